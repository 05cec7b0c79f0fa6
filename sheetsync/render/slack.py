"""The brief as a message for Slack, in blocks of plain text: nothing in it is a command, a link or a mention."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sheetsync.model.document import Document, Help
from sheetsync.render import heading
from sheetsync.render.escape import shortened, visible_line

_LONGEST_HEADER: Final = 140
_LONGEST_TEXT: Final = 2900
"""Slack refuses headers over 150 characters and texts over 3,000 (https://api.slack.com/reference/block-kit/blocks)."""


def render(document: Document) -> str:
    """Return the body of a request to an incoming webhook."""
    message = {"text": safe(document.brief.subject, 300), "blocks": list(_blocks(document))}
    return json.dumps(message, ensure_ascii=True)


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    brief = document.brief
    yield _header(document.title)
    yield _text(
        [" ".join(document.headline), " · ".join(f"{each.shape} {each.word} {each.number}" for each in document.counts)]
    )
    if brief.news:
        yield _header(brief.news.title)
        yield _text((*brief.news.items, brief.news.more))
    if brief.help:
        yield _header(document.help_title)
        yield _text(_help(each, with_note=True) for each in brief.help)
    if brief.next:
        yield _header(document.next_title)
        yield _text(_help(each, with_note=False) for each in brief.next)
    if brief.works:
        yield _header(heading.PROJECTS)
        yield _text(f"{heading.status(each, ': ')}{each.name}, {each.progress}" for each in brief.works)
    last = " ".join(filter(None, (brief.more, *document.footer[:1])))
    yield {"type": "context", "elements": [{"type": "plain_text", "text": safe(last, 1900), "emoji": False}]}


def _help(each: Help, *, with_note: bool) -> str:
    step = each.step
    details = " · ".join(filter(None, (each.project, heading.details(step))))
    said = step.note or each.unsaid
    note = f": {said}" if with_note and said else ""
    return f"{heading.status(step, ': ')}{heading.stretch(step)}{step.text} ({details}){note}"


def _header(text: str) -> dict[str, Any]:
    return {"type": "header", "text": {"type": "plain_text", "text": safe(text, _LONGEST_HEADER), "emoji": False}}


def _text(lines: Iterable[str]) -> dict[str, Any]:
    text = "\n".join(safe(each, 400) for each in lines if each)
    return {"type": "section", "text": {"type": "plain_text", "text": text[:_LONGEST_TEXT], "emoji": False}}


def safe(text: str, longest: int) -> str:
    """Escape as Slack asks (https://api.slack.com/reference/surfaces/formatting#escaping), after cutting."""
    text = shortened(visible_line(text), longest // 2 if not text.isascii() else longest)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
