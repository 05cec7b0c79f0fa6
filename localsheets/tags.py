"""Developer metadata in the form of the API."""

from dataclasses import replace

from localsheets.errors import Json, RefusedError
from localsheets.state import Book, Tag

KEPT_AT_MOST = 30_000
"""Characters of keys and values, for each sheet and for the spreadsheet itself."""


def as_json(tag: Tag) -> Json:
    """One piece as answered."""
    location: Json = {"locationType": tag.location_type}
    if tag.sheet_id is None:
        location["spreadsheet"] = True
    elif tag.dimension:
        span: Json = {"dimension": tag.dimension, "startIndex": tag.index, "endIndex": tag.index + 1}
        location["dimensionRange"] = {"sheetId": tag.sheet_id, **span} if tag.sheet_id else span
    else:
        location["sheetId"] = tag.sheet_id
    shown: Json = {"metadataId": tag.id, "metadataKey": tag.key}
    if tag.value:
        shown["metadataValue"] = tag.value
    return {**shown, "location": location, "visibility": tag.visibility}


def located(book: Book, tag: Tag, location: Json) -> Tag:
    """Put a piece where a request says."""
    if location.get("spreadsheet"):
        return replace(tag, sheet_id=None, dimension="", index=0)
    span = location.get("dimensionRange")
    if not span:
        if "sheetId" not in location:
            raise RefusedError("DeveloperMetadata must have a location.")
        return replace(tag, sheet_id=book.sheet(location["sheetId"]).id, dimension="", index=0)
    sheet = book.sheet(span.get("sheetId"))
    start, end = span.get("startIndex") or 0, span.get("endIndex") or 0
    limit = len(sheet.rows) if span["dimension"] == "ROWS" else len(sheet.columns)
    if end - start != 1 or not 0 <= start < limit:
        raise RefusedError("DeveloperMetadata must be located on exactly one row or column that exists.")
    return replace(tag, sheet_id=sheet.id, dimension=span["dimension"], index=start)


def check_size(book: Book, tag: Tag) -> None:
    """Refuse what passes Google's limit for one place."""
    together = [each for each in book.metadata if each.sheet_id == tag.sheet_id]
    if sum(len(each.key) + len(each.value) for each in together) > KEPT_AT_MOST:
        raise RefusedError(f"Developer metadata exceeds the limit of {KEPT_AT_MOST} characters.")
