"""The kind `interval-over`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalOver(Rule):
    """An interval that has stopped while lines are still open.

    The last day still belongs to the interval; the day after does not.

    Options:
        grace_days: Whole days to wait after the last one, 0 or more.

    Passes: {interval: 2026-10-05/2026-11-13, today: 2026-11-13}
        Project | Deliverable | Status
        Tacos   | cook        | In progress

    Passes: {interval: 2026-10-05/2026-11-13, today: 2026-11-14}
        Project | Deliverable | Status
        Tacos   | cook        | Done
                | serve       | Won't do

    Fails: {interval: 2026-10-05/2026-11-13, today: 2026-11-14}
        Project | Deliverable | Status
        Tacos   | cook        | In progress
    """

    kind: ClassVar[str] = "interval-over"
    says: ClassVar[frozenset[str]] = frozenset({"date", "n", "one"})
    grace_days: int = 0

    def __post_init__(self) -> None:
        """Refuse a wait that ends before it starts."""
        at_least("grace_days", self.grace_days, 0)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield one fault of the sheet, with the number of open lines: `one` if it is one, else `n`."""
        if roadmap.interval is None or (today - roadmap.interval.end).days <= self.grace_days:
            return
        lines = sum(each.is_open for _, each in roadmap.deliverables)
        if lines:
            number = {"one": "1"} if lines == 1 else {"n": str(lines)}
            yield Fault(values={"date": roadmap.interval.end.isoformat()} | number)
