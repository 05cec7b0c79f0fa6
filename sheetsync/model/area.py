"""An area: cells of a tab that people use for something else than texts."""

from dataclasses import dataclass
from enum import Enum

from sheetsync.model.cell import Span


class Use(Enum):
    """What an area is used for, as it is said of a column in it."""

    DRAWN = "lies under a chart, a picture or a shape"
    GROUPED = "belongs to a group that can be folded away"
    CHECKED = "has a data validation"
    COLOURED = "is coloured by a conditional format"
    COUNTED = "belongs to a table or a filter"
    PRINTED = "belongs to what is printed"

    @property
    def may_be_background(self) -> bool:
        """Whether an area that begins at the roadmap and goes on beside it says nothing of what lies beside it."""
        return self in (Use.COLOURED, Use.PRINTED)


@dataclass(frozen=True, slots=True)
class Area:
    """The cells of one use. A use of whole columns reaches over all rows."""

    use: Use
    span: Span
