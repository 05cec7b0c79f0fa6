"""Date texts: one text as a day, or as the range of days between two; what stands around them is taken away first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from sheetsync.model.settings import DateOrder
from sheetsync.model.terms import When
from sheetsync.steps.parse.date_form import read_piece
from sheetsync.steps.parse.date_piece import Piece, Unit
from sheetsync.steps.parse.vocabulary import WEEKDAYS, section
from sheetsync.steps.parse.words import without_accents

_CLOCK: Final = re.compile(
    r"(?:T|,?\s+(?:at|um|à|alle|às|om|kl\.?|a las)?\s*)\d{1,2}(?::|h)\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:\s?(?:Z|UTC|GMT|CET|CEST|[A-Z]{2,4}T)|\s?(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?)?(?:\s?Uhr)?$"
)
_REMARK: Final = re.compile(r"\s*\((?P<remark>[^()]*)\)$")
_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_]{2,15})\.?,?\s+(?P<rest>.*\d.*)")
_AFTER: Final = re.compile(r"(?P<rest>.*\d.*?)[,\s]\s*(?P<word>[^\W\d_]{2,15})\.?")
_DASHES: Final = (r"\s+[-–—]+\s+", r"\s*(?:→|–|—|->)\s*", r"\s*[-/]\s*")
LONGEST: Final = 80
"""Characters in the longest text that is looked at: what is longer is a sentence."""


def read_date(text: str, order: DateOrder | None = None, year: int | None = None) -> When | None:
    """Read one text as a day, or as a range of days; None when it is none of the closed forms.

    A day that contradicts the weekday before it is not read, and a text without a year only where the
    interval lies in one `year`; None where it doesn't say.
    """
    try:
        if looks_iso(text):
            day = date.fromisoformat(text)
            return When(day, day, text)
        if len(text) > LONGEST:
            return None
        ends = _ends(bare_text(text), order, year)
    except ValueError:
        # A form that we know, and a day that the calendar doesn't have: 31 April.
        return None
    return When(*ends, text) if ends and ends[0] <= ends[1] else None


def looks_iso(text: str) -> bool:
    """Whether a text has the shape of `2026-10-05`: typed dates come so, and they are most of all dates."""
    return len(text) == 10 and text[4] == text[7] == "-"


@lru_cache(maxsize=4096)
def bare_text(text: str) -> str:
    """Return a text without what doesn't move its day: a time, a zone, a remark in brackets, "by"."""
    flat = " ".join(text.split())
    if (remark := _REMARK.search(flat)) and not any(
        map(str.isdigit, remark["remark"].replace("GMT", "").strip("+-0123456789:"))
    ):
        inside = remark["remark"]
        flat = flat[: remark.start()]
        if without_accents(inside.casefold().rstrip(".")) in WEEKDAYS:
            flat = f"{inside} {flat}"
    flat = _CLOCK.sub("", flat)
    flat = _CLOCK.sub("", flat.replace(" →", "→").replace("→", " → ")) if "→" in flat else flat
    return flat.rstrip(",;").strip()


@cache
def _openers() -> Mapping[str, str]:
    """Return how a text begins with each of the words that open it, the longest first, and the words."""
    longest_first = sorted(section("openers"), key=len, reverse=True)
    return {f"{opener}{end}": opener for opener in longest_first for end in (" ", ". ")}


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(_openers())


@lru_cache(maxsize=4096)
def _opened(text: str) -> tuple[str, bool]:
    """Return a text without the words that open it, and whether they say that a week is meant."""
    lower, is_week = text.casefold(), False
    if lower.startswith(_beginnings()):
        opener = next(opener for beginning, opener in _openers().items() if lower.startswith(beginning))
        is_week = bool(set(opener.split()) & section("periods", "week"))
        text = text[len(opener) :].lstrip(". ")
    return text.lstrip("~≈ "), is_week


@lru_cache(maxsize=4096)
def weekday_of(text: str) -> tuple[frozenset[int], str]:
    """Return the days that a weekday before a date can mean, empty for none, and the text without it."""
    for form in (_BEFORE, _AFTER):
        match = form.fullmatch(text)
        if match and (days := WEEKDAYS.get(without_accents(match["word"].casefold()))):
            return days, match["rest"]
    return frozenset(), text


def _ends(bare: str, order: DateOrder | None, year: int | None) -> tuple[date, date] | None:
    """Return the first and the last day of a text."""
    if ends := _one(bare, order, year):
        return ends
    opened, is_week = _opened(bare)
    if opened != bare and (ends := _one(opened, order, year)):
        monday = ends[0] - timedelta(days=ends[0].weekday())
        return (monday, monday + timedelta(days=6)) if is_week else ends
    for one, other in pairs(opened, order):
        first, last = _shared(one, other if one.year or other.year else replace(other, year=year))
        if first.year and last.year:
            return first.days[0], last.days[1]
    return None


def _one(text: str, order: DateOrder | None, year: int | None) -> tuple[date, date] | None:
    if (piece := read_piece(text, order)) and (piece.year or year):
        return replace(piece, year=piece.year or year).days
    said, rest = weekday_of(text)
    if not said:
        return None
    # The weekday decides between two orders, where just one has it.
    pieces = {read_piece(rest, each) for each in ([order] if order else DateOrder)}
    dated = [replace(piece, year=piece.year or year) for piece in pieces if piece and piece.unit is Unit.DAY]
    days = [piece.days for piece in dated if piece.year]
    fitting = [ends for ends in days if ends[0].weekday() in said]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _cuts() -> tuple[re.Pattern[str], ...]:
    """Return where a range can be cut in two, the surest places first."""
    words = "|".join(map(re.escape, sorted(section("spans") | {"t/m"}, key=len, reverse=True)))
    return tuple(map(re.compile, (*_DASHES[:2], rf"\s+(?:{words})\s+", _DASHES[2])))


def pairs(text: str, order: DateOrder | None) -> Iterator[tuple[Piece, Piece]]:
    """Yield the two ends of a range for each place at which a text can be cut into two, the likeliest first."""
    for cut in _cuts():
        for match in cut.finditer(text):
            left, right = (_CLOCK.sub("", part) for part in (text[: match.start()], text[match.end() :]))
            # "mar" is a weekday in French and a month in English: as a month it is tried first.
            first, last = (read_piece(part, order) or read_piece(weekday_of(part)[1], order) for part in (left, right))
            if first and not last:
                last = _end_of(right, first)
            elif last and not first:
                first = _start_of(left, last)
            if first and last and first.unit is last.unit:
                yield first, last


def is_span(text: str, order: DateOrder | None) -> bool:
    """Whether a text names a range, or a quarter or a half of a year: what an interval can be."""
    opened = _opened(bare_text(text))[0]
    piece = read_piece(opened, order)
    return piece.unit in (Unit.QUARTER, Unit.HALF) if piece else any(True for _ in pairs(opened, order))


def _start_of(text: str, last: Piece) -> Piece | None:
    """Read "5" of "5-9 Oct 2026"."""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?", text)
    return replace(last, number=int(match[1])) if match else None


def _end_of(text: str, first: Piece) -> Piece | None:
    """Read "9, 2026" of "Oct 5-9, 2026", and "42 2026" of "KW41-42 2026"."""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:[,\s/]+((?:19|20)\d\d))?", text)
    return replace(first, number=int(match[1]), year=int(match[2]) if match[2] else first.year) if match else None


def _shared(first: Piece, last: Piece) -> tuple[Piece, Piece]:
    """Give the end without a year, or a month, that of the other; over New Year where it must."""
    if first.year and not last.year:
        last = replace(last, year=first.year)
        if last.days[1] < first.days[0]:
            last = replace(last, year=first.year + 1)
    elif last.year and not first.year:
        first = replace(first, year=last.year)
        if first.days[0] > last.days[1]:
            first = replace(first, year=last.year - 1)
    return first, last
