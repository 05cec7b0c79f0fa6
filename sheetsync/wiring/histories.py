"""Wiring for the memory: the history that is meant, and its export."""

from pathlib import Path

from sheetsync.adapters.history import HistoryFolder
from sheetsync.config.load import Config
from sheetsync.errors import UsageError
from sheetsync.model.settings import Remembering
from sheetsync.model.snapshot import History
from sheetsync.ports import HistoryStore
from sheetsync.steps.tabulate import columns, states


def history(configured: Config) -> HistoryStore | None:
    """Return where to remember what runs saw; None where neither a configuration nor an option says.

    Raises:
        UsageError: A database is named, and what it takes is not installed, or it is no database.
    """
    said = configured.choices.history
    if configured.file is None and said == Remembering():
        return None
    if not said.url:
        return HistoryFolder(configured.path(said.folder, "[history] folder"))
    try:
        from sheetsync.adapters.history.database import HistoryDatabase
    except ImportError:
        from sheetsync.extra import mend

        raise UsageError(
            f"a database for the history takes more than is installed: {mend('server')}, "
            "or name a folder under [history]"
        ) from None
    return HistoryDatabase(said.url)


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

    found = states(remembered.snapshots)
    write_table(file, columns(found))
    return len(found)
