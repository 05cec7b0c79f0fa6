"""Settle: what the decided columns are together, where each alone would mislead."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.assign import EXCHANGE, Assignment, Doubt
from sheetsync.steps.parse.claim import GROUPING, TEAM, Claim
from sheetsync.steps.parse.concept import WEAK, concepts_of, meanings_of
from sheetsync.steps.parse.order import are_reversed
from sheetsync.steps.parse.profile import Kind, Profile
from sheetsync.steps.parse.words import nearest

WEAK_LINE: Final = 2.5
"""A header below this, such as "description", names no lines of work beside a column of different projects."""

_NO_LABELS: Final = (Kind.MACHINE, Kind.DATE, Kind.NUMBER, Kind.HANDLE, Kind.LINK)


def without_bare_date(found: Assignment) -> Assignment:
    """Ask what a column is about that is only called "Date": beside open lines, a due day would be told as a fact."""
    end = found.columns.get(Field.END)
    if end is None or end.header > WEAK:
        return found
    columns = {**found.columns}
    del columns[Field.END]
    doubt = Doubt(Field.END, (end.column,), Told(message("its header doesn't say of what it is the date")))
    return replace(found, columns=columns, doubts=(*found.doubts, doubt), inferred=found.inferred | {Field.END})


def in_order(found: Assignment, grid: Grid, rows: Sequence[int], reading: Reading) -> Assignment:
    """Ask which column is the start where the one that is called so has the later days."""
    start, end = found.columns.get(Field.START), found.columns.get(Field.END)
    if start is None or end is None or TEAM in (start.header, end.header):
        return found
    if not are_reversed(grid, start.column.number, end.column.number, rows, reading):
        return found
    columns = {meaning: claim for meaning, claim in found.columns.items() if claim not in (start, end)}
    reason = Told(message("the days of the start are after those of the end"))
    doubts = (
        Doubt(Field.START, (end.column, start.column), reason),
        Doubt(Field.END, (start.column, end.column), reason),
    )
    return replace(found, columns=columns, doubts=(*found.doubts, *doubts))


def settled(
    found: Assignment, named: Sequence[tuple[int, str]], profiles: Mapping[int, Profile], reading: Reading
) -> Assignment:
    """Take a list for a list: what is called a project is a line where no finer work stands beside it."""
    columns = dict(found.columns)
    project, line = columns.get(Field.PROJECT), columns.get(Field.DELIVERABLE)
    if Field.PROJECT in reading.columns or Field.DELIVERABLE in reading.columns:
        return found
    doubtful = {each.number for doubt in found.doubts for each in doubt.columns}
    if project is None:
        label = _label(line, named, profiles, columns, doubtful) if line and line.header >= GROUPING else None
        return replace(found, columns={**columns, Field.PROJECT: label}) if label else found
    if line is None and any(each.reason == EXCHANGE for each in found.doubts):
        # Which column the lines are is not known, and the project is hardly it.
        return found
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
    line: Claim,
    named: Sequence[tuple[int, str]],
    profiles: Mapping[int, Profile],
    columns: Mapping[Field, Claim],
    doubtful: Collection[int],
) -> Claim | None:
    """Return a column of names, or of phases, before that of the work: then each row is a project with one line."""
    taken = {claim.column.number for claim in columns.values()} | {*doubtful}
    for number, text in named:
        if number >= line.column.number:
            return None
        is_label = number not in taken and bool({"group", "name"} & set(concepts_of(text)))
        is_label = is_label and profiles[number].share(*_NO_LABELS) <= 0.5
        if is_label and profiles[number].distinct >= 0.9 and profiles[number].fill >= 0.9 and meanings_of(text):
            return Claim(Field.PROJECT, Column(number, one_line(text)), GROUPING, 0.0)
    return None
