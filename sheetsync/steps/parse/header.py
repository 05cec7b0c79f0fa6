"""Headers: what a row of headers is, and what its columns were found to mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid, is_of_people
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import OWN_HEADER
from sheetsync.model.terms import Field
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.assign import Doubt
from sheetsync.steps.parse.layout import is_legend, is_total
from sheetsync.steps.parse.words import plain

TAIL: Final = 12
"""Rows at the end of a tab among which sums or a legend may end the work."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header row, and what its columns mean.

    `ambiguous` are columns that could be one field with equal right. `others` are the columns that
    nobody asked for. `suggestions` name, for a field without a column, the header that is spelled
    most like it. `reasons` say what speaks for each column, `doubts` what has to be asked.

    `outranked` are the others that say less of how each line stands than the one that is read.

    `ticks` are the columns of a status that is ticked: their headers are its words. `periods` are
    quarters or weeks as columns, `titles` those of a work that has one for each level, and `beside` the
    columns of another table beside this one. `is_lettered` says that the status is R, A or G.
    `whole` is what says in a status of bare numbers that all is done, None for none; `is_ticked` says that its
    column is one to tick. `end` is the row at which another table begins below; None where none does.
    """

    row: int
    columns: Mapping[Field, Column] = field(default_factory=dict)
    ambiguous: Mapping[Field, tuple[Column, ...]] = field(default_factory=dict)
    others: tuple[Column, ...] = ()
    suggestions: Mapping[Field, str] = field(default_factory=dict)
    ticks: tuple[Column, ...] = ()
    periods: tuple[Column, ...] = ()
    titles: tuple[Column, ...] = ()
    beside: tuple[Column, ...] = ()
    reasons: Mapping[Field, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    outranked: tuple[Column, ...] = ()
    is_ticked: bool = False
    whole: int | None = None
    is_lettered: bool = False
    end: int | None = None
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class NoHeader:
    """That no row is the header: `tie` are two rows that could be it with equal right, `periods` stand as columns.

    `instead` says what the table is that is no roadmap.
    """

    tie: tuple[int, ...] = ()
    periods: tuple[Column, ...] = ()
    instead: Told | None = None


def is_own(grid: Grid, row: int, column: int, own_header: str) -> bool:
    """Whether a column is ours: by what the store knows, else by its header.

    A header that the team chose is none of ours where people's words stand below it. By our default one, what
    a `clear` has left of our column is known.
    """
    if grid.own:
        return grid.own.column == column
    head, wanted = CellRef(row, column), plain(own_header)
    if plain(grid.at(head).shown) != wanted:
        return False
    return wanted == plain(OWN_HEADER) or not is_of_people(grid, head)


def texts_of(grid: Grid, row: int) -> Iterator[tuple[int, str]]:
    """Yield the column and text of each header in a row; one merged downwards belongs to all of its rows."""
    above = {
        span.first.column: span.first.row
        for span in grid.merges
        if span.first.column == span.last.column and span.first.row < row <= span.last.row
    }
    for column in range(1, grid.width + 1):
        cell = grid.at(CellRef(above.get(column, row), column))
        if not cell.is_blank and isinstance(cell.value, str):
            yield column, cell.shown


def rows_below(grid: Grid, row: int) -> Iterator[int]:
    """Yield the rows below a header in which anything stands."""
    return (
        each for each in range(row + 1, len(grid.rows) + 1) if any(not cell.is_blank for cell in grid.rows[each - 1])
    )


def work_rows(grid: Grid, row: int) -> list[int]:
    """Return the rows below a header without what follows the work: sums, and a legend, near the end of the tab."""
    rows = [*rows_below(grid, row)]
    for at in range(max(0, len(rows) - TAIL), len(rows)):
        first = next((cell.shown for cell in grid.rows[rows[at] - 1] if not cell.is_blank), "")
        if is_legend(first) or is_total(first):
            return rows[:at] if at else rows
    return rows


def headers_in(grid: Grid, row: int) -> tuple[Column, ...]:
    """Return every header of a row, whatever it says."""
    return as_columns(texts_of(grid, row))


def as_columns(named: Iterable[tuple[int, str]]) -> tuple[Column, ...]:
    """Return columns by their numbers and headers."""
    return tuple(Column(number, one_line(text)) for number, text in named)
