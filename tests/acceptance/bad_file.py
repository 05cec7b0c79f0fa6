"""Files that no tool should trust, each built from the demo's parts or from a small workbook."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.acceptance.command_line import DEMO_WORKBOOK

HEADERS = ("Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End")
ROWS = (
    ("Make tacos", "family members", "feed the family cheaply on a weeknight", "buy shells", "Done", "Ana", ""),
    ("", "", "", "cook food", "", "Ben", ""),
    ("Make dessert", "family members", "", "serve cheesecake", "At risk", "Cy", ""),
)
"""A roadmap with two faults: no status in row 3, no goal in row 4."""

Dress = Callable[[xlsxwriter.Workbook, Worksheet], object]


def a_workbook(path: Path, rows: Iterable[Sequence[object]] = (HEADERS, *ROWS), dress: Dress | None = None) -> Path:
    """Write a workbook of one tab; `dress` may add what a table of values has not."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Roadmap")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and not value.startswith("="):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)
        if dress:
            dress(book, sheet)
    return path


def with_parts(path: Path, change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> Path:
    """Write the demo's workbook with its parts changed, and with more of them."""
    with zipfile.ZipFile(DEMO_WORKBOOK) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more:
            new.writestr(name, content)
    return path


def empty(path: Path) -> None:
    """No bytes at all."""
    path.write_bytes(b"")


def text(path: Path) -> None:
    """A letter that was saved under the name of a workbook."""
    path.write_text("Dear team, the roadmap is in the other file.\n", encoding="utf-8")


def another_zip(path: Path) -> None:
    """A zip that holds no workbook."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("letter.txt", "Dear team")


def cut(path: Path) -> None:
    """A workbook of which the second half was lost on its way."""
    content = DEMO_WORKBOOK.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def damaged(path: Path) -> None:
    """A workbook whose tab ends in the middle."""
    with_parts(path, lambda name, content: content[:4000] if name == "xl/worksheets/sheet1.xml" else content)


def encrypted(path: Path) -> None:
    """What Excel saves with a password: a compound file, with the package inside it as a stream."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le").ljust(4096, b"\0"))


def strict(path: Path) -> None:
    """Strict Open XML, which has other namespaces throughout."""
    transitional = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def change(_: str, content: bytes) -> bytes:
        content = content.replace(transitional, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return content.replace(relations, b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    with_parts(path, change)


def zip_bomb(path: Path) -> None:
    """A tab that unpacks to a thousand times its size."""
    rows = io.BytesIO(b" " * 64 * 1024 * 1024)
    with_parts(
        path,
        lambda name, content: (
            content.replace(b"<sheetData>", b"<sheetData>" + rows.getvalue())
            if name == "xl/worksheets/sheet1.xml"
            else content
        ),
    )


def external_entities(path: Path) -> None:
    """XML that asks for a file of this machine."""
    attack = b'<!DOCTYPE worksheet [<!ENTITY stolen SYSTEM "file:///etc/passwd">]>\n<worksheet'
    with_parts(
        path,
        lambda name, content: (
            content.replace(b"<worksheet", attack, 1) if name == "xl/worksheets/sheet1.xml" else content
        ),
    )


def chart_only(path: Path) -> None:
    """A workbook whose only tab is a chart."""
    with xlsxwriter.Workbook(path) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "={1,2,3}"})
        book.add_chartsheet("Chart").set_chart(chart)


def two_headers(path: Path) -> None:
    """Two rows that could be the header with equal right, and say different things."""
    a_workbook(path, [HEADERS[:5], ("Initiative", "Audience", "Goal", "Task", "Status"), *(row[:5] for row in ROWS)])


def no_header(path: Path) -> None:
    """A table without a row that names its columns."""
    a_workbook(path, ROWS)


def duplicate_headers(path: Path) -> None:
    """Two columns that claim to be the same."""
    rows = [(*row[:4], *row[3:]) for row in ROWS]
    a_workbook(path, [(*HEADERS[:4], *HEADERS[3:]), *rows])


def hundred_empty_columns(path: Path) -> None:
    """A table that starts a hundred columns to the right."""
    a_workbook(path, [("",) * 100 + row for row in (HEADERS, *ROWS)])


def protected(path: Path) -> None:
    """A tab that its owner protected."""
    a_workbook(path, dress=lambda _, sheet: sheet.protect("secret"))
