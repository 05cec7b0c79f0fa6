"""The kind `lingering`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import BadOptionError, Fault, Rule, at_least
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Lingering(Rule):
    """A line that stands at the same status for days, such as `At risk`, whatever else changes on it.

    Where the history is younger than the status, the days count from the first look, and the
    message says so. Without a history it stays silent.

    Options:
        status: The statuses that should not last.
        days: After how many days it is reported, 1 or more.

    Passes: {status: At risk, days: 14, today: 2026-11-25}
        on 2026-11-10
        Project | Deliverable | Status
        Tacos   | cook        | At risk
                | serve       | In progress
        on 2026-11-12
        Project | Deliverable | Status
        Tacos   | cook        | In progress
                | serve       | At risk
        today
        Project | Deliverable | Status
        Tacos   | cook        | At risk
                | serve       | At risk

    Fails: {status: [At risk, Possible delay], days: 14, today: 2026-11-25}
        on 2026-11-11
        Project | Deliverable | Status
        Tacos   | cook        | At risk
                | serve       | At risk
        today
        Project | Deliverable     | Status
        Tacos   | cook the food   | At risk !
                | serve           | Possible delay
    """

    kind: ClassVar[str] = "lingering"
    says: ClassVar[frozenset[str]] = frozenset({"date", "first", "status"})
    status: tuple[Status, ...]
    days: int = 14

    def __post_init__(self) -> None:
        """Refuse a rule that could never find anything."""
        at_least("days", self.days, 1)
        if not self.status:
            raise BadOptionError("status", "must name at least one")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines, with the day as `date`; as `first` where it is only that of the first look."""
        if roadmap.past is None:
            return
        for _, step in roadmap.deliverables:
            since = roadmap.past.lines[step.line].status
            if step.status in self.status and (today - since.day).days >= self.days:
                values = {"date" if since.is_exact else "first": since.day.isoformat(), "status": step.status_text}
                yield Fault(step.line, Field.STATUS, values)
