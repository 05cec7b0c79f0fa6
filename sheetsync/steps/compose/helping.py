"""Where readers can help: every step that is late or at risk, and what it is for, whoever asked or didn't."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sheetsync.model.document import Help, Step
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable
from sheetsync.steps.compose.concern import Concern
from sheetsync.steps.compose.words import number

MOST: Final = 8
"""So many are read before the eye gives up; the rest is counted, and stands with its projects."""

UNSAID: Final = "No word on help yet."
AS_BEFORE: Final = "The same as above."
NONE: Final = "No committed step is marked as at risk or delayed, or is past its day."


@dataclass(frozen=True, slots=True)
class Helping:
    """The part about help: its title, "" where these readers are shown none, and what stands in it."""

    title: str = ""
    none: str = ""
    helps: tuple[Help, ...] = ()
    rest: tuple[Help, ...] = ()

    @property
    def more(self) -> str:
        """Count what doesn't stand among the gravest; "" where all do."""
        return f"{number(len(self.rest), 'more step')} at risk, late or possibly delayed." if self.rest else ""


def helping(found: Sequence[Concern], told: Callable[[Deliverable], Step], *, asks: bool) -> Helping:
    """Make the part of the summary about help.

    Args:
        found: The concerns, the worst first.
        told: Says a step for these readers.
        asks: Whether the sheet has a column for notes that these readers see. Else nobody can know what was asked.
    """
    helps = tuple(_helps(found, told, asks=asks))
    return Helping("Where you can help" if asks else "Late or at risk", NONE, helps[:MOST], helps[MOST:])


def _helps(found: Sequence[Concern], told: Callable[[Deliverable], Step], *, asks: bool) -> Iterator[Help]:
    notes: set[str] = set()
    for each in found:
        step, unsaid = told(each.step), UNSAID if asks else ""
        if step.note in notes:
            step, unsaid = replace(step, note=""), AS_BEFORE
        elif step.note:
            notes.add(step.note)
            unsaid = ""
        if each.days_late:
            late = f"{number(each.days_late, 'day')} late"
            step = replace(step, word=", ".join(filter(None, (step.word, late))))
        yield Help(one_line(each.project.name), step, goal=one_line(each.project.goal), unsaid=unsaid)
