"""What every kind of rule is, and what it reports."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, NamedTuple

from sheetsync.languages.catalogue import Phrase
from sheetsync.model.cell import CellRef
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

Said = str | Phrase | tuple[Phrase, ...]
"""What fills a message: what a cell says, or words of ours, in the language of the message; several stand in a row."""

NOTHING: Final[Mapping[str, Said]] = {}


class Fault(NamedTuple):
    """What a rule found, before the engine gives it a name, a severity and words.

    It stands on a `line` of the table, in the column of `field`; or on a `cell` of another `tab`,
    below the header `column`, with the text `text`; or on none of these, and then it is about the
    sheet as a whole. `values` fill the message; one that is called `suggestion` also tells the
    reader what to type. `proposals` are what could stand in the cell instead, word for word.
    """

    line: int | None = None
    field: Field | None = None
    values: Mapping[str, Said] = NOTHING
    cell: CellRef | None = None
    tab: str = ""
    column: str = ""
    text: str = ""
    proposals: tuple[Said, ...] = ()


class BadOptionError(ValueError):
    """An option that has the right type and a value that makes no sense."""

    def __init__(self, option: str, reason: str) -> None:
        super().__init__(reason)
        self.option = option


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """One rule: a kind with its options. It knows neither how loud it is nor who reads it.

    Each kind sets `kind`, and `says`: the names that its message may use in braces beside those
    that every message may use. `of_text` says that a fault is a text's own: the same text twice is one question.

    Raises:
        BadOptionError: On making one whose options make no sense.
    """

    kind: ClassVar[str]
    says: ClassVar[frozenset[str]] = frozenset()
    of_text: ClassVar[bool] = False

    @abstractmethod
    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield each fault. A column that the sheet doesn't have gives none: it is reported once, by its own rule."""


def at_least(option: str, value: int, least: int) -> None:
    """Refuse a number that is too small to mean anything."""
    if value < least:
        raise BadOptionError(option, f"must be {least} or more")
