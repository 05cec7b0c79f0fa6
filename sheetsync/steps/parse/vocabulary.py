"""Vocabulary: the words of all languages together, folded, as the readers of cells look them up."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from sheetsync.languages import LANGUAGES, words
from sheetsync.languages.calendar import MONTHS, WEEKDAYS
from sheetsync.model.terms import Status
from sheetsync.steps.parse.words import plain, without_accents


@cache
def section(name: str, part: str = "") -> frozenset[str]:
    """Return the words of a section, of all languages, as `plain` texts.

    Args:
        name: Of a section of `Language`.
        part: Of a section that has parts, as "early".
    """
    return frozenset(plain(word) for word in _said(name, part))


def _said(name: str, part: str) -> Iterable[str]:
    for language in LANGUAGES:
        text = getattr(language, name)
        yield from words(text.get(part, "") if part else text)


def _statuses() -> dict[str, Status]:
    found: dict[str, Status] = {}
    for language in LANGUAGES:
        for status in Status:
            for word in words(language.statuses.get(status.value, "")):
                found.setdefault(plain(word), status)
    return found


STATUSES: Final = _statuses()
"""Status word -> status. Not among them: "deferred", "parked", "on hold". One team means dropped by it and another
late: to be asked."""


@cache
def months() -> dict[str, int]:
    """Return the number of each month, 1 to 12, by its names: folded, without dots and accents."""
    found: dict[str, int] = {}
    for language in MONTHS.values():
        for number, forms in enumerate(words(language), start=1):
            for form in forms.split():
                found.setdefault(without_accents(form), number)
    for language in LANGUAGES:
        for word in words(language.months):
            name, _, said = word.partition("=")
            found.setdefault(without_accents(name), int(said))
    return found


@cache
def date_words() -> frozenset[str]:
    """Return every word that can stand in a date, folded, without accents: a text with another one is none."""
    names = {name for form in (*months(), *weekdays()) for name in form.split("-")}
    parts = (section(name, part) for name in ("parts", "periods") for part in _PARTS[name])
    said = {word for found in (*map(section, ("spans", "openers", "glue", "either")), *parts) for word in found}
    return frozenset(
        names | {without_accents(word) for phrase in said for word in re.findall(r"[^\W\d_]+", phrase)} | _MARKS
    )


_PARTS: Final = {"parts": ("early", "mid", "late", "close"), "periods": ("quarter", "half", "week", "season")}
_MARK_WORDS: Final = "st nd rd th er re t z h am pm a p m utc gmt cet cest uhr at um om kl fy le"
_MARKS: Final = frozenset(_MARK_WORDS.split())


@cache
def weekdays() -> dict[str, frozenset[int]]:
    """Return the days that a name of a weekday can mean, Monday 0 to Sunday 6; "do" is one in two languages."""
    found: dict[str, set[int]] = {}
    for language in WEEKDAYS.values():
        for number, forms in enumerate(words(language)):
            for form in forms.split():
                found.setdefault(without_accents(form), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
