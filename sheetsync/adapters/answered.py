"""Whether a cell is still the one that a person was shown when they answered."""

from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer


def is_as_shown(grid: Grid, answer: Answer) -> bool:
    """Whether an answer may be typed: its row has its name, and its cell shows the old text, typed by a person."""
    cell = grid.at(answer.edit.cell)
    is_text = cell.is_blank or isinstance(cell.value, str)
    same_row = grid.at(answer.beside).shown.strip() == answer.name
    return same_row and is_text and not cell.formula and cell.shown == answer.edit.old


def is_typed(grid: Grid, answer: Answer) -> bool:
    """Whether an answer stands where it was meant to."""
    return grid.at(answer.edit.cell).shown == answer.edit.new and grid.at(answer.beside).shown.strip() == answer.name
