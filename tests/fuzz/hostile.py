"""Files that people thought of who meant harm: small ones that ask for a lot of work."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.adapters.workbook.workbooks import LEAST_STYLES, MAIN, a_raw_workbook, a_sheet, inline, parts, write_parts
from tests.fuzz.seeds import Command

Build = Callable[[], bytes]
CELLS = f'<row r="1">{inline("A1", "Project")}{inline("B1", "Goal")}</row><row r="2">{inline("A2", "Make tacos")}</row>'
CHECK: tuple[Command, ...] = (("check",),)
SYNC: tuple[Command, ...] = (("check",), ("sync",))


def _book(data: str = CELLS, *, after: str = "", before: str = "", **other: str) -> Build:
    def build() -> bytes:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "r.xlsx"
            return a_raw_workbook(path, a_sheet(data, after=after, before=before), **other).read_bytes()

    return build


def _ods(rows: str) -> Build:
    def build() -> bytes:
        office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        content = (
            f'<office:document-content xmlns:office="{office}" xmlns:table="{table}"><office:body><office:spreadsheet>'
            f'<table:table table:name="Roadmap">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        )
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("META-INF/manifest.xml", "<manifest/>")
            package.writestr("content.xml", content)
        return buffer.getvalue()

    return build


def _many_tabs() -> bytes:
    """Ten thousand tabs that are one and the same part of a megabyte."""
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="T{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 10_001))
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{rel}"><sheets>{sheets}</sheets></workbook>'
    rows = "".join(f'<row r="{row}">{inline(f"A{row}", "x" * 100)}</row>' for row in range(1, 8_000))
    return _book(rows, workbook=workbook)()


def _beside(name: str, size: int) -> Build:
    def build() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "r.xlsx"
            path.write_bytes(_book()())
            return write_parts(path, {**parts(path), name: bytes(size)}).read_bytes()

    return build


def _list(name: str, element: str, times: int) -> str:
    return f"<{name}>{element * times}</{name}>"


def _array(row: int) -> str:
    return f'<row r="{row}"><c r="A{row}"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>'


def _distinct(rows: int, columns: int) -> str:
    """Return rows of numbers, no two of them equal."""
    numbered = (
        (row, "".join(f"<c><v>{row}.{column}1</v></c>" for column in range(columns))) for row in range(1, rows + 1)
    )
    return "".join(f'<row r="{row}">{cells}</row>' for row, cells in numbered)


Given = tuple[str, Build, Mapping[str, bytes], tuple[Command, ...]]


def _given(file: str, build: Build, commands: tuple[Command, ...] = CHECK) -> Given:
    return file, build, {}, commands


HOSTILE: dict[str, Given] = {
    "hidden columns": _given(
        "r.xlsx", lambda: _book(before=_list("cols", '<col min="1" max="16384" hidden="1"/>', 100_000))(), SYNC
    ),
    "columns": _given("r.xlsx", lambda: _book(before=_list("cols", '<col min="1" max="9" width="9"/>', 1_500_000))()),
    "array formulas": _given("r.xlsx", lambda: _book("".join(map(_array, range(1, 20_001))))(), SYNC),
    "merged cells": _given(
        "r.xlsx", lambda: _book(after=_list("mergeCells", '<mergeCell ref="A1:XFD1048576"/>', 200_000))(), SYNC
    ),
    "text in pieces": _given("r.xlsx", lambda: _book(after="<extLst>" + "text &amp; " * 10_000_000 + "</extLst>")()),
    "text between elements": _given("r.xlsx", lambda: _book(after=f"<extLst>{'<x/>text' * 240_000}</extLst>")()),
    "elements": _given("r.xlsx", lambda: _book(after=f"<extLst>{'<x/>' * 25_000_000}</extLst>")()),
    "rows of nothing": _given("r.xlsx", lambda: _book("<row/>" * 15_000_000)()),
    "hidden rows": _given("r.xlsx", lambda: _book('<row hidden="1"/>' * 5_000_000)()),
    "numbers": _given("r.xlsx", lambda: _book(_distinct(40_000, 26))()),
    "an address of letters": _given("r.xlsx", lambda: _book(f'<row r="1"><c r="{"A" * 3_000_000}1"><v>1</v></c></row>')()),
    "a row of digits": _given("r.xlsx", lambda: _book(f'<row r="{"9" * 5_000}"><c><v>1</v></c></row>')()),
    "rows in rows": _given("r.xlsx", lambda: _book("<sheetData>" * 50 + CELLS + "</sheetData>" * 50)(), SYNC),
    "texts": _given("r.xlsx", lambda: _book(strings=f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 7_000_000}</sst>')()),
    "styles": _given("r.xlsx", lambda: _book(styles=LEAST_STYLES.replace("<xf/><xf", "<xf/>" * 2_000_000 + "<xf"))()),
    "one part, many tabs": _given("r.xlsx", _many_tabs),
    "a large part that nobody reads": _given("r.xlsx", lambda: _beside("xl/media/white.bmp", 900_000_000)(), SYNC),
    "a large part of XML": _given("r.xlsx", lambda: _beside("customXml/item1.xml", 900_000_000)()),
    "repeated rows": _given("t.ods", lambda: _ods('<table:table-row table:number-rows-repeated="+300000"><table:table-cell office:value-type="string" table:number-columns-repeated="+900"/></table:table-row>')()),
    "repeated cells": _given("t.ods", lambda: _ods('<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1900"/></table:table-row>' * 1_500)()),
    "rows of an ods": _given("t.ods", lambda: _ods("<table:table-row/>" * 6_000_000)()),
    "newlines": _given("t.csv", lambda: b"\n" * 20_000_000),
    "commas": _given("t.csv", lambda: b"," * 20_000_000),
    "cells of a csv": _given("t.csv", lambda: b"a,b\n" * 5_000_000),
    "numbers of a csv": _given("t.csv", lambda: b"".join(b"%d,%d,x\n" % (n, -n) for n in range(600_000))),
    "an open quote": _given("t.csv", lambda: b"a,b\n" * 1_000 + b'"' + b"a,b\n" * 4_000_000),
    "other bytes": _given("t.csv", lambda: b"a,\xe4\xf6\n" * 2_000_000),
    "escapes": _given("r.xlsx", lambda: _book(f'<row r="1"><c r="A1" t="str"><v>{"_x0041_" * 3_000_000}</v></c></row>')()),
}  # fmt: skip

QUICK = (
    "hidden columns",
    "array formulas",
    "an address of letters",
    "a row of digits",
    "rows in rows",
    "repeated rows",
)
"""Those that each run of the tests tries; `python -m tests.fuzz --hostile` tries all."""
