"""Cells, rows and the lines (a row's or a column's own properties): values that are never changed in place."""

from dataclasses import dataclass

from localsheets.errors import Json


@dataclass(frozen=True, slots=True)
class Cell:
    """What is stored in a cell, in the API's own terms.

    `value` is userEnteredValue; `computed` is what a formula that we can't work out comes to.
    """

    value: Json | None = None
    format: Json | None = None
    note: str = ""
    validation: Json | None = None
    runs: tuple[Json, ...] = ()
    chips: tuple[Json, ...] = ()
    hyperlink: str = ""
    computed: Json | None = None

    @property
    def typed(self) -> bool:
        """Whether something was entered."""
        return self.value is not None

    @property
    def formula(self) -> str:
        """The formula that was entered; empty where none was."""
        return str((self.value or {}).get("formulaValue", ""))


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Line:
    """A row's or a column's own properties. Sizes are in pixels."""

    size: int
    hidden_by_user: bool = False
    hidden_by_filter: bool = False

    @property
    def hidden(self) -> bool:
        """Whether nobody sees it."""
        return self.hidden_by_user or self.hidden_by_filter


ROW = Line(21)
COLUMN = Line(100)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells up to the last that holds anything, and its properties."""

    cells: tuple[Cell, ...] = ()
    line: Line = ROW

    def at(self, column: int) -> Cell:
        """The cell of a column counted from 0."""
        return self.cells[column] if column < len(self.cells) else EMPTY


BLANK = Row()
