"""Tabs, and the spreadsheet's own properties."""

from copy import deepcopy
from dataclasses import replace

from localsheets.batch.registry import Work, kind, mask_of, new_id
from localsheets.errors import PROTECTED, Json, RefusedError
from localsheets.fields import Mask, merged, wants
from localsheets.state import Book, Sheet, new_sheet
from localsheets.styles import completed


@kind("addSheet")
def add_sheet(work: Work, body: Json) -> Json:
    """Add a tab."""
    fresh = dict(body.get("properties") or {})
    sheet = sheet_from(fresh, work.book)
    position = len(work.book.sheets) if fresh.get("index") is None else fresh["index"]
    work.book.sheets.insert(position, sheet)
    work.book.number()
    return {"properties": described(sheet)}


def sheet_from(fresh: Json, book: Book) -> Sheet:
    """A new tab by the properties of a request."""
    title = fresh.get("title") or next(
        name for number in range(len(book.sheets) + 1, 9999) if not book.titled(name := f"Sheet{number}")
    )
    if book.titled(title):
        raise RefusedError(f'A sheet with the name "{title}" already exists. Please enter another name.')
    chosen = fresh.get("sheetId")
    if chosen is not None and any(each.id == chosen for each in book.sheets):
        raise RefusedError(f"A sheet with id: {chosen} already exists.")
    grid = dict(fresh.get("gridProperties") or {})
    sheet = new_sheet(
        new_id() if chosen is None else chosen,
        title,
        rows=grid.pop("rowCount", None) or 1000,
        columns=grid.pop("columnCount", None) or 26,
    )
    extra = {
        key: value
        for key, value in fresh.items()
        if value and key not in {"title", "sheetId", "index", "gridProperties"}
    }
    sheet.properties |= completed(extra)
    sheet.properties["gridProperties"] = {key: value for key, value in grid.items() if value}
    return sheet


def described(sheet: Sheet) -> Json:
    """A tab's properties as answered."""
    size = {"rowCount": len(sheet.rows), "columnCount": len(sheet.columns)}
    return {**sheet.properties, "gridProperties": {**size, **sheet.properties["gridProperties"]}}


@kind("deleteSheet")
def delete_sheet(work: Work, body: Json) -> Json:
    """Delete a tab, but not the last that shows."""
    sheet = work.book.sheet(body.get("sheetId"))
    if any(not work.caller.may_edit(work.book, each) for each in sheet.protected):
        raise RefusedError(PROTECTED)
    work.book.sheets.remove(sheet)
    if not any(not each.properties.get("hidden") for each in work.book.sheets):
        raise RefusedError("You can't remove all the sheets in a document.")
    work.book.number()
    work.book.named = [each for each in work.book.named if (each["range"].get("sheetId") or 0) != sheet.id]
    work.book.metadata = [tag for tag in work.book.metadata if tag.sheet_id != sheet.id]
    return {}


@kind("duplicateSheet")
def duplicate_sheet(work: Work, body: Json) -> Json:
    """Copy a tab within the spreadsheet."""
    source = work.book.sheet(body.get("sourceSheetId"))
    title = body.get("newSheetName") or _copy_title(work.book, source.title)
    if work.book.titled(title):
        raise RefusedError(f'A sheet with the name "{title}" already exists. Please enter another name.')
    copy = duplicated(work.book, work.book, source, title, body.get("newSheetId"))
    position = body.get("insertSheetIndex")
    work.book.sheets.insert(0 if position is None else position, copy)
    work.book.number()
    return {"properties": described(copy)}


def _copy_title(book: Book, title: str) -> str:
    name, number = f"Copy of {title}", 2
    while book.titled(name):
        name, number = f"Copy of {title} {number}", number + 1
    return name


def duplicated(source_book: Book, book: Book, source: Sheet, title: str, sheet_id: int | None = None) -> Sheet:
    """A copy of a tab for a book, with fresh ids for all that has one; its metadata is copied too."""
    copy = source.copy()
    copy.properties |= {"sheetId": new_id() if sheet_id is None else sheet_id, "title": title}
    copy.properties.pop("hidden", None)
    copy.protected = [{**each, "protectedRangeId": new_id()} for each in copy.protected]
    copy.tables = [{**each, "tableId": str(new_id())} for each in copy.tables]
    copy.anchors = []
    copy.filter_views = [{**each, "filterViewId": new_id()} for each in copy.filter_views]
    book.metadata += [
        replace(tag, id=new_id(), sheet_id=copy.id) for tag in list(source_book.metadata) if tag.sheet_id == source.id
    ]
    return copy


@kind("updateSheetProperties")
def update_sheet(work: Work, body: Json) -> Json:
    """Rename, hide, move, resize or colour a tab."""
    fresh = body.get("properties") or {}
    mask = mask_of(body)
    sheet = work.book.sheet(fresh.get("sheetId"))
    if wants(mask, "title") and "title" in fresh:
        other = work.book.titled(fresh["title"])
        if other and other is not sheet:
            raise RefusedError(f'A sheet with the name "{fresh["title"]}" already exists. Please enter another name.')
    _update_grid(sheet, fresh, mask)
    for key in ("title", "hidden", "rightToLeft", "tabColor", "tabColorStyle"):
        if wants(mask, key):
            sheet.properties.pop(key, None) if not fresh.get(key) else sheet.properties.update({key: fresh[key]})
    _colour(sheet, fresh, mask)
    if all(each.properties.get("hidden") for each in work.book.sheets):
        raise RefusedError("You can't hide all the sheets in a document.")
    if wants(mask, "index") and fresh.get("index") is not None:
        _reorder(work.book, sheet, fresh["index"])
    return {}


def _reorder(book: Book, sheet: Sheet, index: int) -> None:
    """Put a tab before the one that stands at `index` now, as Google counts."""
    before = book.sheets.index(sheet)
    book.sheets.remove(sheet)
    book.sheets.insert(index - 1 if index > before else index, sheet)
    book.number()


def _update_grid(sheet: Sheet, fresh: Json, mask: Mask) -> None:
    if not wants(mask, "gridProperties"):
        return
    grid = fresh.get("gridProperties") or {}
    inner = mask.get("gridProperties", {})
    rows = grid.get("rowCount") if wants(inner, "rowCount") else None
    columns = grid.get("columnCount") if wants(inner, "columnCount") else None
    sheet.resize(rows or len(sheet.rows), columns or len(sheet.columns))
    after = merged(sheet.properties["gridProperties"], grid, inner)
    sheet.properties["gridProperties"] = {
        key: value for key, value in after.items() if value and key not in {"rowCount", "columnCount"}
    }
    if after.get("frozenRowCount", 0) >= len(sheet.rows) and after.get("frozenRowCount"):
        raise RefusedError("You can't freeze all visible rows on the sheet.")
    if after.get("frozenColumnCount", 0) >= len(sheet.columns) and after.get("frozenColumnCount"):
        raise RefusedError("You can't freeze all visible columns on the sheet.")


def _colour(sheet: Sheet, fresh: Json, mask: Mask) -> None:
    """The two spellings of a tab's colour say the same."""
    for key, other in (("tabColor", "tabColorStyle"), ("tabColorStyle", "tabColor")):
        if (mask and wants(mask, key) and not fresh.get(key)) or (mask and key in mask and key in sheet.properties):
            sheet.properties.pop(other, None)
    sheet.properties = completed(deepcopy(sheet.properties))
    for key in ("tabColor", "tabColorStyle"):
        if not sheet.properties.get(key):
            sheet.properties.pop(key, None)


@kind("updateSpreadsheetProperties")
def update_spreadsheet(work: Work, body: Json) -> Json:
    """Rename the spreadsheet, or set its locale or time zone."""
    fresh = body.get("properties") or {}
    mask = mask_of(body)
    if wants(mask, "title") and "title" in fresh and not fresh["title"]:
        raise RefusedError("The title must not be empty.")
    work.book.properties = merged(work.book.properties, fresh, mask)
    return {}
