"""Shape, said: how a sheet holds its work, in one sentence."""

from collections.abc import Sequence
from typing import Final

from sheetsync.model.other_row import RowKind
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field, Shape

MOST: Final = 3
"""Rows that are named in a sentence; the others are counted."""


def shape_said(roadmap: Roadmap) -> str:
    """Return how a sheet holds its work, in one sentence without its full stop."""
    lines = _counted(len(roadmap.table), "line")
    named = [each.name for each in roadmap.projects if each.name]
    match roadmap.shape:
        case Shape.LIST:
            return f"a flat list of {_counted(len(roadmap.table), 'item')}"
        case Shape.GROUPS:
            rows = [each.row for each in roadmap.other_rows if each.kind is RowKind.HEADING]
            heads = f"; {_rows(rows)}" if rows else ""
            return f"{lines} in {_counted(len(named), 'project')}{heads}"
        case Shape.PROJECTS:
            header = roadmap.header(Field.PROJECT)
            if Field.DELIVERABLE not in roadmap.columns:
                return f"{lines}; each row names its project, and there is no column for finer work"
            if len(named) == len(roadmap.table):
                return f"{_counted(len(named), 'project')} with a line each"
            return f'a list of {lines}, grouped by "{header}" into {_counted(len(named), "project")}'


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rows(rows: Sequence[int]) -> str:
    """Name the first rows: "rows 2, 22, 31 and 2 more are headings"."""
    if len(rows) == 1:
        return f"row {rows[0]} is a heading"
    named = [str(each) for each in rows[:MOST]]
    last = f"{len(rows) - MOST} more" if len(rows) > MOST else named.pop()
    return f"rows {', '.join(named)} and {last} are headings"
