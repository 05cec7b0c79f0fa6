"""The brief as a card for Google Chat, whose texts are a little HTML; a text message could not be made harmless there.

https://developers.google.com/workspace/chat/format-messages: in a text, `<users/all>` would call everybody.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from sheetsync.model.document import Document
from sheetsync.render.brief import Section, closing, sections
from sheetsync.render.escape import shortened, visible_line

_LONGEST: Final = 300


def render(document: Document) -> str:
    """Return the body of a request to an incoming webhook."""
    first, *others = sections(document)
    shown: list[dict[str, Any]] = [{"widgets": list(_widgets(first))}]
    # The titles of a card are plain text, in which no HTML is read.
    shown += [{"header": _cut(each.title), "widgets": list(_widgets(each))} for each in others]
    if document.url:
        shown.append({"widgets": [_text(f'<a href="{escape(document.url)}">{_safe(document.words.whole)}</a>')]})
    shown.append({"widgets": [_text(f"<i>{_safe(closing(document))}</i>")]})
    card = {"header": {"title": _cut(first.title)}, "sections": shown}
    message = {"fallbackText": _cut(document.brief.subject), "cardsV2": [{"cardId": "roadmap", "card": card}]}
    return json.dumps(message, ensure_ascii=False)


def _widgets(section: Section) -> Iterator[dict[str, Any]]:
    yield _text("<br>".join(map(_safe, section.lines)))


def _text(html: str) -> dict[str, Any]:
    return {"textParagraph": {"text": html}}


def _cut(text: str) -> str:
    return shortened(visible_line(text), _LONGEST)


def _safe(text: str) -> str:
    return escape(_cut(text), quote=False)
