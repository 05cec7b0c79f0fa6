"""Other rows: what stands below a header and is no line of work."""

from dataclasses import dataclass
from enum import StrEnum


class RowKind(StrEnum):
    """What a row below the header is, if it is no line of work."""

    HEADING = "heading"
    """Heads the rows below it: they belong to it."""
    SECTION = "section"
    DIVIDER = "divider"
    """Stands between higher and lower priority."""
    HEADER = "header"
    """The header, said again."""
    TOTAL = "total"
    LEGEND = "legend"
    BANNER = "banner"
    BESIDE = "beside"
    """Has text beside the table only."""
    NOTE = "note"
    """Says something, and names no work."""
    OTHER_TABLE = "other table"

    @property
    def is_read(self) -> bool:
        """Whether it says something about the lines around it, so that it is not left out."""
        return self in (RowKind.HEADING, RowKind.DIVIDER)


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that is no line of work: its number from 1, what it is, and that in a few words."""

    row: int
    kind: RowKind
    reason: str
