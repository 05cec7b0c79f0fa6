"""The values API: rectangles of plain values, read and written."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from localsheets import shift
from localsheets.a1 import column_name
from localsheets.batch.cells import clear_value, entered
from localsheets.caller import Caller
from localsheets.cell import Cell
from localsheets.errors import ApiError, Json, RefusedError
from localsheets.format import formatted, serial_text
from localsheets.locales import locale
from localsheets.ranges import locate, named
from localsheets.resource import effective
from localsheets.state import Book, Box, Sheet
from localsheets.typed import entered as as_typed
from localsheets.typed import raw


@dataclass(frozen=True, slots=True)
class Rendering:
    """How values are answered."""

    value: str = "FORMATTED_VALUE"
    dates: str = "SERIAL_NUMBER"
    major: str = "ROWS"


def rendering(options: Json, *, prefix: str = "") -> Rendering:
    """Read the options of a request; an unknown one is refused."""

    def option(name: str, known: set[str]) -> str:
        key = prefix + name[:1].upper() + name[1:] if prefix else name
        value = options.get(key)
        if value is not None and value not in known:
            raise ApiError(
                400, f"Invalid value at '{key}' (type.googleapis.com/google.apps.sheets.v4.{name}), \"{value}\""
            )
        return str(value or "")

    return Rendering(
        option("valueRenderOption", {"FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"}) or "FORMATTED_VALUE",
        option("dateTimeRenderOption", {"SERIAL_NUMBER", "FORMATTED_STRING"}) or "SERIAL_NUMBER",
        option("majorDimension", {"ROWS", "COLUMNS"}) or "ROWS" if not prefix else "ROWS",
    )


def shown(book: Book, sheet: Sheet, cell: Cell, how: Rendering) -> Any:
    """One cell's value under the options; the empty text for a blank."""
    if cell.value is None:
        return ""
    if how.value == "FORMULA" and "formulaValue" in cell.value:
        return cell.value["formulaValue"]
    value = effective(book, sheet, cell)
    number_format = cell.format.get("numberFormat") if cell.format else None
    tongue = locale(book.locale)
    if how.value == "FORMATTED_VALUE" or "errorValue" in value:
        return formatted(value, number_format, tongue)
    if "numberValue" in value and how.dates == "FORMATTED_STRING" and how.value != "FORMULA":
        return serial_text(value["numberValue"], number_format, tongue)
    return next(iter(value.values()))


def read(book: Book, sheet: Sheet, box: Box, how: Rendering) -> Json:
    """A ValueRange; blanks at the ends of lines, and blank lines at the end, are left out."""
    rows = [
        [shown(book, sheet, cell, how) for cell in row.cells[box.left : box.right]]
        for row in sheet.rows[box.top : box.bottom]
    ]
    if how.major == "COLUMNS":
        rows = [list(line) for line in zip_longest(*rows, fillvalue="")]
    rows = [_trimmed(line, "") for line in rows]
    rows = _trimmed(rows, [])
    answer: Json = {"range": named(sheet, box), "majorDimension": how.major}
    return {**answer, "values": rows} if rows else answer


def _trimmed(line: list[Any], blank: Any) -> list[Any]:
    end = len(line)
    while end and line[end - 1] == blank and not isinstance(line[end - 1], bool):
        end -= 1
    return line[:end]


def write(
    book: Book, caller: Caller, where: str | tuple[Sheet, Box], body: Json, option: str, *, label: str = "data[0]"
) -> tuple[Sheet, Box, Json]:
    """Write a ValueRange and return where it went and what to answer. None skips a cell, the empty text clears it."""
    if option not in {"RAW", "USER_ENTERED"}:
        raise ApiError(400, "'valueInputOption' is required but not specified")
    sheet, box = locate(book, where, write=True) if isinstance(where, str) else where
    if isinstance(where, str) and body.get("range"):
        other_sheet, other = locate(book, body["range"], write=True)
        if (other_sheet, other) != (sheet, box):
            raise ApiError(
                400,
                f"Requested writing within range [{where}], but the range of the body is [{body['range']}].",
            )
    rows: list[list[Any]] = body.get("values") or []
    if body.get("majorDimension") == "COLUMNS":
        rows = [list(line) for line in zip_longest(*rows, fillvalue=None)]
    height, width = len(rows), max((len(line) for line in rows), default=0)
    single = box.bottom - box.top == 1 and box.right - box.left == 1
    _fits(sheet, box, height, width, single=single)
    target = Box(box.top, box.left, box.top + height, box.left + width)
    _guarded(book, caller, sheet, target, label)
    written = _put(book, sheet, target, rows, option)
    area = target if rows and width else Box(box.top, box.left, box.top + 1, box.left + 1)
    answer: Json = {"spreadsheetId": book.id, "updatedRange": named(sheet, area)}
    counts = {
        "updatedRows": len({row for row, _ in written}),
        "updatedColumns": len({column for _, column in written}),
        "updatedCells": len(written),
    }
    return sheet, area, {**answer, **{key: value for key, value in counts.items() if value}}


def _fits(sheet: Sheet, box: Box, height: int, width: int, *, single: bool) -> None:
    """Refuse data that is larger than its range, or, from a single cell on, than the grid."""
    bottom, right = (len(sheet.rows), len(sheet.columns)) if single else (box.bottom, box.right)
    if box.top + height > bottom:
        kind = "row" if not single else "row beyond the grid"
        raise ApiError(
            400, f"Requested writing within range [{named(sheet, box)}], but tried writing to {kind} [{bottom + 1}]"
        )
    if box.left + width > right:
        raise ApiError(
            400,
            f"Requested writing within range [{named(sheet, box)}], but tried writing to column [{column_name(right)}]",
        )


def _guarded(book: Book, caller: Caller, sheet: Sheet, box: Box, label: str) -> None:
    try:
        caller.guard(book, sheet, box)
    except RefusedError as refused:
        raise ApiError(400, f"Invalid {label}: {refused}") from refused


def _put(book: Book, sheet: Sheet, target: Box, rows: list[list[Any]], option: str) -> list[tuple[int, int]]:
    """Write the cells, and say which were written."""
    tongue = locale(book.locale)
    places = []
    for row, line in enumerate(rows, target.top):
        for column, given in enumerate(line, target.left):
            if given is None:
                continue
            if isinstance(given, list | dict):
                raise ApiError(400, f"Invalid values[{row - target.top}][{column - target.left}]: {_kind(given)}")
            places.append((row, column))
            value, number_format = as_typed(given, tongue) if option == "USER_ENTERED" else (raw(given), None)
            try:
                sheet.put(row, column, entered(sheet.at(row, column), value, number_format=number_format))
            except RefusedError as refused:
                raise ApiError(400, str(refused)) from refused
    return places


def _kind(given: Any) -> str:
    return "list_value { }" if isinstance(given, list) else "struct_value { }"


def clear(book: Book, caller: Caller, where: str | tuple[Sheet, Box]) -> str:
    """Clear the values of a range, and return how it is named."""
    sheet, box = locate(book, where) if isinstance(where, str) else where
    _guarded(book, caller, sheet, box, "data[0]")
    for row in range(box.top, box.bottom):
        for column in range(box.left, min(box.right, len(sheet.rows[row].cells))):
            sheet.put(row, column, clear_value(sheet.at(row, column)))
    return named(sheet, box)


def table_at(sheet: Sheet, box: Box) -> Box | None:
    """The last block of filled cells in a range, with all that touches it; None where the range is blank."""
    start = next(
        (
            (row, column)
            for row in range(box.bottom - 1, box.top - 1, -1)
            for column in range(min(box.right, len(sheet.rows[row].cells)) - 1, box.left - 1, -1)
            if sheet.rows[row].at(column).typed
        ),
        None,
    )
    if start is None:
        return None
    found = Box(start[0], start[1], start[0] + 1, start[1] + 1)
    while True:
        wider = Box(max(found.top - 1, 0), max(found.left - 1, 0), found.bottom + 1, found.right + 1)
        filled = [
            (row, column)
            for row in range(wider.top, min(wider.bottom, len(sheet.rows)))
            for column in range(wider.left, wider.right)
            if (row in {wider.top, wider.bottom - 1} or column in {wider.left, wider.right - 1})
            and not found.holds(row, column)
            and sheet.at(row, column).typed
        ]
        if not filled:
            return found
        found = Box(
            min(found.top, *(row for row, _ in filled)),
            min(found.left, *(column for _, column in filled)),
            max(found.bottom, *(row + 1 for row, _ in filled)),
            max(found.right, *(column + 1 for _, column in filled)),
        )


def append(
    book: Book, caller: Caller, where: str, body: Json, option: str, *, insert_rows: bool
) -> tuple[Sheet, Box, Json]:
    """Write behind the last block of a range, growing the grid where it is too small."""
    sheet, box = locate(book, where)
    table = table_at(sheet, box)
    top, left = (table.bottom, table.left) if table else (box.top, box.left)
    rows = body.get("values") or []
    if body.get("majorDimension") == "COLUMNS":
        rows = [list(line) for line in zip_longest(*rows, fillvalue=None)]
    height, width = len(rows), max((len(line) for line in rows), default=0)
    if insert_rows and table and top < len(sheet.rows):
        shift.insert(book, sheet, "ROWS", top, height, inherit_before=True)
    sheet.resize(max(len(sheet.rows), top + height), max(len(sheet.columns), left + width))
    place = Box(top, left, top + max(height, 1), left + max(width, 1))
    _, area, updates = write(book, caller, (sheet, place), {"values": rows}, option)
    answer: Json = {"spreadsheetId": book.id, "updates": updates}
    if table:
        answer["tableRange"] = named(sheet, table)
    return sheet, area, answer
