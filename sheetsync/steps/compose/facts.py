"""Facts: how the committed work stands on a day, counted once for the headline, the subject and the rest."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sheetsync.languages.catalogue import messages
from sheetsync.model.document import Count
from sheetsync.model.roadmap import Deliverable, Roadmap
from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Field, Interval, Status
from sheetsync.steps.compose.concern import Committed, Concern, concerns, due_by_now
from sheetsync.steps.compose.words import IN_ENGLISH, Words


@dataclass(frozen=True)
class Facts:
    """How the committed work of a roadmap stands on a day.

    Args:
        roadmap: Says whether the sheet has a status at all, and what it is called.
        committed: Projects above the line with their committed steps.
        today: The day it is where the sheet lives.
        hides_steps: Whether the readers don't see the steps, so that projects are named.
        words: How they are spoken to.
    """

    roadmap: Roadmap
    committed: Committed
    today: date
    hides_steps: bool = False
    words: Words = IN_ENGLISH

    @cached_property
    def steps(self) -> tuple[Deliverable, ...]:
        """The committed steps."""
        return tuple(step for _, each in self.committed for step in each)

    @cached_property
    def concerns(self) -> tuple[Concern, ...]:
        """What a reader should hear of first, the worst in front."""
        return concerns(self.committed, self.today)

    @cached_property
    def done(self) -> int:
        """How many steps are done."""
        return _done(self.steps)

    @cached_property
    def open(self) -> int:
        """How many steps are not known to be done or decided against."""
        return sum(each.is_open for each in self.steps)

    @cached_property
    def silent(self) -> int:
        """How many steps have no status that anybody knows."""
        return sum(each.status is None for each in self.steps)

    @cached_property
    def due(self) -> tuple[Deliverable, ...]:
        """The steps whose day has passed, but for those that were decided against."""
        return due_by_now(self.steps, self.today)

    @property
    def due_done(self) -> int:
        """How many of `due` are done."""
        return _done(self.due)

    @property
    def has_status(self) -> bool:
        """Whether a column says how steps stand."""
        return Field.STATUS in self.roadmap.columns

    @property
    def over(self) -> Interval | None:
        """The interval, where it has ended."""
        interval = self.roadmap.interval
        return interval if interval and interval.end < self.today else None

    @property
    def ahead(self) -> Interval | None:
        """The interval, where it hasn't begun."""
        interval = self.roadmap.interval
        return interval if interval and self.today < interval.start else None


def _done(steps: Sequence[Deliverable]) -> int:
    return sum(each.status is Status.DONE for each in steps)


def counts(facts: Facts) -> Iterator[Count]:
    """Count committed steps by status, for the bar; nothing where the sheet has no status."""
    for status in SHAPES if facts.has_status else ():
        many = sum(step.status is status for step in facts.steps)
        if many:
            yield Count(status, facts.words.status(status), many, round(many / len(facts.steps), 4))


SO_MANY: Final = {
    Status.DONE: messages("{count} done", "{count} done"),
    Status.IN_PROGRESS: messages("{count} in progress", "{count} in progress"),
    Status.POSSIBLE_DELAY: messages("{count} possible delay", "{count} possible delay"),
    Status.AT_RISK: messages("{count} at risk", "{count} at risk"),
    Status.NOT_STARTED: messages("{count} not started", "{count} not started"),
    Status.WONT_DO: messages("{count} won't do", "{count} won't do"),
    None: messages("{count} no status", "{count} no status"),
}


def stretch(steps: Sequence[Deliverable], words: Words) -> str:
    """Count stretch goals apart: one that is dropped says nothing about health."""
    if not steps:
        return ""
    by_status = Counter(each.status for each in steps)
    return words.many(
        "{count} stretch goal beside: {parts}.",
        "{count} stretch goals beside: {parts}.",
        len(steps),
        parts=", ".join(words.many(*SO_MANY[status], many) for status, many in by_status.items()),
    )
