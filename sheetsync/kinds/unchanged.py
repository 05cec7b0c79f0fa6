"""The kind `unchanged`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.lines import status_field
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged(Rule):
    """A line of which nothing has changed for days: no cell, not even the day in its `Updated` cell.

    Typing a new day into `Updated` confirms that the rest still stands. Where the history is
    younger than the line, the days count from the first look, and the message says so. Without a
    history it stays silent.

    Options:
        days: How many days may pass without a change, 1 or more.
        when: On which lines it applies.

    Passes: {days: 14, today: 2026-11-15}
        on 2026-11-01
        Project | Deliverable | Status
        Tacos   | cook        | In progress
        today
        Project | Deliverable | Status
        Tacos   | cook        | In progress

    Passes: {days: 14, today: 2026-11-25}
        on 2026-11-01
        Project | Deliverable | Status      | Updated
        Tacos   | cook        | In progress | 2026-11-01
        on 2026-11-20
        Project | Deliverable | Status      | Updated
        Tacos   | cook        | In progress | 2026-11-20
        today
        Project | Deliverable | Status      | Updated
        Tacos   | cook        | In progress | 2026-11-20

    Fails: {days: 14, when: {open: true}, today: 2026-11-16}
        on 2026-11-01
        Project | Deliverable | Status
        Tacos   | cook        | In progress
                | serve       | Done
        today
        Project | Deliverable | Status
        Tacos   | serve       | Done
                | cook        | In progress !
    """

    kind: ClassVar[str] = "unchanged"
    says: ClassVar[frozenset[str]] = frozenset({"date", "first", "status"})
    days: int = 14
    when: When | None = None

    def __post_init__(self) -> None:
        """Refuse a wait that every line would miss."""
        at_least("days", self.days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines, with the day as `date`; as `first` where it is only that of the first look."""
        if roadmap.past is None:
            return
        holds = self.when.test(roadmap, today) if self.when else None
        for _, step in roadmap.deliverables:
            since = roadmap.past.lines[step.line].unchanged
            if (today - since.day).days > self.days and (holds is None or holds(step.line)):
                values = {"date" if since.is_exact else "first": since.day.isoformat()}
                yield Fault(step.line, status_field(roadmap), values | {"status": step.status_text})
