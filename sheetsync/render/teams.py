"""The brief as a card for Microsoft Teams.

Every text is a run of rich text, in which no Markdown is read (https://adaptivecards.io/explorer/TextRun.html): nothing
of a cell is a link, a mention or a heading.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from sheetsync.model.document import Document
from sheetsync.render.brief import closing, sections
from sheetsync.render.escape import shortened, visible_line

_LONGEST: Final = 300


def render(document: Document) -> str:
    """Return the body of a request to the webhook of a workflow."""
    card: dict[str, Any] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": list(_blocks(document)),
        "msteams": {"width": "Full"},
    }
    if document.url:
        card["actions"] = [{"type": "Action.OpenUrl", "title": document.words.whole, "url": document.url}]
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    return json.dumps({"type": "message", "attachments": [attachment]}, ensure_ascii=False)


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    for number, section in enumerate(sections(document)):
        yield _block(section.title, weight="Bolder", size="Default" if number else "Large")
        for line in section.lines:
            yield _block(line)
    yield _block(closing(document), size="Small", isSubtle=True)


def _block(text: str, **style: object) -> dict[str, Any]:
    shown = shortened(visible_line(text), _LONGEST)
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": shown, **style}]}
