"""The kind `reopened`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, Said, at_least
from sheetsync.kinds.lines import status_field
from sheetsync.languages.catalogue import Phrase
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Rule):
    """A line that was done, or decided against, and is open again.

    Asked about for some days, then let be: going back is no fault. Without a history it stays silent.

    Options:
        days: For how many days it is asked, 1 or more.

    Passes: {days: 14, today: 2026-11-25}
        on 2026-11-01
        Project | Deliverable | Status
        Tacos   | cook        | Done
        on 2026-11-10
        Project | Deliverable | Status
        Tacos   | cook        | In progress
        today
        Project | Deliverable | Status
        Tacos   | cook        | In progress

    Fails: {days: 14, today: 2026-11-25}
        on 2026-11-01
        Project | Deliverable | Status
        Tacos   | cook        | Done
                | serve       | Won't do
        today
        Project | Deliverable | Status
        Tacos   | cook        | In progress !
                | serve       | Done
    """

    kind: ClassVar[str] = "reopened"
    says: ClassVar[frozenset[str]] = frozenset({"old", "date"})
    days: int = 14

    def __post_init__(self) -> None:
        """Refuse to ask for no day at all."""
        at_least("days", self.days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines, with what each was and on which day that was seen last."""
        if roadmap.past is None:
            return
        for _, step in roadmap.deliverables:
            past = roadmap.past.lines[step.line]
            if past.closed_as is None or past.closed_on is None or past.reopened is None:
                continue
            if step.is_open and (today - past.reopened).days < self.days:
                values: dict[str, Said] = {"old": Phrase(past.closed_as.value), "date": past.closed_on.isoformat()}
                yield Fault(step.line, status_field(roadmap), values)
