"""Vocabulary: the words of all languages together, folded, as the readers of cells look them up."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from sheetsync.languages import LANGUAGES, folded, words
from sheetsync.languages.calendar import MONTHS
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


_DASHES: Final = frozenset({"?", "??", "-", "--", "–", "—"})


def is_unsaid(text: str) -> bool:
    """Whether a text stands where somebody, or some day, is still to be found: "TBC", "N.N.", a dash."""
    return text in _DASHES or plain(text) in section("unsaid")


STATUSES: Final = {word: Status(said) for word, said in folded.STATUSES.items()}
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


DATE_WORDS: Final = frozenset(folded.DATE_WORDS.split())
"""Every word that can stand in a date, folded, without accents: a text with another one is none."""

WEEKDAYS: Final = {name: frozenset(days) for name, days in folded.WEEKDAYS.items()}
"""The days that a name of a weekday can mean, Monday 0 to Sunday 6; "do" is one in two languages."""
