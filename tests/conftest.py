"""What every test may take, and what holds for all of them."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.strict.watch import watch_writes

# No test is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person ask for more schedules, or for fewer."""
    parser.addoption(
        "--schedules",
        type=int,
        default=25,
        help="Seeded schedules for each kind of fault between us and Google (25); `make test` asks for 40.",
    )
    parser.addoption(
        "--weeks",
        type=int,
        default=300,
        help="Generated weeks of a team whose owners hear of their rows (300).",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as cores: many a test waits for a program, a server or a browser."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


@pytest.fixture(scope="session")
def nudge_weeks(request: pytest.FixtureRequest) -> int:
    """How many weeks of a team are played."""
    return int(request.config.getoption("--weeks"))


@pytest.fixture(scope="session")
def schedules(request: pytest.FixtureRequest) -> int:
    """How many seeded schedules each kind of fault meets."""
    return int(request.config.getoption("--schedules"))


@pytest.fixture(scope="session", autouse=True)
def _strictly() -> Iterator[None]:
    """Every workbook that a test lets us write is looked at strictly."""
    with pytest.MonkeyPatch.context() as patch:
        watch_writes(patch)
        yield
