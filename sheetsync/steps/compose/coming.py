"""What comes next: the steps of the next two weeks; without dates, the first open step of each project."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sheetsync.model.document import Help, Step
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Project
from sheetsync.steps.compose.concern import Committed, judged
from sheetsync.steps.compose.words import IN_ENGLISH, Words

AHEAD: Final = timedelta(days=14)
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Coming:
    """The part: its title, "" where nothing can be said, the steps, how many more there are, and whether by dates."""

    title: str = ""
    steps: tuple[Help, ...] = ()
    later: int = 0
    words: Words = IN_ENGLISH
    is_dated: bool = False

    @property
    def more(self) -> str:
        """Count those that don't stand there; "" where all do."""
        return (
            self.words.many("{count} more step follows.", "{count} more steps follow.", self.later)
            if self.later
            else ""
        )


def coming(committed: Committed, today: date, told: Callable[[Deliverable], Step], words: Words) -> Coming:
    """Return what is due from today on, for two weeks. What is late or at risk stands where readers can help.

    Where no column says how steps stand, none is known to be open: then it is what has its day in these two weeks,
    and where there are no days, nothing is said.

    Args:
        committed: Projects above the line with their committed steps.
        today: The day it is where the sheet lives.
        told: Says a step for these readers.
        words: How they are spoken to.
    """
    waiting = list(_waiting(committed, today))
    if not waiting and any(not step.is_tracked for _, steps in committed for step in steps):
        return Coming()
    if any(step.end for _, step in waiting):
        due = [
            (step.end.last, step.row, project, step)
            for project, step in waiting
            if step.end and today <= step.end.last <= today + AHEAD and judged(step, today) is None
        ]
        chosen = [(project, step) for _, _, project, step in sorted(due, key=lambda each: each[:2])]
        return replace(_part(words.say("Next two weeks"), chosen, told, words), is_dated=True)
    waiting = [each for each in waiting if judged(each[1], today) is None]
    first = {project.line: (project, step) for project, step in reversed(waiting)}
    firsts = [each for each in waiting if first[each[0].line] == each]
    if not firsts:
        # All that is open stands where readers can help.
        return Coming()
    return _part(words.say("Next steps"), firsts, told, words)


def _waiting(committed: Committed, today: date) -> Iterator[tuple[Project, Deliverable]]:
    for project, steps in committed:
        for step in steps:
            if step.is_open or not (step.is_tracked or step.end is None or step.end.last < today):
                yield project, step


def _part(
    title: str, chosen: Sequence[tuple[Project, Deliverable]], told: Callable[[Deliverable], Step], words: Words
) -> Coming:
    steps = tuple(Help(one_line(project.name), told(step)) for project, step in chosen[:MOST])
    return Coming(title, steps, len(chosen) - len(steps), words)
