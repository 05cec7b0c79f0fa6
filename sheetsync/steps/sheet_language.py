"""The language that a sheet is written in, by the words of its headers."""

from collections.abc import Iterable

from sheetsync.languages import LANGUAGES, words
from sheetsync.languages.catalogue import ENGLISH
from sheetsync.languages.catalogue import LANGUAGES as SPOKEN
from sheetsync.steps.parse.words import plain


def language_of(headers: Iterable[str]) -> str:
    """Return the language that knows most of the headers, of those that we speak; English where none knows more."""
    said = {plain(each) for each in headers}
    known = {
        each.code: len(said & {plain(word) for text in each.headers.values() for word in words(text)})
        for each in LANGUAGES
        if each.code in SPOKEN
    }
    best = max(known, key=lambda code: (known[code], code == ENGLISH))
    return best if known[best] > 1 else ENGLISH
