"""Whether a cell is still the one that a person was shown when they answered."""

from datetime import date, datetime

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer


def is_as_shown(grid: Grid, answer: Answer) -> bool:
    """Whether an answer may be typed: its row and column are its own, its cell as it was shown, by hand."""
    cell = grid.at(answer.edit.cell)
    is_typed_by_hand = cell.is_blank or isinstance(cell.value, str) or is_day(cell)
    is_in_place = grid.at(answer.above).shown == answer.header and grid.at(answer.beside).shown.strip() == answer.name
    return is_in_place and is_typed_by_hand and not cell.formula and cell.shown == answer.edit.old


def is_day(cell: Cell) -> bool:
    """Whether a cell holds a day, as a date and not as a text; a time of day would be lost, so it is none."""
    return isinstance(cell.value, date) and not isinstance(cell.value, datetime)
