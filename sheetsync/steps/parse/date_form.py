"""Date forms: the closed list of ways in which one text names a day, a month, a quarter or a week.

Each form gives a `Piece`, whose year, or month, may still be missing: the two ends of a range share
them, and a text that names none is ambiguous, never guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from sheetsync.model.settings import DateOrder
from sheetsync.steps.parse.date_piece import Piece, Unit
from sheetsync.steps.parse.vocabulary import months, section
from sheetsync.steps.parse.words import plain, without_accents

CENTURY: Final = range(18, 39)
"""Two digits in the last place are a year from 2018 to 2038."""


_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR: Final = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)"
_SAID_YEAR: Final = r"(?P<year>(?:19|20)\d\d|['’]\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|º|ª|°|\.)?"
_MONTH: Final = r"(?P<month>[^\W\d_]{3,12})\.?"
_GAP: Final = r"[\s\-/.,]*"

_ISO: Final = re.compile(r"((?:19|20)\d\d)[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})")
_EAST: Final = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?")
_COMPACT: Final = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMERIC: Final = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|['’]?\d\d)")
_NUMERIC_SHORT: Final = re.compile(r"(\d{1,2})([/.])\s?(\d{1,2})\.?")
_ISO_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")


_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PARTS: Final = ("early", "mid", "late", "close")


@cache
def _glue() -> str:
    return rf"(?:\b(?:{_any(section('glue'))})\s+)?"


def _any(found: frozenset[str]) -> str:
    """Return an alternation of words, the longest first."""
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """Return the forms that name a month: day first, month first, year first, and no day."""
    glue = _glue()
    forms = (
        rf"{_DAY}{_GAP}{glue}{_MONTH}(?:{_GAP}{glue}{_ANY_YEAR})?",
        rf"{_MONTH}{_GAP}{_DAY}(?:\s*,?\s*{_SAID_YEAR})?",
        rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}",
        rf"{_MONTH}(?:{_GAP}{glue}{_SAID_YEAR})?",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _parts() -> re.Pattern[str]:
    """Return what finds "mid", "end of" and the like before a month."""
    groups = "|".join(f"(?P<{part}>{_any(section('parts', part))})" for part in _PARTS)
    return re.compile(rf"(?:{groups})[\s\-]+{_glue()}(?P<rest>.+)", re.IGNORECASE)


@cache
def _units() -> Mapping[str, list[tuple[Unit, int]]]:
    """Return the words for quarters, halves and weeks, each with its units and the highest number that one has."""
    found: dict[str, list[tuple[Unit, int]]] = {}
    for unit, most, name in ((Unit.QUARTER, 4, "quarter"), (Unit.HALF, 2, "half"), (Unit.WEEK, 53, "week")):
        for word in section("periods", name):
            found.setdefault(word, []).append((unit, most))
    return found


@cache
def _periods() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a period: its word first, its year first, its number first."""
    year, number = _SAID_YEAR.replace(r"['’]\d\d", r"['’]?\d\d"), r"(?P<number>\d{1,2})"
    word, of = r"(?P<word>[^\W\d_]+(?:[ .\-][^\W\d_]+)??)", rf"(?:[\s\-/,.]*{_glue()}{year})?"
    forms = (
        rf"{word}\.?\s*{number}{of}",
        rf"{_YEAR}[\s\-/]*{word}\s*{number}",
        rf"{number}(?:st|nd|rd|th|er|º|ª|°|\.|\s)*\s*{word}\.?{of}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def read_piece(text: str, order: DateOrder | None) -> Piece | None:
    """Read one text, folded to single spaces, without weekday and time; None when it is none of the forms."""
    if text and (text[0].isdigit() or text[0] in "'’") and (piece := _numeric(text, order)):
        return piece
    return _worded(text)


@lru_cache(maxsize=4096)
def _worded(text: str) -> Piece | None:
    """Read a text that names its month or its period, whatever the order of day and month elsewhere."""
    return _with_month(text) or _period(text)


def _numeric(text: str, order: DateOrder | None) -> Piece | None:
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text) or _EAST.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        return Piece(Unit.DAY, day, month, year) if day else Piece(Unit.MONTH, month, year=year)
    if match := _ISO_MONTH.fullmatch(text):
        return Piece(Unit.MONTH, int(match[2]), year=int(match[1]))
    if match := _NUMERIC.fullmatch(text):
        first, of = int(match[1]), _year(match[4])
        if of is None or (match[2] == "-" and len(match[4]) == 2 and first in CENTURY):
            return None
        return _in_order(first, int(match[3]), of, order)
    if match := _NUMERIC_SHORT.fullmatch(text):
        return _in_order(int(match[1]), int(match[3]), None, order)
    return None


def _in_order(first: int, second: int, year: int | None, order: DateOrder | None) -> Piece | None:
    if first > 12 or second > 12:
        # Only one order is left, whatever the column says.
        order = DateOrder.DAY_FIRST if first > 12 else DateOrder.MONTH_FIRST
    if order is None and first != second:
        return None
    day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
    return Piece(Unit.DAY, day, month, year)


def _year(text: str | None) -> int | None:
    """Return a year of two or four digits; None for none, and for two digits that are hardly one."""
    if not text:
        return None
    number = int(text.lstrip("'’"))
    if number >= 100:
        return number
    return 2000 + number if number in CENTURY else None


def _with_month(text: str) -> Piece | None:
    # The forms take long to compile, and most texts name no month.
    if months().keys().isdisjoint(_LETTERS.findall(without_accents(text.casefold()))):
        return None
    if match := _parts().fullmatch(text):
        piece = _with_month(match["rest"])
        part = next(name for name in _PARTS if match[name])
        return replace(piece, part=part) if piece and piece.unit is Unit.MONTH else None
    for form in _named():
        match = form.fullmatch(text)
        number = months().get(without_accents(match["month"].casefold())) if match else None
        if match and number:
            said = match.groupdict()
            year = _year(said["year"])
            if said["year"] and year is None:
                return None
            if said.get("day"):
                return Piece(Unit.DAY, int(said["day"]), number, year)
            return Piece(Unit.MONTH, number, year=year)
    return None


def _period(text: str) -> Piece | None:
    if _units().keys().isdisjoint(_LETTERS.findall(plain(text))):
        return None
    for form in _periods():
        match = form.fullmatch(text)
        for unit, most in _units().get(plain(match["word"]), ()) if match else ():
            if match and 1 <= int(match["number"]) <= most:
                year = _year(match["year"])
                return None if match["year"] and year is None else Piece(unit, int(match["number"]), year=year)
    return None


def names_no_year(text: str) -> bool:
    """Whether a text names a time that no calendar can place: of a year, of a team or of nature."""
    words = set(plain(text).split())
    seasons = words & section("periods", "season")
    return bool(seasons) or bool(
        re.fullmatch(r"(?:[qhst][1-4]\W*)?fy\W*(?:20)?\d\d(?:\W*[qh][1-4])?", text, re.IGNORECASE)
    )
