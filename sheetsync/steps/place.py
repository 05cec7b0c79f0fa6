"""Place: where our column goes, and what is wrong with where it stands.

A person would put it next to the table, where everybody sees it, and over nothing that is drawn,
coloured, grouped or counted as used.
"""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.area import Area, Use
from sheetsync.model.cell import CellRef, Span, column_letters
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.plan import Install
from sheetsync.model.roadmap import Roadmap

REACH: Final = 16
"""So many columns may lie between the table and ours: more, and nobody sees what belongs together."""

HIDDEN: Final = "is hidden"
_SEEN_BADLY: Final = (Use.DRAWN, Use.GROUPED)


def place(grid: Grid, roadmap: Roadmap, header: str) -> Install | str:
    """Return where our column goes, whether or not there is one already; the reason where there is no place.

    Where nothing is free near the table, a column is inserted beside it if the sheet takes one.

    Args:
        grid: The tab, with all that it was looked at for.
        roadmap: What `grid` was read as.
        header: The header of our column.
    """
    grid = grid.without_own
    table = _table(grid, roadmap)
    if table is None:
        return f'no header row was found on tab "{one_line(grid.tab)}", so nothing was written'
    row = table.first.row
    covered = Span(CellRef(row, 1), table.last)
    beside = table.last.column + 1
    free = (each for each in range(beside, beside + REACH + 1) if not any(_uses(grid, each, table)))
    column = next(free, None)
    if column is not None:
        return Install(CellRef(row, column), header, covered)
    if grid.takes_columns:
        return Install(CellRef(row, beside), header, covered, is_inserted=True)
    why = next(_uses(grid, beside, table))
    letters = column_letters(beside)
    move = f"show column {letters} again" if why == HIDDEN else f"insert an empty column at {letters}"
    return (
        f'near the table on tab "{one_line(grid.tab)}" no column is free for our remarks, so nothing was written: '
        f"{letters} {why}, and none of the {REACH} columns behind it is free and visible; {move}, and run again"
    )


def trouble(grid: Grid, roadmap: Roadmap) -> str | None:
    """Say what is wrong with where our column stands, None for nothing."""
    table = _table(grid.without_own, roadmap)
    if grid.own is None or table is None:
        return None
    column = grid.own.column
    uses = [HIDDEN] if column in grid.hidden_columns else []
    uses += [each.use.value for each in grid.areas if each.use in _SEEN_BADLY and _is_used(each, column, table)]
    if not uses and all(_is_painted(grid, each, table) for each in (column, column + 1)):
        uses.append("stands among coloured cells")
    return f"our column {column_letters(column)} {uses[0]}" if uses else None


def unmovable(grid: Grid) -> CellRef | None:
    """Return the first cell of our column that can't be taken elsewhere: one that holds no text, or has a note."""
    if grid.own is None:
        return None
    for row in range(grid.own.header.row, len(grid.rows) + 1):
        ref = CellRef(row, grid.own.column)
        cell = grid.at(ref)
        if cell.formula or cell.note or not isinstance(cell.value, str | None):
            return ref
    return None


def _table(grid: Grid, roadmap: Roadmap) -> Span | None:
    """Return the table: from its first column that was understood, as far as headers stand side by side."""
    row = roadmap.header_row
    if row is None:
        return None
    columns = [each.number for each in roadmap.columns.values()] or [1]
    last = max(columns)
    while not grid.at(CellRef(row, last + 1)).is_blank:
        last += 1
    return Span(CellRef(row, min(columns)), CellRef(max(roadmap.last_row or row, row + 1), last))


def _uses(grid: Grid, column: int, table: Span) -> Iterator[str]:
    """Say what a column beside the table is used for, from the row of the headers down."""
    if column in grid.hidden_columns:
        yield HIDDEN
    cells = (each[column - 1] for each in grid.rows[table.first.row - 1 :] if len(each) >= column)
    if any(each.value not in (None, "") or each.note for each in cells):
        yield "holds something of yours"
    if any(_is_over(each, column, table) for each in grid.merges):
        yield "belongs to merged cells"
    for each in grid.areas:
        if _is_used(each, column, table):
            yield each.use.value
    if _is_painted(grid, column, table):
        yield "is coloured or bordered"


def _is_used(area: Area, column: int, table: Span) -> bool:
    """Whether an area takes a column: not where it is only the background, nor where it is drawn below the table."""
    if area.use.may_be_background and area.span.first.column <= table.last.column:
        return False
    is_below = area.use is Use.DRAWN and area.span.first.row > table.last.row
    return not is_below and _is_over(area.span, column, table)


def _is_over(span: Span, column: int, table: Span) -> bool:
    return span.first.column <= column <= span.last.column and span.last.row >= table.first.row


def _is_painted(grid: Grid, column: int, table: Span) -> bool:
    """Whether a column has a look of its own: one that is not just the look of the table's row, that goes on."""
    first, last = (grid.paints.get(each.column, {}) for each in (table.first, table.last))
    return any(
        row >= table.first.row and not paint == first.get(row) == last.get(row)
        for row, paint in grid.paints.get(column, {}).items()
    )
