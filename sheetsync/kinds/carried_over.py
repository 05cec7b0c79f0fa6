"""The kind `carried-over`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

_ORDINALS: Final = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver(Rule):
    """A project that is open in interval after interval, with no line done in the one before this.

    An interval counts where the project ended it with open lines. Reported on the project's own
    cell. Without a history of earlier intervals it stays silent.

    Options:
        intervals: From which interval on it is asked, 2 or more.

    Passes: {intervals: 2, interval: 2026-11-16/2026-12-18, today: 2026-11-25}
        on 2026-10-05 with 2026-10-05/2026-11-13
        Project | Deliverable | Status
        Tacos   | cook        | In progress
                | serve       | In progress
        on 2026-11-13 with 2026-10-05/2026-11-13
        Project | Deliverable | Status
        Tacos   | cook        | Done
                | serve       | In progress
        today
        Project | Deliverable | Status
        Tacos   | cook        | Done
                | serve       | In progress

    Fails: {intervals: 3, interval: 2026-11-16/2026-12-18, today: 2026-11-25}
        on 2026-08-24 with 2026-08-24/2026-10-02
        Project | Deliverable | Status
        Tacos   | cook        | In progress
        on 2026-10-05 with 2026-10-05/2026-11-13
        Project | Deliverable | Status
        Tacos   | cook        | In progress
        today
        Project     | Deliverable | Status
        Tacos !     | cook        | In progress
        Dessert     | bake        | In progress
    """

    kind: ClassVar[str] = "carried-over"
    says: ClassVar[frozenset[str]] = frozenset({"nth", "n"})
    intervals: int = 3

    def __post_init__(self) -> None:
        """Refuse to ask in the first interval."""
        at_least("intervals", self.intervals, 2)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the projects, each with the number of its interval, also in English words."""
        del today
        for line, past in roadmap.past.projects.items() if roadmap.past else ():
            if past.intervals >= self.intervals and not past.done_before:
                number = past.intervals
                nth = _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
                yield Fault(line, Field.PROJECT, {"nth": nth, "n": str(number)})
