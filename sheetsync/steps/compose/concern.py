"""Concerns: the committed steps that a reader should hear of first, the worst in front."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from sheetsync.languages.catalogue import message, messages
from sheetsync.model.roadmap import Deliverable, Project
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import Words

Committed = Sequence[tuple[Project, Sequence[Deliverable]]]
"""Projects above the priority line, in the order of the sheet, with their committed steps."""


class Gravity(IntEnum):
    """How bad it is, by what the sheet says and by its dates; the worst is the least."""

    LATE_AND_AT_RISK = 0
    AT_RISK = 1
    LATE = 2
    POSSIBLE_DELAY = 3

    def word(self, words: Words) -> str:
        """Say what stands in front of a sentence about it."""
        return words.say(_WORDS[self])

    def counted(self, many: int, words: Words) -> str:
        """Say how many steps it is so with: "1 is at risk", "2 are late"."""
        return words.many(*_COUNTED[self], many)

    def counted_shortly(self, many: int, words: Words) -> str:
        """Say the same without a verb, for a subject: "1 at risk", "2 late"."""
        return words.many(*_SHORTLY[self], many)


_WORDS: Final = (message("Late and at risk"), message("At risk"), message("Late"), message("Possible delay"))
_COUNTED: Final = (
    messages("{count} is late and at risk", "{count} are late and at risk"),
    messages("{count} is at risk", "{count} are at risk"),
    messages("{count} is late", "{count} are late"),
    messages("{count} may slip", "{count} may slip"),
)
_SHORTLY: Final = (
    messages("{count} late and at risk", "{count} late and at risk"),
    messages("{count} at risk", "{count} at risk"),
    messages("{count} late", "{count} late"),
    messages("{count} may slip", "{count} may slip"),
)


@dataclass(frozen=True, slots=True)
class Concern:
    """One step, and how bad it is on a day."""

    project: Project
    step: Deliverable
    gravity: Gravity
    today: date

    @property
    def days_late(self) -> int:
        """By how many days it is late; 0 where it isn't, or nobody knows."""
        return (self.today - self.step.end.last).days if self.step.end and is_late(self.step, self.today) else 0


def concerns(committed: Committed, today: date) -> tuple[Concern, ...]:
    """Return the concerns: the worst first, of these the project that stands higher, then the nearer day.

    A step has one gravity, so that none is counted twice.
    """
    found = [
        (gravity, place, step.end.last if step.end else date.max, step.row, Concern(project, step, gravity, today))
        for place, (project, steps) in enumerate(committed)
        for step in steps
        if (gravity := judged(step, today)) is not None
    ]
    return tuple(each[-1] for each in sorted(found, key=lambda each: each[:-1]))


def judged(step: Deliverable, today: date) -> Gravity | None:
    """Return how bad it is with a step; None where nothing says that it is."""
    late = is_late(step, today)
    if step.status is Status.AT_RISK:
        return Gravity.LATE_AND_AT_RISK if late else Gravity.AT_RISK
    if late:
        return Gravity.LATE
    return Gravity.POSSIBLE_DELAY if step.status is Status.POSSIBLE_DELAY else None


def is_late(step: Deliverable, today: date) -> bool:
    """Whether a step is open though its last day has passed."""
    return step.is_open and step.end is not None and step.end.last < today


def due_by_now(steps: Sequence[Deliverable], today: date) -> tuple[Deliverable, ...]:
    """Return the steps whose day has passed, but for those that were decided against."""
    passed = (each for each in steps if each.end and each.end.last < today)
    return tuple(each for each in passed if each.status is not Status.WONT_DO)


def counts(found: Sequence[Concern]) -> Iterator[tuple[Gravity, int]]:
    """Yield how many there are of each gravity, the worst first."""
    for gravity in Gravity:
        if many := sum(each.gravity is gravity for each in found):
            yield gravity, many
