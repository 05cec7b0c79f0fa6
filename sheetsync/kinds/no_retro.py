"""The kind `no-retro`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.words import phrases
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRetro(Rule):
    """An interval that has stopped days ago, with no line for a retrospective.

    A line that won't be done is none. Without a history of the interval there is no draft to offer,
    and it stays silent.

    Options:
        days: How many days after the stop it is asked, 0 or more.
        needs: Phrases that make a line the retrospective; `*` is the rest of a word.

    Passes: {days: 7, needs: [retro*], interval: 2026-10-05/2026-11-13, today: 2026-11-20}
        on 2026-11-13
        Project | Deliverable
        Tacos   | cook
        today
        Project | Deliverable
        Tacos   | cook

    Passes: {days: 7, needs: [retro*], interval: 2026-10-05/2026-11-13, today: 2026-11-21}
        on 2026-11-13
        Project | Deliverable
        Tacos   | Retrospective
        today
        Project | Deliverable
        Tacos   | Retrospective

    Fails: {days: 7, needs: [retro*], interval: 2026-10-05/2026-11-13, today: 2026-11-21}
        on 2026-11-13
        Project | Deliverable | Status
        Tacos   | cook        | Done
                | Retro       | Won't do
        today
        Project | Deliverable | Status
        Tacos   | cook        | Done
                | Retro       | Won't do
    """

    kind: ClassVar[str] = "no-retro"
    says: ClassVar[frozenset[str]] = frozenset({"link"})
    days: int = 7
    needs: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a wait that ends before it starts."""
        at_least("days", self.days, 0)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield one fault of the sheet; `link` is the command that makes the draft."""
        interval = roadmap.interval
        if roadmap.past is None or interval is None or roadmap.past.started > interval.end:
            return
        needs = phrases(self.needs).search
        held = any(
            each.status is not Status.WONT_DO and (needs(each.text) or needs(project.name))
            for project, each in roadmap.deliverables
        )
        if not held and (today - interval.end).days > self.days:
            yield Fault(values={"link": "sheetsync retro"})
