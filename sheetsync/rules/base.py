"""What every kind of rule is, and what it reports."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from sheetsync.model.cell import CellRef
from sheetsync.model.roadmap import Field, Roadmap


class Fault(NamedTuple):
    """What a rule found, before the engine gives it a name, a severity and words.

    A fault stands on a `line` of the table, in the column of `field`; or on a `cell` of another
    `tab`; or on neither, and then it is about the sheet as a whole. `values` fill the message.
    """

    line: int | None = None
    field: Field | None = None
    values: Mapping[str, str] = {}
    cell: CellRef | None = None
    tab: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """One rule: a kind with its options. It knows neither how loud it is nor who reads it.

    Each kind sets `kind`, and `says`: the names that its message may use in braces, beside
    `column`, `value` and `project`, which every message may use.
    """

    kind: ClassVar[str]
    says: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield each fault, in the order of the sheet. A column that isn't there gives none."""


def texts(roadmap: Roadmap, field: Field) -> tuple[str, ...]:
    """Return the texts of a column, line by line; all blank where there is no such column."""
    column = roadmap.table.columns.get(field)
    return tuple(column) if column is not None else ("",) * len(roadmap.table)


def is_error(text: str) -> bool:
    """Whether a text is what a failed formula shows, such as `#REF!`: reported once, as placeholder."""
    return text.startswith("#") and text.endswith(("!", "?", "N/A", "NUM!", "NULL!")) and text.isupper()
