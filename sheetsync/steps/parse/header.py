"""Headers: which row names the columns, and which column is about what.

An exact alias decides; anything fuzzier only suggests. Where two columns claim one field, the
stronger alias wins, and two of equal strength are a question for the team, not for us.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column, Field
from sheetsync.model.settings import Reading
from sheetsync.steps.parse.alias import claims_of
from sheetsync.steps.parse.date import read_date
from sheetsync.steps.parse.shape import columns_beside, period_columns, tick_columns
from sheetsync.steps.parse.status import ALIASES as STATUS_WORDS
from sheetsync.steps.parse.words import nearest, plain

SEARCHED_ROWS: Final = 20
ENOUGH: Final = 2
"""A row that names at least this many fields can be the header row."""

WEAK: Final = 2
"""The rank of words such as "title", which name a project, or a line of work below one."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header row, 0 if there is none, and what its columns mean.

    `ambiguous` are pairs of headers that claim one field with equal right. `others` are the
    columns that nobody asked for. `suggestions` name, for a field without a column, the header
    that is spelled most like it. `tie` are two rows that could be the header with equal right.

    `ticks` are the columns of a status that is ticked: their headers are its words. `periods` are
    quarters or weeks as columns, and `beside` the columns of another table beside this one.
    """

    row: int = 0
    columns: Mapping[Field, Column] = field(default_factory=dict)
    ambiguous: Mapping[Field, tuple[Column, ...]] = field(default_factory=dict)
    others: tuple[Column, ...] = ()
    suggestions: Mapping[Field, str] = field(default_factory=dict)
    tie: tuple[int, ...] = ()
    ticks: tuple[Column, ...] = ()
    periods: tuple[Column, ...] = ()
    beside: tuple[Column, ...] = ()


def is_own(grid: Grid, row: int, column: int, own_header: str) -> bool:
    """Whether a column is ours: by what the store knows, else by its header."""
    if grid.own:
        return grid.own.column == column
    return plain(grid.at(CellRef(row, column)).shown) == plain(own_header)


def find_header(grid: Grid, reading: Reading) -> Header:
    """Find the header row and map its columns."""
    if reading.header_row:
        return _map(grid, reading.header_row, reading)
    named = {row: fields_named(grid, row, reading) for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1)}
    best = max(map(len, named.values()), default=0)
    if best < ENOUGH:
        return Header(periods=_periods_somewhere(grid))
    # Of rows that say the same, the first is the header: the others head more of the same table.
    first: dict[tuple[tuple[int, str], ...], int] = {}
    for row, fields in named.items():
        if len(fields) == best:
            first.setdefault(tuple(_texts(grid, row)), row)
    rows = [*first.values()]
    rows = [*(row for row, fields in named.items() if _heads_a_table_above(grid, row, fields, rows[0])), *rows]
    return Header(tie=tuple(rows[:2])) if len(rows) > 1 else _map(grid, rows[0], reading)


def _heads_a_table_above(grid: Grid, row: int, fields: set[Field], header: int) -> bool:
    """Whether a row far above the best one heads work of its own, which would be taken for a title."""
    between = sum(any(not cell.is_blank for cell in cells) for cells in grid.rows[row : header - 1])
    return row < header and len(fields) > ENOUGH and bool(fields & {Field.PROJECT, Field.DELIVERABLE}) and between > 1


def _periods_somewhere(grid: Grid) -> tuple[Column, ...]:
    """Return the periods of the first row that has them as columns; of a sheet without a header."""
    found = (period_columns([*_texts(grid, row)]) for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1))
    return tuple(Column(number, one_line(text)) for number, text in next(filter(None, found), ()))


def fields_named(grid: Grid, row: int, reading: Reading) -> set[Field]:
    """Return the different fields that a row names."""
    own = {plain(header): meaning for meaning, header in reading.columns.items()}
    named = set()
    for column, text in _texts(grid, row):
        if is_own(grid, row, column, reading.own_header):
            continue
        if plain(text) in own:
            named.add(own[plain(text)])
        elif claims := claims_of(text):
            named.add(claims[0][0])
    return named


def _texts(grid: Grid, row: int) -> Iterator[tuple[int, str]]:
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


Claims = Mapping[Field, list[tuple[int, Column]]]
"""The columns that claim each field, each with the rank of its word; -1 is the team's own word."""


def _claims(named: Iterable[tuple[int, str]], reading: Reading) -> tuple[Claims, list[Column]]:
    """Return the claims, and the columns that claim nothing."""
    claims: defaultdict[Field, list[tuple[int, Column]]] = defaultdict(list)
    others: list[Column] = []
    second: dict[Column, tuple[Field, int]] = {}
    wanted = {plain(header): meaning for meaning, header in reading.columns.items()}
    for number, text in named:
        column = Column(number, one_line(text))
        found = [each for each in claims_of(text) if each[0] not in reading.columns]
        if plain(text) in wanted:
            claims[wanted[plain(text)]].append((-1, column))
        elif found:
            claims[found[0][0]].append((found[0][1], column))
            if len(found) > 1:
                second[column] = found[1]
        else:
            others.append(column)
    # "Project | Epic": the word that is weaker here has a second meaning, and keeps it.
    strongest = min((rank for rank, _ in claims.get(Field.PROJECT, ())), default=0)
    for rank, column in [*claims.get(Field.PROJECT, ())]:
        if rank > strongest and column in second:
            claims[Field.PROJECT].remove((rank, column))
            claims[second[column][0]].append((second[column][1], column))
    return claims, others


def _map(grid: Grid, row: int, reading: Reading) -> Header:
    texts = [*_texts(grid, row)]
    own = {number for number, _ in texts if is_own(grid, row, number, reading.own_header)}
    named = [each for each in texts if each[0] not in own]
    beside, periods = columns_beside(grid, row, named, own), period_columns(named)
    named = [each for each in named if each not in beside]
    ticks, are_statuses = tick_columns(grid, row, named)
    # Columns to tick are one status together. One of them alone would say what the sheet doesn't.
    apart = [each for each in named if each in periods or (are_statuses and plain(each[1]) in STATUS_WORDS)]
    claims, others = _claims((each for each in named if each not in apart), reading)
    columns, ambiguous, lost = _settled(grid, row, claims)
    if Field.STATUS in columns:
        ticks = ()
    elif ticks:
        columns[Field.STATUS] = Column(ticks[0][0], " / ".join(one_line(text) for _, text in ticks))
    others += [*lost, *(Column(number, one_line(text)) for number, text in apart if (number, text) not in ticks)]
    return Header(
        row,
        columns,
        ambiguous,
        tuple(sorted(others, key=lambda each: each.number)),
        {
            meaning: nearest(meaning.value, [each.header for each in others])
            for meaning in Field
            if meaning not in columns
        },
        ticks=_as_columns(ticks),
        periods=_as_columns(periods),
        beside=_as_columns(beside),
    )


def headers_in(grid: Grid, row: int) -> tuple[Column, ...]:
    """Return every header of a row, whatever it says."""
    return _as_columns(_texts(grid, row))


def _as_columns(named: Iterable[tuple[int, str]]) -> tuple[Column, ...]:
    return tuple(Column(number, one_line(text)) for number, text in named)


def _settled(
    grid: Grid, row: int, claims: Claims
) -> tuple[dict[Field, Column], dict[Field, tuple[Column, ...]], list[Column]]:
    """Return the column of each field, those that can't be told apart, and those that lost."""
    columns, ambiguous = {}, {}
    lost: list[Column] = []
    for meaning, claimed in claims.items():
        if not claimed:
            continue
        strongest = min(rank for rank, _ in claimed)
        best = [column for rank, column in claimed if rank == strongest]
        if len(best) > 1:
            best = _by_content(grid, row, meaning, best)
        if len(best) > 1:
            ambiguous[meaning] = tuple(best)
        columns[meaning] = best[0]
        lost += [column for _, column in claimed if column != best[0]]
    project, deliverable = columns.get(Field.PROJECT), columns.get(Field.DELIVERABLE)
    weak = project is not None and (WEAK, project) in claims[Field.PROJECT]
    if weak and project and deliverable and _groups(grid, row, deliverable.number, project.number):
        ambiguous[Field.PROJECT] = (project, deliverable)
    return columns, ambiguous, lost


def _groups(grid: Grid, row: int, coarse: int, fine: int) -> bool:
    """Whether one column says the same for several different texts of another: milestones beside titles."""
    rows = range(row + 1, len(grid.rows) + 1)
    pairs = [tuple(grid.at(CellRef(under, column)).shown.strip() for column in (coarse, fine)) for under in rows]
    both = [pair for pair in pairs if all(pair)]
    distinct = len({pair[0] for pair in both})
    return len(both) > 2 and distinct <= len(both) * 2 / 3 and len({pair[1] for pair in both}) == len(both)


def _by_content(grid: Grid, row: int, meaning: Field, claimed: list[Column]) -> list[Column]:
    """Keep, of columns with equal right by their header, those whose cells fit the field best."""
    fits = {each.number: _fit(grid, row, meaning, each.number) for each in claimed}
    best = max(fits.values())
    return [each for each in claimed if fits[each.number] == best]


def _fit(grid: Grid, row: int, meaning: Field, column: int) -> float:
    """Return the share of a column's cells that fit the field, in tenths, so that a stray cell doesn't decide."""
    texts = [cells[column - 1].shown for cells in grid.rows[row:] if len(cells) >= column]
    filled = [text for text in texts if text.strip()]
    if not filled:
        return 0.0
    match meaning:
        case Field.STATUS:
            fitting = sum(plain(text) in STATUS_WORDS for text in filled)
        case Field.START | Field.END | Field.UPDATED:
            fitting = sum(read_date(text) is not None for text in filled)
        case _:
            fitting = len(filled)
    return round(0.1 + 0.9 * fitting / len(filled), 1)
