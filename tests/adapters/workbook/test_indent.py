"""How far a cell is set in: a property of its format, read with the rest."""

from pathlib import Path

import pytest
import xlsxwriter

from sheetsync.adapters.workbook.store import Workbook
from sheetsync.model.grid import Grid
from tests.builders import read


def grid_of(path: Path) -> Grid:
    return Workbook(path, own_header="Sync notes").read().tabs[0]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Roadmap")
    step = book.add_format({"indent": 1})
    right = book.add_format({"indent": 1, "align": "right"})
    rows = [("Task", "Owner", "Status"), ("Dock", "", ""), ("Dig", "Ana", "Done"), ("Fill", "Ben", "Not started")]
    for number, texts in enumerate(rows):
        sheet.write_row(number, 0, texts)
    sheet.write_string(2, 0, "Dig", step)
    sheet.write_string(3, 0, "Fill", step)
    sheet.write_string(3, 1, "Ben", right)
    book.close()
    return path


def test_the_steps_of_each_cell_are_read_and_what_is_set_in_from_the_right_is_not(workbook: Path):
    assert grid_of(workbook).indents == {1: {3: 1, 4: 1}}


def test_lines_that_are_set_in_by_their_format_belong_to_the_one_above(workbook: Path):
    roadmap = read(Workbook(workbook, own_header="Sync notes").read())

    assert [(each.name, [line.text for line in each.deliverables]) for each in roadmap.projects] == [
        ("Dock", ["Dig", "Fill"])
    ]
