"""The strict look itself: it sees each kind of fault, finds none where there is none, and is held to what we write."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sheetsync.adapters import atomic_file
from tests.acceptance.bad_file import a_workbook as a_faulty_roadmap
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine
from tests.adapters.workbook.workbooks import a_full_workbook, a_store, a_text, a_workbook, parts, sync, write_parts
from tests.strict.book import faults
from tests.strict.watch import assert_sound, looked_at, watched

Change = Callable[[bytes], bytes]
SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
TYPES, LINKS = "[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels"
VML, NOTES = "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml"


def swap(old: str, new: str) -> Change:
    """Put a text in the place of another, once."""

    def change(content: bytes) -> bytes:
        assert old.encode() in content, content[:2000]
        return content.replace(old.encode(), new.encode(), 1)

    return change


SPOILT: dict[str, tuple[str, Change, str]] = {
    "a tag is open": (SHEET, swap("</sheetData>", ""), "not XML"),
    "two roots": (STYLES, lambda content: content + b"<more/>", "not XML"),
    "no longer UTF-8": ("xl/sharedStrings.xml", lambda content: content.replace(b"feed", b"f\xe9ed"), "not XML"),
    "order": (SHEET, swap("<sheetData>", "<mergeCells/><sheetData>"), "sheetData stands behind mergeCells"),
    "unknown": (SHEET, swap("<sheetData>", "<mine/><sheetData>"), "unknown element mine"),
    "twice": (SHEET, swap("</sheetData>", "</sheetData><sheetData/>"), "sheetData 2 times"),
    "rows out of order": (SHEET, swap('<row r="2"', '<row r="9"'), "row 3 behind 9"),
    "a cell in another row": (SHEET, swap('r="A2"', 'r="A7"'), "A7 in row 2"),
    "a cell twice": (SHEET, swap('r="B1"', 'r="A1"'), "A1 out of order"),
    "a cell outside of spans": (
        SHEET,
        lambda content: re.sub(rb'spans="1:', b'spans="2:', content),
        "A1 outside spans 2:",
    ),
    "a column too far": (SHEET, swap('r="D1"', 'r="XFE1"'), "outside the sheet"),
    "a kind that there isn't": (SHEET, swap('t="s"', 't="x"'), "kind x"),
    "an inline text without one": (SHEET, swap('t="s"', 't="inlineStr"'), "kind inlineStr with"),
    "a string that there isn't": (SHEET, swap("<v>0</v>", "<v>999</v>"), "shared string 999 of"),
    "a style that there isn't": (SHEET, swap('s="1"', 's="99"'), "style 99 of"),
    "columns that overlap": (
        SHEET,
        swap("<sheetData>", '<cols><col min="1" max="3"/><col min="2" max="2"/></cols><sheetData>'),
        "columns 2 to 2 behind 3",
    ),
    "merges that overlap": (
        SHEET,
        swap("<mergeCells", '<mergeCells><mergeCell ref="A5:A6"/></mergeCells><mergeCells'),
        "the merges A5:A6 and A5:B5 meet",
    ),
    "a range that is none": (SHEET, swap('sqref="C2:C9"', 'sqref="C9:C2"'), "of C9:C2"),
    "a count": (SHEET, swap('<dataValidations count="1"', '<dataValidations count="3"'), "says 3, has 1"),
    "a look that there isn't": (SHEET, swap('dxfId="0"', 'dxfId="7"'), "dxfId 7 of"),
    "a link that there isn't": (SHEET, swap('r:id="rId1"', 'r:id="rId77"'), "links to rId77"),
    "spaces that go": (
        SHEET,
        swap("</row>", '<c r="Z1" t="inlineStr"><is><t> x</t></is></c></row>'),
        "space at an end",
    ),
    "the count of styles": (STYLES, swap('<fonts count="', '<fonts count="9'), "fonts says"),
    "the order of styles": (STYLES, swap("<fonts", "<dxfs/><fonts"), "fonts stands behind dxfs"),
    "a font that there isn't": (STYLES, swap('fontId="0"', 'fontId="99"'), "fontId 99 of"),
    "two tabs of one name": (BOOK, swap('name="Other"', 'name="roadmap"'), "the name roadmap 2 times"),
    "two tabs of one id": (BOOK, swap('sheetId="2"', 'sheetId="1"'), "the sheetId 1 2 times"),
    "a tab that there isn't": (BOOK, swap('r:id="rId2"', 'r:id="rId88"'), "a tab links to rId88"),
    "a name twice": (
        BOOK,
        swap("<definedName ", '<definedName name="GOALS">1</definedName><definedName '),
        "defined name goals",
    ),
    "a part of no kind": (
        TYPES,
        swap('<Default Extension="vml"', '<Default Extension="not"'),
        "no content type: xl/drawings/vml",
    ),
    "a kind of no part": (
        TYPES,
        swap("</Types>", '<Override PartName="/xl/no.xml" ContentType="x"/></Types>'),
        "content type of no part: xl/no.xml",
    ),
    "a kind twice": (
        TYPES,
        swap("</Types>", '<Override PartName="/XL/styles.xml" ContentType="x"/></Types>'),
        "content type given twice",
    ),
    "another kind": (TYPES, swap("spreadsheetml.styles+xml", "spreadsheetml.table+xml"), "styles.xml is no styles"),
    "an id of a link twice": (LINKS, swap('Id="rId2"', 'Id="rId1"'), "the id rId1 2 times"),
    "a link to nowhere": (LINKS, swap("../comments1.xml", "../comments7.xml"), "leads nowhere: xl/comments7.xml"),
    "a note without a box": (NOTES, swap('ref="A2"', 'ref="A4"'), "0 boxes for the note on A4"),
    "a note of nobody": (NOTES, swap('authorId="0"', 'authorId="5"'), "author 5 of"),
    "a shape of no block": (VML, swap("_x0000_s1025", "_x0000_s5001"), "shape 5001 is in none of its blocks"),
    "a shape twice": ("xl/drawings/vmlDrawing2.vml", swap("_x0000_s2049", "_x0000_s1025"), "shape id 1025 2 times"),
    "a block twice": ("xl/drawings/vmlDrawing2.vml", swap('data="2"', 'data="1"'), "id block 1 reserved 2 times"),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_each_kind_of_fault_is_seen(tmp_path: Path, spoilt: str) -> None:
    part, change, said = SPOILT[spoilt]
    path = a_full_workbook(tmp_path / "roadmap.xlsx")
    before, content = path.read_bytes(), parts(path)
    assert faults(before) == []

    write_parts(path, {**content, part: change(content[part])})

    assert [each for each in faults(path.read_bytes()) if said in each], faults(path.read_bytes())
    if spoilt != "a shape of no block":
        with pytest.raises(AssertionError, match="was written, and now"):
            assert_sound(before, path.read_bytes(), path.name)


def test_what_was_wrong_before_is_not_ours(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    content = parts(path)
    write_parts(path, {**content, SHEET: swap("<sheetData>", "<mine/><sheetData>")(content[SHEET])})

    sync(path, {"E2": a_text()})


def test_names_of_any_case_and_detours_are_usual(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    content = parts(path)
    content["xl/worksheets/Sheet1.xml"] = content.pop(SHEET)
    links = "xl/_rels/workbook.xml.rels"
    content[links] = swap('Target="worksheets/sheet1.xml"', 'Target="/xl/x/..\\worksheets/sheet1.xml"')(content[links])

    assert faults(write_parts(path, content).read_bytes()) == []


def test_no_fault_is_found_in_what_libraries_write(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", 1, True])
    book.save(tmp_path / "plain.xlsx")
    with xlsxwriter.Workbook(str(tmp_path / "other.xlsx")) as other:
        other.add_worksheet().write_row(0, 0, [" a", 1, True])

    for path in (tmp_path / "plain.xlsx", tmp_path / "other.xlsx", *DEMO_WORKBOOK.parent.glob("*.xlsx")):
        assert faults(path.read_bytes()) == [], path


def test_what_is_no_package_is_told() -> None:
    assert faults(b"PK\x03\x04 no")[0].startswith("no package")


def test_every_write_of_a_store_is_looked_at(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")

    before = looked_at["workbooks"]
    sync(path, {"E2": a_text()})
    assert looked_at["workbooks"] == before + 1
    a_store(path).clear()
    assert looked_at["workbooks"] == before + 2


def test_a_write_that_spoils_a_workbook_fails_its_test_and_leaves_the_file(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "roadmap.xlsx")
    other = a_workbook(tmp_path / "other.xlsx")
    write_parts(other, parts(other) | {SHEET: b"<worksheet>"})
    before = path.read_bytes()

    with pytest.raises(AssertionError, match="not XML"):
        atomic_file.write(path, other.read_bytes())

    assert path.read_bytes() == before


def test_every_workbook_that_the_command_writes_is_looked_at(tmp_path: Path) -> None:
    name = a_faulty_roadmap(tmp_path / "roadmap.xlsx").name
    spoil = "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'a').writestr('xl/more.bin', b'')"

    before = looked_at["workbooks"]
    assert CommandLine(tmp_path)("sync", name, "--quiet").status == 0
    assert looked_at["workbooks"] == before + 1
    with pytest.raises(AssertionError, match="no content type"):
        CommandLine(tmp_path).python("-c", spoil, name)


def test_a_new_workbook_is_looked_at_too(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="not XML"), watched(tmp_path):
        write_parts(tmp_path / "new.xlsx", {TYPES: b"<Types/>", BOOK: b"<workbook>"})


def test_libreoffice_opens_what_the_command_wrote_and_shows_our_remark(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed, so what it makes of a synced workbook was not tested")
    name = a_faulty_roadmap(tmp_path / "roadmap.xlsx").name
    assert CommandLine(tmp_path)("sync", name, "--quiet").status == 0
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]

    utf_8_csv = "csv:Text - txt - csv (StarCalc):44,34,76"
    subprocess.run(
        [*command, "--convert-to", utf_8_csv, "--outdir", str(tmp_path), str(tmp_path / name)],
        check=True,
        capture_output=True,
    )

    assert "⚠ [" in (tmp_path / "roadmap.csv").read_text(encoding="utf-8")
