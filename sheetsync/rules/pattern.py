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
from typing import Final

LONGEST_PATTERN: Final = 200
LONGEST_TEXT: Final = 500
"""A longer text matches no pattern."""

_ATOM: Final = (
    r"(?:\\[dDwWsS.^$*+?{}\[\]()|\\/\-@#&~ ]"  # an escaped character, or a class such as \d
    r"|\[\^?\]?(?:\\.|[^\]\\\[])*\]"  # [a-z]
    r"|[^\\\[\](){}|*+?^$])"  # any other character
)
_REPEAT: Final = r"(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})"
_PART: Final = re.compile(rf"{_ATOM}(?P<repeat>{_REPEAT}?)", re.DOTALL)
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
        return len(text) <= LONGEST_TEXT and _compiled(_body(self.text)).fullmatch(text) is not None


def _body(text: str) -> str:
    """Drop the anchors that many write: a pattern matches the whole text anyway."""
    body = text.removeprefix("^")
    return body[:-1] if body.endswith("$") and not body.endswith("\\$") else body


@lru_cache(maxsize=256)
def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(body, re.DOTALL)
