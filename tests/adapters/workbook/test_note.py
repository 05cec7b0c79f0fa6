"""Notes on people's cells: ours come and go, theirs and their threads stay."""

import io
import re
from pathlib import Path

import pytest
import xlsxwriter

from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit
from tests.adapters.workbook.workbooks import (
    a_full_workbook,
    a_note,
    a_plan,
    a_store,
    a_text,
    a_workbook,
    by_openpyxl,
    cells,
    changed_parts,
    edited,
    never_again,
    parts,
    sync,
    the_grid,
    without_spans,
    write_parts,
)

B2 = CellRef(2, 2)
TEXTS = {"E2": a_text()}


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


def test_boxes_that_are_no_xml_stop_the_write_and_say_how_to_go_on(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    content = edited(path, "xl/drawings/vmlDrawing1.vml", lambda xml: xml.replace("</xml>", "<br></xml>")).read_bytes()
    with pytest.raises(UnsafeError, match="notes = false"):
        sync(path, TEXTS, notes=[a_note("C3")])
    assert path.read_bytes() == content
    sync(path, TEXTS)
    assert a_store(path).clear().cleared == 1


def test_a_note_beyond_every_roadmap_is_not_read(tmp_path: Path) -> None:
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    edited(path, "xl/comments1.xml", lambda xml: xml.replace('ref="A2"', 'ref="XFD1048576"'))
    assert len(the_grid(path).rows) < 100
    edited(path, "xl/comments1.xml", lambda xml: xml.replace('ref="XFD1048576"', 'ref="nowhere"'))
    assert notes_of(path) == {}


def test_our_notes_on_two_tabs_come_and_go_apart(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Roadmap", "Second"):
            book.add_worksheet(name).write_row(0, 0, ["Project", "Goal"])
    before = parts(path)
    for tab in ("Roadmap", "Second"):
        sync(path, {"C2": a_text()}, tab=tab, table="A1:B2", notes=[a_note("B1")])
    assert parts(path)["xl/styles.xml"].count(b"FFE9B8") == 2, "one look, of two colours, serves both"
    assert {tab: the_grid(path, tab).at(CellRef(1, 2)).note for tab in ("Roadmap", "Second")} == dict.fromkeys(
        ("Roadmap", "Second"), a_note("B1").new
    )
    assert by_openpyxl(path)["Second"]["B1"].comment.text == a_note("B1").new
    assert a_store(path).clear().notes == 2
    assert without_spans(parts(path)) == without_spans(before)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def with_a_logo(path: Path, *, noted: int = 0, button: bool = False, tabs: int = 1) -> Path:
    """A workbook whose page header has a picture, which is kept in a drawing of the same kind as notes."""
    with xlsxwriter.Workbook(path) as book:
        for title in ("Roadmap", *(f"Other {number}" for number in range(1, tabs))):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ("Project", "Goal", "Deliverable", "Due"))
            sheet.write_row(1, 0, ("Tacos", "", "cook", "Done"))
            sheet.set_header("&C&G", {"image_center": "logo.png", "image_data_center": io.BytesIO(PNG)})
            for row in range(noted):
                sheet.write_comment(row + 10, 6, "ask Ana")
            if button:
                sheet.insert_button("J2", {"caption": "Refresh"})
    return path


def drawings(path: Path) -> dict[str, bytes]:
    return {name: content for name, content in parts(path).items() if name.endswith(".vml")}


def assert_sound(path: Path) -> None:
    """What Office asks of the drawings of a workbook: [MS-OI29500] 2.1.1335."""
    owners: dict[int, str] = {}
    for tab in sorted(name for name in parts(path) if name.startswith("xl/worksheets/sheet")):
        source = parts(path)[tab].decode()
        rels = parts(path).get(tab.replace("worksheets/", "worksheets/_rels/") + ".rels", b"").decode()
        links = dict(re.findall(r'Id="([^"]+)"[^>]*?Target="\.\./(drawings/[^"]+\.vml)"', rels))
        links |= {
            key: value for value, key in re.findall(r'Target="\.\./(drawings/[^"]+\.vml)"[^>]*?Id="([^"]+)"', rels)
        }
        used = [re.search(rf"<{kind} [^>]*r:id=\"([^\"]+)\"", source) for kind in ("legacyDrawing", "legacyDrawingHF")]
        of_notes, of_header = (links[each[1]] if each else "" for each in used)
        numbers: list[int] = []
        for part in filter(None, (of_notes, of_header)):
            drawn = parts(path)[f"xl/{part}"].decode()
            found = [int(each) for each in re.findall(r'<v:shape id="_x0000_s(\d+)"', drawn)]
            assert len(found) == len(set(found)), part
            assert all(each > 1024 for each in found)
            numbers += found
            assert part == of_notes or 'ObjectType="Note"' not in drawn
            if "#_x0000_t202" in drawn:
                assert drawn.count('id="_x0000_t202"') == 1
        for cluster in {(each - 1) // 1024 for each in numbers}:
            assert owners.setdefault(cluster, tab) == tab
        noted = len(re.findall(r"<x:Row>", parts(path)[f"xl/{of_notes}"].decode())) if of_notes else 0
        name = next(iter(re.findall(r"comments\d+\.xml", rels)), "")
        comments = parts(path).get(f"xl/{name}", b"") if name else b""
        assert noted == comments.count(b"<comment "), tab


@pytest.mark.parametrize("noted", [0, 1, 1_030])
@pytest.mark.parametrize("button", [False, True])
def test_boxes_of_notes_stand_in_their_own_drawing_each_under_a_number_of_its_own(
    tmp_path: Path, noted: int, button: bool
) -> None:
    path = with_a_logo(tmp_path / "roadmap.xlsx", noted=noted, button=button)
    before = parts(path)
    header = next(content for content in drawings(path).values() if b"imagedata" in content)

    sync(path, TEXTS, notes=[a_note("B2"), a_note("C2")])

    assert header in drawings(path).values()
    assert_sound(path)
    assert [by_openpyxl(path)["Roadmap"][each].comment is not None for each in ("B2", "C2", "D2")] == [
        True,
        True,
        False,
    ]
    a_store(path).clear()
    assert without_spans(parts(path)) == without_spans(before)


def test_no_two_tabs_share_a_cluster_of_numbers(tmp_path: Path) -> None:
    path = with_a_logo(tmp_path / "roadmap.xlsx", tabs=3, noted=2)
    sync(path, {}, notes=[a_note("B2")])
    assert_sound(path)


def test_boxes_that_an_earlier_version_put_into_the_page_header_leave_it(tmp_path: Path) -> None:
    path = with_a_logo(tmp_path / "roadmap.xlsx")
    clean = parts(path)
    sync(path, {}, notes=[a_note("B2")])
    made = parts(path)
    ours = next(name for name in drawings(path) if name not in clean)
    theirs = next(name for name in drawings(path) if name in clean)
    box = re.search(rb"<v:shape id.*</v:shape>", made[ours])[0].replace(b"_x0000_s1026", b"_x0000_s5002")

    def as_it_was(name: str, content: bytes) -> bytes:
        if name == theirs:
            return content.replace(b"</xml>", box + b"</xml>")
        if name.endswith(".rels"):
            return re.sub(rb"<Relationship [^>]*rIdSheetsyncBoxes[^>]*>", b"", content)
        return re.sub(rb"<legacyDrawing [^>]*rIdSheetsyncBoxes[^>]*/>", b"", content)

    write_parts(path, {name: as_it_was(name, content) for name, content in made.items() if name != ours})
    sync(path, {}, notes=[a_note("C2")])
    assert_sound(path)
    assert drawings(path)[theirs] == clean[theirs]
