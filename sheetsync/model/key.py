"""A key of a configuration file: what is to know of it, where its value is declared.

    tab: Annotated[str, Key("Title of the tab; else the one that looks most like a roadmap.", option="--tab")] = ""

The schema that checks the file, the one for editors, the manual and the command line are made from that one line.
"""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import get_type_hints


class Form(StrEnum):
    """What a text has to be, beyond a text; who reads the file checks it."""

    ADDRESS = "address"
    """A mail address."""

    CLOCK = "clock"
    """A time of the day, such as 06:17."""

    DOCUMENT = "document"
    """The address of a Google Doc; its key is kept."""

    DOMAIN = "domain"
    """What stands behind the @ of mail addresses; it is kept in small letters."""

    ENCODING = "encoding"
    """The name of an encoding, such as cp1250."""

    EVERY = "every"
    """How often, such as 15m or 1d; the duration is kept."""

    FIELD = "field"
    """A field that an audience may see."""

    LANGUAGE = "language"
    """en, iso, or the tag of a language, such as pt-BR."""

    MEMBER = "member"
    """The name of a roadmap or of an account of a fleet."""

    NAME = "name"
    """Small letters, digits and hyphens: it becomes a part of names of files."""

    SENDER = "sender"
    """A mail address, perhaps with a name before it."""

    SERVER = "server"
    """The name or the number of a server; or nothing."""

    TIME_ZONE = "time zone"
    """The name of a time zone, such as Europe/Vienna."""

    WEB = "web"
    """An address on the web."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is to know of a key beside its type and its default, which stand beside it.

    Attributes:
        about: What it says, in a sentence.
        named: How the file calls it, where that is not the name of the attribute.
        form: What its text, or each text of its list, has to be.
        option: The option of the command line that beats it.
        variable: The variable of the environment that beats it.
        least: The smallest number.
        most: The largest number.
        shortest: How many characters or entries there are at least.
        longest: How many there are at most.
        unique: The attribute by which the entries of a list are told apart.
    """

    about: str
    _: KW_ONLY
    named: str = ""
    form: Form | None = None
    option: str = ""
    variable: str = ""
    least: float | None = None
    most: float | None = None
    shortest: int | None = None
    longest: int | None = None
    unique: str = ""


def keys(table: type) -> dict[str, Key]:
    """Return the keys of a table, by the names of its attributes."""
    marks = {
        name: getattr(hint, "__metadata__", ()) for name, hint in get_type_hints(table, include_extras=True).items()
    }
    return {name: mark for name, each in marks.items() for mark in each if isinstance(mark, Key)}
