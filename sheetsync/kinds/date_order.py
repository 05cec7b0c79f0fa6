"""The kind `date-order`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import lt
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

_NEVER_BEFORE: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOrder(Rule):
    """A date that is before the one it should follow.

    The same day is in order. A vague date, such as Q4 2026, is before another only if all of its
    days are. Reported once a line, on the later of the two columns.

    Options:
        column: The column whose date comes second.
        after: The column whose date comes first.

    Passes: {column: end, after: start}
        Project | Deliverable | Start      | End
        Tacos   | cook        | 2026-10-05 | 2026-10-05
                | serve       | 2026-11-20 | Q4 2026
                | clean       |            | 2026-10-05

    Fails: {column: end, after: start}
        Project | Deliverable | Start      | End
        Tacos   | cook        | 2026-10-05 | 2026-10-04 !
                | serve       | 2027-01-01 | Q4 2026 !
    """

    kind: ClassVar[str] = "date-order"
    says: ClassVar[frozenset[str]] = frozenset({"start", "end"})
    column: Field
    after: Field

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines whose second date is before the first."""
        del today
        columns = roadmap.table.columns
        starts, ends = columns.get(self.after), columns.get(self.column)
        if starts is None or ends is None:
            return
        # Blank and unreadable dates get a day that no comparison can find wrong.
        first = _days(roadmap, self.after, -1, last=False)
        last = _days(roadmap, self.column, _NEVER_BEFORE, last=True)
        wrong = map(lt, _along(ends, last), _along(starts, first))
        for line in compress(range(len(ends)), wrong):
            yield Fault(line, self.column, {"start": starts[line], "end": ends[line]})


def _days(roadmap: Roadmap, column: Field, unknown: int, *, last: bool) -> Mapping[str, int]:
    """Return the first or last day of each distinct text, as a number."""
    readings = roadmap.table.dates.get(column, {})
    return {"": unknown} | {
        text: unknown if when is None else (when.last if last else when.first).toordinal()
        for text, when in readings.items()
    }


def _along(cells: Sequence[str], days: Mapping[str, int]) -> Iterator[int]:
    return map(days.__getitem__, cells)
