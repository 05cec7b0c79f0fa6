"""Where readers can help: every step that is late or at risk, and what it is for, whoever asked or didn't."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.document import Help, Step
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable
from sheetsync.steps.compose.concern import Concern, Gravity
from sheetsync.steps.compose.words import IN_ENGLISH, Words

MOST: Final = 8
"""So many are read before the eye gives up; the rest is counted, and stands with its projects."""

LENGTH: Final = 1500
"""So many characters all of them have, a screen and a half of a phone: of long ones fewer are read."""

UNSAID: Final = message("No word on help yet.")
"""What stands where nobody has said what would help."""


@dataclass(frozen=True, slots=True)
class Helping:
    """The part about help: its title, "" where these readers are shown none, and what stands in it."""

    title: str = ""
    none: str = ""
    helps: tuple[Help, ...] = ()
    rest: tuple[Help, ...] = ()
    words: Words = IN_ENGLISH

    @property
    def more(self) -> str:
        """Count what doesn't stand among the gravest; "" where all do."""
        if not self.rest:
            return ""
        return self.words.many(
            "{count} more step at risk, late or possibly delayed.",
            "{count} more steps at risk, late or possibly delayed.",
            len(self.rest),
        )


def helping(
    found: Sequence[Concern], told: Callable[[Deliverable], Step], *, asks: bool, words: Words = IN_ENGLISH
) -> Helping:
    """Make the part of the summary about help.

    Args:
        found: The concerns, the worst first.
        told: Says a step for these readers.
        asks: Whether the sheet has a column for notes that these readers see. Else nobody can know what was asked.
        words: How they are spoken to.
    """
    helps = tuple(_helps(found, told, words, asks=asks))
    title = words.say("Where you can help") if asks else words.say("Late or at risk")
    none = words.say("No open committed step is marked as at risk or delayed, or is past its day.")
    first = tuple(fitting(helps, MOST, LENGTH))
    return Helping(title, none, first, helps[len(first) :], words)


def fitting(helps: Iterable[Help], most: int, length: int) -> Iterator[Help]:
    """Yield the first steps as long as there is room for what is said of them; the first one whatever it takes."""
    for place, each in enumerate(islice(helps, most)):
        step = each.step
        length -= sum(map(len, (each.project, each.goal, step.text, step.owner, step.when, step.since, step.note)))
        if place and length < 0:
            return
        yield each


def _helps(
    found: Sequence[Concern], told: Callable[[Deliverable], Step], words: Words, *, asks: bool
) -> Iterator[Help]:
    notes: set[str] = set()
    for each in found:
        step, unsaid = told(each.step), words.say(UNSAID) if asks else ""
        if step.note in notes:
            step, unsaid = replace(step, note=""), words.say("The same as above.")
        elif step.note:
            notes.add(step.note)
            unsaid = ""
        if each.days_late:
            step = replace(step, word=_late(each, step.word, words), is_late=True)
        if each.gravity is Gravity.LATE:
            # Since when it is in progress would be read as since when it is late.
            step = replace(step, since="")
        yield Help(one_line(each.project.name), step, one_line(each.project.goal_of(each.step)), unsaid)


def _late(concern: Concern, word: str, words: Words) -> str:
    """Say by how much a step is late, which its day says, and then how it is marked, which the sheet says.

    The other way round a possible delay of three weeks would read as one that may still not come.
    """
    late = words.many("{count} day late", "{count} days late", concern.days_late)
    if not (concern.step.status or concern.step.status_text):
        return words.say("{late}, without a status", late=late)
    return words.say("{late}, marked {status}", late=late, status=words.quoted(word))
