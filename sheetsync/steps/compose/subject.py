"""The subject: the news in the words of a mail's subject, of which an inbox on a phone shows about 35 characters."""

from collections.abc import Iterator
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.steps.compose.concern import counts
from sheetsync.steps.compose.facts import Facts
from sheetsync.steps.compose.headline import NAME_LENGTH, steps
from sheetsync.steps.compose.words import shortened

WORST_LENGTH: Final = 48


def subject(facts: Facts) -> str:
    """Return the subject: the news, and the name of the roadmap behind it."""
    title = one_line(facts.roadmap.title) or facts.words.say("Roadmap")
    return f"{_news(facts)} ({shortened(title, NAME_LENGTH)})"


def _news(facts: Facts) -> str:
    if not facts.steps:
        return facts.words.say("No committed work")
    if not facts.has_status:
        return steps(facts)
    return _settled(facts) if not facts.open else _running(facts)


def _settled(facts: Facts) -> str:
    many, words = len(facts.steps), facts.words
    if facts.done == many:
        return words.many("All {count} step done", "All {count} steps done", many)
    return words.say("None open, {part} of {total} done", part=facts.done, total=many)


def _running(facts: Facts) -> str:
    words, many = facts.words, len(facts.steps)
    if over := facts.over:
        ended = words.day(over.end)
        return words.many(
            "Over since {day}, {count} step open", "Over since {day}, {count} steps open", facts.open, day=ended
        )
    if facts.concerns:
        return " · ".join(_gravest(facts))
    if ahead := facts.ahead:
        starts = words.day(ahead.start)
        return words.many("Starts {day}: {count} step", "Starts {day}: {count} steps", many, day=starts)
    if facts.due:
        due = len(facts.due)
        return words.many(
            "{part} of {count} due step done", "{part} of {count} due steps done", due, part=facts.due_done
        )
    return words.many("{part} of {count} step done", "{part} of {count} steps done", many, part=facts.done)


def _gravest(facts: Facts) -> Iterator[str]:
    worst, words = facts.concerns[0], facts.words
    name = one_line(worst.project.name or ("" if facts.hides_steps else worst.step.text))
    bad = worst.gravity.word(words)
    yield f"{bad}: {shortened(name, WORST_LENGTH)}" if name else bad
    others = ", ".join(gravity.counted_shortly(many, words) for gravity, many in counts(facts.concerns[1:]))
    if others:
        yield others
