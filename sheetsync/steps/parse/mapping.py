"""Mapping: which column of a header is about what, by its words and by the cells below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column, Field
from sheetsync.model.settings import Reading
from sheetsync.steps.parse.assign import Assignment, Doubt, assign
from sheetsync.steps.parse.claim import GROUPING, Claim, claims_of, reason_of
from sheetsync.steps.parse.concept import WEAK, concepts_of, is_sub, meanings_of
from sheetsync.steps.parse.header import Header, as_columns, is_own, rows_below, texts_of
from sheetsync.steps.parse.profile import Kind, Profile, profile
from sheetsync.steps.parse.shape import columns_beside, period_columns, tick_columns
from sheetsync.steps.parse.status import ALIASES as STATUS_WORDS
from sheetsync.steps.parse.words import nearest, plain

TEAM: Final = 99.0
"""Points of the team's own word for a column."""

WEAK_LINE: Final = 2.5
"""A header below this, such as "description", names no lines of work beside a column of different projects."""

TICKED: Final = 2.5
"""Points of several columns that are one status to tick."""


def map_columns(grid: Grid, row: int, reading: Reading) -> Header:
    """Map the columns of a row that is taken for the header."""
    texts = [*texts_of(grid, row)]
    own = {number for number, _ in texts if is_own(grid, row, number, reading.own_header)}
    named = [each for each in texts if each[0] not in own]
    beside, periods = columns_beside(grid, row, named, own), period_columns(named)
    named = [each for each in named if each not in beside]
    ticks, are_statuses = tick_columns(grid, row, named)
    # Columns to tick are one status together. One of them alone would say what the sheet doesn't.
    apart = [each for each in named if each in periods or (are_statuses and plain(each[1]) in STATUS_WORDS)]
    open_columns = [each for each in named if each not in apart]
    last = _last_row(grid, row, (number for number, _ in open_columns))
    below = [*rows_below(grid, last)]
    profiles = {number: profile(grid, number, below) for number, _ in open_columns}
    found = _settled(assign(_claims(open_columns, profiles, reading)), open_columns, profiles, reading)
    if Field.STATUS in found.columns or ticks:
        found = _without_bare_date(found)
    columns = {meaning: claim.column for meaning, claim in found.columns.items()}
    if Field.STATUS in columns:
        ticks = ()
    elif ticks:
        columns[Field.STATUS] = Column(ticks[0][0], " / ".join(one_line(text) for _, text in ticks))
    columns = {meaning: columns[meaning] for meaning in Field if meaning in columns}
    mapped = {each.number for each in columns.values()} | {number for number, _ in ticks}
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
        beside=as_columns(beside),
        reasons={
            meaning: reason_of(meaning, profiles[claim.column.number]) for meaning, claim in found.columns.items()
        },
        doubts=found.doubts,
        is_percent=_is_percent(found, profiles),
        is_ticked=bool(ticks) or _is_ticked(found, profiles),
        points=found.points + (TICKED if ticks else 0),
    )


def _last_row(grid: Grid, row: int, columns: Iterable[int]) -> int:
    """Return the last row of a header, some of whose cells are merged downwards."""
    mapped = set(columns)
    return max(
        (
            span.last.row
            for span in grid.merges
            if span.first.row <= row <= span.last.row and span.first.column in mapped
        ),
        default=row,
    )


def _is_ticked(found: Assignment, profiles: Mapping[int, Profile]) -> bool:
    """Whether the column of the status is one to tick: by its header, or since there are only checkboxes in it.

    "Yes" or a cross under "Status" is no tick: nobody can say of what.
    """
    claim = found.columns.get(Field.STATUS)
    if claim is None:
        return False
    cells = profiles[claim.column.number]
    if "finished" in concepts_of(claim.column.header):
        return cells.share(Kind.TICK) >= 0.5
    boxes = sum(text in ("TRUE", "FALSE") for text in cells.texts)
    return boxes > 1 and boxes + cells.kinds.get(Kind.PERCENT, 0) == cells.filled


def _is_percent(found: Assignment, profiles: Mapping[int, Profile]) -> bool:
    """Whether a status says in bare numbers how much is done: whole ones, from 0 to 100, under a header of progress."""
    claim = found.columns.get(Field.STATUS)
    if claim is None or not {"percent", "status"} & set(concepts_of(claim.column.header)):
        return False
    texts = profiles[claim.column.number].texts
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 3]
    return bool(numbers) and max(numbers) <= 100 and max(numbers) > 1 and 2 * len(numbers) > len(texts)


def _names_work(header: str) -> bool:
    """Whether a header says in so many words that it is about lines of work."""
    meanings = meanings_of(header)
    return bool(meanings) and meanings[0].field is Field.DELIVERABLE and "line" in concepts_of(header)


def _claims(named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile], reading: Reading) -> Iterator[Claim]:
    """Yield what each column can be about; what the team says of one outweighs everything."""
    wanted = {plain(header): meaning for meaning, header in reading.columns.items()}
    has_sub = any(is_sub(text) for _, text in named)
    has_name = any("name" in concepts_of(text) and meanings_of(text) for _, text in named)
    works = [number for number, text in named if _names_work(text)]
    last_work = max(works, default=0)
    first_text = next((number for number, _ in named if profiles[number].share(Kind.TEXT, Kind.NAME) > 0.5), 0)
    for number, text in named:
        column = Column(number, one_line(text))
        if plain(text) in wanted:
            yield Claim(wanted[plain(text)], column, TEAM, 0.0, is_whole=True, filled=profiles[number].filled)
            continue
        for claim in claims_of(column, text, profiles[number], is_first_text=number == first_text):
            # A task is the group of its sub-tasks, and else the work itself.
            is_task = claim.field is Field.PROJECT and "line" in concepts_of(text)
            if claim.field is Field.DELIVERABLE and "project" in concepts_of(text) and works:
                continue
            groups = has_sub or (number < last_work and not has_name) or (has_name and claim.cells >= 1)
            if claim.field not in reading.columns and (groups or not is_task):
                yield claim


def _without_bare_date(found: Assignment) -> Assignment:
    """Ask what a column is about that is only called "Date": beside open lines, a due day would be told as a fact."""
    end = found.columns.get(Field.END)
    if end is None or end.header > WEAK:
        return found
    columns = {**found.columns}
    del columns[Field.END]
    doubt = Doubt(Field.END, (end.column,), "its header doesn't say of what it is the date")
    return replace(found, columns=columns, doubts=(*found.doubts, doubt), inferred=found.inferred | {Field.END})


def _settled(
    found: Assignment, named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile], reading: Reading
) -> Assignment:
    """Take a list for a list: what is called a project is a line where no finer work stands beside it."""
    columns = dict(found.columns)
    project, line = columns.get(Field.PROJECT), columns.get(Field.DELIVERABLE)
    if Field.PROJECT in reading.columns or Field.DELIVERABLE in reading.columns:
        return found
    if project is None:
        label = _label(line, named, profiles, columns) if line and line.header >= GROUPING else None
        return replace(found, columns={**columns, Field.PROJECT: label}) if label else found
    if not _is_list(project, line, named, profiles, columns):
        return found
    columns[Field.DELIVERABLE] = replace(project, field=Field.DELIVERABLE)
    del columns[Field.PROJECT]
    doubts = tuple(each for each in found.doubts if each.field is not Field.DELIVERABLE)
    return replace(found, columns=columns, doubts=doubts, inferred=found.inferred - {Field.DELIVERABLE})


def _is_list(
    project: Claim,
    line: Claim | None,
    named: Sequence[tuple[int, str]],
    profiles: Mapping[int, Profile],
    columns: Mapping[Field, Claim],
) -> bool:
    """Whether what is called a project is the work itself: no column of finer work is named beside it."""
    if line is None:
        taken = {claim.column.number for claim in columns.values()}
        # A column that is spelled nearly so is asked about, and the project stays one.
        return not nearest(Field.DELIVERABLE.value, [one_line(text) for number, text in named if number not in taken])
    cells = profiles[project.column.number]
    return line.header < WEAK_LINE and cells.distinct >= 0.9 and cells.fill >= 0.9


def _label(
    line: Claim, named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile], columns: Mapping[Field, Claim]
) -> Claim | None:
    """Return a column of names, or of phases, before that of the work: then each row is a project with one line."""
    taken = {claim.column.number for claim in columns.values()}
    for number, text in named:
        if number >= line.column.number:
            return None
        is_label = number not in taken and {"group", "name"} & set(concepts_of(text))
        if is_label and profiles[number].distinct >= 0.9 and profiles[number].fill >= 0.9 and meanings_of(text):
            return Claim(Field.PROJECT, Column(number, one_line(text)), GROUPING, 0.0)
    return None
