"""Words: what the kinds that read sentences compare texts by. English, small, and the same on every run."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP_WORDS: Final = (
    "a about all also an and any are as at be been before by can could do does each every few for from get gets give "
    "gives had has have how i in into is it its just make makes making more most much my new no not of off on one only "
    "or other our out over per so some such than that the their them then there these they this those through to too "
    "up us use used using very via was we were what when where which while who will with would you your"
)
_STOP: Final = frozenset(_STOP_WORDS.split())
_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ies", "ed", "es")
_ENDINGS_ONE: Final = ("ly", "s", "e", "y")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut the endings of an English word, so that "migrate", "migrating" and "migrations" are one.

    A few endings, longest first, and never down to fewer than three letters. It only has to make
    words of one family equal, not to give a form that a dictionary knows: a full Porter stemmer
    (https://tartarus.org/martin/PorterStemmer/) tells more families apart than these rules need.
    """
    word = word.replace("’", "'").removesuffix("'s").rstrip("'")
    for endings in (("s",) if not word.endswith("ss") else (), _ENDINGS, _ENDINGS_ONE):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded to lower case."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=4096)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning: no articles, pronouns or helping verbs."""
    return frozenset(stem(word) for word in words_of(text) if word not in _STOP)


@lru_cache(maxsize=256)
def phrases(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases to one search for any of them, as whole words, whatever their case and spacing.

    A `*` stands for the rest of a word: `migrat*` finds "migrate" and "migration". Nothing else is
    special, so phrases of a pack can't make a search that never ends.
    """
    # By their first characters: a word of a text is then compared with few of them, in a third of the time.
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for text in map(" ".join, map(str.split, texts)):
        rests[_pattern(text[:1])].append(_pattern(text[1:]))
    each = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if texts else r"(?!)", re.IGNORECASE)


def _pattern(text: str) -> str:
    return re.escape(text).replace(r"\*", r"\w*").replace(r"\ ", r"\W+")
