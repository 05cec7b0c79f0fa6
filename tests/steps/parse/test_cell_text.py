"""Cells: what they hold is read as it is, whatever its type, and never altered."""

from datetime import date, datetime, time

import pytest

from sheetsync.model.cell import FAILED_FORMULAS, Cell, CellError
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.told import english
from tests.builders import a_grid

HEADER = a_grid("Roadmap", [["Project", "Deliverable", "Status", "End", "Notes"]]).rows[0]


def line(*cells: Cell) -> Roadmap:
    grid = Grid("Roadmap", (HEADER, cells))
    return parse(Spreadsheet("R", "r.xlsx", (grid,), "1"), grid, Reading())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell("007", "007"), "007"),
        (Cell("1e5", "1e5"), "1e5"),
        (Cell("nan", "nan"), "nan"),
        (Cell("１２３", "１２３"), "１２３"),
        (Cell("=SUM(A1)", "=SUM(A1)"), "=SUM(A1)"),
        (Cell(7, "007"), "007"),
        (Cell(0.1, "10.00 %"), "10.00 %"),
        (Cell(value=True, shown="TRUE"), "TRUE"),
        (Cell("a formula's result", "a formula's result", formula=True), "a formula's result"),
        (Cell(time(9, 30), "9:30"), "9:30"),
        (Cell("two\nlines", "two\nlines"), "two\nlines"),
        (Cell("  kept inside  ", "  kept inside  "), "kept inside"),
    ],
)
def test_a_text_stays_the_text_that_is_shown(cell, text):
    roadmap = line(Cell("A", "A"), cell)

    assert roadmap.table.columns[Field.DELIVERABLE] == (text,)
    assert roadmap.projects[0].deliverables[0].text == text


def test_a_typed_date_with_a_time_is_its_day():
    moment = Cell(datetime(2026, 10, 5, 17, 30), "2026-10-05 17:30")

    assert line(*[Cell("A", "A")] * 3, moment).projects[0].deliverables[0].end.first == date(2026, 10, 5)


@pytest.mark.parametrize("code", [*sorted(FAILED_FORMULAS), "#NEW_IN_2030!"])
def test_an_error_in_a_cell_means_nothing_and_reaches_no_reader(code):
    error = Cell(CellError(code), code, formula=True)
    ((_, step),) = line(Cell("A", "A"), Cell("b", "b"), error, error).deliverables

    assert (step.status, step.status_text, step.end) == (None, "", None)
    assert not [*line(Cell("A", "A"), error).deliverables]
    assert [each.name for each in line(error, Cell("b", "b")).projects] == [""]
    alone = line(Cell(None, ""), error)
    assert not [*alone.deliverables]
    assert [each.values["reason"] for each in alone.troubles if each.rule == "formula-failed"]


@pytest.mark.parametrize("code", ["#N/A", "#NV", "Err:502"])
def test_the_name_of_a_line_that_failed_is_told_and_is_no_line(code):
    error = Cell(CellError(code), code, formula=True)
    roadmap = line(Cell("A", "A"), error, Cell("Done", "Done"))

    assert [(each.rule, english(each.values["reason"])) for each in roadmap.troubles if "formula" in each.rule] == [
        ("formula-failed", f"B2 with {code}")
    ]


def test_a_note_alone_is_no_content():
    roadmap = line(Cell(None, "", note="remember"), Cell(None, " ", note="this"))

    assert not len(roadmap.table)
    assert not roadmap.unread


def test_equal_texts_are_one_object():
    rows = (HEADER, *[(Cell(f"P{n}", f"P{n}"), Cell("x", "same " * 3), Cell("Done", "Done")) for n in range(3)])
    grid = Grid("Roadmap", rows)
    texts = parse(Spreadsheet("R", "r.xlsx", (grid,), "1"), grid, Reading()).table.columns[Field.DELIVERABLE]

    assert len({id(text) for text in texts}) == 1
