"""Messages: the words of a rule, with the names of what is filled in between braces."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sheetsync.kinds.base import Said
from sheetsync.languages.catalogue import IN_ENGLISH, Catalogue, Phrase
from sheetsync.model.own_text import one_line

EVERYWHERE: Final = frozenset({"column", "value", "project", "deliverable"})
"""What every message may use: the header at fault, the text of its cell, and where it belongs."""

_NAME: Final = re.compile(r"\{([^{}]*)\}")
_LONGEST: Final = 80
_LONGEST_SENTENCE: Final = 240
_SENTENCES: Final = frozenset({"reason", "suggestion"})
"""These are sentences of ours that quote a header or a few words; every other value is what a cell says."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text, or several: the first of which every name has a value is used, else the last.

    Values are only ever put in, never read again: a cell that says "{project}" is quoted as it is.
    """

    texts: tuple[str, ...]
    words: Catalogue = field(default=IN_ENGLISH, repr=False, compare=False)
    _forms: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Split each text once, into a form with gaps and the names that fill them."""
        forms = ((_NAME.sub("%s", text.replace("%", "%%")), tuple(_NAME.findall(text))) for text in self.texts)
        object.__setattr__(self, "_forms", tuple(forms))

    @property
    def names(self) -> Iterator[str]:
        """The names that are used, text by text."""
        return (name for _, names in self._forms for name in names)

    def translated(self, words: Catalogue) -> "Message":
        """Return it in another language; what its catalogue doesn't have stays, such as a team's own words."""
        return Message(tuple(map(words.say, self.texts)), words)

    def spoken(self, values: Mapping[str, Said]) -> Mapping[str, str]:
        """Return what fills it, each phrase of ours in its language."""
        return {name: self.said(each) for name, each in values.items()}

    def said(self, each: Said) -> str:
        """Return one thing that fills it."""
        if isinstance(each, str):
            return each
        return self.words.phrase(each) if isinstance(each, Phrase) else "; ".join(map(self.words.phrase, each))

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the words, each value on one line and not longer than it helps."""
        form, names = self._forms[0]
        if len(self._forms) > 1:
            fitting = (each for each in self._forms if all(map(values.get, each[1])))
            form, names = next(fitting, self._forms[-1])
        return form % tuple(
            [_short(values.get(name, ""), _LONGEST_SENTENCE if name in _SENTENCES else _LONGEST) for name in names]
        )


def _short(value: str, longest: int) -> str:
    if len(value) <= longest and value.isprintable() and "  " not in value:
        return value
    # A cell can hold 50,000 characters: fold only what may be shown.
    text = one_line(value[: 4 * longest])
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
