"""The retrospective as a page: what to talk about, with blank space for people, then facts with their definitions.

It lists, and draws no conclusion; it never names or ranks people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from sheetsync.kinds.words import phrases
from sheetsync.languages.catalogue import message, messages
from sheetsync.model.document import Headings
from sheetsync.model.finding import Finding
from sheetsync.model.own_text import one_line
from sheetsync.model.page import Block, Items, Page, Paragraph, Part, Table, Text
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import ChangeKind
from sheetsync.model.terms import Status
from sheetsync.steps.compose.heard_part import heard
from sheetsync.steps.compose.words import IN_ENGLISH, Words
from sheetsync.steps.retro.estimation import estimation
from sheetsync.steps.retro.execution import execution
from sheetsync.steps.retro.figures import Facts, Fate
from sheetsync.steps.retro.talking import talking
from sheetsync.steps.retro.words import name
from sheetsync.steps.tell import sentences

INTERVIEWS: Final = ("interview*", "user research", "discovery", "focus group*", "user test*")
FOLLOW_UPS: Final = (
    "follow-up*", "follow up*", "feedback", "survey*", "check-in*", "check in*", "retro*", "office hours",
)  # fmt: skip

START_LIST: Final = message(
    "The start list is every line that was in the sheet at the end of the first day, or at the first look; added is "
    "what was first seen later; gone is a line that isn't in the sheet any more. Stretch goals don't count."
)
CHANGES: Final = message(
    "A change is anything that people did to a line or to the interval; sorting isn't one. Days unchanged run from "
    "the first day on which a line was seen as it was, for the lines that were open at the end of the week. Stale are "
    "those of more days than the cadence has."
)
_FATES: Final = {
    "at_start": message("At start"),
    "added": message("Added"),
    "done": message("Done"),
    "still_open": message("Open"),
    "dropped": message("Won't do"),
    "gone": message("Gone"),
}
_BY_STATUS: Final = ("done", "still_open", "dropped")
_WEEK: Final = (
    message("Week to"),
    message("Changes"),
    message("Open lines (n)"),
    message("Stale"),
    message("Median days unchanged"),
)
_WITHIN: Final = messages(
    "The longest silence was {count} day, from {first} to {last}: within the {cadence} days of the cadence.",
    "The longest silence was {count} days, from {first} to {last}: within the {cadence} days of the cadence.",
)
_LONGER: Final = messages(
    "The longest silence was {count} day, from {first} to {last}: longer than the {cadence} days of the cadence.",
    "The longest silence was {count} days, from {first} to {last}: longer than the {cadence} days of the cadence.",
)


def retro(facts: Facts, roadmap: Roadmap, findings: Sequence[Finding] = (), *, words: Words = IN_ENGLISH) -> Page:
    """Make the retrospective.

    Args:
        facts: What is known of the interval.
        roadmap: Names it, and says which interviews were held and what was heard.
        findings: Say which questions may have led.
        words: The language of the sheet.
    """
    say, title = words.say, one_line(roadmap.title)
    subtitle = [words.span(facts.interval.start, facts.interval.end)]
    if facts.until != facts.interval.end:
        subtitle.append(say("as of {day}", day=words.day(facts.until)))
    return Page(
        title=say("Retrospective: {name}", name=title) if title else say("Retrospective"),
        subtitle=", ".join(subtitle),
        headline=tuple(_headline(facts, words)),
        parts=(
            talking(facts, words),
            Part(say("Plan against end") if facts.is_over else say("The plan so far"), tuple(_plan(facts, words))),
            Part(say("Estimation"), tuple(estimation(facts, words))),
            Part(say("Process"), tuple(_Process(facts, words).blocks())),
            *_filled(say("Users"), (*_users(facts, words), *heard(roadmap, facts.interval, findings, words))),
            *_filled(say("Execution"), tuple(execution(facts, words))),
        ),
        footer=tuple(_footer(facts, words)),
        made=datetime.combine(facts.until, time()),
        language=words.language,
        words=Headings(more=say("and {count} more")),
    )


def _filled(title: str, blocks: tuple[Block, ...]) -> Iterator[Part]:
    """Yield a part, where there is something to say."""
    if blocks:
        yield Part(title, blocks)


def _headline(facts: Facts, words: Words) -> Iterator[str]:
    added = sum(each.added for each in facts.fates)
    left = sum(each.still_open for each in facts.fates)
    if not facts.has_status:
        yield words.say("No status was read, so what is done and what is open isn't known.")
        yield words.many("{count} line was added later.", "{count} lines were added later.", added)
        return
    part = words.many(
        "{part} of {count} line of the start list",
        "{part} of {count} lines of the start list",
        len(facts.start_list),
        part=facts.delivered,
    )
    yield words.many("{part} is done.", "{part} are done.", facts.delivered, part=part)
    yield words.many("{count} line was added later.", "{count} lines were added later.", added)
    if facts.is_over:
        yield words.many("{count} line is open at the end.", "{count} lines are open at the end.", left)
    else:
        yield words.many("{count} line is open.", "{count} lines are open.", left)


def _footer(facts: Facts, words: Words) -> Iterator[str]:
    first = words.day(facts.first_look, year=True)
    yield words.many(
        "From {count} snapshot; the figures begin on {day}.",
        "From {count} snapshots; the figures begin on {day}.",
        len(facts.snapshots),
        day=first,
    )
    if facts.first_look > facts.interval.start:
        yield words.say("The history is younger than the interval: what was before {day} is not known.", day=first)
    yield words.say("The figures are about lines, never about people. They say what was seen in the sheet, not why.")


def _plan(facts: Facts, words: Words) -> Iterator[Block]:
    shown = _FATES if facts.has_status else {key: each for key, each in _FATES.items() if key not in _BY_STATUS}

    def row(title: str, fates: Sequence[Fate]) -> tuple[Text, ...]:
        return (Text(title), *(Text(str(sum(getattr(each, key) for each in fates))) for key in shown))

    say = words.say
    # In a flat list no line has a project, and the sum says it all.
    fates = facts.fates if any(each.project for each in facts.fates) else ()
    rows = [row(one_line(each.project) or say("Lines without a project"), [each]) for each in fates]
    yield Table((say("Project") if rows else "", *map(say, shown.values())), (*rows, row(say("All"), facts.fates)))
    if facts.has_status:
        yield Paragraph(_delivery(facts, words))
    yield Paragraph(say(START_LIST), quiet=True)
    scope = [each for each in facts.changes if each.kind is ChangeKind.SCOPE]
    if scope:
        yield Paragraph(say("Scope first seen more than a week after the start (n = {count}):", count=len(scope)))
        yield Items(tuple(Text(f"{words.day(each.day)}: {name(each.line)}") for each in scope if each.line))


def _delivery(facts: Facts, words: Words) -> str:
    say, listed, done = words.say, len(facts.start_list), facts.delivered
    if not listed:
        return say("Delivery against the start list: {part} of {count}.", part=done, count=listed)
    return say(
        "Delivery against the start list: {part} of {count} ({share}, n = {count}).",
        part=done,
        count=listed,
        share=f"{done / listed:.0%}",
    )


@dataclass(frozen=True, slots=True)
class _Process:
    facts: Facts
    words: Words

    def blocks(self) -> Iterator[Block]:
        facts, say = self.facts, self.words.say
        updated = sum(each.changes > 0 for each in facts.weeks)
        yield Paragraph(
            say(
                "Weeks in which a change was seen: {part} of {count}.",
                part=updated,
                count=len(facts.weeks),
            )
        )
        yield Paragraph(self._silence())
        if facts.has_status:
            yield Table(tuple(map(say, _WEEK)), tuple(self._weeks()))
            yield Paragraph(say(CHANGES), quiet=True)
        if facts.has_line:
            yield from self._crossed()
        yield Paragraph(self._interval())

    def _crossed(self) -> Iterator[Block]:
        facts, say = self.facts, self.words.say
        crossed = [each for each in facts.changes if each.has_crossed]
        many = len({each.line.id for each in crossed if each.line})
        yield Paragraph(say("Lines that crossed the priority line: {count}.", count=many))
        if crossed:
            yield Items(tuple(map(Text, sentences(crossed, words=self.words))))

    def _silence(self) -> str:
        (first, last), cadence = self.facts.longest_silence, self.facts.cadence_days
        if first == last:
            return self.words.say("The figures are of one day: how long the sheet was silent is not known.")
        days = (last - first).days
        said = {"first": self.words.day(first), "last": self.words.day(last), "cadence": cadence}
        return self.words.many(*(_WITHIN if days <= cadence else _LONGER), days, **said)

    def _weeks(self) -> Iterator[tuple[Text, ...]]:
        for each in self.facts.weeks:
            numbers = (str(each.changes), str(each.open_lines), str(each.stale), f"{each.median_days:g}")
            yield tuple(map(Text, (self.words.day(each.last_day), *numbers)))

    def _interval(self) -> str:
        old, new = self.facts.planned, self.facts.interval
        if old == new:
            return self.words.say("The interval kept its dates.")
        before, now = (self.words.span(each.start, each.end) for each in (old, new))
        return self.words.say("The interval moved: it was {old}, and is {new}.", old=before, new=now)


_HELD: Final = {
    INTERVIEWS: messages(
        "Interviews and research: {part} of {count} line done.",
        "Interviews and research: {part} of {count} lines done.",
    ),
    FOLLOW_UPS: messages(
        "Follow-ups with users: {part} of {count} line done.",
        "Follow-ups with users: {part} of {count} lines done.",
    ),
}


def _users(facts: Facts, words: Words) -> Iterator[Block]:
    if not facts.has_status:
        return
    for said, sentence in _HELD.items():
        found = phrases(said).search
        lines = [line for line in facts.end_list if found(line.text)]
        missing = [line for line in lines if line.status is not Status.DONE]
        yield Paragraph(words.many(*sentence, len(lines), part=len(lines) - len(missing)))
        if missing:
            yield Items(tuple(Text(f"{name(line)}: {words.of_line(line)}") for line in missing))
    yield Paragraph(words.say("Lines are taken for interviews and for follow-ups by their words."), quiet=True)
