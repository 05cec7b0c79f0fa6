"""The headline: the worst fact, for whom and due when; then how far the work is, and what nobody knows."""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.steps.compose.concern import Concern, Gravity, counted
from sheetsync.steps.compose.facts import Facts
from sheetsync.steps.compose.footer import quiet_since
from sheetsync.steps.compose.words import day, listed, number, quoted, shortened, when

NAME_LENGTH: Final = 60


def headline(facts: Facts) -> Iterator[str]:
    """Yield the sentences, the news first."""
    if not facts.steps:
        yield "There is no committed work in the sheet."
    elif not facts.has_status:
        yield f"{number(len(facts.steps), 'step')}{where(facts)}."
        yield "The sheet has no status column, so it doesn't say how far they are."
    elif not facts.open:
        yield _settled(facts)
    else:
        yield from _when_it_is(facts)
        yield from _projects_concerned(facts) if facts.hides_steps else _worst(facts)
        yield _progress(facts)
        yield from () if facts.hides_steps else _others(facts)
        yield from _calm(facts)
        yield from _unknown(facts)


def where(facts: Facts, *, names_one: bool = False) -> str:
    """Say of which projects the steps are; "" where they are of none."""
    named = [project for project, _ in facts.committed if project.name]
    if names_one and len(named) == len(facts.committed) == 1:
        return f" of {shortened(one_line(named[0].name), NAME_LENGTH)}"
    return f" in {number(len(named), 'project')}" if named else ""


def _settled(facts: Facts) -> str:
    many = len(facts.steps)
    if facts.done < many:
        done = f"{facts.done} {'is' if facts.done == 1 else 'are'} done"
        return f"No committed step is open: {done}, and {many - facts.done} won't be."
    steps = "The one committed step" if many == 1 else f"All {many} committed steps"
    return f"{steps}{where(facts, names_one=True)} {'is' if many == 1 else 'are'} done."


def _when_it_is(facts: Facts) -> Iterator[str]:
    """Say that the interval is over, or hasn't begun; while it lasts, the title does."""
    if over := facts.over:
        verb = "is" if facts.open == 1 else "are"
        ended = day(over.end, year=True, language=facts.language)
        yield f"The interval ended on {ended}, and {facts.open} of {number(len(facts.steps), 'step')} {verb} open."
    elif ahead := facts.ahead:
        yield f"The interval starts on {day(ahead.start, year=True, language=facts.language)}."


def _worst(facts: Facts) -> Iterator[str]:
    for worst in facts.concerns[:1]:
        due = when(None, worst.step.end, facts.today, is_open=worst.step.is_open, language=facts.language)
        yield f"{worst.gravity.word}{_for_whom(worst)}: {quoted(worst.step)}{due and f', {due}'}."


def _for_whom(concern: Concern) -> str:
    """Say who waits for it, else of which project it is."""
    project = concern.project
    if names := concern.step.stakeholder_names or project.stakeholder_names:
        return f" for {shortened(listed(list(map(one_line, names)), most=2), NAME_LENGTH)}"
    return f" in {shortened(one_line(project.name), NAME_LENGTH)}" if project.name else ""


def _projects_concerned(facts: Facts) -> Iterator[str]:
    for gravity in Gravity:
        found = [each.project for each in facts.concerns if each.gravity is gravity]
        names = [shortened(one_line(each.name), NAME_LENGTH) or "lines without a project" for each in found]
        if names:
            yield f"{gravity.word}: {listed(list(dict.fromkeys(names)))}."


def _progress(facts: Facts) -> str:
    """Say how much of what was due is done, and how much of all; without days, only the latter."""
    all_of_them = f"{facts.done} of {number(len(facts.steps), 'committed step')}{where(facts, names_one=True)}"
    if not facts.due:
        return f"{all_of_them} {'is' if facts.done == 1 else 'are'} done."
    verb = "is" if facts.due_done == 1 else "are"
    return f"{facts.due_done} of {number(len(facts.due), 'step')} due by now {verb} done; in all {all_of_them}."


def _others(facts: Facts) -> Iterator[str]:
    """Count what is not in the first sentence."""
    others = list(counted(facts.concerns[1:]))
    if others:
        yield f"Besides, {listed(others, most=len(Gravity))}."


def _calm(facts: Facts) -> Iterator[str]:
    """Say that nothing is marked, of no more steps than those that have a status."""
    if not facts.concerns and facts.silent < len(facts.steps):
        whose = "Of those with a known status none" if facts.silent else "No committed step"
        yield f"{whose} is marked as at risk or delayed."


def _unknown(facts: Facts) -> Iterator[str]:
    if facts.silent:
        yield f"{number(facts.silent, 'step')} {'has' if facts.silent == 1 else 'have'} no known status."
    if quiet := quiet_since(facts.steps, facts.today):
        yield f"The last update of a committed step is from {day(quiet, year=True, language=facts.language)}."
