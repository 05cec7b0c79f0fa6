"""The kind `span`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Rule):
    """A line of work that takes longer than it should.

    Both days count: Monday to Sunday is 7 days. Only exact dates are measured. Reported on the end.

    Options:
        max_days: The most calendar days, weekends included, that a line may take; 1 or more.
        when: On which lines it applies.

    Passes: {max_days: 7, when: {mentions: ["prototyp* sprint"]}}
        Project | Deliverable        | Start      | End
        Tacos   | Prototyping sprint | 2026-10-05 | 2026-10-11
                | cook               | 2026-10-05 | 2026-10-12
                | Prototyping sprint | 2026-10-05 | Q4 2026

    Fails: {max_days: 7, when: {mentions: ["prototyp* sprint"]}}
        Project | Deliverable        | Start      | End
        Tacos   | Prototyping sprint | 2026-10-05 | 2026-10-12 !
    """

    kind: ClassVar[str] = "span"
    says: ClassVar[frozenset[str]] = frozenset({"n"})
    max_days: int
    when: When | None = None

    def __post_init__(self) -> None:
        """Refuse a limit that nothing could keep."""
        at_least("max_days", self.max_days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines that take too long."""
        holds = self.when.test(roadmap, today) if self.when else None
        for _, each in roadmap.deliverables:
            start, end = each.start, each.end
            if start is None or end is None or not (start.is_exact and end.is_exact):
                continue
            days = (end.last - start.first).days + 1
            if days > self.max_days and (holds is None or holds(each.line)):
                yield Fault(each.line, Field.END, {"n": str(days)})
