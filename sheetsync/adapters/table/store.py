"""The store that is a table which is read, and never written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NoReturn

from sheetsync.adapters.office.container import read_file
from sheetsync.errors import UsageError
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.plan import Answer, Plan, Written
from sheetsync.ports import Replan, Wanted, every

SUFFIXES: Final = (".csv", ".tsv", ".ods", ".xls")


class TableFile:
    """Reads `.csv`, `.tsv`, `.ods` and `.xls`, and refuses every write.

    `known_as` is what the file is known by on any machine; None is its path. `encoding` is that of a `.csv` file;
    "" finds it out.
    """

    def __init__(self, path: Path, *, known_as: str | None = None, encoding: str = "") -> None:
        self._path = path
        self._known_as = known_as
        self._encoding = encoding
        self._reads = 0

    @property
    def requests(self) -> Mapping[str, int]:
        """How often the file was read."""
        return {"read": self._reads, "write": 0}

    def begin(self) -> None:
        """Begin another turn: a file can be read as often as anybody wants."""

    def read(self, wanted: Wanted = every, *, looks: bool = False) -> Spreadsheet:
        """Read the tabs that are wanted, and the names of the others; nothing in them has a look."""
        # Imported here: many a command names a table only to be told that it can't be written.
        from sheetsync.adapters.table.read import read_tabs

        del looks
        self._reads += 1
        read, notices = read_tabs(self._path, read_file(self._path), self._encoding)
        grids = tuple(each if wanted(each.tab, each.tab_id) else replace(each, rows=()) for each in read)
        return Spreadsheet(self._path.stem, str(self._path), grids, "", known_as=self._known_as, notices=notices)

    def apply(self, plan: Plan, replan: Replan) -> Written:
        """Refuse; see `refuse`."""
        del plan, replan
        self.refuse()

    def answer(self, tab: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Refuse; see `refuse`."""
        del tab, answers
        self.refuse()

    def clear(self, *, dry_run: bool = False) -> Written:
        """Refuse; see `refuse`."""
        del dry_run
        self.refuse()

    def refuse(self) -> NoReturn:
        """Stop before a write that can never be.

        Raises:
            UsageError: Always.
        """
        raise UsageError(
            f"{self._path} can be read, but not written: save it as .xlsx and sync that, "
            "or use `sheetsync check` and `sheetsync summary`"
        )
