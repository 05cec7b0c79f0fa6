"""The Sheets API: `/v4/spreadsheets`."""

from collections.abc import Callable
from typing import Any

from localsheets import batch, fields, resource, tags
from localsheets.batch.registry import Work
from localsheets.batch.sheet import described, duplicated, sheet_from
from localsheets.call import Call
from localsheets.caller import Caller
from localsheets.discovery import check_body, check_mask
from localsheets.errors import NO_PERMISSION, NOT_FOUND, ApiError, Json, RefusedError, bad_field
from localsheets.fields import Mask
from localsheets.ranges import filtered, locate, matching
from localsheets.routes import route
from localsheets.state import Book, Tag
from localsheets.world import WRITERS, World

BASE = "/v4/spreadsheets"
ONE = BASE + "/{key}"
COMMENTERS = (*WRITERS, "commenter")
"""The roles of those who may see comments."""


def mask_of(call: Call, schema: str) -> Mask:
    """The `fields` parameter of a request, checked against what the answer can have."""
    try:
        mask = fields.parse(call.option("fields"))
    except fields.MaskError:
        message = f"Error expanding 'fields' parameter. Cannot parse '{call.option('fields')}'."
        raise bad_field("fields", message) from None
    check_mask(mask, schema)
    return mask


def checked(call: Call, schema: str, *, field: str = "") -> Any:
    """The body of a request, checked against its description."""
    check_body(call.body, schema, field=field)
    return call.body


def answered(call: Call, schema: str, answer: Json) -> Json:
    """The part of an answer that the request asks for."""
    kept: Json = fields.keep(answer, mask_of(call, schema))
    return kept


def changed(world: World, file_id: str, caller: Caller, change: Callable[[Book], Json]) -> Json:
    """Change a copy of a spreadsheet, and swap it in when all went well."""
    file, book = world.book(file_id, caller, write=True)
    copy = book.copy()
    answer = change(copy)
    world.commit(file, copy)
    return answer


@route("POST", BASE)
def create(world: World, call: Call, caller: Caller) -> Json:
    """spreadsheets.create."""
    body = checked(call, "Spreadsheet")
    given = body.get("properties") or {}
    file = world.add_spreadsheet(
        given.get("title") or "Untitled spreadsheet",
        caller.email,
        locale=given.get("locale") or "en_US",
        zone=given.get("timeZone") or "Etc/GMT",
    )
    book = file.book
    assert book is not None
    if body.get("sheets"):
        book.sheets = []
        for each in body["sheets"]:
            book.sheets.append(sheet_from(dict(each.get("properties") or {}), book))
        book.number()
    return resource.spreadsheet(book, caller, mask_of(call, "Spreadsheet"))


@route("GET", ONE)
def get(world: World, call: Call, caller: Caller, key: str) -> Json:
    """spreadsheets.get."""
    _, book = world.book(key, caller, write=False)
    mask = mask_of(call, "Spreadsheet")
    places = [locate(book, text) for text in call.query.get("ranges", [])]
    comments = _sees_comments(world, key, caller, call.option("commentsViewMode"))
    return resource.spreadsheet(book, caller, mask, places, grid=call.flag("includeGridData"), comments=comments)


@route("POST", ONE + ":getByDataFilter")
def get_by_data_filter(world: World, call: Call, caller: Caller, key: str) -> Json:
    """spreadsheets.getByDataFilter."""
    _, book = world.book(key, caller, write=False)
    body = checked(call, "GetSpreadsheetByDataFilterRequest")
    places = [place for each in body.get("dataFilters") or [] for place in filtered(book, each)]
    comments = _sees_comments(world, key, caller, body.get("commentsViewMode") or "")
    mask, grid = mask_of(call, "Spreadsheet"), bool(body.get("includeGridData"))
    return resource.spreadsheet(book, caller, mask, places, grid=grid, comments=comments)


@route("POST", ONE + ":batchUpdate")
def batch_update(world: World, call: Call, caller: Caller, key: str) -> Json:
    """spreadsheets.batchUpdate: all or nothing."""
    body = checked(call, "BatchUpdateSpreadsheetRequest")
    file, before = world.book(key, caller, write=True)
    mask = mask_of(call, "BatchUpdateSpreadsheetResponse")
    book = before.copy()
    replies = batch.apply(Work(book, before, caller, world.assume), body.get("requests") or [])
    has_comments = any("omment" in name for each in body.get("requests") or [] for name in each)
    saved = "ALL_SAVED" if has_comments else "NO_UPDATES_REQUESTED"
    answer: Json = {"spreadsheetId": key, "replies": replies, "commentUpdateState": saved}
    if body.get("includeSpreadsheetInResponse"):
        shown = book if world.assume.answer_is_after else before
        comments = _sees_comments(world, key, caller, body.get("commentsViewMode") or "")
        inner = fields.below(mask, "updatedSpreadsheet")
        answer["updatedSpreadsheet"] = _after(shown, body, caller, inner, comments=comments)
    world.commit(file, book)
    kept: Json = fields.keep(answer, mask)
    return kept


def _after(book: Book, body: Json, caller: Caller, mask: Mask, *, comments: bool) -> Json:
    places = [locate(book, text) for text in body.get("responseRanges") or []]
    grid = bool(body.get("responseIncludeGridData"))
    return resource.spreadsheet(book, caller, mask, places, grid=grid, comments=comments)


def _sees_comments(world: World, key: str, caller: Caller, mode: str) -> bool:
    """Whether an answer has the comments: where they are asked for, and the caller may see them."""
    may = world.files[key].role(caller.email) in COMMENTERS
    if mode == "COMMENTS_VIEW_MODE_INCLUDED" and not may:
        raise ApiError(403, NO_PERMISSION)
    return may and mode in ("COMMENTS_VIEW_MODE_INCLUDED", "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS")


@route("GET", ONE + "/developerMetadata/{metadata_id}")
def get_metadata(world: World, call: Call, caller: Caller, key: str, metadata_id: str) -> Json:
    """developerMetadata.get."""
    _, book = world.book(key, caller, write=False)
    for tag in book.metadata:
        if str(tag.id) == metadata_id:
            return answered(call, "DeveloperMetadata", tags.as_json(tag))
    raise ApiError(404, NOT_FOUND)


@route("POST", ONE + "/developerMetadata:search")
def search_metadata(world: World, call: Call, caller: Caller, key: str) -> Json:
    """developerMetadata.search."""
    _, book = world.book(key, caller, write=False)
    body = checked(call, "SearchDeveloperMetadataRequest")
    filters = body.get("dataFilters") or []
    found: dict[Tag, list[Json]] = {}
    for each in filters:
        for tag in matching(book, each):
            found.setdefault(tag, []).append(each)
    matched = [{"developerMetadata": tags.as_json(tag), "dataFilters": by} for tag, by in found.items()]
    return answered(call, "SearchDeveloperMetadataResponse", {"matchedDeveloperMetadata": matched} if matched else {})


@route("POST", ONE + "/sheets/{sheet_id}:copyTo")
def copy_to(world: World, call: Call, caller: Caller, key: str, sheet_id: str) -> Json:
    """sheets.copyTo."""
    body = checked(call, "CopySheetToAnotherSpreadsheetRequest")
    _, source_book = world.book(key, caller, write=False)
    source = _sheet(source_book, int(sheet_id))

    def change(book: Book) -> Json:
        title, number = f"Copy of {source.title}", 2
        while book.titled(title):
            title, number = f"Copy of {source.title} {number}", number + 1
        book.sheets.append(duplicated(source_book, book, source, title))
        book.number()
        return described(book.sheets[-1])

    return changed(world, body.get("destinationSpreadsheetId") or key, caller, change)


def _sheet(book: Book, sheet_id: int) -> Any:
    try:
        return book.sheet(sheet_id)
    except RefusedError as refused:
        raise ApiError(404, NOT_FOUND) from refused
