"""The outbox that is a Google Doc: a part of a document that the team made and shared is ours to replace.

The part is a named range. What people wrote around it stays, and a document that moved on while we
looked is read again. A service account owns no room on Drive, so the document can't be made here.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Final
from urllib.parse import quote

from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.reply import Json
from sheetsync.errors import UnavailableError, UnsafeError

DOCUMENTS: Final = "https://docs.googleapis.com/v1/documents"
NAME: Final = "sheetsync summary"
"""Of the named range. A document can hold the summary of one audience."""

_MASK: Final = (
    "revisionId,namedRanges,body(content(startIndex,endIndex,paragraph(elements(startIndex,textRun(content)))))"
)
_TRIES: Final = 3


class GoogleDocOutbox:
    """Google Docs, each named by its key."""

    def __init__(self, client: GoogleClient) -> None:
        self._client = client

    def send(self, message: bytes, to: str, edition: str) -> None:  # noqa: ARG002 - what is replaced can't be doubled
        """Put the paragraphs of a message in the place of those that stand in our part of a document.

        The first time they are added at the end. A document that already says so is not written.

        Raises:
            AccessError: It isn't there, or isn't shared with us for writing.
            UnsafeError: Our part is in pieces.
            UnavailableError: Google is busy, or people don't stop writing.
        """
        paragraphs: list[Json] = json.loads(message)
        for _ in range(_TRIES):
            document = self._read(to)
            requests = list(replacement(document, paragraphs))
            if not requests:
                return
            body = {"requests": requests, "writeControl": {"requiredRevisionId": document["revisionId"]}}
            try:
                self._client.request("post", f"{_address(to)}:batchUpdate", json=body)
            except RejectedError:
                # Somebody wrote meanwhile, so that our indexes are of a document that is no more.
                continue
            return
        raise UnavailableError("people are writing in the document: the next run tries again")

    def close(self) -> None:
        """Nothing stays open."""

    def _read(self, key: str) -> Json:
        document: Json = self._client.request("get", _address(key), params={"fields": _MASK}).json()
        if not isinstance(document.get("revisionId"), str) or not document.get("body", {}).get("content"):
            raise UnavailableError("Google's answer about the document is not whole: the next run tries again")
        return document


def replacement(document: Json, paragraphs: Sequence[Json]) -> Iterator[Json]:
    """Yield the requests that make our part of a document say these paragraphs; none where it does.

    Indexes count UTF-16 units, from 1, in the body of the document's first tab.

    Raises:
        UnsafeError: Our part is in pieces, or there are two.
    """
    text = "\n".join(each["text"] for each in paragraphs)
    last = document["body"]["content"][-1]["endIndex"] - 1
    ours = document.get("namedRanges", {}).get(NAME, {}).get("namedRanges", [])
    pieces = [piece for each in ours for piece in each["ranges"]]
    if len(pieces) > 1 or any(piece.get("segmentId") for piece in pieces):
        raise UnsafeError(
            f"the part of the document that is ours ({NAME}) is in pieces, or no more in its text, so nothing was "
            "written: delete it there, and it is added at the end again"
        )
    if pieces:
        # The last line break of a document can't be deleted.
        start, end = pieces[0]["startIndex"], min(pieces[0]["endIndex"], last)
        if _text(document, start, end) == text:
            return
        yield {"deleteNamedRange": {"namedRangeId": ours[0]["namedRangeId"]}}
        if end > start:
            yield {"deleteContentRange": {"range": {"startIndex": start, "endIndex": end}}}
        yield _insert(start, text)
    else:
        start = last + 1
        # The paragraphs around it are where people go on: what is typed at the very edge of a range may join it.
        yield _insert(last, f"\n{text}\n")
    yield from _styles(paragraphs, start)
    yield {"createNamedRange": {"name": NAME, "range": {"startIndex": start, "endIndex": start + _units(text)}}}


def _insert(index: int, text: str) -> Json:
    return {"insertText": {"location": {"index": index}, "text": text}}


def _styles(paragraphs: Sequence[Json], start: int) -> Iterator[Json]:
    """Yield the looks: what is inserted would else look as what stood before it, a list or a link of somebody's."""
    lengths = (_units(each["text"]) + 1 for each in paragraphs)
    starts = list(accumulate(lengths, initial=start))
    whole = _range(start, starts[-1] - 1)
    yield {"deleteParagraphBullets": {"range": whole}}
    plain = {"range": whole, "textStyle": {}, "fields": "bold,italic,underline,strikethrough,foregroundColor,link"}
    yield {"updateTextStyle": plain}
    placed = zip(paragraphs, starts, starts[1:], strict=False)
    for style, group in groupby(placed, key=lambda each: each[0]["style"]):
        same = list(group)
        yield {
            "updateParagraphStyle": {
                "range": _range(same[0][1], same[-1][2] - 1),
                "paragraphStyle": {"namedStyleType": style},
                "fields": "namedStyleType",
            }
        }
    for each, at in zip(paragraphs, starts, strict=False):
        if each["bold"]:
            bold = {"range": _range(at, at + each["bold"]), "textStyle": {"bold": True}, "fields": "bold"}
            yield {"updateTextStyle": bold}


def _range(start: int, end: int) -> Json:
    return {"startIndex": start, "endIndex": end}


def _text(document: Json, start: int, end: int) -> str:
    """Return the text between two indexes; where there is none, as in a picture or a table, it isn't ours either."""
    units = bytearray(2 * document["body"]["content"][-1]["endIndex"])
    for piece in document["body"]["content"]:
        for element in piece.get("paragraph", {}).get("elements", []):
            content = element.get("textRun", {}).get("content", "").encode("utf-16-le", "surrogatepass")
            at = 2 * element.get("startIndex", 0)
            units[at : at + len(content)] = content
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _address(key: str) -> str:
    return f"{DOCUMENTS}/{quote(key, safe='')}"
