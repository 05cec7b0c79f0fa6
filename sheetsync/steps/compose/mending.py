"""Mending: what a careful lead would mend in the sheet before a summary of it goes out."""

from collections.abc import Iterator
from datetime import date

from sheetsync.model.document import Document
from sheetsync.model.roadmap import Roadmap
from sheetsync.steps.compose.helping import UNSAID
from sheetsync.steps.compose.words import Words, number


def to_mend(document: Document, roadmap: Roadmap, today: date) -> tuple[str, ...]:
    """Return what readers would stumble over, each in a few words, what they would ask about first in front.

    Args:
        document: What they would read; what they aren't shown, they don't ask about.
        roadmap: Says when the interval ends.
        today: The day it is where the sheet lives.
    """
    return tuple(_to_mend(document, roadmap, today))


def _to_mend(document: Document, roadmap: Roadmap, today: date) -> Iterator[str]:
    unsaid_word = Words(document.language).say(UNSAID)
    if unsaid := sum(each.unsaid == unsaid_word for each in (*document.help, *document.help_rest)):
        yield number(unsaid, "step at risk or late has no word on help", "steps at risk or late have no word on help")
    if silent := sum(each.number for each in document.counts if each.status is None):
        yield number(silent, "step has no status", "steps have no status")
    if roadmap.interval and roadmap.interval.end < today:
        yield "the interval is over"
