"""Reading a workbook: every value as the sheet holds it."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sheetsync.adapters.workbook.style import Shows, shows
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import Cell, CellError, CellRef, Span
from sheetsync.model.grid import Grid
from tests.adapters.workbook.books import HEADER, TAB, parts, rewritten, rich, simple, store


def grid_of(path: Path, tab: str = TAB) -> Grid:
    grid = store(path).read().tab(tab)
    assert grid is not None
    return grid


def at(path: Path, cell: str) -> Cell:
    return grid_of(path).at(CellRef.from_a1(cell))


def test_typed_values_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = TAB
    moment = datetime(2026, 11, 13, 14, 30)
    values = ["007", 7, 7.5, True, False, moment.date(), moment, moment.time(), "1e5", "NaN"]
    sheet.append(values)
    book.save(path)

    row = grid_of(path).rows[0]

    assert [cell.value for cell in row] == values
    assert [cell.shown for cell in row] == [
        "007", "7", "7.5", "TRUE", "FALSE", "2026-11-13", "2026-11-13 14:30", "14:30", "1e5", "NaN",
    ]  # fmt: skip


def test_formulas_are_read_by_what_they_show_and_are_known_as_formulas(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")

    assert at(path, "A3") == Cell("PIE", "PIE", formula=True)
    assert at(path, "D3") == Cell(CellError("#DIV/0!"), "#DIV/0!", formula=True)


def test_dates_percents_rich_texts_and_notes_are_read(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")

    assert at(path, "D2").value == date(2026, 11, 13)
    assert at(path, "D4") == Cell(0.5, "50%")
    assert at(path, "B3").shown == "so that everybody eats"
    assert at(path, "C3").shown == "  spaced  "
    assert at(path, "A2").note.rstrip() == "ask Ana"


def test_what_the_tab_says_about_its_cells_is_read(tmp_path: Path) -> None:
    grid = grid_of(rich(tmp_path / "r.xlsx"))

    assert grid.hidden_rows == {4}
    assert grid.merges == (Span(CellRef(5, 1), CellRef(5, 4)),)
    assert grid.own is None


def test_the_older_calendar_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        sheet = book.add_worksheet(TAB)
        sheet.write_datetime(0, 0, datetime(2026, 11, 13), book.add_format({"num_format": "yyyy-mm-dd"}))

    assert at(path, "A1").value == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", Shows.NUMBER), ("0.00", Shows.NUMBER), ("0%", Shows.PERCENT), ("dd/mm/yyyy", Shows.DATE),
        ("[$-409]d-mmm;@", Shows.DATE), ("mmm", Shows.DATE), ("h:mm", Shows.TIME), ("[h]:mm:ss", Shows.TIME),
        ('0 "days"', Shows.NUMBER), ('"due" 0', Shows.NUMBER), ("[Red]0", Shows.NUMBER), ("yyyy\\-mm", Shows.DATE),
        ("#,##0_d", Shows.NUMBER), ("m/d/yy h:mm", Shows.DATE),
    ],
)  # fmt: skip
def test_a_number_format_says_what_a_number_is(code: str, expected: Shows) -> None:
    assert shows(code) is expected


def test_escaped_characters_are_read_as_people_see_them(tmp_path: Path) -> None:
    path = rewritten(simple(tmp_path / "r.xlsx"), lambda _, content: content.replace(b">Tacos<", b">Ta_x000D_cos<"))

    assert at(path, "A2").shown == "Ta\rcos"


def test_cells_without_an_address_follow_the_one_before(tmp_path: Path) -> None:
    path = rewritten(
        simple(tmp_path / "r.xlsx"),
        lambda name, content: (
            content.replace(b' r="B2"', b"").replace(b' r="C2"', b"") if "sheet1" in name else content
        ),
    )

    assert [cell.shown for cell in grid_of(path).rows[1]] == ["Tacos", "cook", "", "Done"]


def test_prefixed_elements_are_read(tmp_path: Path) -> None:
    def prefixed(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        text = content.decode().replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
        return text.replace("xmlns=", "xmlns:x=").encode()

    path = rewritten(simple(tmp_path / "r.xlsx"), prefixed)

    assert [cell.shown for cell in grid_of(path).rows[1]] == ["Tacos", "", "cook", "Done"]


def test_tabs_without_cells_are_left_out_and_hidden_ones_are_known(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Seen")
        book.add_worksheet("Hidden").hide()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Seen!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)

    assert [(each.tab, each.visible) for each in store(path).read().tabs] == [("Seen", True), ("Hidden", False)]


def test_only_the_tabs_that_are_named_are_read(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")

    assert [each.tab for each in store(path).read(lambda title, _: title == "Other").tabs if each.rows] == ["Other"]


def test_equal_cells_are_one_object(tmp_path: Path) -> None:
    rows = grid_of(simple(tmp_path / "r.xlsx", [("a", "b", "c", "Done")] * 3)).rows

    assert rows[1][3] is rows[2][3] is rows[3][3]


def test_our_column_is_known_by_its_header_until_our_rule_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet(TAB).write_row(0, 0, ("Project", "ROADMAP  checks "))

    own = grid_of(path).own

    assert own is not None
    assert own.column == 2
    assert HEADER in "Roadmap checks"
    assert "xl/workbook.xml" in parts(path)


def test_a_tab_that_is_not_wanted_can_be_in_any_state(tmp_path: Path) -> None:
    path = rich(tmp_path / "r.xlsx")
    rewritten(path, lambda name, content: b"<broken" if name == "xl/worksheets/sheet2.xml" else content)
    with pytest.raises(UnsafeError, match=r'tab "Other".*damaged'):
        store(path).read()

    read = store(path).read(lambda title, _: title == TAB)

    assert [(each.tab, bool(each.rows)) for each in read.tabs] == [(TAB, True), ("Other", False)]
