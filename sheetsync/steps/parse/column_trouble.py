"""Column troubles: what of the columns could not be decided, or is no longer as it was settled, each told once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import column_letters
from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import Column, Trouble
from sheetsync.model.settings import Reading
from sheetsync.model.terms import DATE_FIELDS, Field
from sheetsync.model.trouble import Told, TroubleName
from sheetsync.model.understanding import Candidate, Doubt
from sheetsync.steps.parse.claim import CONTRADICTED
from sheetsync.steps.parse.explain import Explainer
from sheetsync.steps.parse.fit import fit
from sheetsync.steps.parse.header import Header, rows_below, texts_of
from sheetsync.steps.parse.mapping import map_columns
from sheetsync.steps.parse.profile import profile
from sheetsync.steps.parse.told import named
from sheetsync.steps.parse.words import plain

_NEEDED: Final = (Field.PROJECT, Field.DELIVERABLE, Field.GOAL, Field.STATUS)
_FACTS: Final = frozenset({Field.STATUS, *DATE_FIELDS})
"""Fields that cells can contradict: what stands in them would be told as a fact."""

NEW: Final = 0.2
"""The share of the rows that a column which was just put in says something on, at most."""

FITS: Final = 1.5
"""Points of the cells of another column that make it the likelier one."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The header without what can't be as the team said once, and what to tell of it.

    `again` says of each such field which column could be it now, None where none looks so.
    """

    header: Header
    troubles: tuple[Trouble, ...] = ()
    again: Mapping[Field, Candidate | None] = field(default_factory=dict)


def agreed(grid: Grid, header: Header, reading: Reading) -> Agreed:
    """Compare the map that the team agreed on with the sheet: a header that is gone, or that heads other cells now.

    A name is not followed to cells that say something else, where a column without a field looks like the one meant.
    """
    explainer = Explainer(grid, header, reading)
    troubles: list[Trouble] = []
    again: dict[Field, Candidate | None] = {}
    columns = dict(header.columns)
    for meaning, wanted in _gone(grid, header, reading).items():
        again[meaning], other = _instead(grid, header, reading, meaning)
        said = Told(message('"{header}" was the {field}, and it is gone'), {"header": wanted, "field": meaning.value})
        troubles.append(_told(meaning, said, other))
    for meaning, column in header.columns.items():
        if meaning in _FACTS and meaning in reading.columns and (better := _fits_better(explainer, meaning, column)):
            del columns[meaning]
            again[meaning] = explainer.candidate(meaning, better)
            said = Told(
                message('"{header}" in {place} does not look like the {field}: {cells}'),
                {
                    "header": column.header,
                    "place": column_letters(column.number),
                    "field": meaning.value,
                    "cells": explainer.looks(meaning, column),
                },
            )
            troubles.append(_told(meaning, said, named(better, explainer.looks(meaning, better))))
    return Agreed(replace(header, columns=columns) if again else header, tuple(troubles), again)


def _gone(grid: Grid, header: Header, reading: Reading) -> Mapping[Field, str]:
    """Return the headers that the team named and that the sheet doesn't have."""
    there = {plain(text) for _, text in texts_of(grid, header.row)}
    return {meaning: wanted for meaning, wanted in reading.columns.items() if wanted and plain(wanted) not in there}


def _instead(
    grid: Grid, header: Header, reading: Reading, meaning: Field
) -> tuple[Candidate, Told] | tuple[None, None]:
    """Return the column that would be a field if the team had said nothing of it."""
    columns = {each: text for each, text in reading.columns.items() if each is not meaning}
    open_again = replace(reading, columns=columns)
    found = map_columns(grid, header.row, open_again)
    column = found.columns.get(meaning)
    if column is None:
        return None, None
    explainer = Explainer(grid, found, open_again)
    return explainer.candidate(meaning, column), named(column, explainer.looks(meaning, column))


def _fits_better(explainer: Explainer, meaning: Field, column: Column) -> Column | None:
    grid, rows = explainer.grid, [*rows_below(explainer.grid, explainer.header.row)]
    cells = profile(grid, column.number, rows)
    points = fit(meaning, cells)
    # A column that is new has no cells yet; then only a header that says the same, too, is the one that was renamed.
    is_new = points <= 0 and cells.filled <= NEW * cells.rows
    if points > CONTRADICTED and not is_new:
        return None
    free = [each for each in explainer.free if not is_new or explainer.says(meaning, each)]
    others = ((fit(meaning, profile(grid, each.number, rows)), each) for each in free)
    points, best = max(others, key=lambda each: each[0], default=(0.0, None))
    return best if best and points >= FITS else None


def _told(meaning: Field, said: Told, other: Told | None) -> Trouble:
    reason = Told(message("{said}; {other} could be it now"), {"said": said, "other": other}) if other else said
    return Trouble(TroubleName.COLUMN_CHANGED, values={"reason": reason}, column=meaning)


def column_troubles(header: Header, explainer: Explainer) -> Iterator[Trouble]:
    """Yield what the team has to say of the columns: fields without one, and doubts."""
    doubts = {each.field: each for each in explainer.doubts()}
    for meaning in _NEEDED:
        if meaning not in header.columns and meaning not in doubts and meaning not in explainer.reading.columns:
            values = {"column": meaning.value, "suggestion": header.suggestions.get(meaning, "")}
            yield Trouble(TroubleName.COLUMN_MISSING, column=meaning, values=values)
    for meaning, doubt in doubts.items():
        if meaning not in header.ambiguous:
            yield Trouble(TroubleName.COLUMN_INFERRED, column=meaning, values={"reason": _inferred(doubt, explainer)})


def _inferred(doubt: Doubt, explainer: Explainer) -> Told:
    first = doubt.candidates[0].column
    said = message("I take {column} for the {field}, but {reason}")
    if not doubt.is_taken:
        said = message("I could take {column} for the {field}, but {reason}")
    values = {"column": named(first, explainer.looks(doubt.field, first)), "field": doubt.field.value}
    return Told(said, {**values, "reason": explainer.reasons[doubt.field]})
