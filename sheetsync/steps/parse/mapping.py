"""Mapping: which column of a header is about what, by its words and by the cells below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse.assign import Assignment, assign
from sheetsync.steps.parse.claim import ENOUGH, FEW, TEAM, Claim, claims_of, reason_of, said_of, without_mails
from sheetsync.steps.parse.concept import concepts_of, is_sub, meanings_of
from sheetsync.steps.parse.crossed import Fits
from sheetsync.steps.parse.fit import fits_of
from sheetsync.steps.parse.header import Header, as_columns, is_own, texts_of, work_rows
from sheetsync.steps.parse.other_table import other_table
from sheetsync.steps.parse.profile import SAMPLE, Kind, Profile, profile
from sheetsync.steps.parse.scale import is_lettered, is_ticked, whole_of
from sheetsync.steps.parse.settle import in_order, settled, without_bare_date
from sheetsync.steps.parse.shape import columns_beside, period_columns, tick_columns, title_columns
from sheetsync.steps.parse.standing import outranked, with_words, without
from sheetsync.steps.parse.told import english
from sheetsync.steps.parse.words import nearest, plain

NAMELESS: Final = 0.3
"""Share of the rows in which a column without a header says something, to be one of the table."""

TICKED: Final = 2.5
"""Points of several columns that are one status to tick."""

LETTERED: Final = 3.3
"""Points of letters under the header of a traffic light: those of as many words for states."""


def map_columns(grid: Grid, row: int, reading: Reading) -> Header:
    """Map the columns of a row that is taken for the header."""
    texts = [*texts_of(grid, row)]
    own = {number for number, _ in texts if is_own(grid, row, number, reading.own_header)}
    named = [each for each in texts if each[0] not in own]
    beside, periods = columns_beside(grid, row, named, own), period_columns(named)
    named = [each for each in named if each not in beside]
    ticks, ticked = tick_columns(grid, row, named)
    # Columns to tick are one status together. One of them alone would say what the sheet doesn't.
    titles = title_columns(named)
    apart = [each for each in named if each in periods or each in ticked] + [*titles[:-1]]
    open_columns = [each for each in named if each not in apart]
    last = _last_row(grid, row, (number for number, _ in open_columns))
    end = other_table(grid, last, own.union(number for number, _ in beside))
    below = work_rows(grid, last)
    # A header right below another is no end of its work: which of the two it is has to be asked.
    below = [each for each in below if end is None or each < end] or below
    open_columns += _nameless(grid, below, texts, beside)
    profiles = {number: profile(grid, number, below) for number, _ in open_columns}
    fits = _fits(open_columns, profiles)
    lesser = frozenset() if Field.STATUS in reading.columns else outranked(open_columns, profiles)
    claims = without_mails([*without(_claims(open_columns, profiles, fits, reading), lesser)])
    said = [*without(_said(open_columns, profiles, fits, reading), lesser)]
    found = assign(claims, fits, said, _strange(open_columns, claims))
    found = with_words(settled(found, open_columns, profiles, reading), open_columns, profiles, reading)
    if (
        ticks
        or _tells_how_lines_stand(found, profiles)
        or any(profile(grid, number, below).share(Kind.TICK) for number, _ in ticked)
    ):
        found = without_bare_date(found)
    found = in_order(found, grid, below, reading)
    columns = {meaning: claim.column for meaning, claim in found.columns.items()}
    status = found.columns.get(Field.STATUS)
    if Field.STATUS in columns:
        ticks = ()
    elif ticks:
        columns[Field.STATUS] = Column(ticks[0][0], " / ".join(one_line(text) for _, text in ticks))
    columns = {meaning: columns[meaning] for meaning in Field if meaning in columns}
    titles = titles if Field.DELIVERABLE in columns and as_columns(titles)[-1:] == (columns[Field.DELIVERABLE],) else ()
    mapped = {each.number for each in columns.values()} | {number for number, _ in (*ticks, *titles)}
    others = tuple(Column(number, one_line(text)) for number, text in named if number not in mapped)
    return Header(
        last,
        columns,
        {each.field: each.columns for each in found.doubts if each.field not in found.inferred},
        others,
        {
            meaning: nearest(meaning.value, [each.header for each in others])
            for meaning in Field
            if meaning not in columns
        },
        ticks=as_columns(ticks),
        periods=as_columns(periods),
        titles=as_columns(titles),
        beside=as_columns(beside),
        reasons={
            meaning: english(reason_of(meaning, profiles[claim.column.number]))
            for meaning, claim in found.columns.items()
        },
        doubts=found.doubts,
        outranked=tuple(each for each in others if each.number in lesser),
        whole=whole_of(status.column, profiles[status.column.number]) if status else None,
        is_ticked=bool(ticks or (status and is_ticked(status.column, profiles[status.column.number]))),
        is_lettered=bool(status and is_lettered(status.column, profiles[status.column.number])),
        end=end,
        points=found.points + (TICKED if ticks else 0),
    )


def _nameless(
    grid: Grid, below: Sequence[int], texts: Sequence[tuple[int, str]], beside: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the columns between the others, and right beside them, that have cells and no header."""
    if not texts or len(below) <= FEW:
        return []
    named = {number for number, _ in texts}
    end = min((number for number, _ in beside), default=max(named) + 2)
    sample = below[:: max(1, len(below) // SAMPLE)]
    empty = (number for number in range(max(1, min(named) - 1), end) if number not in named)
    return [
        (number, "")
        for number in empty
        if sum(not grid.at(CellRef(each, number)).is_blank for each in sample) >= NAMELESS * len(sample)
    ]


def _tells_how_lines_stand(found: Assignment, profiles: Mapping[int, Profile]) -> bool:
    """Whether a column is the status, could be it, or holds little but states or ticks: then lines can be late."""
    is_asked = any(each.field is Field.STATUS for each in found.doubts)
    states = (each.share(Kind.STATUS, Kind.TICK) >= 0.7 for each in profiles.values() if each.filled > FEW)
    return Field.STATUS in found.columns or is_asked or any(states)


def _strange(named: Sequence[tuple[int, str]], claims: Sequence[Claim]) -> tuple[Column, ...]:
    """Return the columns whose headers say nothing that is known, or a group that their cells can't be."""
    said = {each.column.number for each in claims if each.header and (each.points >= ENOUGH or each.is_contradicted)}
    left = (each for each in named if each[0] not in said)
    return as_columns(each for each in left if not concepts_of(each[1]) or "group" in concepts_of(each[1]))


def _last_row(grid: Grid, row: int, columns: Iterable[int]) -> int:
    """Return the last row of a header, some of whose cells are merged downwards.

    A row that has work under more of the headers than are merged with it is a line, and no part of the header.
    """
    named = set(columns)
    deep = [each for each in grid.merges if each.first.row <= row <= each.last.row and each.first.column in named]
    single = named - {each.first.column for each in deep if each.last.row > row}
    last = row
    for below in range(row + 1, max((each.last.row for each in deep), default=row) + 1):
        said = sum(not grid.at(CellRef(below, each)).is_blank for each in single)
        if said > sum(each.last.row >= below for each in deep):
            break
        last = below
    return last


def _names_work(header: str) -> bool:
    """Whether a header says in so many words that it is about lines of work."""
    meanings = meanings_of(header)
    return bool(meanings) and meanings[0].field is Field.DELIVERABLE and "line" in concepts_of(header)


def _fits(named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile]) -> Fits:
    first_text = next((number for number, _ in named if profiles[number].share(Kind.TEXT, Kind.NAME) > 0.5), 0)
    found = {
        (meaning, number): points
        for number, _ in named
        for meaning, points in fits_of(profiles[number], is_first_text=number == first_text).items()
    }
    lights = (number for number, text in named if is_lettered(Column(number, text), profiles[number]))
    return found | {(Field.STATUS, number): LETTERED for number in lights}


def _claims(
    named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile], fits: Fits, reading: Reading
) -> Iterator[Claim]:
    """Yield what each column can be about; what the team says of one outweighs everything."""
    wanted = {plain(header): meaning for meaning, header in reading.columns.items()}
    has_sub = any(is_sub(text) for _, text in named)
    has_name = any("name" in concepts_of(text) and meanings_of(text) for _, text in named)
    works = [number for number, text in named if _names_work(text)]
    last_work = max(works, default=0)
    for number, text in named:
        column = Column(number, one_line(text))
        if plain(text) in wanted:
            yield Claim(wanted[plain(text)], column, TEAM, 0.0, is_whole=True, filled=profiles[number].filled)
            continue
        for claim in claims_of(column, text, profiles[number], {each: fits[each, number] for each in Field}):
            # A task is the group of its sub-tasks, and else the work itself.
            is_task = claim.field is Field.PROJECT and "line" in concepts_of(text)
            if claim.field is Field.DELIVERABLE and "project" in concepts_of(text) and works:
                continue
            groups = has_sub or (number < last_work and not has_name) or (has_name and claim.cells >= 1)
            if claim.field not in reading.columns and (groups or not is_task):
                yield claim


def _said(
    named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile], fits: Fits, reading: Reading
) -> Iterator[Claim]:
    """Yield what each header says above all, of the fields that the team left to us."""
    for number, text in named:
        own = {each: fits[each, number] for each in Field}
        found = said_of(Column(number, one_line(text)), text, profiles[number], own)
        yield from (each for each in found if each.field not in reading.columns)
