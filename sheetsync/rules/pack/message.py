"""Messages: the words of a rule, with the names of what is filled in between braces."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sheetsync.model.own_text import one_line

EVERYWHERE: Final = frozenset({"column", "value", "project", "deliverable"})
"""What every message may use: the header at fault, the text of its cell, and where it belongs."""

_NAME: Final = re.compile(r"\{([^{}]*)\}")
_LONGEST_VALUE: Final = 80


@dataclass(frozen=True, slots=True)
class Message:
    """One text, or several: the first of which every name has a value is used, else the last.

    Values are only ever put in, never read again: a cell that says "{project}" is quoted as it is.
    """

    texts: tuple[str, ...]
    _parts: tuple[tuple[str, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Split the texts once: words and names take turns, words first."""
        object.__setattr__(self, "_parts", tuple(tuple(_NAME.split(text)) for text in self.texts))

    @property
    def names(self) -> Iterator[str]:
        """The names that are used, text by text."""
        return (name for parts in self._parts for name in parts[1::2])

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the words, each value on one line and not longer than it helps."""
        chosen = self._parts[-1]
        for parts in self._parts[:-1]:
            if all(map(values.get, parts[1::2])):
                chosen = parts
                break
        if len(chosen) == 1:
            return chosen[0]
        return "".join(_short(values.get(part, "")) if index % 2 else part for index, part in enumerate(chosen)).strip()


def _short(value: str) -> str:
    # A cell can hold 50,000 characters: fold only what may be shown.
    text = one_line(value[: 4 * _LONGEST_VALUE])
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1].rstrip()}…"
