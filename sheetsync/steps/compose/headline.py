"""The headline: the worst fact, for whom and due when; then how far the work is, and what nobody knows."""

from collections.abc import Iterator
from typing import Final

from sheetsync.languages.catalogue import ended
from sheetsync.model.own_text import one_line
from sheetsync.steps.compose.concern import Concern, Gravity, counts
from sheetsync.steps.compose.facts import Facts
from sheetsync.steps.compose.footer import quiet_since
from sheetsync.steps.compose.words import shortened

NAME_LENGTH: Final = 60


def headline(facts: Facts) -> Iterator[str]:
    """Yield the sentences, the news first."""
    words = facts.words
    if not facts.steps:
        yield words.say("There is no committed work in the sheet.")
    elif not facts.has_status:
        yield f"{steps(facts)}."
        yield words.say("No status was read, so how far they are isn't known.")
    elif not facts.open:
        yield _settled(facts)
    else:
        yield from _when_it_is(facts)
        yield from _projects_concerned(facts) if facts.hides_steps else _worst(facts)
        yield _progress(facts)
        yield from () if facts.hides_steps else _others(facts)
        yield from _calm(facts)
        yield from _unknown(facts)


def steps(facts: Facts) -> str:
    """Count the steps, and say in how many projects they are."""
    told = facts.words.many("{count} step", "{count} steps", len(facts.steps))
    return " ".join(filter(None, (told, _where(facts))))


def _where(facts: Facts, *, names_one: bool = False) -> str:
    """Say of which projects the steps are; "" where they are of none."""
    named = [project for project, _ in facts.committed if project.name]
    if names_one and len(named) == len(facts.committed) == 1:
        return facts.words.say("of {project}", project=shortened(one_line(named[0].name), NAME_LENGTH))
    return facts.words.many("in {count} project", "in {count} projects", len(named)) if named else ""


def _settled(facts: Facts) -> str:
    words, every, where = facts.words, len(facts.steps), _where(facts, names_one=True)
    if facts.done < every:
        return words.many(
            "No committed step is open: {count} is done, and {rest} won't be.",
            "No committed step is open: {count} are done, and {rest} won't be.",
            facts.done,
            rest=every - facts.done,
        )
    if not where:
        return words.many("The one committed step is done.", "All {count} committed steps are done.", every)
    return words.many(
        "The one committed step {where} is done.", "All {count} committed steps {where} are done.", every, where=where
    )


def _when_it_is(facts: Facts) -> Iterator[str]:
    """Say that the interval is over, or hasn't begun; while it lasts, the title does."""
    words = facts.words
    if over := facts.over:
        part = words.many("{part} of {count} step", "{part} of {count} steps", len(facts.steps), part=facts.open)
        yield words.many(
            "The interval ended on {day}, and {part} is open.",
            "The interval ended on {day}, and {part} are open.",
            facts.open,
            day=words.day(over.end, year=True),
            part=part,
        )
    elif ahead := facts.ahead:
        yield words.say("The interval starts on {day}.", day=words.day(ahead.start, year=True))


def _worst(facts: Facts) -> Iterator[str]:
    words = facts.words
    for worst in facts.concerns[:1]:
        due = words.when(None, worst.step.end, facts.today, is_open=worst.step.is_open)
        step = ", ".join(filter(None, (words.quoted(words.said(worst.step)), due)))
        yield ended(f"{_for_whom(worst, facts)}: {step}")


def _for_whom(concern: Concern, facts: Facts) -> str:
    """Say how bad it is, and who waits for it, else of which project it is."""
    project, words, bad = concern.project, facts.words, concern.gravity.word(facts.words)
    if names := concern.step.stakeholder_names or project.stakeholder_names:
        readers = words.listed(list(map(one_line, names)), most=2)
        return words.say("{bad} for {readers}", bad=bad, readers=shortened(readers, NAME_LENGTH))
    if project.name:
        return words.say("{bad} in {project}", bad=bad, project=shortened(one_line(project.name), NAME_LENGTH))
    return bad


def _projects_concerned(facts: Facts) -> Iterator[str]:
    words = facts.words
    for gravity in Gravity:
        found = [each.project for each in facts.concerns if each.gravity is gravity]
        unnamed = words.meant("among names of projects", "lines without a project")
        names = [shortened(one_line(each.name), NAME_LENGTH) or unnamed for each in found]
        if names:
            yield ended(f"{gravity.word(words)}: {words.listed(list(dict.fromkeys(names)))}")


def _progress(facts: Facts) -> str:
    """Say how much of what was due is done, and how much of all; without days, only the latter."""
    words, every = facts.words, len(facts.steps)
    part = words.many("{part} of {count} committed step", "{part} of {count} committed steps", every, part=facts.done)
    if not facts.due:
        all_of_them = " ".join(filter(None, (part, _where(facts, names_one=True))))
        return words.many("{part} is done.", "{part} are done.", facts.done, part=all_of_them)
    passed = words.many(
        "{part} of {count} step due by now", "{part} of {count} steps due by now", len(facts.due), part=facts.due_done
    )
    return words.many(
        "{part} is done; in all {all}.", "{part} are done; in all {all}.", facts.due_done, part=passed, all=part
    )


def _others(facts: Facts) -> Iterator[str]:
    """Count what is not in the first sentence."""
    others = [gravity.counted(many, facts.words) for gravity, many in counts(facts.concerns[1:])]
    if others:
        yield facts.words.say("Besides, {others}.", others=facts.words.listed(others, most=len(Gravity)))


def _calm(facts: Facts) -> Iterator[str]:
    """Say that nothing is marked, of no more steps than those that have a status."""
    if facts.concerns or facts.silent == len(facts.steps):
        return
    if facts.silent:
        yield facts.words.say("Of those with a known status none is marked as at risk or delayed.")
    else:
        yield facts.words.say("No committed step is marked as at risk or delayed.")


def _unknown(facts: Facts) -> Iterator[str]:
    words = facts.words
    if facts.silent:
        yield words.many("{count} step has no known status.", "{count} steps have no known status.", facts.silent)
    if quiet := quiet_since(facts.steps, facts.today):
        yield words.say("The last update of a committed step is from {day}.", day=words.day(quiet, year=True))
