"""The stores that the contract of the history is asked of: the folder, SQLite, and a real PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sql

from sheetsync.adapters.history import HistoryFolder
from sheetsync.adapters.history.database import HistoryDatabase
from sheetsync.ports import HistoryStore
from tests.contract import postgres

KINDS = ["folder", "sqlite", *(() if postgres.why_not() else ("postgresql",))]

NewStore = Callable[[], HistoryStore]
"""Opens the same place again, as another run does."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where a database could not be tried."""
    if postgres.why_not():
        terminalreporter.write_line(f"The history was not tried on PostgreSQL: {postgres.why_not()}")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a server of our own."""
    with postgres.running() as url:
        yield url


@pytest.fixture(params=KINDS)
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """How to open one place, that is empty at first."""
    if request.param == "folder":
        yield lambda: HistoryFolder(tmp_path / "history")
        return
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'history.db'}"
    else:
        url = fresh_database(request.getfixturevalue("postgres_url"))
    opened: list[HistoryDatabase] = []

    def new() -> HistoryStore:
        opened.append(HistoryDatabase(url))
        return opened[-1]

    yield new
    for each in opened:
        each.close()


def fresh_database(server: str) -> str:
    """Make a database on the server that nobody else uses, and return its URL."""
    name = f"history_{uuid4().hex}"
    engine = sql.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sql.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def store(new_store: NewStore) -> HistoryStore:
    """One opened place."""
    return new_store()
