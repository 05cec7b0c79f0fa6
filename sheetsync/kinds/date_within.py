"""The kind `date-within`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from sheetsync.kinds.base import BadOptionError, Fault, Rule, at_least
from sheetsync.kinds.lines import lines_with
from sheetsync.kinds.when import When
from sheetsync.model.day import shifted
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

Bound = date | Literal["interval", "today"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWithin(Rule):
    """A date before the earliest or after the latest day that makes sense.

    Both days are still in time; the day beyond is not. A vague date, such as Q4 2026, is beyond
    only if all of its days are: work that is due in a quarter is late on the day after it.

    Options:
        column: The column to look at.
        earliest: A day, `today`, or `interval` for the first day of the roadmap's interval.
        latest: A day, `today`, or `interval` for the last day of the roadmap's interval.
        grace_days: Whole days beyond the earliest and the latest that are still in time, 0 or more.
        when: On which lines it applies.

    Passes: {column: end, earliest: today, when: {open: true}, today: 2026-11-25}
        Project | Deliverable | Status      | End
        Tacos   | cook        | In progress | 2026-11-25
                | serve       | Done        | 2026-11-24
                | clean       |             | Q4 2026

    Passes: {column: end, earliest: interval, latest: interval, interval: 2026-10-05/2026-11-13}
        Project | Deliverable | End
        Tacos   | cook        | 2026-10-05
                | serve       | 2026-11-13

    Fails: {column: end, earliest: today, when: {open: true}, today: 2026-11-25}
        Project | Deliverable | Status      | End
        Tacos   | cook        | In progress | 2026-11-24 !
                | serve       |             | Q3 2026 !

    Fails: {column: end, earliest: interval, latest: interval, interval: 2026-10-05/2026-11-13}
        Project | Deliverable | End
        Tacos   | cook        | 2026-10-04 !
                | serve       | 2026-11-14 !
    """

    kind: ClassVar[str] = "date-within"
    says: ClassVar[frozenset[str]] = frozenset({"date", "start", "stop"})
    column: Field
    earliest: Bound | None = None
    latest: Bound | None = None
    grace_days: int = 0
    when: When | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that could never find anything."""
        at_least("grace_days", self.grace_days, 0)
        if self.earliest is None and self.latest is None:
            raise BadOptionError("earliest", "give `earliest`, `latest` or both")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the dates that are beyond."""
        cells = roadmap.table.columns.get(self.column)
        readings = roadmap.table.dates.get(self.column)
        if cells is None or not readings or ("interval" in (self.earliest, self.latest) and not roadmap.interval):
            return
        earliest, latest = _day(self.earliest, roadmap, today), _day(self.latest, roadmap, today, last=True)
        grace = self.grace_days
        first = shifted(earliest, -grace) if earliest else date.min
        last = shifted(latest, grace) if latest else date.max
        beyond = {text for text, when in readings.items() if when and (when.last < first or when.first > last)}
        if not beyond:
            return
        values = {"start": str(earliest or ""), "stop": str(latest or "")}
        holds = self.when.test(roadmap, today) if self.when else None
        for line in lines_with(roadmap, self.column, beyond):
            if holds is None or holds(line):
                yield Fault(line, self.column, values | {"date": cells[line]})


def _day(bound: Bound | None, roadmap: Roadmap, today: date, *, last: bool = False) -> date | None:
    """Return the day that a bound means on this roadmap."""
    if bound == "today":
        return today
    if bound == "interval":
        return (roadmap.interval.end if last else roadmap.interval.start) if roadmap.interval else None
    return bound if isinstance(bound, date) else None
