"""Headers: which row names the columns, and which column is about what.

An exact alias decides; anything fuzzier only suggests. Where two columns claim one field, the
stronger alias wins, and two of equal strength are a question for the team, not for us.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column, Field, Status
from sheetsync.model.settings import Reading
from sheetsync.steps.parse.date import read_date
from sheetsync.steps.parse.status import ALIASES as STATUS_WORDS
from sheetsync.steps.parse.words import header_words, nearest, plain

SEARCHED_ROWS: Final = 20
ENOUGH: Final = 2
"""A row that names at least this many fields can be the header row."""

# From the strongest alias to the weakest, rank by rank; two columns of one rank tie.
_RANKED: Final = {
    Field.PROJECT: [
        "project; project name",
        "initiative; epic; workstream; feature; projekt; projet; projeto; proyecto",
        "product; item; title; name; titel; задача",
    ],
    Field.GOAL: [
        "user-centric goal; user centric goal; user goal",
        "goal; objective; why; outcome; rationale; expected result; doel; ziel; objetivo",
    ],
    Field.STAKEHOLDERS: ["stakeholder", "audience; customer; segment; for whom; for who"],
    Field.DELIVERABLE: [
        "deliverable",
        "task; milestone; step; key step; activity; inspanning",
        "description; resultaat; result",
    ],
    Field.STATUS: [
        "status; deliverable status; project status",
        "state; stage; rag; rag status; health; progress; done",
    ],
    Field.OWNER: [
        "owner; assignee; dri; deliverable owner; task owner",
        "lead; responsible; resourcing; trekker; assigned to; who",
    ],
    Field.START: ["start; start date; startdatum; est start; starts; begin; from"],
    Field.END: [
        "end; end date; due; due date; deadline; eind datum; einddatum; enddatum",
        "target; target date; eta; finish; until",
    ],
    Field.UPDATED: ["updated; last update; last updated; update; status updated"],
    Field.NOTES: ["note; comment; remark; opmerking; observações; observação; bemerkung"],
    Field.PRIORITY: ["priority; prio; moscow; prioridade; priorität"],
}
_RANKS: Final = {
    header_words(alias): (meaning, rank)
    for meaning, ranks in _RANKED.items()
    for rank, aliases in enumerate(ranks)
    for alias in aliases.split(";")
}


@dataclass(frozen=True, slots=True)
class Header:
    """The header row, 0 if there is none, and what its columns mean.

    `ambiguous` are pairs of headers that claim one field with equal right. `others` are the
    columns that nobody asked for. `suggestions` name, for a field without a column, the header
    that is spelled most like it. `tie` are two rows that could be the header with equal right.
    """

    row: int = 0
    columns: Mapping[Field, Column] = field(default_factory=dict)
    ambiguous: Mapping[Field, tuple[Column, ...]] = field(default_factory=dict)
    others: tuple[Column, ...] = ()
    suggestions: Mapping[Field, str] = field(default_factory=dict)
    tie: tuple[int, ...] = ()


def is_own(grid: Grid, row: int, column: int, own_header: str) -> bool:
    """Whether a column is ours: by what the store knows, else by its header."""
    if grid.own:
        return grid.own.column == column
    return plain(grid.at(CellRef(row, column)).shown) == plain(own_header)


def find_header(grid: Grid, reading: Reading) -> Header:
    """Find the header row and map its columns."""
    if reading.header_row:
        return _map(grid, reading.header_row, reading)
    scores = {row: score(grid, row, reading) for row in range(1, min(SEARCHED_ROWS, len(grid.rows)) + 1)}
    best = max(scores.values(), default=0)
    if best < ENOUGH:
        return Header()
    # Of rows that say the same, the first is the header: the others head more of the same table.
    first: dict[tuple[tuple[int, str], ...], int] = {}
    for row, each in scores.items():
        if each == best:
            first.setdefault(tuple(_texts(grid, row)), row)
    rows = tuple(first.values())
    return Header(tie=rows[:2]) if len(rows) > 1 else _map(grid, rows[0], reading)


def score(grid: Grid, row: int, reading: Reading) -> int:
    """Return how many different fields a row names."""
    own = {plain(header) for header in reading.columns.values()}
    named = set()
    for column, text in _texts(grid, row):
        if is_own(grid, row, column, reading.own_header):
            continue
        if plain(text) in own:
            named.add(text)
        elif alias := _alias(text):
            named.add(alias[0])
    return len(named)


def _alias(text: str) -> tuple[Field, int] | None:
    """Return the field that a header names, and the rank of its alias: the whole of it, else its first line."""
    return _RANKS.get(header_words(one_line(text))) or _RANKS.get(header_words(text))


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


def _claims(grid: Grid, row: int, reading: Reading) -> tuple[Mapping[Field, list[tuple[int, Column]]], list[Column]]:
    """Return the columns that claim each field, each with its rank, -1 for the team's own word; and the rest."""
    claims: defaultdict[Field, list[tuple[int, Column]]] = defaultdict(list)
    unclaimed = []
    wanted = {plain(header): meaning for meaning, header in reading.columns.items()}
    # "To do | In progress | Done": columns to tick. One of them alone would say what the sheet doesn't.
    ticks = any(STATUS_WORDS.get(plain(text)) is Status.IN_PROGRESS for _, text in _texts(grid, row))
    for number, text in _texts(grid, row):
        if is_own(grid, row, number, reading.own_header):
            continue
        column = Column(number, one_line(text))
        alias = None if ticks and plain(text) in STATUS_WORDS else _alias(text)
        if plain(text) in wanted:
            claims[wanted[plain(text)]].append((-1, column))
        elif alias and alias[0] not in reading.columns:
            claims[alias[0]].append((alias[1], column))
        else:
            unclaimed.append(column)
    return claims, unclaimed


def _map(grid: Grid, row: int, reading: Reading) -> Header:
    claims, unclaimed = _claims(grid, row, reading)
    columns, ambiguous = {}, {}
    for meaning, claimed in claims.items():
        strongest = min(rank for rank, _ in claimed)
        best = [column for rank, column in claimed if rank == strongest]
        if len(best) > 1:
            best = _by_content(grid, row, meaning, best)
        if len(best) > 1:
            ambiguous[meaning] = tuple(best)
        columns[meaning] = best[0]
        unclaimed += [column for _, column in claimed if column != best[0]]
    return Header(
        row,
        columns,
        ambiguous,
        tuple(sorted(unclaimed, key=lambda each: each.number)),
        {
            meaning: nearest(meaning.value, [each.header for each in unclaimed])
            for meaning in Field
            if meaning not in columns
        },
    )


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
