"""The stores that the contract of the history is asked of: the folder, SQLite, and a real PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sheetsync.adapters.history import HistoryFolder
from sheetsync.adapters.history.database import HistoryDatabase
from sheetsync.ports import HistoryStore
from tests import postgres

KINDS = ["folder", "sqlite", *(() if postgres.why_not() else ("postgresql",))]

NewStore = Callable[[], HistoryStore]
"""Opens the same place again, as another run does."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where a database could not be tried."""
    if postgres.why_not():
        terminalreporter.write_line(f"The history was not tried on PostgreSQL: {postgres.why_not()}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A server of our own."""
    with postgres.running() as server:
        yield server


@pytest.fixture(params=KINDS)
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """How to open one place, that is empty at first."""
    if request.param == "folder":
        yield lambda: HistoryFolder(tmp_path / "history")
        return
    with ExitStack() as opened:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path / 'history.db'}"
        else:
            url = opened.enter_context(request.getfixturevalue("postgres_server").database("history"))

        def new() -> HistoryStore:
            database = HistoryDatabase(url)
            opened.callback(database.close)
            return database

        yield new


@pytest.fixture
def store(new_store: NewStore) -> HistoryStore:
    """One opened place."""
    return new_store()
