"""Doubts, as a person is told them: which columns could be a field, why, and what to do."""

from dataclasses import dataclass

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import CellRef, column_letters
from sheetsync.model.roadmap import Column
from sheetsync.model.terms import Field
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.assign import TIED, Doubt
from sheetsync.steps.parse.header import Header
from sheetsync.steps.parse.told import PLACED
from sheetsync.steps.parse.words import plain


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """What could not be decided of a field. `stops_writing`: a remark could stand beside the wrong row by it."""

    field: Field
    sentence: Told
    stops_writing: bool


def open_doubts_of(header: Header) -> tuple[OpenDoubt, ...]:
    """Return what has to be told of a header: a field that is in doubt is left out, and that is said once."""
    return tuple(_open(each, header.row) for each in header.doubts if each.field in header.ambiguous)


def _open(doubt: Doubt, row: int) -> OpenDoubt:
    # Without its projects a sheet is still a list of its lines; without its lines it is nothing.
    stops = doubt.field is Field.DELIVERABLE or (doubt.field is Field.PROJECT and doubt.reason == TIED)
    return OpenDoubt(doubt.field, _sentence(doubt, row), stops)


def _sentence(doubt: Doubt, row: int) -> Told:
    named = [each for each in doubt.columns if each.header]
    field, places = doubt.field.value, [_place(each, row) for each in doubt.columns[:2]]
    if doubt.reason == TIED:
        alike = len({plain(each.header) for each in named}) < len(named)
        said = message("{one} and {other} could both be the {field} column; say which under [columns]")
        if alike:
            said = message("{one} and {other} could both be the {field} column; rename one of them")
        return Told(said, {"one": places[0], "other": places[-1], "field": field})
    columns = places[0]
    if len(places) > 1:
        columns = Told(message("{one} or {other}"), {"one": places[0], "other": places[1]})
    said = message("the {field} column may be {columns}, for {reason}; write a header above it")
    if named:
        said = message(
            "the {field} column may be {columns}, for {reason}; rename a header, or say which it is under [columns]"
        )
    return Told(said, {"field": field, "columns": columns, "reason": doubt.reason})


def _place(column: Column, row: int) -> Told:
    if not column.header:
        return Told(message("column {letters}, which has no header"), {"letters": column_letters(column.number)})
    return Told(PLACED, {"header": column.header, "place": CellRef(row, column.number).a1})
