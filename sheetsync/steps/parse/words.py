"""Words: texts made comparable. The stored text is never altered, only what it is compared by."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_NOT_WORDS = re.compile(r"[^\w%+&/]+")
_LINE_BREAKS = re.compile(r"[\r\n]+")
_PLURAL = re.compile(r"\((?:s|es)\)", re.IGNORECASE)
_APOSTROPHES = re.compile("['`\u00b4\u02bc\u2018\u2019\u201b\uff07]")
_ACCENTS = re.compile("(?<=[\x00-\x7f])[\u0300-\u036f]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\ufe0f\u00ad]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Fold a text to lower-case words: case, width, accents' form, emoji, punctuation and spaces don't count.

    A typographic apostrophe is dropped like a plain one: "Won’t do" and "wont do" are one.
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.casefold().split())
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text))).casefold().replace("_", " ")
    return " ".join(_NOT_WORDS.sub(" ", text).split()).replace(" %", "%")


def singular(word: str) -> str:
    """Drop a plural ending, roughly: enough to compare the headers of a sheet."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=4096)
def header_words(text: str) -> str:
    """Fold a header: its first line that is not blank, as singular words; "(s)", accents and the like are gone."""
    first = next(filter(str.strip, _LINE_BREAKS.split(text)), "")
    first = _PLURAL.sub("", first)
    return " ".join(singular(word) for word in without_accents(plain(first)).split())


def without_accents(text: str) -> str:
    """Drop what stands on Latin letters: people leave the accents out of headers in capitals."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def nearest(text: str, candidates: Iterable[str]) -> str:
    """Return the candidate that is spelled most alike, "" when none is close. Only ever a suggestion."""
    by_words = {plain(each): each for each in candidates}
    found = get_close_matches(plain(text), by_words, n=1, cutoff=0.6)
    return by_words[found[0]] if found else ""
