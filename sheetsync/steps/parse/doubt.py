"""Doubts, as a person is told them: which columns could be a field, why, and what to do."""

from dataclasses import dataclass

from sheetsync.model.cell import CellRef, column_letters
from sheetsync.model.roadmap import Column
from sheetsync.model.terms import Field
from sheetsync.steps.parse.assign import TIED, Doubt
from sheetsync.steps.parse.header import Header
from sheetsync.steps.parse.words import plain


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """What could not be decided of a field. `stops_writing`: a remark could stand beside the wrong row by it."""

    field: Field
    sentence: str
    stops_writing: bool


def open_doubts_of(header: Header) -> tuple[OpenDoubt, ...]:
    """Return what has to be told of a header: a field that is in doubt is left out, and that is said once."""
    return tuple(_open(each, header.row) for each in header.doubts if each.field in header.ambiguous)


def _open(doubt: Doubt, row: int) -> OpenDoubt:
    # Without its projects a sheet is still a list of its lines; without its lines it is nothing.
    stops = doubt.field is Field.DELIVERABLE or (doubt.field is Field.PROJECT and doubt.reason == TIED)
    return OpenDoubt(doubt.field, _sentence(doubt, row), stops)


def _sentence(doubt: Doubt, row: int) -> str:
    named = [each for each in doubt.columns if each.header]
    if doubt.reason == TIED:
        alike = len({plain(each.header) for each in named}) < len(named)
        move = "rename one of them" if alike else "say which under [columns]"
        return f"{_listed(doubt, row, 'and')} could both be the {doubt.field.value} column; {move}"
    move = "rename a header, or say which it is under [columns]" if named else "write a header above it"
    return f"the {doubt.field.value} column may be {_listed(doubt, row, 'or')}, for {doubt.reason}; {move}"


def _listed(doubt: Doubt, row: int, word: str) -> str:
    return f" {word} ".join(_place(each, row) for each in doubt.columns[:2])


def _place(column: Column, row: int) -> str:
    if not column.header:
        return f"column {column_letters(column.number)}, which has no header"
    return f'"{column.header}" in {CellRef(row, column.number).a1}'
