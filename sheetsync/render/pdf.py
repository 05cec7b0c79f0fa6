"""The summary as PDF."""

from dataclasses import asdict

from sheetsync.model.document import Document
from sheetsync.render import heading, picture
from sheetsync.render.typeset import shown, typeset


def render(document: Document) -> bytes:
    """Return the document as PDF, the same bytes for the same document.

    Raises:
        UsageError: The extra is not installed.
    """
    timeline = document.timeline
    facts = shown(
        {
            **asdict(document),
            "read_at": "",
            "timeline": timeline.label if timeline and timeline.strips else "",
            "columns": heading.columns(document.words),
        }
    )
    pictures = picture.timelines(timeline) if timeline and timeline.strips else ()
    alternatives = [picture.alternative(timeline, part) for part in range(len(pictures))] if timeline else []
    return typeset("summary.typ", facts | {"pictures": pictures, "alternatives": alternatives}, document.read_at)
