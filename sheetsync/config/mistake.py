"""A mistake in what people wrote, and the words for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]
"""Where something stands in nested tables and lists: keys, and places in a list that count from 0."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and where. `at_key` points to the name of what is wrong, not to its value."""

    path: Path
    reason: str
    at_key: bool = False


def choices(word: str, allowed: Iterable[str], quote: str = '"') -> str:
    """Say what was allowed, and which of it was perhaps meant."""
    names = list(allowed)
    near = get_close_matches(word.casefold(), names, 1)
    return f"allowed: {', '.join(names) or 'none'}" + (f"; did you mean {quote}{near[0]}{quote}?" if near else "")


class MistakesError(ValueError):
    """What people wrote has mistakes."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        super().__init__("mistakes")
        self.mistakes = tuple(mistakes)
