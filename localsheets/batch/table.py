"""Tables, as far as reading one needs."""

from localsheets.batch.cells import clear_value
from localsheets.batch.registry import Work, kind, mask_of, new_id
from localsheets.errors import Json, RefusedError
from localsheets.fields import merged
from localsheets.state import Box, box_of, grid_range


@kind("addTable")
def add(work: Work, body: Json) -> Json:
    """Make a range a table; its columns are named by its first row where the request doesn't."""
    fresh = body.get("table") or {}
    sheet, box = work.editable(fresh.get("range") or {})
    if any(box.meets(box_of(sheet, each["range"])) for each in sheet.tables):
        raise RefusedError("You can't add a table that overlaps another table.")
    table = {**fresh, "tableId": str(fresh.get("tableId") or new_id()), "range": grid_range(box)}
    given = {each.get("columnIndex") or 0: each for each in fresh.get("columnProperties") or []}
    table["columnProperties"] = [
        ({"columnIndex": index} if index else {})
        | {"columnName": _header(sheet.at(box.top, box.left + index).value, index), **given.get(index, {})}
        for index in range(box.right - box.left)
    ]
    sheet.tables.append(table)
    return {"table": {**table, "range": {"sheetId": sheet.id, **table["range"]}}}


def _header(value: Json | None, index: int) -> str:
    return str((value or {}).get("stringValue") or f"Column {index + 1}")


@kind("updateTable")
def update(work: Work, body: Json) -> Json:
    """Rename or resize a table."""
    fresh = body.get("table") or {}
    mask = mask_of(body)
    for sheet in work.book.sheets:
        for index, each in enumerate(sheet.tables):
            if each["tableId"] == fresh.get("tableId"):
                after = merged(each, fresh, mask)
                after["range"] = grid_range(box_of(sheet, after["range"]))
                sheet.tables[index] = after
                return {}
    raise RefusedError(f"No table with id: {fresh.get('tableId')}")


@kind("deleteTable")
def delete(work: Work, body: Json) -> Json:
    """Delete a table with what is in it."""
    for sheet in work.book.sheets:
        for each in sheet.tables:
            if each["tableId"] == body.get("tableId"):
                sheet.tables.remove(each)
                _clear(work, sheet.id, box_of(sheet, each["range"]))
                return {}
    raise RefusedError(f"No table with id: {body.get('tableId')}")


def _clear(work: Work, sheet_id: int, box: Box) -> None:
    sheet = work.book.sheet(sheet_id)
    work.caller.guard(work.book, sheet, box)
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            sheet.put(row, column, clear_value(sheet.at(row, column)))
