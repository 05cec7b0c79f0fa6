"""Probe: try on a scratch tab what we assume of Google and no document promises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.adapters.google.client import GoogleClient, UnknownOutcomeError
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.write import cell_range
from sheetsync.errors import UnavailableError
from sheetsync.model.cell import CellRef

TITLE: Final = "sheetsync probe"
_TEXT: Final = "⚠ [A] Ünï · 👩‍👩‍👧 $1 \\1 .* · 0000aa"
_KEY: Final = "sheetsync.probe"
_ID: Final = 1_999_999_000
_ANSWER: Final = (
    "replies,updatedSpreadsheet(comments(commentId,status),sheets(properties(sheetId),commentAnchors,data("
    "columnMetadata(developerMetadata(metadataId)),rowData(values(effectiveValue)))))"
)


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that we rely on, and whether Google did it."""

    name: str
    holds: bool


class _Scratch:
    """A tab of our own in somebody's spreadsheet."""

    def __init__(self, client: GoogleClient, key: str, sheet_id: int) -> None:
        self._client = client
        self._key = key
        self.sheet_id = sheet_id

    def send(self, *requests: Json) -> Json:
        body = {
            "requests": list(requests),
            "includeSpreadsheetInResponse": True,
            "responseRanges": [f"'{TITLE}'"],
            "responseIncludeGridData": True,
            "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED",
        }
        return self._client.batch(self._key, body, dict, fields=_ANSWER)

    def refuses(self, *requests: Json) -> bool:
        try:
            self.send(*requests)
        except RejectedError:
            return True
        return False

    def put(self, row: int, *texts: str) -> Json:
        values = [{"userEnteredValue": {"stringValue": each}} if each else {} for each in texts]
        start = {"sheetId": self.sheet_id, "rowIndex": row - 1, "columnIndex": 0}
        return {"updateCells": {"start": start, "rows": [{"values": values}], "fields": "userEnteredValue"}}

    def replace(self, find: str, new: str, ref: CellRef | None = None, *, regex: bool = False) -> Json:
        where: Json = {"range": cell_range(self.sheet_id, ref)} if ref else {"sheetId": self.sheet_id}
        flags = {"matchCase": True, "matchEntireCell": True, "includeFormulas": False, "searchByRegex": regex}
        return {"findReplace": {"find": find, "replacement": new, **flags, **where}}

    def tag(self, id_: int, column: int | None = None) -> Json:
        place: Json = {"spreadsheet": True}
        if column is not None:
            span = {"dimension": "COLUMNS", "startIndex": column - 1, "endIndex": column}
            place = {"dimensionRange": {"sheetId": self.sheet_id, **span}}
        fresh = {"metadataId": id_, "metadataKey": _KEY, "location": place, "visibility": "DOCUMENT"}
        return {"createDeveloperMetadata": {"developerMetadata": fresh}}


def probe(client: GoogleClient, key: str) -> tuple[Assumption, ...]:
    """Try each assumption on a scratch tab, and take the tab away again whatever happens.

    It changes nothing outside its tab, and takes about ten requests.

    Raises:
        SheetsyncError: The spreadsheet can't be written at all.
    """
    made = client.batch(key, {"requests": [{"addSheet": {"properties": {"title": TITLE}}}]}, dict)
    sheet_id = int(made["replies"][0]["addSheet"]["properties"].get("sheetId", 0))
    scratch = _Scratch(client, key, sheet_id)
    try:
        return tuple(Assumption(name, _holds(check, scratch)) for name, check in _CHECKS.items())
    finally:
        untag = {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataKey": _KEY}}}}
        client.batch(key, {"requests": [untag, {"deleteSheet": {"sheetId": sheet_id}}]}, dict)


def _holds(check: Callable[[_Scratch], bool], scratch: _Scratch) -> bool:
    try:
        return check(scratch)
    except RejectedError:
        return False
    except UnknownOutcomeError as error:
        raise UnavailableError("Google did not answer while its behaviour was tried: run again") from error


def _row(answer: Json, scratch: _Scratch, number: int) -> list[str]:
    """The texts of a row, counted from 1; none where the answer doesn't show it."""
    rows = _data(answer, scratch).get("rowData") or []
    values = rows[number - 1].get("values") or [] if len(rows) >= number else []
    return [str((cell.get("effectiveValue") or {}).get("stringValue", "")) for cell in values]


def _data(answer: Json, scratch: _Scratch) -> Json:
    sheets: list[Any] = answer["updatedSpreadsheet"]["sheets"]
    found: Json = next(each for each in sheets if each["properties"].get("sheetId", 0) == scratch.sheet_id)["data"][0]
    return found


def _changed(answer: Json, index: int) -> int:
    return int((answer["replies"][index].get("findReplace") or {}).get("occurrencesChanged", 0))


def _duplicate_id(scratch: _Scratch) -> bool:
    scratch.send(scratch.tag(_ID))
    refused = scratch.refuses(scratch.put(9, "must not stay"), scratch.tag(_ID))
    return refused and not _row(scratch.send(scratch.replace("nothing", "")), scratch, 9)


def _literal(scratch: _Scratch) -> bool:
    answer = scratch.send(
        scratch.put(1, _TEXT, _TEXT.lower(), f"{_TEXT} ", f"x{_TEXT}"), scratch.replace(_TEXT, "⚠ found")
    )
    kept = [_TEXT.lower(), f"{_TEXT} ", f"x{_TEXT}"]
    return _changed(answer, 1) == 1 and _row(answer, scratch, 1) == ["⚠ found", *kept]


def _counted(scratch: _Scratch) -> bool:
    answer = scratch.send(scratch.put(2, "⚠ twice", "⚠ twice"), scratch.replace("⚠ twice", "⚠ both"))
    return _changed(answer, 1) == 2


def _blank(scratch: _Scratch) -> bool:
    taken, free = CellRef(3, 1), CellRef(3, 2)
    answer = scratch.send(
        scratch.put(3, "taken"),
        scratch.replace("^$", "⚠ seed", taken, regex=True),
        scratch.replace("^$", "⚠ seed", free, regex=True),
    )
    return (_changed(answer, 1), _changed(answer, 2)) == (0, 1) and _row(answer, scratch, 3) == [
        "taken",
        "⚠ seed",
    ]


def _typed(scratch: _Scratch) -> bool:
    answer = scratch.send(scratch.put(4, "⚠ to number"), scratch.replace("⚠ to number", "7"))
    return _row(answer, scratch, 4) in ([], [""])


def _hidden(scratch: _Scratch) -> bool:
    span = {"sheetId": scratch.sheet_id, "dimension": "ROWS", "startIndex": 4, "endIndex": 5}
    hide = {
        "updateDimensionProperties": {"range": span, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    }
    answer = scratch.send(scratch.put(5, "⚠ hidden"), hide, scratch.replace("⚠ hidden", "⚠ reached"))
    return _changed(answer, 2) == 1


def _after(scratch: _Scratch) -> bool:
    answer = scratch.send(scratch.put(6, "⚠ after"))
    return _row(answer, scratch, 6) == ["⚠ after"]


def _in_order(scratch: _Scratch) -> bool:
    answer = scratch.send(
        scratch.put(7, "⚠ one"), scratch.replace("⚠ one", "⚠ two"), scratch.replace("⚠ two", "⚠ three")
    )
    return (_changed(answer, 1), _changed(answer, 2)) == (1, 1)


def _follows(scratch: _Scratch) -> bool:
    source = {"sheetId": scratch.sheet_id, "dimension": "COLUMNS", "startIndex": 5, "endIndex": 6}
    answer = scratch.send(scratch.tag(_ID + 1, column=6), {"moveDimension": {"source": source, "destinationIndex": 2}})
    return list(_tagged(answer, scratch)) == [3]


def _comments(scratch: _Scratch) -> bool:
    place = {"sheetId": scratch.sheet_id, "rowIndex": 7, "columnIndex": 0}
    reply = scratch.send({"insertComment": {"coordinate": place, "content": "sheetsync probe"}})["replies"][0]
    thread = reply["insertComment"]["commentThread"]
    above = {"sheetId": scratch.sheet_id, "dimension": "ROWS", "startIndex": 6, "endIndex": 7}
    resolve = {"commentId": thread["commentId"], "post": {"commentAction": "RESOLVE"}}
    answer = scratch.send(
        {"insertDimension": {"range": above, "inheritFromBefore": False}}, {"addCommentReply": resolve}
    )["updatedSpreadsheet"]
    anchors = [anchor for sheet in answer["sheets"] for anchor in sheet.get("commentAnchors") or ()]
    rows = [each["range"]["startRowIndex"] for each in anchors if each["anchorId"] == thread["anchorId"]]
    states = [each.get("status") for each in answer.get("comments") or () if each["commentId"] == thread["commentId"]]
    is_mine = thread["headPost"].get("author", {}).get("me", False)
    scratch.send({"deleteComment": {"commentId": thread["commentId"]}})
    return bool(is_mine) and rows == [8] and states == ["RESOLVED"]


def _tagged(answer: Json, scratch: _Scratch) -> Iterator[int]:
    for number, column in enumerate(_data(answer, scratch).get("columnMetadata") or (), start=1):
        if any(tag.get("metadataId") == _ID + 1 for tag in column.get("developerMetadata") or ()):
            yield number


_CHECKS: Final[dict[str, Callable[[_Scratch], bool]]] = {
    "an id that is in use fails the whole batch": _duplicate_id,
    "a text is found whole, as it is, and no other": _literal,
    "a text that stands twice is counted twice": _counted,
    "only a blank cell matches ^$": _blank,
    "a replacement is read as if it were typed": _typed,
    "hidden rows are reached": _hidden,
    "the answer shows the sheet after the batch": _after,
    "requests of a batch see each other's effects": _in_order,
    "the mark of a column follows when it is moved": _follows,
    "a comment goes with its cell, is known as ours and is resolved": _comments,
}
