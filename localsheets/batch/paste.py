"""Copying and cutting cells."""

from dataclasses import replace

from localsheets.batch.cells import carried, entered
from localsheets.batch.registry import Work, kind
from localsheets.cell import EMPTY, Cell
from localsheets.errors import Json, RefusedError
from localsheets.state import Box, Sheet


def _cells(sheet: Sheet, box: Box) -> list[list[Cell]]:
    return [[sheet.at(row, column) for column in range(box.left, box.right)] for row in range(box.top, box.bottom)]


def pasted(cell: Cell, source: Cell, how: str) -> Cell:
    """A cell after another was pasted on it."""
    if how in {"PASTE_NORMAL", "PASTE_NO_BORDERS", "PASTE_TYPE_UNSPECIFIED", ""}:
        return source
    if how in {"PASTE_VALUES", "PASTE_FORMULA"}:
        return replace(entered(cell, source.value), computed=source.computed)
    if how == "PASTE_FORMAT":
        return replace(cell, format=source.format)
    if how == "PASTE_DATA_VALIDATION":
        return replace(cell, validation=source.validation)
    raise RefusedError(f"Unsupported paste type: {how}")


def _put(work: Work, sheet: Sheet, target: Box, cells: list[list[Cell]], how: str, copied: Box | None = None) -> None:
    if not sheet.box.covers(target):
        raise RefusedError("The destination range is out of bounds of the grid.")
    work.caller.guard(work.book, sheet, target)
    for row in range(target.top, target.bottom):
        for column in range(target.left, target.right):
            line = cells[(row - target.top) % len(cells)]
            source = line[(column - target.left) % len(line)]
            if copied:
                down = row - copied.top - (row - target.top) % len(cells)
                source = carried(source, down, column - copied.left - (column - target.left) % len(line))
            sheet.put(row, column, pasted(sheet.at(row, column), source, how))


@kind("copyPaste")
def copy_paste(work: Work, body: Json) -> Json:
    """Copy a range to another, over and over where that one is a multiple of it."""
    source, box = work.place(body["source"])
    cells = _cells(source, box)
    if body.get("pasteOrientation") == "TRANSPOSE":
        cells = [list(line) for line in zip(*cells, strict=True)]
    target = work.book.sheet(body["destination"].get("sheetId"))
    wanted = body["destination"]
    top, left = wanted.get("startRowIndex") or 0, wanted.get("startColumnIndex") or 0
    height = _times((wanted.get("endRowIndex") or len(target.rows)) - top, len(cells))
    width = _times((wanted.get("endColumnIndex") or len(target.columns)) - left, len(cells[0]))
    _put(work, target, Box(top, left, top + height, left + width), cells, body.get("pasteType") or "", copied=box)
    return {}


def _times(room: int, size: int) -> int:
    """A destination that is a multiple of the source is filled; any other takes it once."""
    return room if room and room % size == 0 else size


@kind("cutPaste")
def cut_paste(work: Work, body: Json) -> Json:
    """Move a range."""
    source, box = work.editable(body["source"])
    cells = _cells(source, box)
    target = work.book.sheet(body["destination"].get("sheetId"))
    top, left = body["destination"].get("rowIndex") or 0, body["destination"].get("columnIndex") or 0
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            source.put(row, column, EMPTY)
    _put(work, target, Box(top, left, top + len(cells), left + len(cells[0])), cells, body.get("pasteType") or "")
    return {}
