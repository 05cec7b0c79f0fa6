"""Every part of a workbook, byte for byte, before and after we wrote, and after we took it back."""

import re
from pathlib import Path

import openpyxl
import pytest

from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from tests.adapters.workbook.workbooks import (
    MAIN,
    a_full_workbook,
    a_note,
    a_plan,
    a_raw_workbook,
    a_sheet,
    a_store,
    a_text,
    a_workbook,
    cells,
    changed_parts,
    edited,
    inline,
    never_again,
    parts,
    sync,
    the_grid,
    without_spans,
)

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
TEXTS = {
    "E2": a_text("One", address="aaaa"),
    "E3": a_text("Two", address="bbbb"),
    "E5": a_text("Three", address="cccc"),
}


@pytest.fixture(params=["roadmap.xlsx", "roadmap.xlsm"])
def full(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return a_full_workbook(tmp_path / request.param)


def test_a_sync_changes_the_part_of_the_tab_and_the_styles_and_no_other(full: Path) -> None:
    before = parts(full)
    sync(full, TEXTS)
    after = parts(full)
    assert changed_parts(before, after) == {SHEET, STYLES}
    assert list(after) == list(before)


def test_within_the_tab_only_what_is_ours_is_new(full: Path) -> None:
    before = parts(full)[SHEET].decode()
    sync(full, TEXTS)
    after = parts(full)[SHEET].decode()
    for each in ("<f>", "<sparkline", "dataValidation", "extLst", "tablePart", "autoFilter", "mergeCell", "hyperlink"):
        assert after.count(each) == before.count(each)
    assert after.count("<v>Done</v>") == 1
    assert [
        each for each in re.findall(r"<conditionalFormatting.*?</conditionalFormatting>", before) if each not in after
    ] == []


def test_peoples_cells_are_read_as_before(full: Path) -> None:
    before = cells(the_grid(full))
    sync(full, TEXTS)
    after = cells(the_grid(full))
    ours = {CellRef(1, 5), *(CellRef.from_a1(each) for each in TEXTS)}
    assert {ref: cell for ref, cell in after.items() if ref not in ours} == before
    assert {ref.a1: after[ref].value for ref in ours} == {"E1": "Roadmap checks", **TEXTS}


@pytest.mark.parametrize("notes", [(), (a_note("C3"), a_note("A3"))], ids=["texts", "texts and notes"])
def test_a_clear_puts_every_byte_back(full: Path, notes: tuple) -> None:
    before = parts(full)
    sync(full, TEXTS, notes=notes)
    written = a_store(full).clear()
    assert (written.cleared, written.notes) == (3, len(notes))
    assert without_spans(parts(full)) == without_spans(before)


def test_notes_change_the_parts_of_notes_beside(full: Path) -> None:
    before = parts(full)
    sync(full, TEXTS, notes=[a_note("C3")])
    assert changed_parts(before, parts(full)) == {SHEET, STYLES, "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert the_grid(full).at(CellRef(2, 1)).note == "Ask Ana"


def test_a_file_that_another_library_wrote_is_put_back_too(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Roadmap"
    sheet.append(["Project", "Goal"])
    sheet.append(["Make tacos", "feed"])
    for address in ("C2", "C3"):
        sheet[address].font = openpyxl.styles.Font(bold=True)
    sheet.column_dimensions["D"].width = 60
    sheet.row_dimensions[4].height = 40
    book.save(path)
    before = parts(path)
    texts = {"C2": a_text(address="aaaa"), "C3": a_text(address="bbbb"), "C4": a_text(address="cccc")}
    sync(path, texts, table="A1:B2", notes=[a_note("A2")])
    assert the_grid(path).at(CellRef(4, 3)).value == texts["C4"]
    a_store(path).clear()
    assert parts(path) == before


def test_a_width_that_people_gave_is_theirs(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    edited(
        path,
        SHEET,
        lambda xml: xml.replace(
            "<sheetData>", '<cols><col min="5" max="5" width="60" customWidth="1"/></cols><sheetData>'
        ),
    )
    before = parts(path)
    sync(path, {"E2": a_text()})
    a_store(path).clear()
    assert without_spans(parts(path)) == without_spans(before)


@pytest.mark.parametrize(
    "looks", ["", "<dxfs/>", '<dxfs count="0" />', '<dxfs count="1"><dxf><font><b/></font></dxf></dxfs>']
)
def test_the_styles_are_put_back_however_they_list_their_looks(tmp_path: Path, looks: str) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf/></cellXfs>{looks}</styleSheet>'
    path = a_raw_workbook(
        tmp_path / "r.xlsx", a_sheet(f'<row r="1">{inline("A1", "Project")}</row><row r="2" ht="20" />'), styles=styles
    )
    before = parts(path)
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert b"FFE9B8" in parts(path)[STYLES]
    a_store(path).clear()
    assert parts(path) == before


def test_the_same_plan_again_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    store = a_store(path)
    plan = a_plan(store.read(), {"E3": a_text()})
    store.apply(plan, never_again)
    content = path.read_bytes()
    with pytest.raises(UnsafeError, match="run again"):
        store.apply(plan, never_again)
    assert path.read_bytes() == content


def test_what_is_right_already_is_not_written_again(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    sync(path, {"E3": a_text()})
    before = path.stat()
    store = a_store(path)
    spreadsheet = store.read()
    store.apply(a_plan(spreadsheet, {}), never_again)
    after = path.stat()
    # Not when it was read last: that moves with every look.
    assert (after.st_ino, after.st_size, after.st_mtime_ns) == (before.st_ino, before.st_size, before.st_mtime_ns)
    assert store.requests == {"read": 1, "write": 0}


def test_a_text_that_is_not_there_any_more_is_left_and_counted(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    store = a_store(path)
    spreadsheet = store.read()
    plan = a_plan(spreadsheet, {"E4": a_text(address="bbbb"), "B3": a_text(address="aaaa")})
    wrong = plan.edits[0].__class__(CellRef(2, 1), "not what is there", a_text())
    written = store.apply(plan.__class__(plan.tab, plan.revision, plan.install, (*plan.edits, wrong)), never_again)
    assert (written.placed, written.gone) == (2, 1)
    assert the_grid(path).at(CellRef(2, 1)).value == "Make tacos"


def test_a_text_is_changed_and_taken_away(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    sync(path, {"E2": a_text(address="aaaa"), "E3": a_text(address="bbbb")})
    store = a_store(path)
    written = store.apply(a_plan(store.read(), {"E2": a_text("Other", address="aaaa"), "E3": ""}), never_again)
    assert (written.changed, written.cleared) == (1, 1)
    grid = the_grid(path)
    assert (grid.at(CellRef(2, 5)).value, grid.at(CellRef(3, 5)).shown) == (a_text("Other", address="aaaa"), "")


def test_a_column_in_which_people_wrote_keeps_its_header(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    sync(path, {"E2": a_text(address="aaaa"), "E3": "my own words"})
    written = a_store(path).clear()
    grid = the_grid(path)
    assert (written.cleared, written.squatted) == (1, 1)
    assert [grid.at(CellRef(row, 5)).shown for row in (1, 2, 3)] == ["Roadmap checks", "", "my own words"]


def test_clear_says_what_it_would_do_without_doing_it(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    sync(path, {"E3": a_text()})
    content = path.read_bytes()
    assert a_store(path).clear(dry_run=True).cleared == 1
    assert path.read_bytes() == content


def test_clear_leaves_a_workbook_alone_that_never_was_ours(full: Path) -> None:
    content = full.read_bytes()
    assert a_store(full).clear().cleared == 0
    assert full.read_bytes() == content
