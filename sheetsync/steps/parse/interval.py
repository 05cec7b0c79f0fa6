"""The interval: when the roadmap starts and stops, from the first place that says it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sheetsync.model.settings import DateOrder
from sheetsync.model.terms import Interval, When
from sheetsync.steps.parse.date import column_order, is_span, read_date

_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")
_DATE: Final = (
    r"(?:\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?(?:,?\s+\d{4})?"
    r"|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?)"
)
_RANGE: Final = re.compile(rf"({_DATE})\s*(?:–|—|-|\bto\b|\buntil\b|\bthrough\b)\s*({_DATE})", re.IGNORECASE)
_PERIOD: Final = re.compile(
    r"\b(?:Q[1-4]|H[12])[\s\-/']*(?:19|20)\d\d\b|\b(?:19|20)\d\d[\s\-/]*Q[1-4]\b", re.IGNORECASE
)

_DOTTED: Final = re.compile(r"\d\.\s?\d{1,2}\.\s?\d\d")
LONGEST: Final = 160
"""Characters in the longest title that is looked at."""

MOST_WORDS: Final = 10
"""Words in the longest range: "vom 5. Oktober 2026 bis zum 13. November 2026"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text says about the interval; `reversed_dates` are an end before a start, as texts."""

    interval: Interval | None = None
    reversed_dates: tuple[str, str] | None = None


def in_text(text: str, order: DateOrder | None = None, year: int | None = None) -> Found | None:
    """Find "5 Oct - 13 Nov 2026", "12.10.2026 bis 20.11.2026" or "Q4 2026" in a title; None if none is there.

    Args:
        text: A title, in any language.
        order: Of day and month, where the sheet says it.
        year: Of a title that names none, where the sheet gives exactly one; else None.
    """
    flat = " ".join(text.split())
    if len(flat) > LONGEST or not any(map(str.isdigit, flat)):
        return None
    if match := _RANGE.search(flat):
        start, end = _read_both(match[1], match[2])
        if start and end:
            return _in_order(start, end)
    if match := _PERIOD.search(flat):
        when = read_date(match[0])
        if when:
            return Found(Interval(when.first, when.last))
    return _in_words(flat, order or _order(flat), year)


def _in_words(flat: str, order: DateOrder | None, year: int | None) -> Found | None:
    return next((Found(Interval(when.first, when.last)) for _, when in _spans(flat, order, year)), None)


def _spans(flat: str, order: DateOrder | None, year: int | None) -> Iterator[tuple[str, When]]:
    """Yield the runs of words that read as a range, or as a quarter or a half of a year, the longest first."""
    words = flat.split(" ")
    for size in range(min(len(words), MOST_WORDS), 0, -1):
        for start in range(len(words) - size + 1):
            said = " ".join(words[start : start + size]).strip("()[]{}:;,|.–—- ")
            when = read_date(said, order, year) if any(map(str.isdigit, said)) else None
            if when and not when.is_exact and is_span(said, order):
                yield said, when


def _order(flat: str) -> DateOrder | None:
    return column_order([flat], None, "de" if _DOTTED.search(flat) else None)


def _read_both(first: str, last: str) -> tuple[date | None, date | None]:
    """Read both ends; one without a year takes it from the other, over New Year where it must."""
    first_year, last_year = (_YEAR.search(text) for text in (first, last))
    if first_year and not last_year:
        start, same = _read(first), int(first_year[1])
        ends = [_read(f"{last} {year}") for year in (same, same + 1)]
        return start, next((end for end in ends if start and end and end >= start), None)
    if last_year and not first_year:
        end, same = _read(last), int(last_year[1])
        starts = [_read(f"{first} {year}") for year in (same, same - 1)]
        return next((start for start in starts if start and end and start <= end), None), end
    return _read(first), _read(last)


def _read(text: str) -> date | None:
    when = read_date(text)
    return when.first if when else None


def _in_order(start: date, end: date) -> Found:
    if end < start:
        return Found(reversed_dates=(start.isoformat(), end.isoformat()))
    return Found(Interval(start, end))


def in_columns(starts: Mapping[str, When | None], ends: Mapping[str, When | None]) -> Interval | None:
    """Span from the first start to the last end that the columns give; None without both."""
    firsts = [when.first for when in starts.values() if when]
    lasts = [when.last for when in ends.values() if when]
    if not firsts or not lasts or max(lasts) < min(firsts):
        return None
    return Interval(min(firsts), max(lasts))


def in_titles(
    titles: Iterable[tuple[str, str]], order: DateOrder | None = None, year: int | None = None
) -> Iterator[tuple[str, Found]]:
    """Yield what each title says, with the place it stands in; titles are (place, text)."""
    for place, text in titles:
        if found := in_text(text, order, year):
            yield place, found


def without(text: str) -> str:
    """Return a title without the interval in it: what is said elsewhere need not be said in the name."""
    flat = " ".join(text.split())
    rest = _PERIOD.sub("", _RANGE.sub("", flat))
    if rest == flat and len(flat) <= LONGEST:
        rest = flat.replace(next((said for said, _ in _spans(flat, _order(flat), None)), ""), "")
    return " ".join(re.sub(r"\(\s*\)", "", rest).split()).strip(" ,،、;:-–—|/") or flat
