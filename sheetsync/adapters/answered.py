"""Whether a cell is still the one that a person was shown when they answered."""

from datetime import date, datetime

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer


def is_as_shown(grid: Grid, answer: Answer) -> bool:
    """Whether an answer may be typed: its row and column are its own, its cell as it was shown, by hand."""
    cell = grid.at(answer.edit.cell)
    is_typed_by_hand = cell.is_blank or isinstance(cell.value, str) or is_day(cell)
    return _is_in_place(grid, answer) and is_typed_by_hand and not cell.formula and cell.shown == answer.edit.old


def is_day(cell: Cell) -> bool:
    """Whether a cell holds a day, as a date and not as a text; a time of day would be lost, so it is none."""
    return isinstance(cell.value, date) and not isinstance(cell.value, datetime)


def is_typed(grid: Grid, answer: Answer) -> bool:
    """Whether an answer stands where it was meant to."""
    return grid.at(answer.edit.cell).shown == answer.edit.new and _is_in_place(grid, answer)


def _is_in_place(grid: Grid, answer: Answer) -> bool:
    is_column = answer.above is None or grid.at(answer.above).shown == answer.header
    return is_column and grid.at(answer.beside).shown.strip() == answer.name
