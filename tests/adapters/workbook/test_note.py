"""Notes on people's cells: ours come and go, theirs and their threads stay."""

from pathlib import Path

from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit
from tests.adapters.workbook.workbooks import (
    a_full_workbook,
    a_note,
    a_plan,
    a_store,
    a_workbook,
    by_openpyxl,
    cells,
    changed_parts,
    never_again,
    parts,
    sync,
    the_grid,
)

A2, B2, C3 = CellRef(2, 1), CellRef(2, 2), CellRef(3, 3)


def notes_of(path: Path) -> dict[str, str]:
    return {ref.a1: cell.note for ref, cell in cells(the_grid(path)).items() if cell.note}


def test_the_first_note_of_a_tab_brings_its_parts_and_the_last_takes_them_away(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    before = parts(path)
    sync(path, {}, notes=[a_note("B2"), a_note("A3", "And <this> & that?")])
    made = changed_parts(before, parts(path))
    assert made == {
        "[Content_Types].xml",
        "xl/comments900.xml",
        "xl/drawings/vmlDrawing900.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/sheet1.xml",
    }
    notes = {"B2": a_note("B2").new, "A3": a_note("A3", "And <this> & that?").new}
    assert notes_of(path) == notes
    sheet = by_openpyxl(path)["Roadmap"]
    assert {each: sheet[each].comment.text for each in notes} == notes
    sync(path, {}, notes=[Edit(CellRef.from_a1(each), text, "") for each, text in notes.items()])
    assert parts(path) == before


def test_a_note_of_a_person_and_one_of_ours_live_side_by_side(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    sync(path, {}, notes=[a_note("C3", "First")])
    sync(path, {}, notes=[a_note("C3", "Second", old=a_note("C3", "First").new), a_note("B3")])
    notes = notes_of(path)
    assert notes["A2"] == "Ask Ana"
    assert notes["C3"] == a_note("C3", "Second").new
    written = a_store(path).clear()
    assert written.notes == 2
    assert notes_of(path).keys() == {"A2"}


def test_a_note_goes_only_where_the_old_one_still_is(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    content = path.read_bytes()
    store = a_store(path)
    plan = a_plan(store.read(), {}, notes=[a_note("A2"), a_note("A2", "Other", old="Ask Bob")])
    assert store.apply(plan, never_again).notes == 0
    assert path.read_bytes() == content


def test_a_thread_gets_no_note_beside_it(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    content = path.read_bytes()
    store = a_store(path)
    assert store.apply(a_plan(store.read(), {}, notes=[a_note("B2")]), never_again).notes == 0
    assert path.read_bytes() == content


def test_a_note_that_a_person_added_to_is_theirs(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    theirs = a_note("B2").new + "\nDone!"
    sync(path, {}, notes=[Edit(B2, "", theirs)])
    content = path.read_bytes()
    assert a_store(path).clear().notes == 0
    assert path.read_bytes() == content
    assert notes_of(path) == {"B2": theirs}


def test_what_xml_cannot_hold_survives_in_a_note(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    text = "bell \a, return \r, typed _x000D_, smile \U0001f600"
    sync(path, {}, notes=[Edit(B2, "", text)])
    assert notes_of(path) == {"B2": text}
