"""The kind `not-begun`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.lines import status_field
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Deliverable, Roadmap
from sheetsync.model.terms import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBegun(Rule):
    """A line that still says Not started though its end is near, or its start long past.

    The day itself is still in time. A vague date counts by its last day. A line that starts today or later has time.

    Options:
        due_days: How many days before its end a line should have begun, 0 or more.
        start_days: How many days after its start it should have, 0 or more.
        when: On which lines it applies.

    Passes: {due_days: 6, start_days: 14, today: 2026-11-16}
        Project | Deliverable | Status      | Start      | End
        Tacos   | cook        | In progress | 2026-10-05 | 2026-11-20
                | serve       | Not started | 2026-11-03 | 2026-12-18
                | clean       |             | 2026-10-05 | 2026-11-20
                | wash up     | Not started | 2026-11-17 | 2026-11-17
                | rest        | Not started |            |

    Fails: {due_days: 6, start_days: 14, today: 2026-11-16}
        Project | Deliverable | Status        | Start      | End
        Tacos   | cook        | Not started ! | 2026-11-02 | 2026-12-18
                | serve       | Not started ! |            | 2026-11-22
                | rest        | Not started ! | 2026-11-02 |
    """

    kind: ClassVar[str] = "not-begun"
    says: ClassVar[frozenset[str]] = frozenset({"start", "date"})
    due_days: int = 6
    start_days: int = 14
    when: When | None = None

    def __post_init__(self) -> None:
        """Refuse days that point the other way."""
        at_least("due_days", self.due_days, 0)
        at_least("start_days", self.start_days, 0)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines, with their end as `date` where it is near, else with their `start`."""
        holds = self.when.test(roadmap, today) if self.when else None
        for _, step in roadmap.deliverables:
            if step.status is Status.NOT_STARTED and (holds is None or holds(step.line)):
                values = self._late(step, today)
                if values:
                    yield Fault(step.line, status_field(roadmap), values)

    def _late(self, step: Deliverable, today: date) -> dict[str, str]:
        """Return the day that a line is late for, nothing where it has time."""
        start, end = step.start, step.end
        if start and start.first >= today:
            return {}
        if end and (end.last - today).days <= self.due_days:
            return {"date": end.text}
        return {"start": start.text} if start and (today - start.last).days >= self.start_days else {}
