"""What every test may take, and what holds for all of them."""

import pytest
from hypothesis import settings

# No test is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person ask for more schedules, or for fewer."""
    parser.addoption(
        "--schedules",
        type=int,
        default=25,
        help="Seeded schedules for each kind of fault between us and Google (25); `make test` asks for 250.",
    )


@pytest.fixture(scope="session")
def schedules(request: pytest.FixtureRequest) -> int:
    """How many seeded schedules each kind of fault meets."""
    return int(request.config.getoption("--schedules"))
