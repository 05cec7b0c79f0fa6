r"""Patterns: the part of regular expressions that a pack may use, and that always ends.

A pattern is a row of characters and classes, each perhaps repeated: `[a-z]+@example\.com`. It has
to match the whole text. There are no groups, alternatives, look-arounds or back-references: give
several patterns instead of `(a|b)`. So no repeat can stand inside another, which is what makes a
search explode; what is left is bounded by how many repeats there may be and by how long a text is
looked at.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

LONGEST_PATTERN: Final = 200
LONGEST_TEXT: Final = 500
"""A longer text matches no pattern."""

SHORT_TEXT: Final = 40
"""Up to here the regular expressions of Python are quick, whatever the pattern."""

_ATOM: Final = (
    r"(?:\\[dDwWsS.^$*+?{}\[\]()|\\/\-@#&~ ]"  # an escaped character, or a class such as \d
    r"|\[\^?\]?(?:\\.|[^\]\\\[])*\]"  # [a-z]
    r"|[^\\\[\](){}|*+?^$])"  # any other character
)
_REPEAT: Final = r"(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})"
_PART: Final = re.compile(rf"(?P<atom>{_ATOM})(?P<repeat>{_REPEAT}?)", re.DOTALL)
_MOST_REPEATS: Final = 3
_MOST_OPTIONAL: Final = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that is known to be safe. Raises ValueError, in words, for any other."""

    text: str

    def __post_init__(self) -> None:
        """Walk the parts, and refuse what is not one."""
        if len(self.text) > LONGEST_PATTERN:
            raise ValueError(f"a pattern has at most {LONGEST_PATTERN} characters")
        body = _body(self.text)
        place, repeats, optional = 0, 0, 0
        while place < len(body):
            part = _PART.match(body, place)
            if part is None:
                raise ValueError(
                    f"{body[place]!r} at character {place + 1} is not allowed in a pattern: characters, classes such "
                    r"as [a-z] or \d, and the repeats * + ? {2,3} are; give several patterns instead of (a|b)"
                )
            optional += part["repeat"] == "?"
            repeats += part["repeat"] not in ("", "?")
            place = part.end()
        if repeats > _MOST_REPEATS or optional > _MOST_OPTIONAL:
            raise ValueError(f"a pattern has at most {_MOST_REPEATS} of * + {{}} and {_MOST_OPTIONAL} of ?")
        try:
            _compiled(body)
        except re.error as error:
            raise ValueError(f"not a pattern: {error}") from None

    def matches(self, text: str) -> bool:
        """Whether the pattern matches the whole text."""
        if len(text) <= SHORT_TEXT:
            return _compiled(_body(self.text)).fullmatch(text) is not None
        return len(text) <= LONGEST_TEXT and _matches(_parts(_body(self.text)), text)


@lru_cache(maxsize=256)
def _parts(body: str) -> tuple[tuple[re.Pattern[str], int, int], ...]:
    """Return the parts of a pattern: what one character has to be, and how often at least and at most."""
    return tuple(
        (re.compile(each["atom"], re.DOTALL), *_times(each["repeat"], LONGEST_TEXT)) for each in _PART.finditer(body)
    )


def _times(repeat: str, most: int) -> tuple[int, int]:
    if repeat.startswith("{"):
        first, _, last = repeat[1:-1].partition(",")
        return int(first), int(last or (most if "," in repeat else first))
    return {"": (1, 1), "?": (0, 1), "*": (0, most), "+": (1, most)}[repeat]


def _matches(parts: tuple[tuple[re.Pattern[str], int, int], ...], text: str) -> bool:
    """Match part by part, keeping every place that the parts so far may end at: a long text costs no more than that.

    A search that goes back and forth would try each way to share a text out among three repeats.
    """
    length = len(text)
    ends = [True, *[False] * length]
    for atom, least, most in parts:
        # From each place, how many of the characters that follow fit.
        run, fitting = 0, [0] * (length + 1)
        for place in range(length - 1, -1, -1):
            run = run + 1 if atom.match(text, place, place + 1) else 0
            fitting[place] = run
        steps = [0] * (length + 2)
        for place, may_start in enumerate(ends):
            last = min(most, fitting[place])
            if may_start and last >= least:
                steps[place + least] += 1
                steps[place + last + 1] -= 1
        ends = [total > 0 for total in accumulate(steps[:-1])]
        if not any(ends):
            return False
    return ends[-1]


def _body(text: str) -> str:
    """Drop the anchors that many write: a pattern matches the whole text anyway."""
    body = text.removeprefix("^")
    return body[:-1] if body.endswith("$") and not body.endswith("\\$") else body


@lru_cache(maxsize=256)
def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(body, re.DOTALL)
