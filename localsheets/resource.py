"""A Spreadsheet in the form of the API, built no further than the mask asks."""

from collections.abc import Sequence
from functools import partial

from localsheets import fields, formula, tags
from localsheets.caller import Caller
from localsheets.cell import Cell, Line
from localsheets.comments import as_seen
from localsheets.errors import ApiError, Json
from localsheets.fields import Mask, below, wants
from localsheets.format import formatted
from localsheets.locales import Locale, locale
from localsheets.ranges import Located, locate
from localsheets.state import Book, Box, Sheet, box_of
from localsheets.styles import DEFAULT_FORMAT


def spreadsheet(
    book: Book,
    caller: Caller,
    mask: Mask,
    places: Sequence[Located] = (),
    *,
    grid: bool = False,
    comments: bool = False,
) -> Json:
    """The whole resource; with places only their tabs, with their cells where the grid is asked for."""
    grid = grid or (bool(mask) and "*" not in mask and wants(mask, "sheets", "data"))
    shown: Json = {"spreadsheetId": book.id, "properties": book.properties}
    sheets = [each for each in book.sheets if not places or any(place[0] is each for place in places)]
    if book.named:
        shown["namedRanges"] = [
            {**each, "range": _on(each["range"], each["range"].get("sheetId"))} for each in book.named
        ]
    shown["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    own = [tags.as_json(tag) for tag in book.metadata if tag.sheet_id is None]
    if own:
        shown["developerMetadata"] = own
    shown["commentsViewMode"] = f"COMMENTS_VIEW_MODE_{'INCLUDED' if comments else 'OMITTED'}"
    anchors = _anchors(places or [(each, each.box) for each in sheets]) if comments else {}
    if comments and book.comments:
        known = {each["anchorId"] for found in anchors.values() for each in found}
        # What is anchored nowhere any more is listed where nobody asks for a place.
        threads = [each for each in book.comments if not places or each["anchorId"] in known]
        shown["comments"] = [as_seen(each, caller.email) for each in threads]
    kept: Json = fields.keep(shown, mask)
    if wants(mask, "sheets"):
        inner = below(mask, "sheets")
        for each in sheets:
            boxes = [box for sheet, box in places if sheet is each] or [each.box]
            made = _sheet(book, each, caller, inner, boxes, grid=grid)
            more = {"commentAnchors": anchors[each.id]} if anchors.get(each.id) else {}
            kept.setdefault("sheets", []).append({**made, **fields.keep(more, inner)})
    return kept


def _anchors(places: Sequence[Located]) -> dict[int, list[Json]]:
    """The anchors of comments in some places, by the id of their tab."""
    found: dict[int, list[Json]] = {}
    for sheet, box in places:
        for each in sheet.anchors:
            if box_of(sheet, each["range"]).meets(box):
                found.setdefault(sheet.id, []).append({**each, "range": _on(each["range"], sheet.id)})
    return found


def _on(grid_range: Json, sheet_id: int | None) -> Json:
    """A GridRange with its sheetId, which Google leaves out when it is 0."""
    bare = {key: value for key, value in grid_range.items() if key != "sheetId"}
    return {"sheetId": sheet_id, **bare} if sheet_id else bare


def _sheet(book: Book, sheet: Sheet, caller: Caller, mask: Mask, boxes: list[Box], *, grid: bool) -> Json:
    properties = {**sheet.properties}
    if properties["sheetType"] == "GRID":
        size = {"rowCount": len(sheet.rows), "columnCount": len(sheet.columns)}
        properties["gridProperties"] = {**size, **properties["gridProperties"]}
    shown: Json = {"properties": properties}
    on = partial(_on, sheet_id=sheet.id)
    shown["merges"] = [on(each) for each in sheet.merges]
    shown["conditionalFormats"] = [
        {**each, "ranges": [on(one) for one in each["ranges"]]} for each in sheet.conditional
    ]
    shown["protectedRanges"] = [protected(book, sheet, each, caller) for each in sheet.protected]
    shown["tables"] = [{**each, "range": on(each["range"])} for each in sheet.tables]
    shown["filterViews"] = [{**each, "range": on(each["range"])} for each in sheet.filter_views]
    if sheet.basic_filter:
        shown["basicFilter"] = {**sheet.basic_filter, "range": on(sheet.basic_filter["range"])}
    shown["rowGroups"] = [{**each, "range": on(each["range"])} for each in sheet.row_groups]
    shown["columnGroups"] = [{**each, "range": on(each["range"])} for each in sheet.column_groups]
    shown["charts"] = sheet.charts
    own = [tag for tag in book.metadata if tag.sheet_id == sheet.id and not tag.dimension]
    shown["developerMetadata"] = [tags.as_json(tag) for tag in own]
    kept: Json = fields.keep({key: value for key, value in shown.items() if value}, mask)
    if grid and wants(mask, "data") and properties["sheetType"] == "GRID":
        kept["data"] = [_data(book, sheet, box, below(mask, "data")) for box in boxes]
    return kept


def protected(book: Book, sheet: Sheet, stored: Json, caller: Caller, *, fresh: bool = False) -> Json:
    """A protected range as the caller sees it: its editors only where they may edit, and not yet when it is `fresh`."""
    shown = {**stored, "range": _on(stored.get("range") or {}, sheet.id)}
    shown.pop("editors", None)
    if caller.may_edit(book, stored):
        shown["requestingUserCanEdit"] = True
        shown["editors"] = {} if fresh else {"users": (stored.get("editors") or {}).get("users") or [book.owner]}
    return shown


def _data(book: Book, sheet: Sheet, box: Box, mask: Mask) -> Json:
    data: Json = {}
    if box.top and wants(mask, "startRow"):
        data["startRow"] = box.top
    if box.left and wants(mask, "startColumn"):
        data["startColumn"] = box.left
    if wants(mask, "rowData"):
        cell = _CellWriter(book, sheet, below(below(mask, "rowData"), "values"))
        rows: list[Json] = []
        kept = 0
        for row in sheet.rows[box.top : box.bottom]:
            values = [cell(each) for each in row.cells[box.left : box.right]]
            rows.append({"values": values} if values else {})
            kept = len(rows) if values else kept
        if kept:
            data["rowData"] = rows[:kept]
    for key, dimension, lines, first in (
        ("rowMetadata", "ROWS", [row.line for row in sheet.rows[box.top : box.bottom]], box.top),
        ("columnMetadata", "COLUMNS", sheet.columns[box.left : box.right], box.left),
    ):
        if wants(mask, key):
            data[key] = fields.keep(_lines(book, sheet, dimension, lines, first), below(mask, key))
    return data


def _lines(book: Book, sheet: Sheet, dimension: str, lines: Sequence[Line], first: int) -> list[Json]:
    shown: list[Json] = []
    for line in lines:
        flags = {"hiddenByUser": line.hidden_by_user, "hiddenByFilter": line.hidden_by_filter}
        shown.append({"pixelSize": line.size, **{name: True for name, set_ in flags.items() if set_}})
    for tag in book.metadata:
        if tag.sheet_id == sheet.id and tag.dimension == dimension and 0 <= tag.index - first < len(shown):
            shown[tag.index - first].setdefault("developerMetadata", []).append(tags.as_json(tag))
    return shown


class _CellWriter:
    """Writes the wanted fields of cells."""

    def __init__(self, book: Book, sheet: Sheet, mask: Mask) -> None:
        self.book, self.sheet, self.mask = book, sheet, mask
        self.locale: Locale = locale(book.locale)
        self.wanted = {key for key in CELL_FIELDS if wants(mask, key)}
        self.deeper = {key: below(mask, key) for key in self.wanted if below(mask, key)}
        self.plain_format: Json = fields.keep(DEFAULT_FORMAT, below(mask, "effectiveFormat"))

    def __call__(self, cell: Cell) -> Json:
        shown: Json = {}
        wanted = self.wanted
        if cell.value is not None:
            self._value(cell, shown)
        if cell.format is not None and "userEnteredFormat" in wanted:
            shown["userEnteredFormat"] = cell.format
        if "effectiveFormat" in wanted and (cell.value is not None or cell.format):
            shown["effectiveFormat"] = self.effective_format(cell)
        if cell.note and "note" in wanted:
            shown["note"] = cell.note
        for key, stored in (
            ("dataValidation", cell.validation),
            ("textFormatRuns", cell.runs),
            ("chipRuns", cell.chips),
            ("hyperlink", link_of(cell)),
        ):
            if stored and key in wanted:
                shown[key] = stored
        for key, mask in self.deeper.items():
            if key in shown and key != "effectiveFormat":
                shown[key] = fields.keep(shown[key], mask)
        return shown

    def _value(self, cell: Cell, shown: Json) -> None:
        if "userEnteredValue" in self.wanted:
            shown["userEnteredValue"] = cell.value
        value = effective(self.book, self.sheet, cell)
        if "effectiveValue" in self.wanted:
            shown["effectiveValue"] = value
        if "formattedValue" in self.wanted:
            number_format = cell.format.get("numberFormat") if cell.format else None
            shown["formattedValue"] = formatted(value, number_format, self.locale)

    def effective_format(self, cell: Cell) -> Json:
        """What is asked for of a cell's whole format."""
        if not cell.format:
            return self.plain_format
        whole = {**DEFAULT_FORMAT, **cell.format}
        whole["textFormat"] = {**DEFAULT_FORMAT["textFormat"], **(cell.format.get("textFormat") or {})}
        kept: Json = fields.keep(whole, below(self.mask, "effectiveFormat"))
        return kept


CELL_FIELDS = (
    "userEnteredValue",
    "effectiveValue",
    "formattedValue",
    "userEnteredFormat",
    "effectiveFormat",
    "note",
    "dataValidation",
    "textFormatRuns",
    "chipRuns",
    "hyperlink",
)


def link_of(cell: Cell) -> str:
    """Where a cell leads: its own link, or that of a HYPERLINK formula."""
    if cell.hyperlink or not cell.value:
        return cell.hyperlink
    text = cell.value.get("formulaValue", "")
    return text.split('"')[1] if text.upper().startswith('=HYPERLINK("') else ""


def effective(book: Book, sheet: Sheet, cell: Cell, depth: int = 0) -> Json:
    """What a cell comes to."""
    value = cell.value
    if value is None:
        return {}
    if "formulaValue" not in value:
        return value
    if cell.computed is not None:
        return cell.computed
    if depth > 50:
        return formula.error("REF", "Circular dependency detected.")

    def lookup(text: str) -> list[Json]:
        try:
            there, box = locate(book, text if "!" in text else f"{_quote(sheet.title)}!{text}")
        except ApiError:
            raise formula.FormulaError("NAME", f"Unknown range name: '{text}'.") from None
        return [
            effective(book, there, each, depth + 1)
            for row in there.rows[box.top : box.bottom]
            for each in row.cells[box.left : box.right]
        ]

    return formula.evaluate(value["formulaValue"], lookup)


def _quote(title: str) -> str:
    return "'" + title.replace("'", "''") + "'"
