"""Cells: updateCells, repeatCell, appendCells, setDataValidation."""

from dataclasses import replace
from functools import partial
from typing import Any

from localsheets.batch.registry import Work, kind, mask_of
from localsheets.cell import EMPTY, Cell
from localsheets.chips import shown as chips_shown
from localsheets.discovery import first_unknown
from localsheets.errors import Json, RefusedError
from localsheets.fields import Mask, merged, parse, wants
from localsheets.references import displaced
from localsheets.state import Box, Sheet
from localsheets.styles import completed

CHARACTERS_AT_MOST = 50_000
known_field = partial(first_unknown, schema="CellData")
known_row_field = partial(first_unknown, schema="RowData")


def checked(value: Json | None) -> Json | None:
    """A value that may be stored; refused where a text is too long."""
    if not value:
        return None
    text = value.get("stringValue", "")
    if len(text) > CHARACTERS_AT_MOST:
        raise RefusedError(
            f"Your input contains more than the maximum of {CHARACTERS_AT_MOST} characters in a single cell."
        )
    return None if value == {"stringValue": ""} else value


def entered(cell: Cell, value: Json | None, *, number_format: Json | None = None) -> Cell:
    """A cell with another value: what was part of the old text goes with it."""
    style = cell.format
    if number_format and not (style or {}).get("numberFormat"):
        style = {**(style or {}), "numberFormat": number_format}
    return replace(cell, value=checked(value), computed=None, runs=(), chips=(), hyperlink="", format=style)


def updated(cell: Cell, fresh: Json, mask: Mask) -> Cell:
    """A cell after an update of the fields that the mask names; a field that `fresh` lacks is cleared."""
    every = not mask
    if every or wants(mask, "userEnteredValue"):
        cell = entered(cell, fresh.get("userEnteredValue"))
    if every or wants(mask, "userEnteredFormat"):
        inner = {} if every else mask["userEnteredFormat"]
        style = merged(cell.format, fresh.get("userEnteredFormat"), inner)
        for name in [key for key in inner if key.endswith("Color")]:
            style.pop(name + "Style", None)
        cell = replace(cell, format=completed(style) or None)
    if every or wants(mask, "note"):
        cell = replace(cell, note=fresh.get("note") or "")
    if every or wants(mask, "dataValidation"):
        cell = replace(cell, validation=fresh.get("dataValidation"))
    if every or wants(mask, "textFormatRuns"):
        cell = replace(cell, runs=tuple(fresh.get("textFormatRuns") or ()))
    if every or wants(mask, "chipRuns"):
        cell = _with_chips(cell, fresh.get("chipRuns") or [])
    return cell


def _with_chips(cell: Cell, runs: list[Json]) -> Cell:
    if not any(each.get("chip") for each in runs):
        return replace(cell, chips=())
    text, chips = chips_shown((cell.value or {}).get("stringValue", ""), runs)
    return replace(cell, value=checked({"stringValue": text}), chips=chips)


def write_rows(work: Work, sheet: Sheet, box: Box, rows: list[Json], mask: Mask) -> None:
    """Update a rectangle from the rows of a request; cells that they don't cover lose the masked fields."""
    work.caller.guard(work.book, sheet, box)
    for row in range(box.top, box.bottom):
        given = rows[row - box.top] if row - box.top < len(rows) else {}
        values: list[Any] = (given or {}).get("values") or []
        for column in range(box.left, box.right):
            fresh = values[column - box.left] if column - box.left < len(values) else None
            sheet.put(row, column, updated(sheet.at(row, column), fresh or {}, mask))


def _cell_mask(body: Json) -> Mask:
    """The mask of an update by rows, which may start at the row or at the cell."""
    text = str(body.get("fields") or "")
    if text.startswith("rows"):
        return parse(text).get("rows", {}).get("values", {})  # type: ignore[no-any-return]  # masks are nested
    return mask_of(body, known_field)


def _extent(rows: list[Json]) -> tuple[int, int]:
    return len(rows), max((len((each or {}).get("values") or []) for each in rows), default=0)


@kind("updateCells")
def update_cells(work: Work, body: Json) -> Json:
    """Write rows into a range, or from a cell on."""
    mask = _cell_mask(body)
    rows = body.get("rows") or []
    if "start" in body and body["start"] is not None:
        start = body["start"]
        sheet = work.book.sheet(start.get("sheetId"))
        top, left = start.get("rowIndex") or 0, start.get("columnIndex") or 0
        height, width = _extent(rows)
        box = Box(top, left, top + height, left + width)
        if not sheet.box.covers(box):
            raise RefusedError(
                f"Attempting to write column: {box.right - 1}, row: {box.bottom - 1}, beyond the last requested column."
            )
    else:
        sheet, box = work.place(body.get("range") or {})
        height, width = _extent(rows)
        if height > box.bottom - box.top or width > box.right - box.left:
            raise RefusedError(f"Attempting to write {height} rows and {width} columns, beyond the requested range.")
    write_rows(work, sheet, box, rows, mask)
    return {}


@kind("repeatCell")
def repeat_cell(work: Work, body: Json) -> Json:
    """Write the same into every cell of a range."""
    mask = mask_of(body, known_field)
    sheet, box = work.editable(body["range"])
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            sheet.put(row, column, updated(sheet.at(row, column), body.get("cell") or {}, mask))
    return {}


@kind("appendCells")
def append_cells(work: Work, body: Json) -> Json:
    """Write rows behind the last row that holds anything."""
    mask = _cell_mask(body)
    sheet = work.book.sheet(body.get("sheetId"))
    rows = body.get("rows") or []
    height, width = _extent(rows)
    top = next((index + 1 for index in range(len(sheet.rows) - 1, -1, -1) if sheet.rows[index].cells), 0)
    if top + height > len(sheet.rows) or width > len(sheet.columns):
        sheet.resize(max(len(sheet.rows), top + height), max(len(sheet.columns), width))
    write_rows(work, sheet, Box(top, 0, top + height, width), rows, mask)
    return {}


@kind("setDataValidation")
def set_data_validation(work: Work, body: Json) -> Json:
    """Set the validation of every cell of a range, or clear it."""
    sheet, box = work.editable(body["range"])
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            sheet.put(row, column, replace(sheet.at(row, column), validation=body.get("rule")))
    return {}


def carried(cell: Cell, rows: int, columns: int) -> Cell:
    """A cell that was copied or sorted so many rows and columns away: its formula looks at its new neighbours."""
    if not cell.formula or not (rows or columns):
        return cell
    return replace(cell, value={"formulaValue": displaced(cell.formula, rows, columns)})


def clear_value(cell: Cell) -> Cell:
    """A cell without its value; what it looks like stays."""
    return entered(cell, None) if cell is not EMPTY and cell.typed else cell
