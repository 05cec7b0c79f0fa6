"""Shape: what columns are by what stands around and under them, where the header alone would mislead.

Status as a column to tick for each, periods as columns, a second table beside the first.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.terms import Field, Status
from sheetsync.steps.parse.concept import concepts_of, heads_a_column, meanings_of
from sheetsync.steps.parse.profile import Kind, profile
from sheetsync.steps.parse.status import ALIASES as STATUS_WORDS
from sheetsync.steps.parse.tick import ticked
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain

Named = tuple[int, str]
"""A column, from 1, and the text of its header."""

_MONTHS: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|"
    "october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|"
    "juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    "octubre|noviembre|diciembre"
)
GAPS: Final = 3
"""Rows without text between those of columns that make them a part of the table beside them."""

_LEVELLED: Final = re.compile(r"(.+) (\d)")
_PERIOD: Final = re.compile(
    rf"(?:(?:fy ?)?(?:20)?\d\d )?(?:q[1-4]|h[12]|(?:w|wk|kw|week|woche|semaine|sprint|month|iteration|pi) ?\d{{1,2}}"
    rf"|{_MONTHS})(?: (?:fy ?)?(?:20)?\d\d|(?: \d{{1,2}}(?:[/ ]\d{{1,4}})+)?)?"
)


def tick_columns(grid: Grid, row: int, named: Sequence[Named]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return the columns that are a status each, to be ticked; and all that are named after statuses.

    "To do | In progress | Done" with crosses below is a status. The same with dates below is not:
    when something was started is not how it stands. A column of texts is named wrongly, and is neither.
    """
    candidates = [each for each in named if plain(each[1]) in STATUS_WORDS]
    together = len(candidates) > 1 and any(STATUS_WORDS[plain(text)] is Status.IN_PROGRESS for _, text in candidates)
    if not together:
        return (), ()
    rows = _rows_below(grid, row)
    below = [grid.at(CellRef(under, column)).shown for under in rows for column, _ in candidates]
    ticks = [ticked(text) for text in below]
    filled = [tick for tick, text in zip(ticks, below, strict=True) if text.strip()]
    found = tuple(candidates) if None not in filled and True in filled else ()
    of_texts = (each for each in candidates if profile(grid, each[0], rows).share(Kind.TEXT, Kind.NAME) > 0.5)
    return found, tuple(candidates) if found else tuple(each for each in candidates if each not in {*of_texts})


def period_columns(named: Sequence[Named]) -> tuple[Named, ...]:
    """Return the columns that are quarters, months, weeks or sprints; none where there is only one."""
    found = tuple(each for each in named if _is_period(plain(each[1].replace("'", " ").replace("’", " "))))
    return found if len(found) > 1 else ()


def _is_period(text: str) -> bool:
    """Whether a folded header is a time: "Q4 2026", or now, next or later; "sprint" names a column of them."""
    return bool(_PERIOD.fullmatch(text)) or (text in section("cycles") and not heads_a_column(text))


def title_columns(named: Sequence[Named]) -> tuple[Named, ...]:
    """Return the columns of one work's title, a level each: "Title 1", "Title 2"; none where there is only one."""
    stems: dict[str, list[Named]] = {}
    for each in named:
        if (match := _LEVELLED.fullmatch(plain(each[1]))) and "name" in concepts_of(match[1]):
            found = stems.setdefault(match[1], [])
            if int(match[2]) == len(found) + 1:
                found.append(each)
    return next((tuple(found) for found in stems.values() if len(found) > 1), ())


def columns_beside(grid: Grid, row: int, named: Sequence[Named], own: Collection[int]) -> tuple[Named, ...]:
    """Return the columns of another table that stands beside the first, behind a column without any text.

    Our own columns are no gap.

    It is another one when it names two fields again, or when its rows end elsewhere: a legend, a
    calendar, the people of the team. A table with a narrow gap in it goes on to the same last row, or says
    something here and there.
    """
    groups = _groups(grid, row, named, own)
    # What stands before the work is no table of its own: columns were put in between, or taken out.
    while len(groups) > 1 and not {Field.PROJECT, Field.DELIVERABLE} & _fields(groups[0]):
        groups[:2] = [groups[0] + groups[1]]
    first = groups[0] if groups else []
    fields = _fields(first)
    last = _last_row(grid, row, first)
    beside: list[Named] = []
    for group in groups[1:]:
        again = len(_fields(group) & fields) > 1
        elsewhere = len(group) > 1 and 0 < _last_row(grid, row, group) != last and not _has_gaps(grid, row, group)
        if again or elsewhere:
            beside += group
    return tuple(beside)


def _groups(grid: Grid, row: int, named: Sequence[Named], own: Collection[int]) -> list[list[Named]]:
    """Cut the headers wherever a column without header and text lies between them."""
    between = {*range(1, max((number for number, _ in named), default=0))} - {number for number, _ in named}
    rows = [grid.rows[under - 1] for under in _rows_below(grid, row)] if between else []
    filled = {
        column for column in between if any(len(cells) >= column and not cells[column - 1].is_blank for cells in rows)
    }
    groups: list[list[Named]] = []
    before = 0
    for each in named:
        gap = any(column not in filled and column not in own for column in range(before + 1, each[0]))
        if not groups or gap:
            groups.append([])
        groups[-1].append(each)
        before = each[0]
    return groups


def _fields(named: Sequence[Named]) -> set[object]:
    return {meanings[0].field for _, text in named if (meanings := meanings_of(text))}


def _last_row(grid: Grid, row: int, named: Sequence[Named]) -> int:
    """Return the last row in which one of the columns has text, from 1; 0 for none."""
    columns = [column for column, _ in named]
    rows = (
        under
        for under in reversed(_rows_below(grid, row))
        if any(not grid.at(CellRef(under, each)).is_blank for each in columns)
    )
    return next(rows, 0)


def _has_gaps(grid: Grid, row: int, named: Sequence[Named]) -> bool:
    """Whether columns say nothing on some of the rows before their last one: a list of its own has no gaps."""
    said = [
        any(not grid.at(CellRef(under, column)).is_blank for column, _ in named) for under in _rows_below(grid, row)
    ]
    filled = [number for number, each in enumerate(said) if each]
    return len(filled) > 1 and filled[-1] - filled[0] + 1 - len(filled) >= GAPS


def _rows_below(grid: Grid, row: int) -> range:
    return range(row + 1, len(grid.rows) + 1)


UNTICKED: Final = "☐"
"""What stands for the status of a line that is not ticked, where no column is there to tick for that."""


def status_of_ticks(ticks: Mapping[int, str], texts: Mapping[int, str]) -> str:
    """Return the header of the column that is ticked; of several all, joined, so that it can't be read as one."""
    if said := " + ".join(header for column, header in ticks.items() if ticked(texts.get(column, ""))):
        return said
    has_column = any(STATUS_WORDS[plain(header)] is Status.NOT_STARTED for header in ticks.values())
    return "" if has_column else UNTICKED
