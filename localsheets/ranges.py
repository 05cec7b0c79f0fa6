"""Which cells a text or a filter of a request stands for."""

from localsheets import a1
from localsheets.errors import ApiError, Json
from localsheets.state import Book, Box, Sheet, Tag, box_of

Located = tuple[Sheet, Box]


def locate(book: Book, text: str, *, write: bool = False) -> Located:
    """Find a range in A1 notation; what leaves the grid is cut off in a read and refused in a write."""
    title, cells = a1.split(text)
    if title is not None:
        sheet = book.titled(title)
        span = a1.parse(cells) if cells else a1.Span()
        if span is None and cells:
            return _by_name(book, cells)
    else:
        sheet, span = book.sheets[0], a1.parse(cells or "")
        if span is None:
            return _by_name(book, text)
    if sheet is None or span is None:
        raise ApiError(400, f"Unable to parse range: {text}")
    whole = sheet.box
    box = Box(
        span.top or 0,
        span.left or 0,
        whole.bottom if span.bottom is None else span.bottom,
        whole.right if span.right is None else span.right,
    )
    outside = box.top >= whole.bottom or box.left >= whole.right
    if outside or (write and (box.bottom > whole.bottom or box.right > whole.right)):
        shown = a1.name(sheet.title, box.top, box.left, max(box.bottom, box.top + 1), max(box.right, box.left + 1))
        raise ApiError(
            400,
            f"Range ({shown}) exceeds grid limits. Max rows: {whole.bottom}, max columns: {whole.right}",
        )
    return sheet, Box(box.top, box.left, min(box.bottom, whole.bottom), min(box.right, whole.right))


def _by_name(book: Book, text: str) -> Located:
    """Find a named range, or the whole tab of a title."""
    for each in book.named:
        if each["name"].casefold() == text.casefold():
            sheet = book.sheet(each["range"].get("sheetId"))
            return sheet, box_of(sheet, each["range"])
    for sheet in book.sheets:
        for table in sheet.tables:
            if table.get("name", "").casefold() == text.casefold():
                return sheet, box_of(sheet, table["range"])
    found = book.titled(text)
    if found is None:
        raise ApiError(400, f"Unable to parse range: {text}")
    return found, found.box


def named(sheet: Sheet, box: Box) -> str:
    """A rectangle in the notation that Google answers with."""
    return a1.name(sheet.title, box.top, box.left, box.bottom, box.right)


def filtered(book: Book, data_filter: Json) -> list[Located]:
    """The rectangles that a DataFilter matches."""
    if "a1Range" in data_filter:
        return [locate(book, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        sheet = book.sheet(data_filter["gridRange"].get("sheetId"))
        return [(sheet, box_of(sheet, data_filter["gridRange"]))]
    return [place for tag in matching(book, data_filter) if (place := place_of(book, tag))]


def place_of(book: Book, tag: Tag) -> Located | None:
    """The cells that a piece of metadata stands on; None for the spreadsheet's own."""
    if tag.sheet_id is None:
        return None
    sheet = book.sheet(tag.sheet_id)
    whole = sheet.box
    if tag.dimension == "ROWS":
        return sheet, Box(tag.index, 0, tag.index + 1, whole.right)
    if tag.dimension == "COLUMNS":
        return sheet, Box(0, tag.index, whole.bottom, tag.index + 1)
    return sheet, whole


def matching(book: Book, data_filter: Json) -> list[Tag]:
    """The developer metadata that a DataFilter matches: all that a lookup names, or all that lies on the cells."""
    lookup = data_filter.get("developerMetadataLookup")
    if lookup is not None:
        return [tag for tag in book.metadata if _meets(book, tag, lookup)]
    sheet, box = filtered(book, data_filter)[0]
    found = []
    for tag in book.metadata:
        place = place_of(book, tag)
        if place and place[0] is sheet and box.meets(place[1]):
            found.append(tag)
    return found


def _meets(book: Book, tag: Tag, lookup: Json) -> bool:
    plain = {
        "metadataId": tag.id,
        "metadataKey": tag.key,
        "metadataValue": tag.value,
        "visibility": tag.visibility,
        "locationType": tag.location_type,
    }
    if any(key in lookup and lookup[key] not in (None, value) for key, value in plain.items()):
        return False
    where = lookup.get("metadataLocation")
    if not where:
        return True
    inside = lookup.get("locationMatchingStrategy") == "INTERSECTING_LOCATION"
    if where.get("spreadsheet"):
        return tag.sheet_id is None or inside
    span = where.get("dimensionRange")
    if span:
        same = tag.sheet_id == (span.get("sheetId") or 0) and tag.dimension == span["dimension"]
        return same and (span.get("startIndex") or 0) <= tag.index < span.get("endIndex", 1 << 30)
    same = tag.sheet_id == (where.get("sheetId") or 0)
    return same and (inside or not tag.dimension)
