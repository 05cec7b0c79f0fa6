"""Wiring for the memory: the history that is meant, and its export."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sheetsync.config.load import Config
from sheetsync.errors import UsageError
from sheetsync.model.settings import Remembering
from sheetsync.model.snapshot import History
from sheetsync.ports import HistoryStore


def _database(configured: Config) -> HistoryStore:
    try:
        from sheetsync.adapters.history.database import HistoryDatabase
    except ImportError:
        from sheetsync.extra import mend

        raise UsageError(
            f"a database for the history takes more than is installed: {mend('server')}, "
            "or name a folder under [history]"
        ) from None
    return HistoryDatabase(configured.choices.history.url)


def _folder(configured: Config) -> HistoryStore:
    from sheetsync.adapters.history import HistoryFolder

    return HistoryFolder(configured.path(configured.choices.history.folder, "[history] folder"))


@dataclass(frozen=True, slots=True)
class HistoryKind:
    """A kind of history store: whether it is the one that is configured, and what opens it.

    `open` raises UsageError where what it takes is not installed, or it is none.
    """

    accepts: Callable[[Remembering], bool]
    open: Callable[[Config], HistoryStore]


HISTORIES: Final = (
    HistoryKind(lambda said: bool(said.url), _database),
    HistoryKind(lambda said: bool(said.folder), _folder),
)
"""The one table of histories: the first that accepts what is configured has it."""


def history(configured: Config) -> HistoryStore | None:
    """Return where to remember what runs saw; None where neither a configuration nor an option says.

    Raises:
        UsageError: A database is named, and what it takes is not installed, or it is no database.
    """
    said = configured.choices.history
    if configured.file is None and said == Remembering():
        return None
    return next(each for each in HISTORIES if each.accepts(said)).open(configured)


def needed_history(configured: Config) -> HistoryStore:
    """Return the history, for a command that makes no sense without one.

    Raises:
        UsageError: None is named.
    """
    found = history(configured)
    if found is None:
        raise UsageError("no history is named: give --history DIR, or run where sheetsync.toml is")
    return found


def export(remembered: History, file: Path) -> int:
    """Write every state of every line into a file, and return how many there are."""
    from sheetsync.adapters.table_file import write_table
    from sheetsync.steps.tabulate import columns, states

    found = states(remembered.snapshots)
    write_table(file, columns(found))
    return len(found)
