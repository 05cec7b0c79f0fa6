"""The headline: how far the work is, and what is at risk, before anything else."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sheetsync.model.document import NO_STATUS, SHAPES, Count
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Field, Project, Roadmap, Status
from sheetsync.steps.compose.footer import quiet_since
from sheetsync.steps.compose.words import ENGLISH, day, listed, number, quoted, shortened

NAME_LENGTH: Final = 60
RISKS: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)


def headline(
    roadmap: Roadmap,
    committed: Sequence[tuple[Project, Sequence[Deliverable]]],
    today: date,
    *,
    hides_steps: bool = False,
    language: str = ENGLISH,
) -> Iterator[str]:
    """Say how far the work is, then what is at risk, in the sheet's own words, then what nobody knows.

    Args:
        roadmap: Says whether the sheet has a status at all.
        committed: Projects above the line with their committed steps.
        today: The day it is where the sheet lives.
        hides_steps: Whether projects are named, because the readers don't see the steps.
        language: Of the dates.
    """
    steps = [step for _, each in committed for step in each]
    if not steps:
        yield "There is no committed work in the sheet."
        return
    if Field.STATUS not in roadmap.columns:
        yield f"{number(len(steps), 'step')}{_where(committed)}."
        yield "The sheet has no status column, so it doesn't say how far they are."
        return
    done = sum(step.status is Status.DONE for step in steps)
    where = _where(committed, names_one=True)
    yield f"{done} of {len(steps)} committed steps{where} {'is' if done == 1 else 'are'} done."
    silent = sum(step.status is None for step in steps)
    for status in RISKS:
        late = [step for step in steps if step.status is status]
        if late:
            names = [one_line(project.name) for project, each in committed if _any(status, each)]
            said_of = names if hides_steps else [quoted(step) for step in late]
            yield f"{status}: {listed(said_of)}."
    if silent < len(steps) and not any(step.status in RISKS for step in steps):
        yield "Nothing is marked as at risk or delayed."
    if silent:
        yield f"{number(silent, 'step')} {'has' if silent == 1 else 'have'} no known status."
    if quiet := quiet_since((step for step in steps if step.is_open), today):
        yield f"Nobody has updated an open step since {day(quiet, year=True, language=language)}."


def _where(committed: Sequence[tuple[Project, Sequence[Deliverable]]], *, names_one: bool = False) -> str:
    """Say of which projects the steps are; "" where they are of none."""
    named = [project for project, _ in committed if project.name]
    if names_one and len(named) == len(committed) == 1:
        return f" of {shortened(one_line(named[0].name), NAME_LENGTH)}"
    return f" in {number(len(named), 'project')}" if named else ""


def counts(roadmap: Roadmap, steps: Sequence[Deliverable]) -> Iterator[Count]:
    """Count committed steps by status, for the bar; nothing where the sheet has no status."""
    if Field.STATUS not in roadmap.columns:
        return
    for status in SHAPES:
        many = sum(step.status is status for step in steps)
        if many:
            yield Count(status, status or NO_STATUS, many, round(many / len(steps), 4))


def stretch(steps: Sequence[Deliverable]) -> str:
    """Count stretch goals apart: one that is dropped says nothing about health."""
    if not steps:
        return ""
    by_word: dict[str, int] = {}
    for step in steps:
        word = (step.status or NO_STATUS).lower()
        by_word[word] = by_word.get(word, 0) + 1
    parts = ", ".join(f"{many} {word}" for word, many in by_word.items())
    return f"{number(len(steps), 'stretch goal')} beside: {parts}."


def _any(status: Status, steps: Sequence[Deliverable]) -> bool:
    return any(each.status is status for each in steps)
