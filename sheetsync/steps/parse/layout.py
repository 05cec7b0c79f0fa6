"""Layout: what each row below the header is."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from sheetsync.model.roadmap import Priority
from sheetsync.steps.parse.words import plain

_DIVIDER: Final = re.compile(
    r"(?P<side>higher|high|lower|low|top|other)[ -]+priorit(?:y|ies)\b.*?\b(?P<where>above|below)\b"
    r"|(?:(?P<where2>above|below)\b.*?\b(?P<side2>higher|high|lower|low)[ -]+priorit(?:y|ies)\b)",
    re.IGNORECASE,
)
_LINE: Final = re.compile(r"(?:priority|cut) ?line", re.IGNORECASE)
_TOTALS: Final = frozenset(
    {"total", "totals", "sum", "grand total", "subtotal", "count", "average", "gesamt", "summe", "totaal", "итого"}
)


class Kind(Enum):
    """What a row is."""

    LINE = auto()
    DIVIDER = auto()
    SECTION = auto()
    TOTALS = auto()
    BANNER = auto()
    BESIDE = auto()
    BLANK = auto()


REASONS: Final = {
    Kind.SECTION: "a section heading",
    Kind.TOTALS: "a row of totals",
    Kind.BANNER: "a banner, not a line of work",
    Kind.BESIDE: "has text beside the table only",
}


def side_below(text: str) -> Priority | None:
    """Return which priority stands below a divider with this text; None when it is no divider."""
    match = _DIVIDER.search(text)
    if match is None:
        return Priority.LOWER if _LINE.fullmatch(plain(text)) else None
    side = (match["side"] or match["side2"]).lower()
    where = (match["where"] or match["where2"]).lower()
    higher = side in ("higher", "high", "top")
    return Priority.HIGHER if higher == (where == "below") else Priority.LOWER


def classify(mapped: Sequence[str], others: Sequence[str], *, spans: bool) -> Kind:
    """Say what a row is.

    Args:
        mapped: The texts of the columns with a meaning: name columns (project, deliverable) first.
        others: The texts of the rest of the row, ours left out.
        spans: Whether the row is one cell merged across several mapped columns.
    """
    filled = [text for text in mapped if text]
    beside = [text for text in others if text]
    if not filled:
        return Kind.BESIDE if beside else Kind.BLANK
    alone = len({*filled}) == 1 and not beside
    first = filled[0]
    if alone and side_below(first):
        return Kind.DIVIDER
    if alone and first.startswith("#"):
        return Kind.SECTION
    if plain(first.rstrip(":")) in _TOTALS and first in mapped[:2]:
        return Kind.TOTALS
    if alone and spans:
        return Kind.BANNER
    return Kind.LINE
