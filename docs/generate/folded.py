"""The words of all languages, folded as they are looked up, as a file of the languages' room: no run folds them."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from sheetsync.languages import LANGUAGES, Language, words
from sheetsync.languages.calendar import WEEKDAYS
from sheetsync.steps.parse.vocabulary import months
from sheetsync.steps.parse.words import header_words, plain, without_accents

_HEAD: Final = '''"""The words of all languages, folded as they are looked up, made by `make manual`: don't edit it.

A header has its concepts, each with its place in the list of its language; a status word, its status; a name of a
weekday, the days that it can mean, Monday 0 to Sunday 6. A text with a word that is not of a date is none.
"""

'''
_PARTS: Final = {"parts": ("early", "mid", "late", "close"), "periods": ("quarter", "half", "week", "season")}
_MARKS: Final = "st nd rd th er re t z h am pm a p m utc gmt cet cest uhr at um om kl fy le"


def text() -> str:
    """Return the file."""
    lines = [
        *_table("HEADERS: dict[str, tuple[tuple[str, int], ...]]", headers()),
        *_table("STATUSES: dict[str, str]", statuses()),
    ]
    lines += _table("WEEKDAYS: dict[str, tuple[int, ...]]", weekdays())
    said = " ".join(sorted(date_words()))
    return _HEAD + "\n".join((*lines, f'DATE_WORDS = "{said}"', ""))


def _table(name: str, entries: dict[str, object]) -> Iterator[str]:
    yield f"{name} = {{"
    yield from (f"    {_shown(key)}: {_shown(value)}," for key, value in entries.items())
    yield "}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))}{',' * (len(value) == 1)})"
    return json.dumps(value, ensure_ascii=False)


def headers() -> dict[str, object]:
    """Return each word or phrase of a header with its concepts, and its place in the list of its language."""
    found: dict[str, dict[str, int]] = {}
    for language in LANGUAGES:
        for concept, said in language.headers.items():
            for place, word in enumerate(words(said)):
                found.setdefault(header_words(word), {}).setdefault(concept, place)
    return {phrase: tuple(concepts.items()) for phrase, concepts in found.items()}


def statuses() -> dict[str, object]:
    """Return each word for a status with it; of two languages that mean two by one word, the earlier one has it."""
    found: dict[str, object] = {}
    for language in LANGUAGES:
        for status, said in language.statuses.items():
            for word in words(said):
                found.setdefault(plain(word), status)
    return found


def weekdays() -> dict[str, object]:
    """Return the days that a name of a weekday can mean; "do" is one in two languages."""
    found: dict[str, set[int]] = {}
    for language in WEEKDAYS.values():
        for number, forms in enumerate(words(language)):
            for form in forms.split():
                found.setdefault(without_accents(form), set()).add(number)
    return {name: tuple(sorted(numbers)) for name, numbers in found.items()}


def date_words() -> set[str]:
    """Return every word that can stand in a date, folded, without accents."""
    names = {name for form in (*months(), *weekdays()) for name in form.split("-")}
    said = {word for language in LANGUAGES for part in _of_dates(language) for word in words(part)}
    parts = {without_accents(word) for phrase in map(plain, said) for word in re.findall(r"[^\W\d_]+", phrase)}
    return names | parts | {*_MARKS.split()}


def _of_dates(language: Language) -> Iterable[str]:
    yield from (language.spans, language.openers, language.glue, language.either)
    for name, parts in _PARTS.items():
        yield from (getattr(language, name).get(part, "") for part in parts)
