"""The subject: the news in the words of a mail's subject, of which an inbox on a phone shows about 35 characters."""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.steps.compose.concern import counted
from sheetsync.steps.compose.facts import Facts
from sheetsync.steps.compose.headline import NAME_LENGTH, where
from sheetsync.steps.compose.words import day, number, shortened

WORST_LENGTH: Final = 48


def subject(facts: Facts) -> str:
    """Return the subject: the news, and the name of the roadmap behind it."""
    return f"{_news(facts)} ({shortened(one_line(facts.roadmap.title) or 'Roadmap', NAME_LENGTH)})"


def _news(facts: Facts) -> str:
    if not facts.steps:
        return "No committed work"
    if not facts.has_status:
        return f"{number(len(facts.steps), 'step')}{where(facts)}"
    return _settled(facts) if not facts.open else _running(facts)


def _settled(facts: Facts) -> str:
    many = len(facts.steps)
    return f"All {number(many, 'step')} done" if facts.done == many else f"None open, {facts.done} of {many} done"


def _running(facts: Facts) -> str:
    if over := facts.over:
        return f"Over since {day(over.end, language=facts.language)}, {number(facts.open, 'step')} open"
    if facts.concerns:
        return " · ".join(_gravest(facts))
    if ahead := facts.ahead:
        return f"Starts {day(ahead.start, language=facts.language)}: {number(len(facts.steps), 'step')}"
    if facts.due:
        return f"{facts.due_done} of {number(len(facts.due), 'due step')} done"
    return f"{facts.done} of {number(len(facts.steps), 'step')} done"


def _gravest(facts: Facts) -> Iterator[str]:
    worst = facts.concerns[0]
    name = one_line(worst.project.name or ("" if facts.hides_steps else worst.step.text))
    yield f"{worst.gravity.word}: {shortened(name, WORST_LENGTH)}" if name else worst.gravity.word
    others = ", ".join(counted(facts.concerns[1:], short=True))
    if others:
        yield others
