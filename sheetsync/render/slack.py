"""The brief as a message for Slack, in blocks of plain text: nothing of a cell is a command, a link or a mention."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sheetsync.model.document import Document
from sheetsync.render.brief import closing, sections
from sheetsync.render.escape import shortened, visible_line

_LONGEST_HEADER: Final = 140
_LONGEST_TEXT: Final = 2900
"""Slack refuses headers over 150 characters and texts over 3,000 (https://api.slack.com/reference/block-kit/blocks)."""


def render(document: Document) -> str:
    """Return the body of a request to an incoming webhook."""
    message = {"text": safe(document.brief.subject, 300), "blocks": list(_blocks(document))}
    return json.dumps(message, ensure_ascii=True)


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    for each in sections(document):
        yield _header(each.title)
        yield _text(each.lines)
    if document.url:
        link = {"type": "link", "url": document.url, "text": document.words.whole}
        yield {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}
    last = safe(closing(document), 1900)
    yield {"type": "context", "elements": [{"type": "plain_text", "text": last, "emoji": False}]}


def _header(text: str) -> dict[str, Any]:
    return {"type": "header", "text": {"type": "plain_text", "text": safe(text, _LONGEST_HEADER), "emoji": False}}


def _text(lines: Iterable[str]) -> dict[str, Any]:
    text = "\n".join(safe(each, 400) for each in lines if each)
    return {"type": "section", "text": {"type": "plain_text", "text": text[:_LONGEST_TEXT], "emoji": False}}


def safe(text: str, longest: int) -> str:
    """Escape as Slack asks (https://api.slack.com/reference/surfaces/formatting#escaping), after cutting."""
    text = shortened(visible_line(text), longest // 2 if not text.isascii() else longest)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
