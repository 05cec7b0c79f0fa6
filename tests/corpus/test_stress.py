"""The stress of reading: a header that says something else than before moves no column in silence.

A column is taken wrongly where it is not the one of its field, and no doubt of that field is told."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest

from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse import parse
from tests.builders import a_spreadsheet
from tests.corpus.roadmaps import Made, made

SHEETS = [*made()]
NONSENSE = "Qwzxel vrp"
SEEDS = range(3)
UNTOLD = (frozenset({Field.PROJECT, Field.OWNER}), frozenset({Field.PROJECT, Field.NOTES}))
"""What cells don't tell apart: names of projects from those of people, and what is sparse."""


def taken(rows: Sequence[Sequence[str]]) -> tuple[dict[Field, int], set[Field], bool]:
    """The columns that are taken, the fields that a doubt is told of, and whether a write is refused."""
    spreadsheet = a_spreadsheet(roadmap=[[*row] for row in rows])
    roadmap = parse(spreadsheet, spreadsheet.tabs[0], Reading())
    columns = {meaning: column.number for meaning, column in roadmap.columns.items()}
    told = {each.column for each in roadmap.troubles if each.rule == "column-ambiguous" and each.column}
    return columns, told, bool(roadmap.ambiguous) or not len(roadmap.table)


def wrongly(rows: Sequence[Sequence[str]], sheet: Made) -> set[Field]:
    """The fields whose column is another one, without a word."""
    columns, told, is_refused = taken(rows)
    if is_refused:
        return set()
    return {meaning for meaning, number in columns.items() if sheet.columns.get(meaning) != number} - told


def with_headers(sheet: Made, headers: dict[int, str]) -> list[list[str]]:
    head = [headers.get(number, text) for number, text in enumerate(sheet.rows[0], start=1)]
    return [head, *map(list, sheet.rows[1:])]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_undisturbed_every_column_is_taken_and_nothing_is_in_doubt(sheet: Made) -> None:
    columns, told, is_refused = taken(sheet.rows)

    assert (columns, told, is_refused) == (dict(sheet.columns), set(), False)


@pytest.mark.parametrize("header", [NONSENSE, ""], ids=["renamed", "blanked"])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_without_its_header_no_column_gives_way_to_another(sheet: Made, header: str) -> None:
    found = {
        meaning: wrong
        for meaning, number in sheet.columns.items()
        if (wrong := wrongly(with_headers(sheet, {number: header}), sheet))
    }

    assert not found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_two_headers_that_are_exchanged_are_doubted(sheet: Made) -> None:
    found = {
        (one, other) for one, other in _pairs(sheet) if wrongly(with_headers(sheet, _across(sheet, one, other)), sheet)
    }

    assert not found


def _pairs(sheet: Made) -> Iterator[tuple[Field, Field]]:
    """The pairs of fields that cells can tell apart."""
    return (pair for pair in combinations(sheet.columns, 2) if not any(each.issuperset(pair) for each in UNTOLD))


def _across(sheet: Made, one: Field, other: Field) -> dict[int, str]:
    first, second = sheet.columns[one], sheet.columns[other]
    return {first: sheet.rows[0][second - 1], second: sheet.rows[0][first - 1]}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_column_moves_where_rows_are_dropped(sheet: Made) -> None:
    for share in (0.1, 0.3):
        for seed in SEEDS:
            chance = random.Random(f"{sheet.name} {share} {seed}")
            kept = [row for row in sheet.rows[1:] if chance.random() >= share]

            columns, _, is_refused = taken([sheet.rows[0], *kept])

            assert not is_refused
            assert columns.items() <= sheet.columns.items()
