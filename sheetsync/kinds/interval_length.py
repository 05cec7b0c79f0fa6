"""The kind `interval-length`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalLength(Rule):
    """An interval that is too long to change course in.

    Both ends belong to it: 5 October to 15 November are 42 days, six weeks.

    Options:
        max_days: The most calendar days that an interval may last; 1 or more.

    Passes: {interval: 2026-10-05/2026-11-15}
        Project | Deliverable
        Tacos   | cook

    Passes: {max_days: 91, interval: 2026-10-01/2026-12-30}
        Project | Deliverable
        Tacos   | cook

    Fails: {interval: 2026-10-05/2026-11-16}
        Project | Deliverable
        Tacos   | cook
    """

    kind: ClassVar[str] = "interval-length"
    says: ClassVar[frozenset[str]] = frozenset({"n"})
    max_days: int = 42

    def __post_init__(self) -> None:
        """Refuse a limit that nothing could keep."""
        at_least("max_days", self.max_days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield one fault of the sheet where the interval is longer."""
        del today
        if roadmap.interval and roadmap.interval.days > self.max_days:
            yield Fault(values={"n": f"{roadmap.interval.days / 7:.1f}".removesuffix(".0")})
