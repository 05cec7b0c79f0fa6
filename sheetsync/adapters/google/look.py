"""Looks and areas: what people use the cells of a tab for, beside texts, as far as Google tells.

It doesn't tell of pictures and drawings that float over the cells.
"""

from collections.abc import Iterator
from typing import Final

from sheetsync.adapters.google.reply import Json
from sheetsync.model.area import Area, Use
from sheetsync.model.cell import CellRef, Span
from sheetsync.model.own_text import MARK

_OVERLAY: Final = "position(overlayPosition(anchorCell,offsetXPixels,offsetYPixels,widthPixels,heightPixels))"
TAB: Final = f"charts({_OVERLAY}),slicers({_OVERLAY}),columnGroups(range),basicFilter(range),"
"""Asked of each tab at every read: it costs little, for most tabs have none of it."""

CELL: Final = (
    "dataValidation(condition(type)),userEnteredFormat(backgroundColor,borders(top(style),bottom(style),right(style))),"
)
"""Asked of each cell only where a new column has to be placed."""

_CHART: Final = (600, 371)
"""Width and height of a chart that doesn't say them, in pixels."""
_COLUMN, _ROW = 100, 21


def areas(sheet: Json, rows: int, columns: int) -> Iterator[Area]:
    """Yield what the cells of a tab are used for.

    Args:
        sheet: The tab as the API shows it.
        rows: How many rows it has.
        columns: How many columns.
    """
    yield from _drawn(sheet, rows)
    for each in sheet.get("columnGroups") or ():
        run = each.get("range") or {}
        first, last = run.get("startIndex", 0) + 1, run.get("endIndex", columns)
        yield Area(Use.GROUPED, Span(CellRef(1, first), CellRef(rows, last)))
    for each in (sheet.get("basicFilter") or {}, *(sheet.get("tables") or ())):
        if each.get("range") is not None:
            yield Area(Use.COUNTED, span(each["range"], rows, columns))
    for rule in sheet.get("conditionalFormats") or ():
        if not any(MARK in each for each in rule_values(rule)):
            yield from (Area(Use.COLOURED, span(each, rows, columns)) for each in rule.get("ranges") or ())
    for ref, cell in _cells(sheet):
        if cell.get("dataValidation"):
            yield Area(Use.CHECKED, Span(ref, ref))


def _drawn(sheet: Json, rows: int) -> Iterator[Area]:
    widths = [each.get("pixelSize", _COLUMN) for each in sheet["data"][0].get("columnMetadata") or ()]
    for each in (*(sheet.get("charts") or ()), *(sheet.get("slicers") or ())):
        if place := (each.get("position") or {}).get("overlayPosition"):
            yield Area(Use.DRAWN, _covered(place, widths, rows))


def _cells(sheet: Json) -> Iterator[tuple[CellRef, Json]]:
    for row, values in enumerate(sheet["data"][0].get("rowData") or (), start=1):
        for column, cell in enumerate(values.get("values") or (), start=1):
            yield CellRef(row, column), cell


def paints(sheet: Json) -> dict[int, dict[int, str]]:
    """Name what each cell looks like that people filled or bordered, by column and row; white is no look."""
    found: dict[int, dict[int, str]] = {}
    for ref, cell in _cells(sheet):
        if name := _paint(cell.get("userEnteredFormat") or {}):
            found.setdefault(ref.column, {})[ref.row] = name
    return found


def rule_values(rule: Json) -> list[str]:
    """Return the texts that a highlighting rule compares with: of a formula, the formula."""
    condition = (rule.get("booleanRule") or {}).get("condition") or {}
    return [str(each.get("userEnteredValue", "")) for each in condition.get("values") or ()]


def span(box: Json, rows: int, columns: int) -> Span:
    """Turn a range of the API, that counts from 0 and may lack an edge, into a span."""
    return Span(
        CellRef(box.get("startRowIndex", 0) + 1, box.get("startColumnIndex", 0) + 1),
        CellRef(box.get("endRowIndex", rows), box.get("endColumnIndex", columns)),
    )


def _paint(form: Json) -> str:
    colour = form.get("backgroundColor")
    parts = [round(colour.get(each, 0), 3) for each in ("red", "green", "blue")] if colour is not None else [1, 1, 1]
    borders = [each for each in (form.get("borders") or {}).values() if each.get("style", "NONE") != "NONE"]
    return ("" if parts == [1, 1, 1] else str(parts)) + ("+border" if borders else "")


def _covered(place: Json, widths: list[int], rows: int) -> Span:
    """Return the cells under what floats over them; heights are those of rows that nobody has changed."""
    anchor = place.get("anchorCell") or {}
    row, column = anchor.get("rowIndex", 0) + 1, anchor.get("columnIndex", 0) + 1
    left = place.get("offsetXPixels", 0)
    right = left + (place.get("widthPixels") or _CHART[0])
    bottom = place.get("offsetYPixels", 0) + (place.get("heightPixels") or _CHART[1])
    first = last = column
    edge = 0
    for at in range(column, len(widths) + 1):
        first = at if edge <= left else first
        last = at if edge < right else last
        edge += widths[at - 1]
    return Span(CellRef(row, first), CellRef(min(rows, row + bottom // _ROW), last))
