"""The header row: which row names the columns, of those whose words say so; the cells below decide.

The words shortlist a few rows, and their columns' cells judge them. Two rows that could both be the
header are a question for the team, not for us.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse.concept import concepts_of, meanings_of
from sheetsync.steps.parse.header import Header, NoHeader, is_own, rows_below, texts_of
from sheetsync.steps.parse.mapping import map_columns
from sheetsync.steps.parse.no_roadmap import no_roadmap
from sheetsync.steps.parse.profile import SAMPLE, Kind, kind_of, profile
from sheetsync.steps.parse.shape import period_columns
from sheetsync.steps.parse.words import plain

SEARCHED_ROWS: Final = 30
ENOUGH: Final = 2
"""A row that names at least this many fields can be the header row."""

LABEL: Final = 40
"""Characters in the longest header of a row that is known by its structure alone."""

CLEAR: Final = 2.0
"""Points of a header that counts among the fields that a row names: "family members" are hardly an owner."""

_NAMED: Final = frozenset({Field.PROJECT, Field.DELIVERABLE})
"""Without one of these, no row below a header is work."""

SHORTLIST: Final = 3
"""Rows that are judged by the cells below them."""

MANY: Final = 3
"""Periods as columns that make a calendar of a sheet."""

SURE: Final = 2.0
"""By how many points one row has to be the better header than another that names as many fields."""

IDLE: Final = 6.0
"""Points that a header loses that has no work below it."""

_NO_HEADERS: Final = frozenset({Kind.DATE, Kind.NUMBER, Kind.LINK, Kind.PERCENT, Kind.MACHINE, Kind.HANDLE})


def find_header(grid: Grid, reading: Reading) -> Header | NoHeader:
    """Find the header row and map its columns; the row that the team named may name nothing that is known."""
    if reading.header_row is not None:
        return map_columns(grid, reading.header_row, reading)
    named = {row: fields_named(grid, row, reading) for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1)}
    rows = _shortlist(grid, named)
    found: dict[int, Header] = {}
    for header in sorted((_judged(grid, row, reading) for row in rows), key=lambda each: -each.points):
        # Rows that one header is merged over are one.
        found.setdefault(header.row, header)
    judged = [each for each in found.values() if len(_about(each)) >= ENOUGH and each.points > 0]
    judged = judged if any(_NAMED & set(each.columns) for each in judged) else []
    best = judged[0] if judged else _by_structure(grid, reading)
    if best is None or _is_calendar(grid, best) or _stands_under_periods(grid, best):
        return NoHeader(periods=_periods_somewhere(grid))
    if rivals := [each.row for each in judged[1:] if _could_be(each, best, named)]:
        return NoHeader(tie=tuple(sorted((best.row, rivals[0]))))
    above = next((row for row in named if _heads_a_table_above(grid, row, named[row], best.row)), None)
    if above is not None:
        return NoHeader(tie=(above, best.row))
    if instead := no_roadmap(grid, best):
        return NoHeader(instead=instead)
    return best if best.columns else NoHeader(periods=best.periods)


def _about(header: Header) -> set[Field]:
    """Return what a row's columns are about, or could be: that its cells leave a doubt makes it no other row."""
    return {*header.columns, *(each.field for each in header.doubts)}


def _is_calendar(grid: Grid, header: Header) -> bool:
    """Whether the work stands under periods, in a sheet that says of no line when it starts or ends."""
    most = len(header.periods) >= MANY and 2 * len(header.periods) >= sum(1 for _ in texts_of(grid, header.row))
    # Marks in a chart say less than a column does that tells how each line stands.
    is_tracked = Field.STATUS in header.columns and Field.DELIVERABLE in header.columns
    return most and not is_tracked and not {Field.START, Field.END} & set(header.columns)


def _stands_under_periods(grid: Grid, header: Header) -> bool:
    """Whether a row above the header has periods for most of its columns, so that the header itself is work."""
    for row in range(1, header.row):
        texts = [*texts_of(grid, row)]
        periods = {column for column, _ in period_columns(texts)}
        is_mapped = any(each.number in periods for each in header.columns.values())
        if len(periods) >= MANY and 2 * len(periods) >= len(texts) and is_mapped:
            return True
    return False


def _shortlist(grid: Grid, named: Mapping[int, set[Field]]) -> list[int]:
    """Return the rows that name the most fields, of rows that say the same the first: others head more of one table."""
    most = max(map(len, named.values()), default=0)
    first: dict[tuple[tuple[int, str], ...], int] = {}
    for row in sorted(named, key=lambda row: (-len(named[row]), row)):
        if len(named[row]) >= max(ENOUGH, most / 2):
            first.setdefault(tuple(texts_of(grid, row)), row)
    return [*first.values()][:SHORTLIST]


def _could_be(header: Header, best: Header, named: Mapping[int, set[Field]]) -> bool:
    """Whether another row could be the header as well as the best one."""
    as_many = len(named.get(header.row, ())) >= len(named.get(best.row, ()))
    return as_many and best.points - header.points < SURE


def _judged(grid: Grid, row: int, reading: Reading) -> Header:
    """Map a row as the header, with points for what its columns claim, less what speaks against it."""
    header = map_columns(grid, row, reading)
    own = {each for each in range(1, grid.width + 1) if is_own(grid, row, each, reading.own_header)}
    texts = [(column, text) for column, text in texts_of(grid, row) if column not in own]
    against = sum(kind_of(text.strip()) in _NO_HEADERS or len(text) > 80 for _, text in texts)
    below = [*rows_below(grid, header.row)]
    said_again = sum(
        any(grid.at(CellRef(each, column)).shown.strip() == text.strip() for each in below[:SAMPLE])
        for column, text in texts
    )
    if said_again and any([*texts_of(grid, each)] == [*texts_of(grid, row)] for each in below[:SAMPLE]):
        # A header that is said again as a whole heads more of the same table.
        said_again = 0
    # "Completed" over a column of nothing like ticks is a cell, and no header.
    states = sum(
        kind_of(text.strip()) is Kind.STATUS and not _is_ticked_below(grid, column, below) for column, text in texts
    )
    points = header.points - against - 2 * states - said_again - (0 if below else IDLE)
    return replace(header, points=points)


def _is_ticked_below(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    cells = profile(grid, column, rows)
    return cells.share(Kind.TICK, Kind.DATE) > 0.5


def _by_structure(grid: Grid, reading: Reading) -> Header | None:
    """Find a header of which only the column of the work has no name that is known: the widest row, over lists."""
    for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1):
        texts = [text for _, text in texts_of(grid, row)]
        known = sum(bool(concepts_of(text)) for text in texts)
        looks_so = len({*map(plain, texts)}) == len(texts) and all(len(text) <= LABEL for text in texts)
        if not looks_so or known < ENOUGH or len([*rows_below(grid, row)]) <= ENOUGH:
            continue
        header = _judged(grid, row, reading)
        is_named = all(each.field is not Field.DELIVERABLE for each in header.doubts)
        is_said = len(_about(header)) >= ENOUGH or (is_named and 2 * known > len(texts))
        if Field.DELIVERABLE in header.columns and is_said and header.points >= ENOUGH:
            return header
    return None


def _heads_a_table_above(grid: Grid, row: int, fields: set[Field], header: int) -> bool:
    """Whether a row far above the best one heads work of its own, which would be taken for a title."""
    between = sum(any(not cell.is_blank for cell in cells) for cells in grid.rows[row : header - 1])
    return row < header and len(fields) > ENOUGH and bool(fields & {Field.PROJECT, Field.DELIVERABLE}) and between > 1


def _periods_somewhere(grid: Grid) -> tuple[Column, ...]:
    """Return the periods of the first row that has them as columns; of a sheet without a header."""
    found = (period_columns([*texts_of(grid, row)]) for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1))
    return tuple(Column(number, one_line(text)) for number, text in next(filter(None, found), ()))


def fields_named(grid: Grid, row: int, reading: Reading) -> set[Field]:
    """Return the different fields that a row names."""
    own = {plain(header): meaning for meaning, header in reading.columns.items()}
    named: set[Field] = set()
    for column, text in texts_of(grid, row):
        if is_own(grid, row, column, reading.own_header):
            continue
        if plain(text) in own:
            named.add(own[plain(text)])
        elif (meanings := meanings_of(text)) and meanings[0].points >= CLEAR:
            named.add(meanings[0].field)
    return named
