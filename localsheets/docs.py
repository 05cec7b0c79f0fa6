"""The Docs API, as far as a document with named ranges needs it: a run a paragraph, indexes in UTF-16 units from 1."""

import re
from typing import Any

from localsheets import fields
from localsheets.batch.registry import new_id
from localsheets.call import Call
from localsheets.caller import Caller
from localsheets.discovery import check_body
from localsheets.errors import NO_PERMISSION, NOT_FOUND, ApiError, Json, RefusedError
from localsheets.routes import route
from localsheets.world import DOCUMENT_MIME, WRITERS, File, World

BASE = "/v1/documents"
ONE = BASE + "/{key}"
DROPPED = re.compile("[\0-\x08\x0c-\x1f\ue000-\uf8ff]")
"""What insertText drops without a word."""


def units(text: str) -> int:
    """The length of a text as Google counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def document(world: World, document_id: str, caller: Caller, *, write: bool) -> tuple[File, Json]:
    """A document for somebody who may read, or write, it."""
    file = world.files.get(document_id)
    if file is None or file.document is None:
        raise ApiError(404, NOT_FOUND)
    role = file.role(caller.email)
    if not role or (write and role not in WRITERS):
        raise ApiError(403, NO_PERMISSION)
    return file, file.document


def described(file: File, stored: Json) -> Json:
    """The resource, its text by paragraphs."""
    content: list[Json] = [{"endIndex": 1, "sectionBreak": {}}]
    start = 1
    for line in re.findall(r"[^\n]*\n", stored["text"]):
        end = start + units(line)
        run = {"startIndex": start, "endIndex": end, "textRun": {"content": line, "textStyle": {}}}
        style = next((name for first, last, name in stored.get("styles", []) if first < end and last > start), "")
        paragraph = {"elements": [run], "paragraphStyle": {"namedStyleType": style or "NORMAL_TEXT"}}
        content.append({"startIndex": start, "endIndex": end, "paragraph": paragraph})
        start = end
    named: Json = {}
    for each in stored.get("named", []):
        named.setdefault(each["name"], {"name": each["name"], "namedRanges": []})["namedRanges"].append(each)
    whole: Json = {
        "documentId": file.id,
        "title": file.name,
        "body": {"content": content},
        "revisionId": f"r{file.version}",
    }
    return whole | ({"namedRanges": named} if named else {})


@route("POST", BASE)
def create(world: World, call: Call, caller: Caller) -> Json:
    """documents.create."""
    file = world.add(call.body.get("title") or "Untitled document", DOCUMENT_MIME, caller.email)
    file.document = {"text": "\n"}
    return described(file, file.document)


@route("GET", ONE)
def get(world: World, call: Call, caller: Caller, key: str) -> Json:
    """documents.get."""
    kept: Json = fields.keep(described(*document(world, key, caller, write=False)), fields.parse(call.option("fields")))
    return kept


@route("POST", ONE + ":batchUpdate")
def batch_update(world: World, call: Call, caller: Caller, key: str) -> Json:
    """documents.batchUpdate: all or nothing, and only on the revision that is required."""
    body = call.body
    check_body(body, "BatchUpdateDocumentRequest", api="docs", version="v1")
    file, stored = document(world, key, caller, write=True)
    required = (body.get("writeControl") or {}).get("requiredRevisionId")
    if required and required != f"r{file.version}":
        raise ApiError(
            400, "The required revision ID does not match the latest revision.", status="FAILED_PRECONDITION"
        )
    copy = {**stored, "named": [dict(each) for each in stored.get("named", [])]}
    replies = []
    for index, request in enumerate(body.get("requests") or []):
        name, given = next(iter(request.items()))
        if name not in KINDS:
            raise ApiError(400, f"Invalid requests[{index}].{name}: This kind of request is not known here.")
        try:
            reply = KINDS[name](copy, given)
        except RefusedError as refused:
            raise ApiError(400, f"Invalid requests[{index}].{name}: {refused}") from refused
        replies.append({name: reply} if reply else {})
    file.document = copy
    world.touch(file)
    return {"documentId": key, "replies": replies, "writeControl": {"requiredRevisionId": f"r{file.version}"}}


def _splice(stored: Json, start: int, end: int, text: str) -> None:
    """Put text in place of a run, and let named ranges follow."""
    whole = stored["text"].encode("utf-16-le", "surrogatepass")
    if not 1 <= start <= end <= len(whole) // 2:
        raise RefusedError("Index must be less than the end index of the referenced segment.")
    kept = DROPPED.sub("", text)
    parts = whole[: 2 * start - 2], kept.encode("utf-16-le", "surrogatepass"), whole[2 * end - 2 :]
    stored["text"] = b"".join(parts).decode("utf-16-le", "surrogatepass")
    stored["styles"] = []
    grown = units(kept) - (end - start)
    for each in stored["named"]:
        for part in each["ranges"]:
            part["startIndex"] += grown if part["startIndex"] >= end and part["startIndex"] > start else 0
            part["endIndex"] += grown if part["endIndex"] >= end else 0
    stored["named"] = [each for each in stored["named"] if all(p["endIndex"] > p["startIndex"] for p in each["ranges"])]


def _insert(stored: Json, given: Json) -> Json:
    end = units(stored["text"])
    index = end if "endOfSegmentLocation" in given else (given.get("location") or {}).get("index", 0)
    _splice(stored, index, index, given.get("text") or "")
    return {}


def _delete(stored: Json, given: Json) -> Json:
    span = given.get("range") or {}
    _splice(stored, span.get("startIndex", 0), span.get("endIndex", 0), "")
    return {}


def _create_named(stored: Json, given: Json) -> Json:
    named_id = f"kix.{new_id()}"
    stored["named"].append({"namedRangeId": named_id, "name": given["name"], "ranges": [dict(given["range"])]})
    return {"namedRangeId": named_id}


def _chosen(stored: Json, given: Json) -> list[Json]:
    name, wanted = given.get("name") or given.get("namedRangeName"), given.get("namedRangeId")
    found = [each for each in stored["named"] if each["name"] == name or each["namedRangeId"] == wanted]
    if not found:
        raise RefusedError(f"The named range {name or wanted} does not exist.")
    return found


def _delete_named(stored: Json, given: Json) -> Json:
    gone = _chosen(stored, given)
    stored["named"] = [each for each in stored["named"] if each not in gone]
    return {}


def _replace_named(stored: Json, given: Json) -> Json:
    for each in _chosen(stored, given):
        span = each["ranges"][0]
        start, end, text = span["startIndex"], span["endIndex"], given.get("text") or ""
        _splice(stored, end, end, text)
        _splice(stored, start, end, "")
        span["startIndex"], span["endIndex"] = start, start + units(text)
        if text and each not in stored["named"]:
            stored["named"].append(each)
    return {}


def _inside(stored: Json, given: Json) -> tuple[int, int]:
    span = given.get("range") or {}
    start, end = span.get("startIndex", 0), span.get("endIndex", 0)
    if not 1 <= start < end <= 1 + units(stored["text"]):
        raise RefusedError("The range should not be empty.")
    return start, end


def _style_paragraphs(stored: Json, given: Json) -> Json:
    """Styles last until the next change of the text: enough for those that come after it in a batch."""
    stored["styles"] = [*stored.get("styles", []), (*_inside(stored, given), given["paragraphStyle"]["namedStyleType"])]
    return {}


def _look(stored: Json, given: Json) -> Json:
    _inside(stored, given)
    return {}


def _replace_all(stored: Json, given: Json) -> Json:
    wanted = (given.get("containsText") or {}).get("text") or ""
    count = stored["text"].count(wanted) if wanted else 0
    stored["text"] = stored["text"].replace(wanted, given.get("replaceText") or "") if count else stored["text"]
    return {"occurrencesChanged": count} if count else {}


KINDS: dict[str, Any] = {
    "insertText": _insert,
    "deleteContentRange": _delete,
    "createNamedRange": _create_named,
    "deleteNamedRange": _delete_named,
    "replaceNamedRangeContent": _replace_named,
    "replaceAllText": _replace_all,
    "updateParagraphStyle": _style_paragraphs,
    "updateTextStyle": _look,
    "deleteParagraphBullets": _look,
}
