"""The history that is a database: SQLite in a file, or PostgreSQL for many roadmaps and many writers.

One table of entries, numbered for each roadmap: they say the same as the lines of a folder. Two
runs that cross ask for the same number; the database gives it to one, and the other looks again.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlalchemy as sql
from sqlalchemy.exc import DBAPIError, IntegrityError

from sheetsync.adapters.database_url import engine_of, meaning
from sheetsync.adapters.history.entry import Entry, entries_of, entry_of, is_new, jumped, text_of, told_entry
from sheetsync.adapters.history.replay import history_of, is_sound, without_those_before
from sheetsync.errors import SheetsyncError, UnavailableError, UnsafeError, UsageError
from sheetsync.model.snapshot import History, Snapshot

T = TypeVar("T")

SAID_AT: Final = "`url` under [history]"
MIGRATIONS: Final = Path(__file__).parent / "migrations"
ROUNDS: Final = 20
"""How often a run that was overtaken looks again."""

BUSY_TIMEOUT_MS: Final = 30_000
"""How long a run waits for another one that writes into the same file."""

ENTRIES: Final = sql.Table(
    "sheetsync_entry",
    sql.MetaData(),
    sql.Column("roadmap", sql.String(200), primary_key=True),
    sql.Column("number", sql.Integer, primary_key=True),
    sql.Column("entry", sql.Text, nullable=False),
)


class HistoryDatabase:
    """Remembers roadmaps in a database, and brings its tables up to date at the first use."""

    def __init__(self, url: str) -> None:
        """Name the database, such as `sqlite:///history.db` or `postgresql+psycopg://host/name`.

        Raises:
            UsageError: The URL names no database that is known here.
        """
        self._engine = engine_of(url, said_at=SAID_AT, example="sqlite:///history.db or postgresql+psycopg://host/name")
        if self._engine.dialect.name == "sqlite":
            _take_turns(self._engine)
        self._is_current = False

    def read(self, roadmap: str) -> History:
        """Return all that is known of a roadmap."""
        with self._connected() as connection:
            read = _read(connection, roadmap)
        damages = [f"entry {number} of the history: damaged, and left out" for number in read.damaged]
        return history_of(read.entries, damages)

    def append(self, roadmap: str, snapshot: Snapshot) -> bool:
        """Add one row, if there is anything new to say."""

        def work(connection: sql.Connection) -> bool:
            read = _read(connection, roadmap)
            last = history_of(read.entries).last
            if last is not None and last.taken > snapshot.taken:
                raise UnsafeError(jumped(last.taken, snapshot.taken))
            if not is_new(snapshot, last):
                return False
            # What was lost with a damaged entry is said again.
            _insert(connection, roadmap, read, [entry_of(snapshot, None if read.damaged else last)])
            return last is None or not last.shows_the_same(snapshot)

        return self._attempt(work)

    def begin(self, roadmap: str, history: History) -> bool:
        """Add the rows of a whole history, in one transaction."""

        def work(connection: sql.Connection) -> bool:
            read = _read(connection, roadmap)
            if not read.entries:
                _insert(connection, roadmap, read, entries_of(history))
            return not read.entries

        return self._attempt(work)

    def tell(self, roadmap: str, audience: str, at: datetime) -> None:
        """Add one row that says that an audience was told."""
        self._attempt(lambda each: _insert(each, roadmap, _read(each, roadmap), [told_entry(audience, at)]))

    def prune(self, roadmap: str, before: datetime) -> int:
        """Replace the rows that were read by those that are left, in one transaction."""

        def work(connection: sql.Connection) -> int:
            read = _read(connection, roadmap)
            kept = without_those_before(read.entries, before)
            if kept.forgotten:
                old = (ENTRIES.c.roadmap == roadmap) & (ENTRIES.c.number <= read.highest)
                connection.execute(sql.delete(ENTRIES).where(old))
                _insert(connection, roadmap, read, kept.entries)
            return kept.forgotten

        return self._attempt(work)

    def roadmaps(self) -> Sequence[str]:
        """Return the names of the roadmaps that are remembered, sorted."""
        with self._connected() as connection:
            return sorted(connection.scalars(sql.select(ENTRIES.c.roadmap).distinct()))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _attempt(self, work: Callable[[sql.Connection], T]) -> T:
        """Do the work in one transaction; all of it again where another run took our numbers."""
        for _ in range(ROUNDS):
            with suppress(IntegrityError), self._connected() as connection:
                return work(connection)
        raise UnavailableError("the history is busy: run again")

    @contextmanager
    def _connected(self) -> Iterator[sql.Connection]:
        """Give a transaction; what the database says against it becomes a sentence, never with its URL."""
        try:
            self._migrate()
            with self._engine.begin() as connection:
                yield connection
        except (SheetsyncError, IntegrityError):
            raise
        except DBAPIError as error:
            raise meaning(error, self._engine.url, what="the history", said_at=SAID_AT) from None
        except TypeError:
            # A driver takes what stands behind the "?" of a URL as its own options.
            raise UsageError(f"{SAID_AT} has an option that its driver doesn't know: leave it out") from None

    def _migrate(self) -> None:
        if self._is_current:
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._engine.begin() as connection:
            config.attributes["connection"] = connection
            if connection.dialect.name == "postgresql":
                # Two first runs take turns; the lock ends with the transaction.
                connection.execute(sql.text("SELECT pg_advisory_xact_lock(731046001)"))
            command.upgrade(config, "head")
        self._is_current = True


def _take_turns(engine: sql.Engine) -> None:
    """Begin each transaction of SQLite as a writer: it waits for the one before, as a late writer could not."""

    @sql.event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")

    @sql.event.listens_for(engine, "begin")
    def begin(connection: sql.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows of one roadmap: the sound entries, the numbers of those that are not, and the highest one."""

    entries: list[Entry]
    damaged: list[int]
    highest: int


def _read(connection: sql.Connection, roadmap: str) -> _Read:
    chosen = sql.select(ENTRIES.c.number, ENTRIES.c.entry).where(ENTRIES.c.roadmap == roadmap)
    read = _Read([], [], 0)
    for number, text in connection.execute(chosen.order_by(ENTRIES.c.number)):
        try:
            entry = json.loads(text)
        except ValueError:
            entry = None
        if is_sound(entry):
            read.entries.append(entry)
        else:
            read.damaged.append(number)
        read = replace(read, highest=number)
    return read


def _insert(connection: sql.Connection, roadmap: str, read: _Read, entries: Sequence[Entry]) -> None:
    rows = [
        {"roadmap": roadmap, "number": number, "entry": text_of(each)}
        for number, each in enumerate(entries, start=read.highest + 1)
    ]
    connection.execute(sql.insert(ENTRIES), rows)
