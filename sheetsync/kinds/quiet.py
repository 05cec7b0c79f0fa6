"""The kind `quiet`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet(Rule):
    """A sheet in which nobody changed anything for days, or since the last report was told.

    A sheet without open lines may rest. Without a history it stays silent.

    Options:
        days: How many days may pass without a change, 1 or more.

    Passes: {days: 14, today: 2026-11-25}
        on 2026-11-11
        Project | Deliverable | Status
        Tacos   | cook        | In progress
        today
        Project | Deliverable | Status
        Tacos   | cook        | In progress

    Passes: {days: 14, today: 2026-11-25}
        on 2026-11-01
        Project | Deliverable | Status
        Tacos   | cook        | Done
        today
        Project | Deliverable | Status
        Tacos   | cook        | Done

    Fails: {days: 14, today: 2026-11-25}
        on 2026-11-10
        Project | Deliverable | Status
        Tacos   | cook        | In progress
        today
        Project | Deliverable | Status
        Tacos   | cook        | In progress
    """

    kind: ClassVar[str] = "quiet"
    says: ClassVar[frozenset[str]] = frozenset({"date", "first"})
    days: int = 14

    def __post_init__(self) -> None:
        """Refuse a wait that every sheet would miss."""
        at_least("days", self.days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield one fault of the sheet, with the day as `date`; as `first` where it is only that of the first look."""
        past = roadmap.past
        if past is None or past.quiet is None or not any(each.is_open for _, each in roadmap.deliverables):
            return
        told_since = past.told is not None and past.quiet.day < past.told < today
        if told_since or (today - past.quiet.day).days > self.days:
            yield Fault(values={"date" if past.quiet.is_exact else "first": past.quiet.day.isoformat()})
