"""A workbook as a spreadsheet of the local server."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from localsheets.cell import EMPTY, Cell, Line, Row
from localsheets.errors import Json
from localsheets.google import Google
from localsheets.people import Spreadsheet
from localsheets.state import Box, Sheet, grid_range, new_sheet
from localsheets.styles import completed

if TYPE_CHECKING:
    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.worksheet.worksheet import Worksheet

EPOCH = datetime(1899, 12, 30)  # a serial has no zone
SPARE = (1000, 26)
"""Rows and columns that a new sheet has at least, as Google gives them."""


def load(google: Google, path: str | Path, *, role: str = "writer") -> Spreadsheet:
    """Make a spreadsheet of a workbook's tabs: values, formulas with what they came to, notes, merges, hidden lines."""
    # Imported here: whoever loads no workbook needs no library for it.
    import openpyxl

    book = openpyxl.load_workbook(path)
    results = openpyxl.load_workbook(path, data_only=True)
    made = google.spreadsheet(title=Path(path).stem, role=role)
    sheets = [_sheet(number, tab, results[tab.title]) for number, tab in enumerate(book.worksheets)]
    with google.world.lock:
        copy = made.book.copy()
        copy.sheets = sheets
        copy.number()
        google.world.commit(made.file, copy)
    return made


def _sheet(number: int, tab: "Worksheet", results: "Worksheet") -> Sheet:
    from openpyxl.cell import Cell as ExcelCell

    rows, columns = max(tab.max_row, SPARE[0]), max(tab.max_column, SPARE[1])
    sheet = new_sheet(number, tab.title, rows=rows, columns=columns)
    if tab.sheet_state != "visible":
        sheet.properties["hidden"] = True
    for line in tab.iter_rows():
        for cell in line:
            if isinstance(cell, ExcelCell):
                sheet.put(cell.row - 1, cell.column - 1, _cell(cell, results.cell(cell.row, cell.column).value))
    _hide(sheet, tab)
    for each in tab.merged_cells.ranges:
        sheet.merges.append(grid_range(Box(each.min_row - 1, each.min_col - 1, each.max_row, each.max_col)))
    return sheet


def _hide(sheet: Sheet, tab: "Worksheet") -> None:
    for index, height in tab.row_dimensions.items():
        if height.hidden and index <= len(sheet.rows):
            sheet.rows[index - 1] = Row(sheet.rows[index - 1].cells, Line(21, hidden_by_user=True))
    for width in tab.column_dimensions.values():
        if width.hidden and width.min and width.max:
            for column in range(width.min - 1, min(width.max, len(sheet.columns))):
                sheet.columns[column] = Line(100, hidden_by_user=True)


def _cell(cell: "ExcelCell", result: Any) -> Cell:
    note = cell.comment.text if cell.comment else ""
    value, pattern = _value(cell.value)
    if value is None and not note:
        return EMPTY
    style: Json | None = None
    if pattern:
        shown = cell.number_format if cell.is_date else pattern[1]
        style = completed({"numberFormat": {"type": pattern[0], "pattern": shown}})
    elif "%" in cell.number_format:
        style = {"numberFormat": {"type": "PERCENT", "pattern": cell.number_format}}
    computed = _value(result)[0] or {"stringValue": ""} if value and "formulaValue" in value else None
    return Cell(
        value, style, note, hyperlink=(cell.hyperlink.target or "") if cell.hyperlink else "", computed=computed
    )


def _value(value: Any) -> tuple[Json | None, tuple[str, str] | None]:
    """An ExtendedValue and, for dates, their format."""
    if value is None or value == "":
        return None, None
    if isinstance(value, bool):
        return {"boolValue": value}, None
    if isinstance(value, int | float):
        return {"numberValue": value}, None
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value)
    text = str(value)
    return ({"formulaValue": text} if text.startswith("=") else {"stringValue": text}), None


def _moment(value: datetime | date | time | timedelta) -> tuple[Json, tuple[str, str]]:
    if isinstance(value, timedelta):
        return {"numberValue": value / timedelta(days=1)}, ("TIME", "[h]:mm")
    if isinstance(value, time):
        return {"numberValue": _serial(datetime.combine(EPOCH.date(), value))}, ("TIME", "h:mm")
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return {"numberValue": _serial(value)}, ("DATE_TIME" if value.time() != time() else "DATE", "yyyy-mm-dd")


def _serial(moment: datetime) -> float:
    days = (moment - EPOCH) / timedelta(days=1)
    return int(days) if days.is_integer() else days
