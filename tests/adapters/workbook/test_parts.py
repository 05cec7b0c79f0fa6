"""Parts as other programs name, encode and pack them: legal or usual, so they are read, written and given back."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetsync.adapters.workbook import column, patch
from sheetsync.adapters.workbook.xml_tree import Splice
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from tests.adapters.workbook.workbooks import (
    MAIN,
    a_raw_workbook,
    a_sheet,
    a_store,
    a_text,
    by_openpyxl,
    cells,
    edited,
    inline,
    parts,
    sync,
    the_grid,
    write_parts,
)

TYPES = "[Content_Types].xml"
SHEET, STYLES, LINKS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"
ROWS = "".join(
    f'<row r="{row}">{inline(f"A{row}", text)}</row>'
    for row, text in enumerate(("Projekt", "Größe 東京", "Ende"), start=1)
)


def a_plain(path: Path, **other: str) -> Path:
    return a_raw_workbook(path, a_sheet(ROWS), **other)


def written_and_cleared(path: Path) -> None:
    """Sync, read with other eyes, clear, and compare: people's cells, and every part to the byte."""
    before, people = parts(path), cells(the_grid(path))
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert the_grid(path).at(CellRef(2, 2)).shown == a_text()
    sheet = by_openpyxl(path)["Roadmap"]
    assert (sheet["B2"].value, sheet["A2"].value) == (a_text(), "Größe 東京")
    a_store(path).clear()
    assert cells(the_grid(path)) == people
    assert parts(path) == before


@pytest.mark.parametrize("styles", [f'<styleSheet xmlns="{MAIN}"/>', f'<x:styleSheet xmlns:x="{MAIN}" />'])
def test_styles_of_one_tag_get_no_second_root(tmp_path: Path, styles: str) -> None:
    path = a_plain(tmp_path / "r.xlsx", styles=styles)
    before = parts(path)
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert parts(path)[STYLES].endswith(b"styleSheet>")
    assert parts(path)[STYLES].count(b"<dxf>") + parts(path)[STYLES].count(b"<x:dxf>") == 1
    a_store(path).clear()
    assert parts(path) == before


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("part", [SHEET, STYLES, LINKS, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_part_in_utf_16_stays_one(tmp_path: Path, part: str, encoding: str) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    content = parts(path)
    text = content[part].decode()
    text = text if text.startswith("<?xml") else f'<?xml version="1.0" encoding="UTF-8"?>{text}'
    # Only the mark at its start tells the order of the bytes to other readers.
    mark = "" if encoding == "utf-16" else "\ufeff"
    encoded = (mark + text.replace("UTF-8", "UTF-16")).encode(encoding)
    write_parts(path, {**content, part: encoded})
    written_and_cleared(path)


def test_a_part_in_an_old_encoding_takes_what_it_lacks_as_references(tmp_path: Path) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    content = parts(path)
    text = content[SHEET].decode().replace("UTF-8", "ISO-8859-1")
    write_parts(path, {**content, SHEET: text.encode("iso-8859-1", "xmlcharrefreplace")})
    written_and_cleared(path)


@pytest.mark.parametrize("declared", ["UTF-7", "rot13", "EBCDIC-CP-US", "no such"])
def test_an_encoding_that_no_spreadsheet_writes_is_refused(tmp_path: Path, declared: str) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    edited(path, SHEET, lambda xml: xml.replace("UTF-8", declared))
    before = path.read_bytes()
    with pytest.raises(UnsafeError, match=r"r.xlsx: .*(encoding|damaged)"):
        a_store(path).read()
    assert path.read_bytes() == before


Rename = Callable[[dict[str, bytes]], dict[str, bytes]]


def in_links(old: bytes, new: bytes) -> Rename:
    return lambda content: content | {LINKS: content[LINKS].replace(old, new)}


def renamed(old: str, new: str) -> Rename:
    return lambda content: {new if name == old else name: each for name, each in content.items()}


@pytest.mark.parametrize(
    "change",
    [
        in_links(b"worksheets/sheet1.xml", b"Worksheets/Sheet1.XML"),
        in_links(b"worksheets/sheet1.xml", b"worksheets\\sheet1.xml"),
        in_links(b"worksheets/sheet1.xml", b"\\xl\\worksheets\\sheet1.xml"),
        in_links(b"worksheets/sheet1.xml", b"./worksheets/../worksheets/sheet%31.xml"),
        in_links(b"sheet1.xml", b"sheet1.xml#top"),
        renamed("[Content_Types].xml", "[content_types].xml"),
        renamed(SHEET, "xl\\worksheets\\sheet1.xml"),
        renamed(LINKS, "xl/_RELS/workbook.xml.RELS"),
        lambda content: in_links(b"sheet1.xml", b"sheet%201.xml")(renamed(SHEET, "xl/worksheets/sheet 1.xml")(content)),
        lambda content: in_links(b"sheet1.xml", b"sheet 1.xml")(renamed(SHEET, "xl/worksheets/sheet%201.xml")(content)),
    ],
    ids=[
        "case",
        "backslash",
        "backslashes from the root",
        "dots and %31",
        "fragment",
        "types",
        "zip with backslashes",
        "links",
        "%20 in the link",
        "%20 in the zip",
    ],
)
def test_a_name_is_found_however_it_is_written(tmp_path: Path, change: Rename) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    write_parts(path, change(parts(path)))
    before = parts(path)
    sync(path, {"B2": a_text()}, table="A1:A2")
    grid = the_grid(path)
    assert (grid.at(CellRef(2, 2)).shown, grid.at(CellRef(2, 1)).shown) == (a_text(), "Größe 東京")
    a_store(path).clear()
    assert parts(path) == before


def test_a_name_in_raw_utf_8_is_the_same_name_afterwards(tmp_path: Path) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    name = "xl/media/büro 東京.png"
    edited(
        path,
        TYPES,
        lambda xml: xml.replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1),
    )
    write_parts(path, {**parts(path), "xl/media/b_ro _.png".ljust(len(name.encode()), "x"): b"a picture"})
    raw = path.read_bytes().replace(b"xl/media/b_ro _.png".ljust(len(name.encode()), b"x"), name.encode())
    path.write_bytes(raw)
    assert name not in parts(path), "the zip doesn't say that its names are in UTF-8"
    sync(path, {"B2": a_text()}, table="A1:A2")
    assert parts(path)[name] == b"a picture"
    assert name.encode() in path.read_bytes()


def test_a_white_picture_is_no_bomb(tmp_path: Path) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    picture = b"BM" + struct.pack("<IHHI", 54 + 24_000_000, 0, 0, 54) + b"\xff" * 24_000_000
    write_parts(path, {**parts(path), "xl/media/white.bmp": picture})
    written_and_cleared(path)


def test_two_parts_that_differ_only_by_case_are_both_kept(tmp_path: Path) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    write_parts(path, {**parts(path), "xl/Media/a.png": b"one", "xl/media/A.png": b"two"})
    written_and_cleared(path)


BROKEN: dict[str, Callable[[bytes], Splice]] = {
    "a tag that nobody closes": lambda xml: Splice(len(xml), len(xml), b"<row>"),
    "a second root": lambda xml: Splice(len(xml), len(xml), b"<worksheet/>"),
    "a prefix that nobody explains": lambda xml: Splice(at := xml.index(b"</worksheet>"), at, b"<q:x/>"),
    "a cell of people's that changes": lambda xml: Splice(at := xml.index(b"Ende"), at + 1, b"e"),
    "a cell of people's that goes": lambda xml: Splice(xml.index(b'<row r="3">'), xml.index(b"</sheetData>"), b""),
    "a cell of people's that moves": lambda xml: Splice(at := xml.index(b'"A3"') + 1, at + 2, b"C3"),
    "a cell that nobody meant": lambda xml: Splice(
        at := xml.index(b"</sheetData>"), at, b'<row r="9"><c><v>1</v></c></row>'
    ),
    "a row that hides": lambda xml: Splice(at := xml.index(b'<row r="3"') + 4, at, b' hidden="1"'),
    "a merge that nobody meant": lambda xml: Splice(
        at := xml.index(b"</worksheet>"), at, b'<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    ),
}


@pytest.mark.parametrize("harm", BROKEN)
def test_a_patch_that_would_harm_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    before = path.read_bytes()
    install = column.install

    def harmful(tab: object, plan: object, look: int) -> list[Splice]:
        return [*install(tab, plan, look), BROKEN[harm](tab.source)]

    monkeypatch.setattr(column, "install", harmful)
    with pytest.raises(UnsafeError, match=r"can't write into without harm, at xl/worksheets/sheet1.xml"):
        sync(path, {"B2": a_text()}, table="A1:A2")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["r.xlsx"]


def test_a_text_that_would_read_back_as_another_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_plain(tmp_path / "r.xlsx")
    before = path.read_bytes()
    monkeypatch.setattr(patch, "string_xml", lambda text: text.replace("Who", "What"))
    with pytest.raises(UnsafeError, match="without harm"):
        sync(path, {"B2": a_text()}, table="A1:A2")
    assert path.read_bytes() == before
