"""Layout: what each row below the header is."""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from typing import Final

from sheetsync.model.cell import is_failed_formula
from sheetsync.model.other_row import RowKind
from sheetsync.model.terms import Priority
from sheetsync.steps.parse.concept import concepts_of
from sheetsync.steps.parse.profile import Kind as CellKind
from sheetsync.steps.parse.profile import kind_of
from sheetsync.steps.parse.tick import ticked
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain

_SIDE: Final = r"(?:higher|high|top|lower|low|other)"
_DIVIDER: Final = re.compile(
    rf"\b(?P<side>{_SIDE})\W+priorit(?:y|ies)(?:\W+\w+){{0,3}}?\W+(?P<where>above|below)\b"
    rf"|\b(?P<where2>above|below)(?:\W+\w+){{0,3}}?\W+(?P<side2>{_SIDE})\W+priorit(?:y|ies)\b",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(rf"(?P<side>{_SIDE}) priorit(?:y|ies)(?: (?:project|item|work|task)s?)?")
_UPPER: Final = ("higher", "high", "top")
_SUM: Final = re.compile("tot|sum|som|gesamt|toplam|итого|всего|razem")
_PART_OF_SUM: Final = ("sub", "sous", "zwischen")
"""How words begin, or what they hold, that head a sum with more behind them: "Total hours", "Subtotal phase 1"."""

MOST_WORDS: Final = 7
"""Words in the longest text that divides a sheet: a longer one is work."""


class Kind(Enum):
    """What a row is."""

    LINE = auto()
    DIVIDER = auto()
    SECTION = auto()
    TOTALS = auto()
    BANNER = auto()
    LEGEND = auto()
    BESIDE = auto()
    BLANK = auto()


REASONS: Final = {
    RowKind.HEADING: "heads the rows below it",
    RowKind.SECTION: "a section heading",
    RowKind.DIVIDER: "divides higher from lower priority",
    RowKind.HEADER: "a header row that is said again",
    RowKind.TOTAL: "a row of totals",
    RowKind.LEGEND: "heads a legend",
    RowKind.BANNER: "a banner, not a line of work",
    RowKind.BESIDE: "has text beside the table only",
    RowKind.NOTE: "has neither a project nor a deliverable",
    RowKind.OTHER_TABLE: "begins another table below this one",
}
ROW_KINDS: Final = {
    Kind.DIVIDER: RowKind.DIVIDER,
    Kind.SECTION: RowKind.SECTION,
    Kind.TOTALS: RowKind.TOTAL,
    Kind.BANNER: RowKind.BANNER,
    Kind.LEGEND: RowKind.LEGEND,
    Kind.BESIDE: RowKind.BESIDE,
}


def side_below(text: str) -> Priority | None:
    """Return which priority stands below a divider with this text; None when it is no divider."""
    words = plain(text)
    if words in section("lines"):
        return Priority.LOWER
    if heading := _HEADING.fullmatch(words):
        return Priority.HIGHER if heading["side"] in _UPPER else Priority.LOWER
    match = _DIVIDER.search(text)
    if match is None:
        return _in_other_words(words)
    higher = (match["side"] or match["side2"]).lower() in _UPPER
    return Priority.HIGHER if higher == ((match["where"] or match["where2"]).lower() == "below") else Priority.LOWER


def _in_other_words(words: str) -> Priority | None:
    """Return the side below a divider that is put in the words of any language: a side, a priority, a direction."""
    if not words or words.count(" ") >= MOST_WORDS:
        return None
    said = {" ".join(words.split()[start:stop]) for start, stop in _spans(len(words.split()))}
    higher, lower = bool(said & section("higher")), bool(said & section("lower"))
    above, below = bool(said & section("above")), bool(said & section("below"))
    if higher == lower or above == below or not said & section("priority"):
        return None
    return Priority.HIGHER if higher == below else Priority.LOWER


def _spans(size: int) -> Iterator[tuple[int, int]]:
    return ((start, start + length) for start in range(size) for length in (1, 2, 3) if start + length <= size)


def is_total(text: str) -> bool:
    """Whether a text heads a row of sums; the error of a French formula is no "nombre"."""
    return plain(text.rstrip(":")) in section("totals") and not is_failed_formula(text)


def may_be_sum(text: str, groups: Collection[str] = ()) -> bool:
    """Whether a text says what of the work is added up: what is measured, or one of these groups of it.

    "Total redesign of the shop" does not. Only the rest of its row tells whether it is one.
    """
    words = plain(text).split()
    for size in (1, 2):
        for head, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if " ".join(head) in section("totals") and _SUM.search(head[-1]):
                is_part = head[0].startswith(_PART_OF_SUM) and head == words[:size]
                return is_part or " ".join(rest) in map(plain, groups) or all(map(_is_measure, rest))
    return False


def _is_measure(word: str) -> bool:
    return len(word) < 3 or word.isdecimal() or "none" in concepts_of(word)


def _is_amount(text: str) -> bool:
    """Whether a cell holds a number, or a box that is not ticked."""
    return kind_of(text) in (CellKind.NUMBER, CellKind.PERCENT) or ticked(text) is False


def is_legend(text: str) -> bool:
    """Whether a text heads a legend: what stands below it explains the table, and is no part of it."""
    return plain(text.rstrip(":")) in section("legends")


def classify(mapped: Sequence[str], others: Sequence[str], *, spans: bool, groups: Collection[str] = ()) -> Kind:
    """Say what a row is.

    Args:
        mapped: The texts of the columns with a meaning: name columns (project, deliverable) first.
        others: The texts of the rest of the row, ours left out.
        spans: Whether the row is one cell merged across several mapped columns.
        groups: The names of what stands above it, of which it could be the sum.
    """
    filled = [text for text in mapped if text]
    beside = [text for text in others if text]
    said = {*filled, *beside}
    # A divider may say its two halves side by side, in any column.
    if 0 < len(said) <= 2 and all(map(side_below, said)):
        return Kind.DIVIDER
    if not filled:
        return Kind.BESIDE if beside else Kind.BLANK
    first = filled[0]
    if is_total(first) and first in mapped[:2]:
        return Kind.TOTALS
    if first in mapped[:2] and all(map(_is_amount, [*filled[1:], *beside])) and may_be_sum(first, groups):
        return Kind.TOTALS
    return _alone(first, spans=spans) if len(said) == 1 and not beside else Kind.LINE


def _alone(text: str, *, spans: bool) -> Kind:
    """Say what a row is that has one text."""
    if text.startswith("#") and not is_failed_formula(text):
        return Kind.SECTION
    if is_legend(text):
        return Kind.LEGEND
    return Kind.BANNER if spans else Kind.LINE
