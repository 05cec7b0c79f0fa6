"""A letter as a message for Slack, in rich text of its own elements: nothing of a cell is a command or a mention."""

import json
from collections.abc import Iterator
from typing import Any, Final

from sheetsync.model.nudge import Letter
from sheetsync.render.escape import in_a_line, shortened, web_link
from sheetsync.render.slack import safe

_LONGEST: Final = 600


def render(letter: Letter) -> str:
    """Return the message as JSON, with its text for notifications; who is told is added by who sends it."""
    blocks = [{"type": "rich_text", "elements": list(_elements(letter))}]
    said = {"text": safe(letter.subject, 300), "blocks": blocks, "unfurl_links": False, "unfurl_media": False}
    return json.dumps(said, ensure_ascii=True)


def _elements(letter: Letter) -> Iterator[dict[str, Any]]:
    yield _section(_text(letter.greeting))
    for entry in letter.entries:
        details = [_text(f" ({entry.details})")] if entry.details else []
        yield _section(_text("\n"), _text(entry.title, bold=True), *details)
        said = [
            {"type": "rich_text_section", "elements": [_text(each.words), _text(" "), _place(each.cell, each.link)]}
            for each in entry.said
        ]
        yield {"type": "rich_text_list", "style": "bullet", "elements": said}
    for sentence in letter.closing:
        yield _section(_text("\n"), _text(sentence))


def _section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


def _place(cell: str, link: str | None) -> dict[str, Any]:
    return {"type": "link", "url": web_link(link), "text": cell} if web_link(link) else _text(f"({cell})")


def _text(text: str, *, bold: bool = False) -> dict[str, Any]:
    shown = "\n" if text == "\n" else shortened(in_a_line(text), _LONGEST)
    return {"type": "text", "text": shown} | ({"style": {"bold": True}} if bold else {})
