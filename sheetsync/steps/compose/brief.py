"""The brief: what fits into a mail that is read in three minutes, and the subject that carries the news."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sheetsync.model.document import Brief, Help, Work
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Field, Project, Roadmap, Status
from sheetsync.steps.compose.words import listed, number, shortened

MOST_HELP: Final = 3
MOST_WORKS: Final = 6
MOST_NEXT: Final = 3
NAME_LENGTH: Final = 48
TEXT_LENGTH: Final = 160
NOTE_LENGTH: Final = 280
_NEWS: Final = {Status.AT_RISK: "at risk", Status.POSSIBLE_DELAY: "may slip"}
_GRAVEST_FIRST: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)


def brief(
    roadmap: Roadmap,
    *,
    committed: Sequence[tuple[Project, Sequence[Deliverable]]],
    works: Sequence[Work],
    helps: Sequence[Help],
    coming: Sequence[Help],
    later: int,
) -> Brief:
    """Choose what a busy reader needs.

    Projects at risk come first, then those that may slip, then the others in the order of the
    sheet, which is that of priority. What doesn't fit is counted, never dropped in silence.

    Args:
        roadmap: Its title, and whether it has a column for the status.
        committed: Projects above the line with their committed steps, as `works` has them.
        works: The same for a reader.
        helps: Every call for help, the gravest first.
        coming: What comes next.
        later: How many more steps come next than `coming` has.
    """
    ordered = sorted(works, key=lambda each: [*_GRAVEST_FIRST, each.status].index(each.status))
    left_out = [
        number(len(works[MOST_WORKS:]), "more project"),
        number(len(helps[MOST_HELP:]), "more call for help", "more calls for help"),
        number(len(coming[MOST_NEXT:]) + later, "more step that comes next", "more steps that come next"),
    ]
    left_out = [each for each in left_out if not each.startswith("0 ")]
    return Brief(
        subject=f"{one_line(roadmap.title) or 'Roadmap'}: {_news(roadmap, committed)}",
        help=tuple(_short(each) for each in helps[:MOST_HELP]),
        works=tuple(replace(each, goal="", steps=()) for each in ordered[:MOST_WORKS]),
        next=tuple(_short(each) for each in coming[:MOST_NEXT]),
        more=f"The full summary has {listed(left_out)}." if left_out else "",
    )


def _short(each: Help) -> Help:
    step = each.step
    text, note = shortened(step.text, TEXT_LENGTH), shortened(step.note, NOTE_LENGTH)
    project, owner = shortened(each.project, NAME_LENGTH), shortened(step.owner, NAME_LENGTH)
    return Help(project, replace(step, text=text, note=note, owner=owner))


def _news(roadmap: Roadmap, committed: Sequence[tuple[Project, Sequence[Deliverable]]]) -> str:
    """Say what is at risk and how far the work is, short enough for the list of an inbox."""
    steps = [step for _, each in committed for step in each]
    if not steps:
        return "no committed work"
    if Field.STATUS not in roadmap.columns:
        return f"{number(len(steps), 'step')} in {number(len(committed), 'project')}"
    parts = []
    for status, word in _NEWS.items():
        names = [one_line(project.name) for project, each in committed if any(step.status is status for step in each)]
        if names:
            name = shortened(names[0], NAME_LENGTH) if len(names) == 1 else ""
            parts.append(f"{name or number(len(names), 'project')} {word}")
    done = sum(step.status is Status.DONE for step in steps)
    return f"{', '.join(parts) or 'nothing marked at risk'} ({done} of {len(steps)} done)"
