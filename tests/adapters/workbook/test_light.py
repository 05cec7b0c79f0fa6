"""Traffic lights: which columns of a real workbook are filled with red, amber and green."""

from pathlib import Path

import pytest
import xlsxwriter

from sheetsync.adapters.workbook import Workbook
from tests.acceptance.command_line import CommandLine

HEADER = ("Project", "Goal", "Deliverable", "RAG")


def a_workbook(path: Path, *colours: str | None, words: bool = False) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Roadmap")
    sheet.write_row(0, 0, HEADER)
    for row, colour in enumerate(colours, start=1):
        sheet.write_row(row, 0, (f"Project {row}", "Support finds each request", "Index"))
        look = book.add_format({"bg_color": colour} if colour else {})
        sheet.write(row, 3, "Done" if words else "", look)
    book.close()
    return path


def lights(path: Path) -> dict[int, frozenset[int]]:
    return Workbook(path, own_header="Roadmap checks").read().tabs[0].traffic_lights


@pytest.mark.parametrize(
    ("colours", "columns"),
    [
        (("#FF0000", "#FFC000", "#00B050"), {4}),
        (("#F4CCCC", "#FFF2CC", "#D9EAD3"), {4}),
        (("#00B050", "#FF0000"), {4}),
        (("#00B050", "#92D050"), set()),
        (("#DDDDDD", "#EEEEEE", "#4472C4"), set()),
        ((None, None), set()),
    ],
)
def test_a_column_is_a_traffic_light_with_two_of_the_three_colours(tmp_path: Path, colours, columns):
    assert lights(a_workbook(tmp_path / "a.xlsx", *colours)).keys() == columns


def test_a_light_says_on_which_rows_it_is(tmp_path: Path):
    assert lights(a_workbook(tmp_path / "a.xlsx", "#FF0000", None, "#00B050")) == {4: frozenset({2, 4})}


def test_colours_alone_are_one_remark_about_the_sheet_and_none_about_its_rows(tmp_path: Path):
    a_workbook(tmp_path / "a.xlsx", "#FF0000", "#FFC000", "#00B050")

    assert [
        each["rule"] for each in CommandLine(tmp_path)("check", "a.xlsx", "--format", "json").report["findings"]
    ].count("status-only-colour") == 1
    assert "status-missing" not in CommandLine(tmp_path)("check", "a.xlsx", "--format", "json").rules


def test_colours_beside_words_are_no_remark(tmp_path: Path):
    a_workbook(tmp_path / "a.xlsx", "#FF0000", "#00B050", words=True)

    assert "status-only-colour" not in CommandLine(tmp_path)("check", "a.xlsx", "--format", "json").rules


def test_a_legend_above_the_header_is_no_status(tmp_path: Path):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("Roadmap")
    for row, (word, colour) in enumerate((("stuck", "#FF0000"), ("slow", "#FFC000"), ("well", "#00B050"))):
        sheet.write(row, 2, word)
        sheet.write(row, 3, "", book.add_format({"bg_color": colour}))
    sheet.write_row(4, 0, HEADER)
    for row in range(5, 12):
        sheet.write_row(row, 0, (f"Project {row}", "Support finds each request", "Index"))
    book.close()

    rules = CommandLine(tmp_path)("check", "a.xlsx", "--format", "json").rules

    assert "status-only-colour" not in rules
    assert "status-missing" in rules
