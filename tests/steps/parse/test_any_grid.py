"""What holds for any grid: reading never raises, never loses a row, and doesn't mind blank rows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import BLANK
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Field, Roadmap
from sheetsync.model.settings import Reading
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.parse.header import is_own
from sheetsync.steps.parse.layout import side_below
from sheetsync.steps.parse.walk import cell_text
from tests.sheets import grids, readings, spreadsheets

ANY_SHEET = settings(deadline=None, max_examples=80)


def roadmap_of(grid: Grid, reading: Reading) -> Roadmap:
    return parse(Spreadsheet("Team roadmap", "roadmap.xlsx", (grid,), "1"), grid, reading)


@ANY_SHEET
@given(spreadsheets(), readings)
def test_reading_never_raises(spreadsheet, reading):
    grid, sentence = choose_tab(spreadsheet, reading)
    roadmap = parse(spreadsheet, grid or spreadsheet.tabs[0], reading)

    assert isinstance(sentence, str)
    assert roadmap.header_row or [each.rule for each in roadmap.troubles] == ["header-not-found"]


@ANY_SHEET
@given(grids(), readings)
def test_every_row_below_the_header_is_a_line_a_divider_or_listed_as_left_out(grid, reading):
    roadmap = roadmap_of(grid, reading)

    accounted = {*roadmap.table.rows, *(each.place for each in roadmap.unread)}
    for row in range(roadmap.header_row + 1, len(grid.rows) + 1) if roadmap.header_row else ():
        texts = [
            cell.shown.strip()
            for column, cell in enumerate(grid.rows[row - 1], start=1)
            if not cell.is_blank and not is_own(grid, roadmap.header_row, column, reading.own_header)
        ]
        assert not texts or row in accounted or f"row {row}" in accounted or all(map(side_below, texts))


@ANY_SHEET
@given(grids(), readings)
def test_a_row_is_accounted_for_once(grid, reading):
    roadmap = roadmap_of(grid, reading)

    places = [f"row {row}" for row in roadmap.table.rows] + [each.place for each in roadmap.unread]
    rows = [place for place in places if place.startswith("row ")]
    assert len(rows) == len(set(rows))


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
