"""Sorting cells of a range: all that is in a cell goes along; what belongs to the whole row stays."""

from dataclasses import replace
from typing import Any

from localsheets.batch.cells import carried
from localsheets.batch.registry import Work, kind
from localsheets.cell import Cell
from localsheets.errors import Json
from localsheets.resource import effective
from localsheets.state import Box, Sheet


@kind("sortRange")
def sort_range(work: Work, body: Json) -> Json:
    """Sort the rows of a range."""
    sheet, box = work.editable(body["range"])
    sort_cells(work, sheet, box, body.get("sortSpecs") or [])
    return {}


def sort_cells(work: Work, sheet: Sheet, box: Box, specs: list[Json]) -> None:
    """Sort by several columns: numbers, then texts, then booleans, then errors; blanks last in either order."""
    work.caller.guard(work.book, sheet, box)
    order = list(range(box.top, box.bottom))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex") or 0
        falling = spec.get("sortOrder") == "DESCENDING"
        keys: dict[int, Any] = {index: _key(work, sheet, sheet.at(index, column)) for index in order}
        filled = [index for index in order if keys[index] is not None]
        filled = sorted(filled, key=keys.__getitem__, reverse=falling)
        order = filled + [index for index in order if keys[index] is None]
    taken = [[sheet.at(index, column) for column in range(box.left, box.right)] for index in order]
    for row, (before, cells) in enumerate(zip(order, taken, strict=True), box.top):
        for column, cell in enumerate(cells, box.left):
            sheet.put(row, column, carried(cell, row - before, 0))
    places = {index: box.top + place for place, index in enumerate(order)}
    if work.assume.sort_carries_comments:
        for each in sheet.anchors:
            at = each["range"]
            if box.holds(at["startRowIndex"], at["startColumnIndex"]):
                row = places[at["startRowIndex"]]
                each["range"] = {**at, "startRowIndex": row, "endRowIndex": row + 1}
    if work.assume.sort_carries_tags:
        work.book.metadata = [
            replace(tag, index=places.get(tag.index, tag.index))
            if tag.sheet_id == sheet.id and tag.dimension == "ROWS"
            else tag
            for tag in work.book.metadata
        ]


def _key(work: Work, sheet: Sheet, cell: Cell) -> tuple[int, Any] | None:
    value = effective(work.book, sheet, cell)
    if "numberValue" in value:
        return 0, value["numberValue"]
    if "stringValue" in value:
        return 1, value["stringValue"].casefold()
    if "boolValue" in value:
        return 2, value["boolValue"]
    return (3, "") if value else None
