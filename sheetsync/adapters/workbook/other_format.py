"""Tables of other formats: read, never written."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheetsync.adapters.workbook.ods_size import extent
from sheetsync.adapters.workbook.package import DAMAGES, is_bomb
from sheetsync.adapters.workbook.sheet_scan import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from sheetsync.adapters.workbook.value import shown
from sheetsync.adapters.workbook.xml_tree import UnsoundError
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.cell import BLANK, Cell, CellError, Value
from sheetsync.model.grid import Grid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

SUFFIXES: Final = (".csv", ".tsv", ".ods", ".xls")


def read_other(path: Path, content: bytes) -> tuple[Grid, ...]:
    """Read the tabs of a `.csv`, `.tsv`, `.ods` or `.xls` file.

    Raises:
        UsageError: It isn't what its name says, or too large.
        UnsafeError: It is XML that no spreadsheet writes.
    """
    if path.suffix.lower() in (".csv", ".tsv"):
        return (Grid(path.stem, _cells(path, _delimited(path, content)), tab_id="1", known_as="table"),)
    if path.suffix.lower() == ".ods":
        _refuse_endless(path, content)
    # Imported here: a native module that a workbook of the usual kind doesn't need.
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            Grid(
                sheet.name,
                _cells(path, _native_rows(path, book.get_sheet_by_name(sheet.name))),
                tab_id=str(number),
                known_as=sheet.name,
                visible=sheet.visible == python_calamine.SheetVisibleEnum.Visible,
            )
            for number, sheet in enumerate(book.sheets_metadata, start=1)
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        locked = "password" in str(error).lower() or "encrypt" in str(error).lower()
        what = "is protected by a password" if locked else "is not what its name says"
        raise UsageError(f"{path} {what}: save it as .xlsx") from None


def _refuse_endless(path: Path, content: bytes) -> None:
    """Stop before the native reader, which ends the whole program where it finds no room."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if is_bomb(package.infolist()):
                raise UsageError(f"{path} unpacks to far more than a table holds, so it was not read: save it as .xlsx")
            if b"encryption-data" in package.read("META-INF/manifest.xml"):
                raise UsageError(f"{path} is protected by a password: save it as .xlsx without one")
            rows, columns = extent(package.read("content.xml"))
    except UnsoundError as error:
        raise UnsafeError(f"{path}: {error}") from None
    except DAMAGES:
        raise UsageError(f"{path} is not what its name says: save it as .xlsx") from None
    _refuse_large(path, rows, columns)


def _refuse_large(path: Path, rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise UsageError(f"{path} has more cells than any roadmap: remove what isn't needed")


def _native_rows(path: Path, sheet: "CalamineSheet") -> Sequence[Sequence[Value | timedelta]]:
    _refuse_large(path, sheet.total_height, sheet.total_width)
    return sheet.to_python(skip_empty_area=False)


def _delimited(path: Path, content: bytes) -> Sequence[Sequence[str]]:
    text = _decoded(path, content)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False))
    except csv.Error as error:
        raise UsageError(f"{path} can't be read as a table ({error}): save it as CSV in UTF-8") from None


def _decoded(path: Path, content: bytes) -> str:
    # The last one is what Excel writes in Western Europe, where it isn't UTF-8.
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UsageError(f"{path} is not a text file: save it as CSV in UTF-8")


def _separator(text: str) -> str:
    """Return the separator that cuts the first lines into the same number of columns, and the most."""
    sample = [line for line in text.splitlines()[:20] if line.strip()]
    counts = {each: [len(row) for row in csv.reader(sample, delimiter=each)] for each in ",;\t|"}
    return max(counts, key=lambda each: (_usual(counts[each]) > 1, -len(set(counts[each])), _usual(counts[each])))


def _usual(counts: Sequence[int]) -> int:
    return max(set(counts), key=counts.count) if counts else 0


def _cells(path: Path, rows: Sequence[Sequence[Value | timedelta]]) -> tuple[tuple[Cell, ...], ...]:
    _refuse_large(path, len(rows), max(map(len, rows), default=0))
    memo: dict[tuple[type, Value | timedelta], Cell] = {}
    made = []
    for row in rows:
        cells = [memo.setdefault((type(value), value), _cell(value)) for value in row]
        while cells and cells[-1] is BLANK:
            cells.pop()
        made.append(tuple(cells))
    while made and not made[-1]:
        made.pop()
    return tuple(made)


def _cell(value: Value | timedelta) -> Cell:
    if value is None or value == "":
        return BLANK
    if isinstance(value, timedelta):
        return Cell(str(value), str(value))
    if isinstance(value, str) and value in ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"):
        return Cell(CellError(value), value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return Cell(value, shown(value))
