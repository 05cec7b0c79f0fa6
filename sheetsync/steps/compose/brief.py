"""The brief: what fits into a mail that is read in three minutes, and the subject that carries the news."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sheetsync.model.document import Brief, Help, Work
from sheetsync.model.terms import Status
from sheetsync.steps.compose.helping import fitting
from sheetsync.steps.compose.words import Words, shortened

MOST_HELP: Final = 3
MOST_WORKS: Final = 8
MOST_NEXT: Final = 2
NAME_LENGTH: Final = 48
OWNER_LENGTH: Final = 32
TEXT_LENGTH: Final = 120
NOTE_LENGTH: Final = 160
HELP_LENGTH: Final = 540
NEXT_LENGTH: Final = 240
"""So many characters all of a part have; its first step stands there whatever it takes."""

_GRAVEST_FIRST: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)


def brief(
    subject: str,
    *,
    works: Sequence[Work],
    helps: Sequence[Help],
    coming: Sequence[Help],
    later: int,
    words: Words,
) -> Brief:
    """Choose what a busy reader needs.

    Projects at risk come first, then those that may slip, then the others in the order of the
    sheet, which is that of priority. What doesn't fit is counted, never dropped in silence.

    Args:
        subject: The news, for the list of an inbox.
        works: Projects above the line.
        helps: What a reader could help with, the gravest first.
        coming: What comes next.
        later: How many more steps come next than `coming` has.
        words: How they are spoken to.
    """
    ordered = sorted(works, key=lambda each: ([*_GRAVEST_FIRST, each.status].index(each.status), each.is_fine))
    told = tuple(fitting((_short(each, words) for each in helps), MOST_HELP, HELP_LENGTH))
    due = tuple(fitting((_short(each, words) for each in coming), MOST_NEXT, NEXT_LENGTH))
    projects, steps, following = len(works[MOST_WORKS:]), len(helps) - len(told), len(coming) - len(due) + later
    left_out = [
        words.many("{count} more project", "{count} more projects", projects) if projects else "",
        words.many(
            "{count} more step at risk, late or possibly delayed",
            "{count} more steps at risk, late or possibly delayed",
            steps,
        )
        if steps
        else "",
        words.many("{count} more step to come", "{count} more steps to come", following) if following else "",
    ]
    rest = words.listed([*filter(None, left_out)])
    return Brief(
        subject=subject,
        help=told,
        works=tuple(replace(each, goal="", steps=()) for each in ordered[:MOST_WORKS]),
        next=due,
        more=words.say("Not here: {rest}.", rest=rest) if rest else "",
    )


def _short(each: Help, words: Words) -> Help:
    """Cut what is said of a step: how late it is says its day too, and since when it stands so stands beside how."""
    step = each.step
    if step.since:
        step = replace(step, word=words.say("{status} {since}", status=step.word, since=step.since), since="")
    if each.step.is_late:
        step = replace(step, when="")
    text, note = shortened(step.text, TEXT_LENGTH), shortened(step.note, NOTE_LENGTH)
    project, owner = shortened(each.project, NAME_LENGTH), shortened(step.owner, OWNER_LENGTH)
    step = replace(step, text=text, note=note, owner=owner)
    return replace(each, project=project, goal=shortened(each.goal, TEXT_LENGTH), unsaid="", step=step)
