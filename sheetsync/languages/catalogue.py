"""The catalogue of a language: what we say ourselves, and how a day is written.

A message is known by its English words, which stand where they are said; `messages/*.po` has the others. So English
needs no catalogue, and what nobody has translated is said in English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from gettext import c2py
from typing import Final, NamedTuple

ENGLISH: Final = "en"
LANGUAGES: Final = (ENGLISH, "de", "fr", "es", "pt", "it", "nl")
"""The languages that we speak, by their codes in ISO 639."""

_GLUE: Final = "\x04"
"""Parts a context from its message, as gettext has it."""


class Phrase(NamedTuple):
    """A message with its values, that is said later, in the language of whoever reads it."""

    message: str
    values: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language.

    `messages` has the forms of each message, one or as many as the language has plural forms; `plural` says which
    form a count takes. `months` are short, from January; `day` and `day_and_year` are how they stand in a day.
    """

    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = lambda count: int(count != 1)
    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day: str = "{day} {month}"
    day_and_year: str = "{day} {month} {year}"

    def say(self, message: str, /, **values: object) -> str:
        """Return a message with its values, which are put in once and never read again."""
        return _filled(self.messages.get(message, (message,))[0], values)

    def phrase(self, each: Phrase) -> str:
        """Say a phrase, and the phrases among its values."""
        said = {name: self.phrase(value) if isinstance(value, Phrase) else value for name, value in each.values.items()}
        return self.say(each.message, **said)

    def meant(self, context: str, message: str, /, **values: object) -> str:
        """Return a message that other languages say in several ways, of which the context tells the one."""
        return _filled(self.messages.get(f"{context}{_GLUE}{message}", (message,))[0], values)

    def many(self, one: str, several: str, /, count: int, **values: object) -> str:
        """Return the form of a message that goes with a count, which is a value too: `{count}`."""
        forms = self.messages.get(one, (one, several))
        return _filled(forms[self.plural(count)], {"count": count, **values})

    def write_day(self, each: date, *, year: bool = False) -> str:
        """Write a day, with its year or without."""
        form = self.day_and_year if year else self.day
        return form.format(day=each.day, month=self.months[each.month - 1], year=each.year)


IN_ENGLISH: Final = Catalogue()


def message(text: str) -> str:
    """Mark a text that is said elsewhere, for what collects the messages."""
    return text


def messages(one: str, several: str) -> tuple[str, str]:
    """Mark a text about a count that is said elsewhere."""
    return one, several


def ended(text: str) -> str:
    """End a sentence with a full stop; what ends with the dot of an abbreviation, such as "6. Nov.", has it."""
    return text if text.endswith(".") else f"{text}."


def _filled(text: str, values: Mapping[str, object]) -> str:
    if not values:
        return text
    return ended(text[:-1].format_map(values)) if text.endswith("}.") else text.format_map(values)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language; that of English where there is none."""
    if language == ENGLISH:
        return IN_ENGLISH
    # Imported here: only who reads another language waits for it.
    from sheetsync.languages.messages import MADE

    made = MADE.get(language)
    if made is None:
        return IN_ENGLISH
    return Catalogue(made.MESSAGES, c2py(made.PLURAL), made.MONTHS, made.DAY, made.DAY_AND_YEAR)
