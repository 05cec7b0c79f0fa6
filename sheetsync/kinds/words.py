"""Words: what the kinds that read sentences compare texts by. English, small, and the same on every run."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

_WAYS: Final = 4096
"""In how many ways the letters of a text may be shared out among what stands for any of them."""

_SPACE_AT_A_SIGN: Final = re.compile(r"(?<=[^\w\s*]) | (?=[^\w\s*])")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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


@lru_cache(maxsize=256)
def phrases(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases to one search for any of them, as whole words, whatever their case and spacing.

    A `*` stands for the rest of a word: `migrat*` finds "migrate" and "migration". Nothing else is
    special. Where several could share the same letters in many ways, each stands for fewer of them, so
    that no phrase of a pack makes a search that never ends.
    """
    # By their first characters: a word of a text is then compared with few of them, in a third of the time.
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for text in map(" ".join, map(str.split, texts)):
        rest, gap = _budgeted(text)
        rests[_pattern(text[:1], rest, gap)].append(_pattern(text[1:], rest, gap))
    each = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if texts else r"(?!)", re.IGNORECASE)


def _budgeted(text: str) -> tuple[str, str]:
    """Return what a `*` and what a space of a phrase stand for, so that there are few ways to share a text out."""
    stars = max(word.count("*") for word in text.split() or [""])
    # Beside a sign, a space and what is around it could share the signs of the text.
    gaps = len(_SPACE_AT_A_SIGN.findall(text))
    return (
        r"\w*" if stars < 2 else rf"\w{{0,{_share(stars)}}}",
        r"\W+" if gaps < 2 else rf"\W{{1,{_share(gaps)}}}",
    )


def _share(parts: int) -> int:
    return max(2, int(_WAYS ** (1 / parts)))


def _pattern(text: str, rest: str, gap: str) -> str:
    return re.escape(text).replace(r"\*", rest).replace(r"\ ", gap)
