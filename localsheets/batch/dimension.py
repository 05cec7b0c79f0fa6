"""Rows and columns: insert, append, delete, move, and their own properties."""

from collections.abc import Callable
from dataclasses import replace

from localsheets import shift
from localsheets.batch.registry import Work, kind, mask_of
from localsheets.cell import Line, Row
from localsheets.errors import Json, RefusedError
from localsheets.fields import wants
from localsheets.state import CELLS_AT_MOST, Box, Sheet


def run_of(work: Work, span: Json) -> tuple[Sheet, str, int, int]:
    """The sheet, dimension and ends of a DimensionRange."""
    sheet = work.book.sheet(span.get("sheetId"))
    dimension = span.get("dimension") or ""
    if dimension not in {"ROWS", "COLUMNS"}:
        raise RefusedError("The dimension must be ROWS or COLUMNS.")
    limit = len(sheet.rows) if dimension == "ROWS" else len(sheet.columns)
    start = span.get("startIndex") or 0
    end = limit if span.get("endIndex") is None else span["endIndex"]
    return sheet, dimension, start, end


def _inside(sheet: Sheet, dimension: str, start: int, end: int) -> None:
    limit = len(sheet.rows) if dimension == "ROWS" else len(sheet.columns)
    if not 0 <= start < end <= limit:
        raise RefusedError(f"range.startIndex[{start}] and endIndex[{end}] must lie in the grid, which has {limit}.")


def _strip(sheet: Sheet, dimension: str, start: int, end: int) -> Box:
    whole = sheet.box
    return Box(start, 0, end, whole.right) if dimension == "ROWS" else Box(0, start, whole.bottom, end)


@kind("insertDimension")
def insert(work: Work, body: Json) -> Json:
    """Insert blank lines before an index."""
    sheet, dimension, start, end = run_of(work, body["range"])
    limit = len(sheet.rows) if dimension == "ROWS" else len(sheet.columns)
    if start > limit or end <= start:
        raise RefusedError(
            f"range.startIndex[{start}] must be less than the grid size ({limit}) if inheritFromBefore is false."
        )
    if body.get("inheritFromBefore") and not start:
        raise RefusedError("inheritFromBefore cannot be true when inserting at the start.")
    if start == limit and not body.get("inheritFromBefore"):
        raise RefusedError(
            f"range.startIndex[{start}] must be less than the grid size ({limit}) if inheritFromBefore is false."
        )
    other = len(sheet.columns) if dimension == "ROWS" else len(sheet.rows)
    _room((limit + end - start) * other)
    shift.insert(work.book, sheet, dimension, start, end - start, inherit_before=bool(body.get("inheritFromBefore")))
    return {}


def _room(cells: int) -> None:
    if cells > CELLS_AT_MOST:
        raise RefusedError(
            f"This action would increase the number of cells in the workbook above the limit of {CELLS_AT_MOST} cells."
        )


@kind("appendDimension")
def append(work: Work, body: Json) -> Json:
    """Add blank lines at the end."""
    sheet = work.book.sheet(body.get("sheetId"))
    length = body.get("length") or 0
    rows, columns = len(sheet.rows), len(sheet.columns)
    if body.get("dimension") == "ROWS":
        sheet.resize(rows + length, columns)
    else:
        sheet.resize(rows, columns + length)
    return {}


@kind("deleteDimension")
def delete(work: Work, body: Json) -> Json:
    """Delete lines, but not the last."""
    sheet, dimension, start, end = run_of(work, body["range"])
    _inside(sheet, dimension, start, end)
    limit = len(sheet.rows) if dimension == "ROWS" else len(sheet.columns)
    if end - start == limit:
        raise RefusedError(f"You can't delete all the {dimension.lower()} on the sheet.")
    work.caller.guard(work.book, sheet, _strip(sheet, dimension, start, end))
    shift.delete(work.book, sheet, dimension, start, end)
    return {}


@kind("moveDimension")
def move(work: Work, body: Json) -> Json:
    """Move lines to before another."""
    sheet, dimension, start, end = run_of(work, body["source"])
    _inside(sheet, dimension, start, end)
    to = body.get("destinationIndex") or 0
    limit = len(sheet.rows) if dimension == "ROWS" else len(sheet.columns)
    if to > limit or start < to < end:
        raise RefusedError(f"destinationIndex[{to}] must not lie inside what is moved, nor behind the grid.")
    work.caller.guard(work.book, sheet, _strip(sheet, dimension, start, end))
    tags = list(work.book.metadata)
    shift.move(work.book, sheet, dimension, start, end, to)
    if not work.assume.tags_follow_moves:
        work.book.metadata = tags
    return {}


@kind("updateDimensionProperties")
def update(work: Work, body: Json) -> Json:
    """Hide, show or size lines."""
    mask = mask_of(body)
    fresh = body.get("properties") or {}
    sheet, dimension, start, end = run_of(work, body["range"])
    _inside(sheet, dimension, start, end)

    def changed(line: Line) -> Line:
        if wants(mask, "hiddenByUser"):
            line = replace(line, hidden_by_user=bool(fresh.get("hiddenByUser")))
        return replace(line, size=fresh["pixelSize"]) if wants(mask, "pixelSize") and "pixelSize" in fresh else line

    _each_line(sheet, dimension, start, end, changed)
    return {}


def _each_line(sheet: Sheet, dimension: str, start: int, end: int, changed: Callable[[Line], Line]) -> None:
    for index in range(start, end):
        if dimension == "ROWS":
            sheet.rows[index] = Row(sheet.rows[index].cells, changed(sheet.rows[index].line))
        else:
            sheet.columns[index] = changed(sheet.columns[index])


@kind("autoResizeDimensions")
def auto_resize(work: Work, body: Json) -> Json:
    """Fit lines to their content; what that comes to in pixels is nobody's business here."""
    sheet, dimension, start, end = run_of(work, body.get("dimensions") or {})
    _inside(sheet, dimension, start, end)
    return {}
