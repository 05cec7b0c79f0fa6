"""Read: from the bytes of a table to the grids of its tabs."""

import io
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from sheetsync.adapters.office.container import DAMAGES, is_bomb, is_too_large
from sheetsync.adapters.office.limits import MOST_AREA, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from sheetsync.adapters.office.shown import shown
from sheetsync.adapters.office.xml_parse import UnsoundError
from sheetsync.adapters.table.delimited import read_delimited
from sheetsync.adapters.table.ods_size import extent
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.cell import BLANK, Cell, CellError, Value, is_failed_formula
from sheetsync.model.grid import Grid
from sheetsync.model.notice import Notice

_MOST_KEPT: Final = 200_000


def read_tabs(path: Path, content: bytes, encoding: str = "") -> tuple[tuple[Grid, ...], tuple[Notice, ...]]:
    """Read the tabs of a `.csv`, `.tsv`, `.ods` or `.xls` file, and say what was guessed, or doesn't fit.

    Raises:
        UsageError: It isn't what its name says, or too large.
        UnsafeError: It is XML that no spreadsheet writes.
    """
    if path.suffix.lower() in (".csv", ".tsv"):
        table = read_delimited(path, content, encoding)
        return (Grid(path.stem, _cells(path, table.rows), tab_id="1"),), table.notices
    from sheetsync.adapters.table.native import read_native

    if path.suffix.lower() == ".ods":
        _refuse_endless(path, content)
    tabs = tuple(
        Grid(title, _cells(path, rows), tab_id=str(number), visible=is_shown)
        for number, (title, is_shown, rows) in enumerate(read_native(path, content), start=1)
    )
    return tabs, ()


def _refuse_endless(path: Path, content: bytes) -> None:
    """Stop before the native reader, which ends the whole program where it finds no room."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if is_bomb(package.infolist()):
                raise UsageError(f"{path} unpacks to far more than a table holds, so it was not read: save it as .xlsx")
            if b"encryption-data" in package.read("META-INF/manifest.xml"):
                raise UsageError(f"{path} is protected by a password: save it as .xlsx without one")
            if is_too_large(package.getinfo("content.xml")):
                raise UsageError(f"{path} unpacks to far more than a table holds, so it was not read: save it as .xlsx")
            rows, columns = extent(package.read("content.xml"))
    except UnsoundError as error:
        raise UnsafeError(f"{path}: {error}") from None
    except DAMAGES:
        raise UsageError(f"{path} is not what its name says: save it as .xlsx") from None
    _refuse_large(path, rows, columns)


def _refuse_large(path: Path, rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_AREA:
        raise UsageError(f"{path} has more cells than any roadmap: remove what isn't needed")


def _cells(path: Path, rows: Sequence[Sequence[Value | timedelta]]) -> tuple[tuple[Cell, ...], ...]:
    _refuse_large(path, len(rows), max(map(len, rows), default=0))
    memo: dict[tuple[type, Value | timedelta], Cell] = {}
    made = []
    count = 0

    def keep(value: Value | timedelta) -> Cell:
        cell = _cell(value)
        if len(memo) < _MOST_KEPT:
            memo[type(value), value] = cell
        return cell

    for row in rows:
        cells = [memo.get((type(value), value)) or keep(value) for value in row]
        while cells and cells[-1] is BLANK:
            cells.pop()
        count += len(cells)
        if count > MOST_CELLS:
            raise UsageError(f"{path} has more cells than any roadmap: remove what isn't needed")
        made.append(tuple(cells))
    while made and not made[-1]:
        made.pop()
    return tuple(made)


def _cell(value: Value | timedelta) -> Cell:
    if value is None or value == "":
        return BLANK
    if isinstance(value, timedelta):
        return Cell(str(value), str(value))
    if isinstance(value, str) and is_failed_formula(value):
        return Cell(CellError(value), value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return Cell(value, shown(value))
