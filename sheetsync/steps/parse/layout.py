"""Layout: what each row below the header is."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from sheetsync.model.roadmap import Priority
from sheetsync.steps.parse.words import plain

_SIDE: Final = r"(?:higher|high|top|lower|low|other)"
_DIVIDER: Final = re.compile(
    rf"\b(?P<side>{_SIDE})\W+priorit(?:y|ies)(?:\W+\w+){{0,3}}?\W+(?P<where>above|below)\b"
    rf"|\b(?P<where2>above|below)(?:\W+\w+){{0,3}}?\W+(?P<side2>{_SIDE})\W+priorit(?:y|ies)\b",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(rf"(?P<side>{_SIDE}) priorit(?:y|ies)(?: (?:project|item|work|task)s?)?")
_UPPER: Final = ("higher", "high", "top")
_LINES: Final = frozenset({"priority line", "cut line", "cutline", "below the line"})
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
    words = plain(text)
    if words in _LINES:
        return Priority.LOWER
    if heading := _HEADING.fullmatch(words):
        return Priority.HIGHER if heading["side"] in _UPPER else Priority.LOWER
    match = _DIVIDER.search(text)
    if match is None:
        return None
    higher = (match["side"] or match["side2"]).lower() in _UPPER
    return Priority.HIGHER if higher == ((match["where"] or match["where2"]).lower() == "below") else Priority.LOWER


def classify(mapped: Sequence[str], others: Sequence[str], *, spans: bool) -> Kind:
    """Say what a row is.

    Args:
        mapped: The texts of the columns with a meaning: name columns (project, deliverable) first.
        others: The texts of the rest of the row, ours left out.
        spans: Whether the row is one cell merged across several mapped columns.
    """
    filled = [text for text in mapped if text]
    beside = [text for text in others if text]
    said = {*filled, *beside}
    # A divider may say its two halves side by side, in any column.
    if 0 < len(said) <= 2 and all(map(side_below, said)):
        return Kind.DIVIDER
    if not filled:
        return Kind.BESIDE if beside else Kind.BLANK
    alone = len(said) == 1 and not beside
    first = filled[0]
    if alone and first.startswith("#"):
        return Kind.SECTION
    if plain(first.rstrip(":")) in _TOTALS and first in mapped[:2]:
        return Kind.TOTALS
    if alone and spans:
        return Kind.BANNER
    return Kind.LINE
