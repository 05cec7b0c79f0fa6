"""What a cell is read as: the value that the sheet holds, and the text that a person reads."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from sheetsync.model.cell import CellError, CellRef, Span, Value
from tests.adapters.workbook.workbooks import (
    MAIN,
    a_full_workbook,
    a_raw_workbook,
    a_sheet,
    a_store,
    edited,
    inline,
    the_grid,
)

FIRST = CellRef(1, 1)


def stored(folder: Path, cell: str, *, code: str = "", strings: str = "", date1904: bool = False) -> tuple[Value, str]:
    """The value and the shown text of A1, stored as `cell`; style 1 has the number format `code`."""
    formats = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    styles = f'<styleSheet xmlns="{MAIN}">{formats}<cellXfs count="2"><xf/><xf numFmtId="170"/></cellXfs></styleSheet>'
    path = a_raw_workbook(
        folder / "roadmap.xlsx",
        a_sheet(f'<row r="1">{cell}</row>'),
        styles=styles,
        strings=f'<sst xmlns="{MAIN}">{strings}</sst>',
    )
    if date1904:
        edited(path, "xl/workbook.xml", lambda xml: xml.replace("<sheets>", '<workbookPr date1904="1"/><sheets>'))
    found = the_grid(path).at(FIRST)
    return found.value, found.shown


def number(text: str) -> str:
    return f'<c r="A1" s="1"><v>{text}</v></c>'


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        (inline("A1", "007"), "007", "007"),
        (inline("A1", " spaced "), " spaced ", " spaced "),
        ('<c r="A1"><v>7</v></c>', 7, "7"),
        ('<c r="A1"><v>7.0</v></c>', 7, "7"),
        ('<c r="A1"><v>0.1</v></c>', 0.1, "0.1"),
        ('<c r="A1"><v>1E+22</v></c>', 1e22, "1e+22"),
        ('<c r="A1"><v>NaN</v></c>', "NaN", "NaN"),
        ('<c r="A1"><v>1e999</v></c>', "1e999", "1e999"),
        ('<c r="A1" t="b"><v>1</v></c>', True, "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', False, "FALSE"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', CellError("#REF!"), "#REF!"),
        ('<c r="A1" t="str"><v>typed</v></c>', "typed", "typed"),
        ('<c r="A1" t="d"><v>2026-03-14</v></c>', date(2026, 3, 14), "2026-03-14"),
        ('<c r="A1" t="d"><v>2026-03-14T09:30:00</v></c>', datetime(2026, 3, 14, 9, 30), "2026-03-14 09:30"),
        ('<c r="A1" t="s"><v>0</v></c>', None, ""),
        (inline("A1", "a_x000D_b_x0041_"), "a\rbA", "a\rbA"),
        (inline("A1", "_x005F_x0041_"), "_x0041_", "_x0041_"),
        (inline("A1", "_xD83D__xDE00_"), "\U0001f600", "\U0001f600"),
        (inline("A1", "_xD83D_ alone"), "\ufffd alone", "\ufffd alone"),
        (inline("A1", "_x0000_"), "\0", "\0"),
        (inline("A1", "\u202eevil\u2066"), "\u202eevil\u2066", "\u202eevil\u2066"),
        (inline("A1", "x" * 32_767), "x" * 32_767, "x" * 32_767),
    ],
    ids=lambda each: str(each)[:40].encode("unicode_escape").decode(),
)
def test_a_stored_cell_is_read_as_what_it_holds(tmp_path: Path, cell: str, value: Value, shown: str) -> None:
    found = stored(tmp_path, cell)
    assert found == (value, shown)
    assert type(found[0]) is type(value)


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("dd/mm/yyyy", "46095", "2026-03-14"),
        ("[$-409]d\\-mmm\\-yy;@", "46095", "2026-03-14"),
        ("mmm yyyy", "46095", "2026-03-14"),
        ("yyyy&quot;h&quot;", "46095.5", "2026-03-14 12:00"),
        ("hh:mm", "0.5", "12:00"),
        ("h:mm AM/PM", "0.25", "06:00"),
        ("[h]:mm", "1.5", "1.5"),
        ("0.0%", "0.125", "12.5%"),
        ("0&quot; days&quot;", "3", "3"),
        ("&quot;a;d&quot;0", "3", "3"),
        ("\\d0", "3", "3"),
        ("[Red]0.00", "3", "3"),
        ("#,##0.00 [$EUR]", "3", "3"),
        ("General &quot;days&quot;", "3", "3"),
        ("dd/mm/yyyy", "1", "1900-01-01"),
        ("dd/mm/yyyy", "59", "1900-02-28"),
        ("dd/mm/yyyy", "61", "1900-03-01"),
        ("dd/mm/yyyy", "1e300", "1e+300"),
        ("dd/mm/yyyy", "NaN", "NaN"),
        ("dd/mm/yyyy", "2958465", "9999-12-31"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(tmp_path: Path, code: str, text: str, shown: str) -> None:
    assert stored(tmp_path, number(text), code=code)[1] == shown


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    assert stored(tmp_path, number("44633"), code="yyyy-mm-dd", date1904=True)[0] == date(2026, 3, 14)
    assert stored(tmp_path, number("1"), code="yyyy-mm-dd", date1904=True)[0] == date(1904, 1, 2)


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("<si><t>plain</t></si>", "plain"),
        ("<si>\n  <t>indented</t>\n</si>", "indented"),
        ("<si><r><t>Bake </t></r><r><rPr><b/></rPr><t>bread</t></r></si>", "Bake bread"),
        ('<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>', "東京"),
        ('<si><t xml:space="preserve"> kept </t></si>', " kept "),
        ("<si><t>a_x000A_b</t></si>", "a\nb"),
        ("<si><t>&lt;b&gt; &amp;amp;</t></si>", "<b> &amp;"),
    ],
)
def test_a_shared_string_is_read_as_people_see_it(tmp_path: Path, string: str, text: str) -> None:
    assert stored(tmp_path, '<c r="A1" t="s"><v>0</v></c>', strings=string)[0] == text


@pytest.mark.parametrize("index", ["1", "-1", "x", "999999999999999999999"])
def test_a_string_that_is_not_there_is_a_blank(tmp_path: Path, index: str) -> None:
    assert stored(tmp_path, f'<c r="A1" t="s"><v>{index}</v></c>', strings="<si><t>only</t></si>") == (None, "")


def test_a_full_workbook_is_read_as_it_shows(tmp_path: Path) -> None:
    spreadsheet = a_store(a_full_workbook(tmp_path / "Plan 2026.xlsx")).read()
    grid = spreadsheet.tabs[0]
    shown = [[cell.shown for cell in row[:4]] for row in grid.rows[:5]]
    assert shown == [
        ["Project", "Goal", "Status", "Due"],
        ["Make tacos", "feed the family", "Done", "2026-03-14"],
        ["Bake bread daily", "007", "Done", "09:30"],
        ["TRUE", "12.5%", "1234.5", "#DIV/0!"],
        ["Merged"],
    ]
    assert grid.at(CellRef(3, 4)).value == time(9, 30)
    assert [grid.at(CellRef(row, 4)).formula for row in (3, 4)] == [False, True]
    assert grid.at(CellRef(3, 3)).formula
    assert grid.merges == (Span(CellRef(5, 1), CellRef(5, 2)),)
    assert grid.hidden_rows == {4}
    assert grid.at(CellRef(2, 1)).note == "Ask Ana"
    assert [each.tab for each in spreadsheet.tabs] == ["Roadmap", "Other"]
    assert spreadsheet.title == "Plan 2026"


def test_only_the_tabs_that_are_asked_for_are_read(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    assert [each.tab for each in a_store(path).read(lambda title, _: title == "Other").tabs if each.rows] == ["Other"]


def test_hidden_tabs_and_columns_are_known(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Shown").set_column("C:XFD", None, None, {"hidden": True})
        book.add_worksheet("Hidden").hide()
        book.add_worksheet("Very hidden").very_hidden()
    tabs = a_store(path).read().tabs
    assert [each.visible for each in tabs] == [True, False, False]
    assert {2, 3, 4} & tabs[0].hidden_columns == {3, 4}


def test_a_hundred_styled_blanks_are_no_content(tmp_path: Path) -> None:
    blanks = "".join(f'<c r="{letter}1" s="1"/>' for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZ")
    path = a_raw_workbook(tmp_path / "r.xlsx", a_sheet(f'<row r="1">{inline("A1", "Project")}{blanks}</row>'))
    assert the_grid(path).width == 1


def test_what_an_array_formula_fills_counts_as_a_formula(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f t="array" ref="A1:A2">C1:C2</f><v>one</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>two</v></c></row><row r="3"><c r="A3" t="str"><v>typed</v></c></row>'
    )
    grid = the_grid(a_raw_workbook(tmp_path / "r.xlsx", a_sheet(rows)))
    assert [grid.at(CellRef(row, 1)).formula for row in (1, 2, 3)] == [True, True, False]


def test_a_chart_sheet_is_no_tab_of_cells(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": "=Goals"})
        book.add_chartsheet("Chart").set_chart(chart)
    assert a_store(path).read().tabs == ()
