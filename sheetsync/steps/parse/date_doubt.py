"""Date doubts: whether a text that can't be read is a date all the same, with more than one reading."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from sheetsync.model.settings import DateOrder
from sheetsync.steps.parse.date_form import names_no_year, read_piece
from sheetsync.steps.parse.date_piece import Piece
from sheetsync.steps.parse.date_text import LONGEST, bare_text, pairs, read_date, weekday_of
from sheetsync.steps.parse.vocabulary import section

_NOT_A_DATE: Final = re.compile(r"[\d.,\s]*\d\s?(?:h|d|w|m|min|%|€|\$)?|v\d.*", re.IGNORECASE)


def is_ambiguous(text: str) -> bool:
    """Whether a text has the form of a date, and more than one reading: no year, two orders, two days.

    What has no date in it, or a day that no calendar has, is not ambiguous, but unreadable.
    """
    if len(text) > LONGEST or not text.strip():
        return False
    if any(read_date(text, order) for order in DateOrder):
        return read_date(text) is None
    bare = bare_text(text)
    return names_no_year(bare) or _contradicts(bare) or _lacks_a_year(bare) or _either(text)


def _lacks_a_year(bare: str) -> bool:
    """Whether a day, or a range, would be one if a year were written; "Nov 26", too, may be a day or a year."""
    if _NOT_A_DATE.fullmatch(bare) and not re.fullmatch(r"\d\d\.\d\d|\d{1,2}\.\d{1,2}\.", bare):
        return False
    rest = weekday_of(bare)[1]
    if rest != bare and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|º|\.)?", rest):
        return True
    for order in DateOrder:
        for piece in (read_piece(rest, order), *(each for pair in pairs(rest, order) for each in pair)):
            if piece and not piece.year and _fits(piece):
                return True
    return bool(re.fullmatch(r"\d\d[/.\-]\d\d[/.\-]\d\d", rest)) and _some_order(rest)


def _fits(piece: Piece) -> bool:
    try:
        return bool(replace(piece, year=2028, month=piece.month or 1).days)
    except ValueError:
        return False


def _some_order(text: str) -> bool:
    numbers = [int(part) for part in re.split(r"\D", text)]
    return any(1 <= month <= 12 and 1 <= day <= 31 for month, day in (numbers[:2], numbers[1::-1], numbers[1:]))


def _contradicts(bare: str) -> bool:
    """Whether a weekday stands before a day that is another."""
    said, rest = weekday_of(bare)
    return bool(said) and any(read_date(rest, order) for order in DateOrder)


@cache
def _choices() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(section("either"))))
    return re.compile(rf"\s+(?:{words})\s+|\s*/\s+|\s*\?\s*")


def _either(text: str) -> bool:
    """Whether two dates stand there, of which one is meant."""
    halves = _choices().split(text)
    return len(halves) > 1 and any(read_date(half.strip(), order) for half in halves for order in DateOrder)
