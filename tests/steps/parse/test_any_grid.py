"""What holds for any grid: reading never raises, never loses a row, and doesn't mind blank rows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import BLANK, is_failed_formula
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.parse.header import is_own
from sheetsync.steps.parse.spread import cell_text
from tests.sheets import grids, readings, spreadsheets

ANY_SHEET = settings(deadline=None, max_examples=80)


def roadmap_of(grid: Grid, reading: Reading) -> Roadmap:
    return parse(Spreadsheet("Team roadmap", "roadmap.xlsx", (grid,), "1"), grid, reading)


@ANY_SHEET
@given(spreadsheets(), readings)
def test_reading_never_raises(spreadsheet, reading):
    grid, sentence = choose_tab(spreadsheet, reading)
    roadmap = parse(spreadsheet, grid or spreadsheet.tabs[0], reading)

    assert sentence is None or sentence
    assert roadmap.header_row or [each.rule for each in roadmap.troubles] == ["header-not-found"]


@ANY_SHEET
@given(grids(), readings)
def test_every_row_below_the_header_is_a_line_or_says_what_it_is(grid, reading):
    roadmap = roadmap_of(grid, reading)

    accounted = [*roadmap.table.rows, *(each.row for each in roadmap.other_rows)]
    assert len(accounted) == len(set(accounted))
    assert all(each.reason for each in (*roadmap.other_rows, *roadmap.unread))
    for row in range(roadmap.first_row, len(grid.rows) + 1) if roadmap.header_row else ():
        says_something = any(
            not cell.is_blank and not is_own(grid, roadmap.header_row, column, reading.own_header)
            for column, cell in enumerate(grid.rows[row - 1], start=1)
        )
        assert row in accounted or not says_something


@ANY_SHEET
@given(grids(), readings)
def test_what_is_left_out_are_the_rows_that_say_nothing_of_a_line(grid, reading):
    roadmap = roadmap_of(grid, reading)

    left_out = [each.place for each in roadmap.unread if each.place.startswith("row ")]
    assert left_out == [f"row {each.row}" for each in roadmap.other_rows if not each.kind.is_read]


@ANY_SHEET
@given(grids(), readings, st.integers(1, 30))
def test_blank_rows_at_the_end_change_nothing(grid, reading, many):
    longer = replace(grid, rows=(*grid.rows, *[(), (BLANK, BLANK)] * many))

    assert roadmap_of(longer, reading) == roadmap_of(grid, reading)


@ANY_SHEET
@given(grids(), readings)
def test_every_deliverable_says_what_its_row_says(grid, reading):
    roadmap = roadmap_of(grid, reading)

    for _, step in roadmap.deliverables:
        assert not is_failed_formula(step.text)
        cell = roadmap.cell(Field.DELIVERABLE, step.row) or roadmap.cell(Field.PROJECT, step.row)
        assert step.text in (cell_text(grid.at(cell)), grid.at(cell).shown) or grid.at(cell).shown.endswith(step.text)


@ANY_SHEET
@given(grids(), readings)
def test_projects_and_lines_tell_the_same_story(grid, reading):
    roadmap = roadmap_of(grid, reading)

    assert [each.line for each in roadmap.projects] == [start for start, _ in roadmap.table.blocks]
    assert [row for start, stop in roadmap.table.blocks for row in roadmap.table.rows[start:stop]] == [
        *roadmap.table.rows
    ]
    for project, (start, stop) in zip(roadmap.projects, roadmap.table.blocks, strict=True):
        assert all(start <= step.line < stop for step in project.deliverables)
