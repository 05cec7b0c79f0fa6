"""The kind `new-scope`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.lines import work_field
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScope(Rule):
    """A line that was added while the interval was under way.

    Only lines that an earlier look at the sheet did not have: what was there at the first look may
    have been there all along. Without a history, or an interval, it stays silent.

    Options:
        days: How many days after the start a line may still come without being new scope, 0 or more.

    Passes: {days: 7, interval: 2026-11-02/2026-12-11, today: 2026-11-25}
        on 2026-11-01
        Project | Deliverable
        Tacos   | cook
        on 2026-11-09
        Project | Deliverable
        Tacos   | cook
                | serve
        today
        Project | Deliverable
        Tacos   | cook
                | serve

    Fails: {days: 7, interval: 2026-11-02/2026-12-11, today: 2026-11-25}
        on 2026-11-09
        Project | Deliverable
        Tacos   | cook
        on 2026-11-10
        Project | Deliverable
        Tacos   | cook
                | serve
        today
        Project | Deliverable
        Tacos   | cook
                | serve !
                | wash up !
    """

    kind: ClassVar[str] = "new-scope"
    says: ClassVar[frozenset[str]] = frozenset({"date"})
    days: int = 7

    def __post_init__(self) -> None:
        """Refuse a grace that ends before it starts."""
        at_least("days", self.days, 0)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines, with the day on which each was first seen."""
        del today
        if roadmap.past is None or roadmap.interval is None:
            return
        start = roadmap.interval.start
        for _, step in roadmap.deliverables:
            seen = roadmap.past.lines[step.line].first_seen
            if seen.is_exact and (seen.day - start).days > self.days:
                yield Fault(step.line, work_field(roadmap), {"date": seen.day.isoformat()})
