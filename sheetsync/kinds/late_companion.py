"""The kind `late-companion`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.lines import work_field
from sheetsync.kinds.words import phrases
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class LateCompanion(Rule):
    """Work that was done days ago, while the line that should follow it is still open.

    A release is followed by a talk with its users. Reported on the line that should follow, the first
    of its project. Without a history it stays silent.

    Options:
        calls: Phrases of the work that calls for another; `*` is the rest of a word.
        needs: Phrases of the line that should follow it.
        days: How many days after the first was done, 1 or more.

    Passes: {calls: [release], needs: [survey*], days: 28, today: 2026-11-29}
        on 2026-11-01
        Project | Deliverable      | Status
        Tacos   | release          | Done
                | Survey the users | Not started
        today
        Project | Deliverable      | Status
        Tacos   | release          | Done
                | Survey the users | Not started

    Fails: {calls: [release], needs: [survey*], days: 28, today: 2026-11-30}
        on 2026-11-01
        Project | Deliverable      | Status
        Tacos   | release          | Done
                | Survey the users | Not started
        today
        Project | Deliverable        | Status
        Tacos   | release            | Done
                | Survey the users ! | Not started
    """

    kind: ClassVar[str] = "late-companion"
    says: ClassVar[frozenset[str]] = frozenset({"date", "first"})
    calls: tuple[str, ...]
    needs: tuple[str, ...]
    days: int = 28

    def __post_init__(self) -> None:
        """Refuse a wait that ends before it starts."""
        at_least("days", self.days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines, with the day on which the first was done; `first` where it is that of the first look."""
        if roadmap.past is None:
            return
        calls, needs = phrases(self.calls).search, phrases(self.needs).search
        for project in roadmap.projects:
            done = [
                roadmap.past.lines[each.line].status
                for each in project.deliverables
                if each.status is Status.DONE and calls(each.text) and not needs(each.text)
            ]
            waiting = next((each for each in project.open_deliverables if needs(each.text)), None)
            since = max(done, key=lambda each: each.day, default=None)
            if waiting and since and (today - since.day).days > self.days:
                values = {"date" if since.is_exact else "first": since.day.isoformat()}
                yield Fault(waiting.line, work_field(roadmap), values)
