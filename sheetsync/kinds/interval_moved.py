"""The kind `interval-moved`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalMoved(Rule):
    """An interval whose start or stop is not the one that it began with.

    Until the first day is over people may still plan. An interval that has no day in common with the
    one before is a new one. Without a history it stays silent.

    Options:
        None.

    Passes: {interval: 2026-10-05/2026-11-13, today: 2026-10-25}
        on 2026-10-04 with 2026-10-05/2026-11-20
        Project | Deliverable
        Tacos   | cook
        on 2026-10-05
        Project | Deliverable
        Tacos   | cook
                | serve
        today
        Project | Deliverable
        Tacos   | cook
                | serve

    Passes: {interval: 2026-11-16/2026-12-18, today: 2026-11-25}
        on 2026-10-05 with 2026-10-05/2026-11-13
        Project | Deliverable
        Tacos   | cook
        today
        Project | Deliverable
        Tacos   | cook

    Fails: {interval: 2026-10-05/2026-11-27, today: 2026-11-25}
        on 2026-10-05 with 2026-10-05/2026-11-13
        Project | Deliverable
        Tacos   | cook
        today
        Project | Deliverable
        Tacos   | cook
    """

    kind: ClassVar[str] = "interval-moved"
    says: ClassVar[frozenset[str]] = frozenset({"old", "new", "old_start", "new_start"})

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield one fault of the sheet: `old` and `new` are the stops; with `_start`, the starts."""
        planned = roadmap.past.planned if roadmap.past else None
        now = roadmap.interval
        if planned is None or now is None or today <= planned.start:
            return
        if planned.end != now.end:
            yield Fault(values={"old": planned.end.isoformat(), "new": now.end.isoformat()})
        elif planned.start != now.start:
            yield Fault(values={"old_start": planned.start.isoformat(), "new_start": now.start.isoformat()})
