"""Spread: the text that a cell is read by, and what one that is merged over several lines says on each."""

from datetime import datetime
from typing import Final

from sheetsync.model.cell import Cell, CellError, is_failed_formula
from sheetsync.model.grid import Grid
from sheetsync.model.terms import Field
from sheetsync.steps.parse.header import Header

_OF_A_PROJECT: Final = frozenset({Field.PROJECT, Field.DELIVERABLE, Field.STAKEHOLDERS, Field.GOAL})
"""What a project says once, however many lines its cell is merged over."""


def cell_text(cell: Cell) -> str:
    """Return the trimmed text that a cell is read by; a typed date as ISO 8601, without its time.

    An error of a kind that nobody knows yet is one all the same.
    """
    value = cell.value
    if isinstance(value, CellError) and not is_failed_formula(value.code):
        return "#ERROR!"
    return value.date().isoformat() if isinstance(value, datetime) else cell.shown.strip()


def spread(grid: Grid, header: Header) -> dict[int, list[tuple[Field, str]]]:
    """Return what a cell that is merged over several lines says on each of them but the first."""
    by_number = {column.number: meaning for meaning, column in header.columns.items() if meaning not in _OF_A_PROJECT}
    found: dict[int, list[tuple[Field, str]]] = {}
    for span in grid.merges:
        meaning = by_number.get(span.first.column)
        if meaning is None or span.first.row <= header.row or span.first.row == span.last.row:
            continue
        text = cell_text(grid.at(span.first))
        for row in range(span.first.row + 1, min(span.last.row, len(grid.rows)) + 1):
            if all(cell.is_blank for cell in grid.rows[row - 1]):
                # A blank row is no line, whatever is merged over it.
                continue
            found.setdefault(row, []).append((meaning, text))
    return found
