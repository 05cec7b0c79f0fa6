"""Where drawings stand, by what their anchors say; and that a damaged or absurd one keeps nobody from reading."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from sheetsync.adapters.workbook.area import span_of
from sheetsync.model.area import Use
from sheetsync.model.cell import CellRef, Span
from tests.adapters.workbook.workbooks import parts, the_grid, write_parts

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
SPACE = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'


def a_book(path: Path, width: float = 0.0) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Roadmap")
        sheet.write_row(0, 0, ("Project", "Goal", "Deliverable", "Due"))
        if width:
            sheet.set_column(6, 20, width)
        sheet.insert_image("F2", "dot.png", {"image_data": io.BytesIO(PNG)})
    return path


def drawn_at(path: Path, anchor: str) -> list[Span]:
    content = parts(path)
    drawing = f"<xdr:wsDr {SPACE}>{anchor}</xdr:wsDr>".encode()
    write_parts(path, {**content, "xl/drawings/drawing1.xml": drawing})
    return [each.span for each in the_grid(path).areas if each.use is Use.DRAWN]


def corner(name: str, column: int, row: int, offset: int = 0) -> str:
    return (
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{offset}</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
    )


ANCHORS = {
    "between two cells": (
        f"<xdr:twoCellAnchor>{corner('from', 5, 1)}{corner('to', 8, 9, 5)}</xdr:twoCellAnchor>",
        "F2:I10",
    ),
    "up to the edge of a column": (
        f"<xdr:twoCellAnchor>{corner('from', 5, 1)}{corner('to', 8, 9)}</xdr:twoCellAnchor>",
        "F2:H10",
    ),
    "from one cell, 200 pixels wide and 60 high": (
        f"<xdr:oneCellAnchor>{corner('from', 5, 1)}<xdr:ext cx='1905000' cy='571500'/></xdr:oneCellAnchor>",
        "F2:I5",
    ),
    "at a place of the sheet": (
        "<xdr:absoluteAnchor><xdr:pos x='3048000' y='190500'/><xdr:ext cx='609600' cy='190500'/></xdr:absoluteAnchor>",
        "E2:F3",
    ),
    "where other programs may leave it out": (
        (
            "<mc:AlternateContent xmlns:mc='m'><mc:Choice Requires='x'>"
            f"<xdr:twoCellAnchor>{corner('from', 5, 1)}{corner('to', 6, 2)}</xdr:twoCellAnchor>"
            "</mc:Choice></mc:AlternateContent>"
        ),
        "F2:F3",
    ),
}


@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_drawing_covers_the_cells_that_its_anchor_says(tmp_path: Path, anchor: str) -> None:
    content, where = ANCHORS[anchor]
    assert [each.a1 for each in drawn_at(a_book(tmp_path / "r.xlsx"), content)] == [where]


def test_wide_columns_are_fewer_under_a_drawing_of_the_same_size(tmp_path: Path) -> None:
    anchor, _ = ANCHORS["from one cell, 200 pixels wide and 60 high"]
    assert [each.a1 for each in drawn_at(a_book(tmp_path / "r.xlsx", width=40), anchor)] == ["F2:G5"]


@pytest.mark.parametrize("content", ["<xdr:twoCellAnchor/>", "<broken", f"<a>{'9' * 50}</a>", "<xdr:oneCellAnchor/>"])
def test_what_is_damaged_keeps_nobody_from_reading(tmp_path: Path, content: str) -> None:
    path = a_book(tmp_path / "r.xlsx")
    drawn_at(path, content)
    assert the_grid(path).at(CellRef(1, 1)).shown == "Project"


def test_ten_thousand_drawings_over_ten_thousand_columns_are_read(tmp_path: Path) -> None:
    path = a_book(tmp_path / "r.xlsx")
    content = parts(path)
    columns = "".join(f'<col min="{each}" max="16384" width="9"/>' for each in range(1, 10_001))
    tab = content["xl/worksheets/sheet1.xml"].replace(b"<sheetData>", f"<cols>{columns}</cols><sheetData>".encode())
    write_parts(path, {**content, "xl/worksheets/sheet1.xml": tab})
    anchor = f"<xdr:oneCellAnchor>{corner('from', 5, 1)}<xdr:ext cx='99999999999' cy='9'/></xdr:oneCellAnchor>"

    assert len(drawn_at(path, anchor * 10_000)) == 10_000


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ("B2", "B2", "B2"),
        ("$B$2:$C$9", "B2", "C9"),
        ("B:C", "B1", "C1048576"),
        ("2:3", "A2", "XFD3"),
    ],
)
def test_an_address_is_read_as_people_write_it(address: str, first: str, last: str) -> None:
    assert span_of(address) == Span(CellRef.from_a1(first), CellRef.from_a1(last))


@pytest.mark.parametrize("address", ["", "#REF!", "B2:C9:D1", "Sheet1", "ABCD1", "0:0"])
def test_what_is_no_address_is_none(address: str) -> None:
    assert span_of(address) is None
