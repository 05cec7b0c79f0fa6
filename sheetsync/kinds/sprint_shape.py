"""The kind `sprint-shape`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.model.practice import Sprint
from sheetsync.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintShape(Rule):
    """A prototyping sprint that is too long, has several focuses, or shares its people with another.

    Both days count: Monday to Sunday is 7 days. Focuses are told apart by line breaks, semicolons and
    bullets only, for many a focus has an "and" in it. Reported once a sprint, on the first cell that is over.

    Options:
        max_days: The most calendar days, weekends included, that a sprint may take; 1 or more.
        max_focuses: The most focuses that a sprint may have; 1 or more.

    Passes: {tab: Sprints}
        Sprint   | Focus               | Start      | End        | People
        Rollback | one-step rollback   | 2026-10-19 | 2026-10-23 | Chen, Dana
        Search   | search by customer  | 2026-10-26 | 2026-10-30 | Chen, Gus

    Fails: {tab: Sprints}
        Sprint   | Focus                | Start      | End          | People
        Rollback | one-step rollback    | 2026-10-12 | 2026-10-19 ! | Eva
        Search   | by customer; by host ! | 2026-10-26 | 2026-10-30 | Gus
        Paging   | quiet nights         | 2026-10-29 | 2026-11-02   | Gus, Hal !
    """

    kind: ClassVar[str] = "sprint-shape"
    says: ClassVar[frozenset[str]] = frozenset({"what"})
    max_days: int = 7
    max_focuses: int = 1

    def __post_init__(self) -> None:
        """Refuse limits that nobody could keep."""
        for option in ("max_days", "max_focuses"):
            at_least(option, getattr(self, option), 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the first cell of each sprint that is over a limit."""
        del today
        before: list[Sprint] = []
        for sprint in roadmap.sprints:
            over = next(self._over(sprint, before), None)
            before.append(sprint)
            if over and over in sprint.cells:
                yield Fault(
                    cell=sprint.cells[over],
                    tab=sprint.tab,
                    column=_HEADERS[over],
                    text=sprint.what,
                    values={"what": sprint.what},
                )

    def _over(self, sprint: Sprint, before: list[Sprint]) -> Iterator[str]:
        if sprint.start and sprint.end and (sprint.end - sprint.start).days + 1 > self.max_days:
            yield "end"
        if len(sprint.focuses) > self.max_focuses:
            yield "focus"
        if any(_overlap(sprint, other) and _shared(sprint, other) for other in before):
            yield "people"


def _overlap(one: Sprint, other: Sprint) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start <= other.end and other.start <= one.end


def _shared(one: Sprint, other: Sprint) -> bool:
    return bool({name.casefold() for name in one.people} & {name.casefold() for name in other.people})


_HEADERS: Final = {"end": "End", "focus": "Focus", "people": "People"}
