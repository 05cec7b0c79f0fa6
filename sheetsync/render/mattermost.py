"""The brief as a message for Mattermost, in Markdown of which nothing comes from a cell."""

import json
import re
from collections.abc import Iterator
from typing import Final

from sheetsync.model.document import Document
from sheetsync.render.brief import closing, sections
from sheetsync.render.escape import markdown, shortened, visible_line

_LONGEST: Final = 300
_MOST: Final = 15_000
"""A post has 16,383 characters (https://docs.mattermost.com/), and more would come as several."""

_CALLS: Final = re.compile(r"@(?=\w)|:(?=\w)|(?<=\\#)(?=\w)")
"""Where a mention, an emoji or a hashtag would begin that Markdown alone doesn't know of."""


def render(document: Document) -> str:
    """Return the body of a request to an incoming webhook."""
    text = ""
    for each in _lines(document):
        if len(text) + len(each) > _MOST:
            break
        text += each + "\n"
    return json.dumps({"text": text}, ensure_ascii=False)


def _lines(document: Document) -> Iterator[str]:
    for number, section in enumerate(sections(document)):
        yield f"{'####' if number else '###'} {_safe(section.title)}"
        yield from (f"- {_safe(line)}" for line in section.lines)
    yield ""
    if document.url:
        # Ours, not a cell's; a parenthesis alone could end it.
        address = document.url.replace("(", "%28").replace(")", "%29")
        yield f"[{_safe(document.words.whole)}]({address})"
        yield ""
    yield f"*{_safe(closing(document))}*"


def _safe(text: str) -> str:
    said = markdown(shortened(visible_line(text), _LONGEST))
    return _CALLS.sub(lambda match: f"{match[0]}\u200b", said)
