"""Workbooks as teams have them, made by two independent libraries, and plans for them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from sheetsync.adapters.workbook import Workbook
from sheetsync.model.cell import CellRef, Span
from sheetsync.model.own_text import note_text, row_text
from sheetsync.model.plan import Edit, Install, Plan

HEADER = "Roadmap checks"
HEADERS = ("Project", "Goal", "Deliverable", "Due")
TAB = "Roadmap"


def simple(path: Path, rows: Sequence[Sequence[object]] = (("Tacos", "", "cook", "Done"),)) -> Path:
    """A tab with headers and these rows, by Excel's usual means."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(TAB)
        for number, row in enumerate((HEADERS, *rows)):
            sheet.write_row(number, 0, row)
    return path


def rich(path: Path) -> Path:
    """A workbook with everything that a careless save loses."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(TAB)
    head = book.add_format({"bold": True, "bg_color": "#333333", "font_color": "#FFFFFF"})
    sheet.write_row(0, 0, HEADERS, head)
    sheet.write_row(1, 0, ("Tacos", "", "cook"))
    sheet.write_datetime(1, 3, datetime(2026, 11, 13), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_formula(2, 0, '=UPPER("pie")', None, "PIE")
    sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
    sheet.write_rich_string(2, 1, "so that ", book.add_format({"bold": True}), "everybody", " eats")
    sheet.write(2, 2, "  spaced  ")
    sheet.write_number(3, 3, 0.5, book.add_format({"num_format": "0%"}))
    sheet.write(3, 0, "hidden")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.merge_range(4, 0, 4, 3, "Freeze: no deploys", head)
    sheet.write_comment("A2", "ask Ana\n\n", {"author": "Ana", "width": 300})
    sheet.data_validation("C2:C9", {"validate": "list", "source": ["cook", "serve"]})
    sheet.conditional_format("A2:A9", {"type": "data_bar"})
    sheet.conditional_format("D2:D9", {"type": "cell", "criteria": ">", "value": 3, "format": head})
    sheet.add_sparkline("H2", {"range": "Roadmap!D2:D4"})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Roadmap!$D$2:$D$4"})
    sheet.insert_chart("H8", chart)
    sheet.insert_image("H20", "dot.png", {"image_data": io.BytesIO(_PNG)})
    sheet.autofilter("A1:D4")
    book.define_name("Dues", "=Roadmap!$D$2:$D$4")
    other = book.add_worksheet("Other")
    other.write_row(0, 0, ("a", "b"))
    other.add_table("A1:B3")
    book.close()
    return path


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def rewritten(path: Path, change: Callable[[str, bytes], bytes], *, add: dict[str, bytes] | None = None) -> Path:
    """Change the parts of a workbook in place."""
    before = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, content in (add or {}).items():
            after.writestr(name, content)
    return path


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a workbook, unpacked."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def ours(message: str = "Who is this for?", address: str = "k7f3", column: str = "Goal") -> str:
    """A text of ours."""
    return row_text([(column, message)], address)


def a_plan(
    revision: str, *edits: Edit, install: bool = True, notes: Sequence[Edit] = (), column: int = 5, last: int = 4
) -> Plan:
    """A plan for `simple` or `rich`: our column is E."""
    header = CellRef(1, column)
    table = Span(CellRef(1, 1), CellRef(last, column - 1))
    return Plan(TAB, revision, Install(header, HEADER, table) if install else None, edits, tuple(notes))


def a_note(cell: str, message: str = "Who is this for?") -> Edit:
    """A note of ours, on a cell without one."""
    return Edit(CellRef.from_a1(cell), "", note_text([message]))


def put(cell: str, text: str, old: str = "") -> Edit:
    """A text of ours for a cell."""
    return Edit(CellRef.from_a1(cell), old, text)


def store(path: Path) -> Workbook:
    """The store of a workbook."""
    return Workbook(path, own_header=HEADER)


def synced(path: Path, *edits: Edit, notes: Sequence[Edit] = ()) -> Path:
    """Install our column and put these texts."""
    book = store(path)
    plan = a_plan(book.read().revision, *edits, notes=notes)
    book.apply(plan, lambda _: plan)
    return path


TYPED = (
    ("007", "007"),
    (7, 7),
    (7.5, 7.5),
    (True, True),
    (date(2026, 11, 13), date(2026, 11, 13)),
    (time(14, 30), time(14, 30)),
)
