"""Builders: real workbooks, made by the libraries that people use, and plans for them."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from sheetsync.adapters.workbook import Workbook
from sheetsync.model.cell import Cell, CellRef, Span
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.own_text import note_text, row_text
from sheetsync.model.plan import Edit, Install, Plan

HEADER = "Roadmap checks"
HEADERS = ("Project", "Goal", "Status", "Due")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

LEAST_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def a_store(path: Path) -> Workbook:
    return Workbook(path, own_header=HEADER)


def never_again(spreadsheet: Spreadsheet) -> Plan:
    raise AssertionError("nobody can edit a file within its write")


def the_grid(path: Path, tab: str = "Roadmap") -> Grid:
    found = a_store(path).read().tab(tab)
    assert found is not None
    return found


def a_text(message: str = "Who is this for?", column: str = "Goal", address: str = "k7f3") -> str:
    return row_text([(column, message)], address)


def a_plan(
    spreadsheet: Spreadsheet,
    texts: Mapping[str, str],
    *,
    tab: str = "Roadmap",
    table: str = "A1:D4",
    notes: Iterable[Edit] = (),
    header: str = HEADER,
) -> Plan:
    """A plan that puts, changes or takes away (an empty text) what stands at these addresses.

    Installs our column, in the column of the first text, where the tab has none.
    """
    grid = spreadsheet.tab(tab)
    assert grid is not None
    edits = tuple(
        Edit(ref, grid.at(ref).shown, text) for ref, text in ((CellRef.from_a1(a1), text) for a1, text in texts.items())
    )
    first, _, last = table.partition(":")
    span = Span(CellRef.from_a1(first), CellRef.from_a1(last))
    install = None
    if grid.own is None and edits:
        install = Install(CellRef(span.first.row, edits[0].cell.column), header, span)
    return Plan(tab, spreadsheet.revision, install, edits, tuple(notes))


def sync(path: Path, texts: Mapping[str, str], **choices: Any) -> Plan:
    """Read, plan and write, as a run does; returns the plan."""
    store = a_store(path)
    plan = a_plan(store.read(), texts, **choices)
    store.apply(plan, never_again)
    return plan


def a_note(a1: str, message: str = "Who is this for?", old: str = "") -> Edit:
    return Edit(CellRef.from_a1(a1), old, note_text([message]) if message else "")


def parts(path: Path) -> dict[str, bytes]:
    """What the file holds, part by part, in the order of the file."""
    with zipfile.ZipFile(path) as package:
        return {each.filename: package.read(each) for each in package.infolist()}


def by_openpyxl(path: Path, *, results: bool = False) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it; it says aloud which of Excel's extensions it doesn't know."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*extension is not supported", module="openpyxl")
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), rich_text=True, data_only=results)


def changed_parts(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def without_spans(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the hint of a row that says which columns it uses: it is optional."""
    return {name: re.sub(rb' spans="\d+:\d+"', b"", each) for name, each in content.items()}


def write_parts(path: Path, content: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, each in content.items():
            package.writestr(name, each)
    return path


def edited(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same file with one part changed as text."""
    content = parts(path)
    changed = change(content[part].decode())
    assert changed != content[part].decode(), "the change changed nothing"
    return write_parts(path, {**content, part: changed.encode()})


def cells(grid: Grid) -> dict[CellRef, Cell]:
    """Every cell that holds anything."""
    return {
        CellRef(number, column): cell
        for number, row in enumerate(grid.rows, start=1)
        for column, cell in enumerate(row, start=1)
        if cell.shown or cell.formula or cell.note
    }


def a_workbook(path: Path, rows: Iterable[Iterable[object]] = ()) -> Path:
    """A plain roadmap: a header and three rows, unless other rows are given."""
    given = [list(row) for row in rows] or [
        list(HEADERS),
        ["Make tacos", "feed the family", "Done", date(2026, 3, 14)],
        ["Bake bread", "", "In progress", "007"],
        ["Clean up", "see the floor", "", ""],
    ]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Roadmap")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(given):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value) if value else None
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write(number, column, value)
    return path


def a_raw_workbook(path: Path, sheet: str, **other: str) -> Path:
    """A workbook of one tab whose part is typed by hand; `other` parts by name: workbook, styles, strings."""
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Roadmap" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    content = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": other.get("workbook", workbook),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": other.get("styles", LEAST_STYLES),
        "xl/sharedStrings.xml": other.get("strings", f'<sst xmlns="{MAIN}"/>'),
    }
    return write_parts(path, {name: each.encode() for name, each in content.items()})


def a_sheet(data: str, *, after: str = "", before: str = "") -> str:
    """The part of a tab around its rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"{before}<sheetData>{data}</sheetData>{after}</worksheet>"
    )


def inline(a1: str, text: str) -> str:
    return f'<c r="{a1}" t="inlineStr"><is><t>{text}</t></is></c>'


def a_png() -> bytes:
    """One grey dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    )


def a_full_workbook(path: Path) -> Path:
    """A workbook with everything that a careless writer loses; a second tab "Other" keeps its own of it."""
    macros = path.with_name("vbaProject.bin")
    macros.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 macros")
    picture = path.with_name("dot.png")
    picture.write_bytes(a_png())
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("Roadmap"), book.add_worksheet("Other")
        _fill(book, sheet)
        sheet.insert_image("H20", picture)
        if path.suffix == ".xlsm":
            book.add_vba_project(macros)
        other.write_row(0, 0, ["a", 1, True])
        other.write_comment("A1", "Elsewhere")
        book.define_name("Goals", "=Roadmap!$B$2:$B$5")
    return _with_thread(path)


def _fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#DDEEFF"})
    day, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    share, money = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": '#,##0.00 "EUR"'})
    sheet.write_row(0, 0, HEADERS, bold)
    sheet.write_row(1, 0, ["Make tacos", "feed the family", "Done"])
    sheet.write_datetime(1, 3, date(2026, 3, 14), day)
    sheet.write_rich_string(2, 0, "Bake ", bold, "bread", " daily")
    sheet.write_string(2, 1, "007")
    sheet.write_formula(2, 2, '=IF(A3<>"","Done","")', None, "Done")
    sheet.write_datetime(2, 3, time(9, 30), clock)
    sheet.write_row(3, 0, [True, 0.125, 1234.5])
    sheet.write_number(3, 1, 0.125, share)
    sheet.write_number(3, 2, 1234.5, money)
    sheet.write_formula(3, 3, "=1/0", None, "#DIV/0!")
    sheet.merge_range("A5:B5", "Merged", bold)
    sheet.write_blank("E3", None, bold)
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("B:B", 30)
    sheet.autofilter("A1:D5")
    sheet.data_validation("C2:C9", {"validate": "list", "source": ["Done", "In progress"]})
    sheet.conditional_format("C2:C9", {"type": "cell", "criteria": "==", "value": '"Done"', "format": bold})
    sheet.conditional_format("B2:B9", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("F2", {"range": "Roadmap!B2:D2"})
    sheet.add_table("J1:K3", {"columns": [{"header": "x"}, {"header": "y"}]})
    sheet.write_comment("A2", "Ask Ana", {"author": "Ana"})
    sheet.write_url("A9", "https://example.org/", string="a link")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Roadmap!$B$2:$B$4"})
    sheet.insert_chart("H5", chart)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()


def _with_thread(path: Path) -> Path:
    """Hang a threaded comment on B2, as Excel keeps one: no library writes those."""
    content = parts(path)
    office = "http://schemas.microsoft.com/office/2017/10/relationships"
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    content["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{threads}"><threadedComment ref="B2" dT="2026-01-01T00:00:00" personId="{{1}}" '
        'id="{2}"><text>Is this still right?</text></threadedComment></ThreadedComments>'
    ).encode()
    content["xl/persons/person.xml"] = f'<personList xmlns="{threads}"/>'.encode()
    rels = content["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    link = (
        f'<Relationship Id="rIdT" Type="{office}/threadedComment" Target="../threadedComments/threadedComment1.xml"/>'
    )
    content["xl/worksheets/_rels/sheet1.xml.rels"] = rels.replace(
        "</Relationships>", f"{link}</Relationships>"
    ).encode()
    types = content["[Content_Types].xml"].decode()
    part = '<Override PartName="/xl/{}" ContentType="application/vnd.ms-excel.{}+xml"/>'
    new = part.format("threadedComments/threadedComment1.xml", "threadedcomments")
    new += part.format("persons/person.xml", "person")
    content["[Content_Types].xml"] = types.replace("</Types>", f"{new}</Types>").encode()
    return write_parts(path, content)
