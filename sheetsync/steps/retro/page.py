"""The retrospective as a page: facts with their counts and definitions, then blank space for people.

It lists, and draws no conclusion; it never names or ranks people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from statistics import median
from typing import Final

from sheetsync.kinds.words import phrases
from sheetsync.model.finding import Finding
from sheetsync.model.own_text import one_line
from sheetsync.model.page import Block, Items, Page, Paragraph, Part, Prompt, Table, Text
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import ChangeKind
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import day, number, span
from sheetsync.steps.retro.execution import execution
from sheetsync.steps.retro.figures import Facts, Fate
from sheetsync.steps.retro.heard import heard
from sheetsync.steps.retro.words import name
from sheetsync.steps.tell import sentences

INTERVIEWS: Final = ("interview*", "user research", "discovery", "focus group*", "user test*")
FOLLOW_UPS: Final = (
    "follow-up*", "follow up*", "feedback", "survey*", "check-in*", "check in*", "retro*", "office hours",
)  # fmt: skip
PROMPTS: Final = (
    "Process: did the roadmap, the updates and the priority line help us? What would we do otherwise?",
    "Estimation: which work took longer than we thought, and what did we not know?",
    "Execution: what went well, what was in our way, and what do we try next?",
)

START_LIST: Final = (
    "The start list is every line that was in the sheet at the end of the first day, or at the first look; added is "
    "what was first seen later; gone is a row that was deleted. Stretch goals don't count."
)
DATES: Final = "A date moved when a line was seen with one last day, and later with another."
LEAD: Final = (
    "The lead time runs from the first day on which a line was seen at risk, or as a possible delay, to the day it "
    "was due until then; below 0 the warning came after that day. Weeks at risk count the days it was seen so; a gap "
    "between two looks belongs to the earlier one."
)
CHANGES: Final = (
    "A change is anything that people did to a line or to the interval; sorting isn't one. Days unchanged run from "
    "the first day on which a line was seen as it was, for the lines that were open at the end of the week. Stale are "
    "those of more days than the cadence has."
)


def retro(facts: Facts, roadmap: Roadmap, findings: Sequence[Finding] = ()) -> Page:
    """Make the retrospective.

    Args:
        facts: What is known of the interval.
        roadmap: Names it, and says which interviews were held and what was heard.
        findings: Say which questions may have led.
    """
    over = "" if facts.until == facts.interval.end else f", as of {day(facts.until)}"
    return Page(
        title=f"Retrospective: {one_line(roadmap.title) or 'roadmap'}",
        subtitle=f"{span(facts.interval.start, facts.interval.end)}{over}",
        headline=tuple(_headline(facts)),
        parts=(
            Part("Plan against end", tuple(_plan(facts))),
            Part("Estimation", tuple(_Estimation(facts).blocks())),
            Part("Process", tuple(_Process(facts).blocks())),
            Part("Users", (*_users(facts), *heard(roadmap, facts.interval, findings))),
            Part("Execution", tuple(execution(facts))),
            Part("What do we make of it?", tuple(map(Prompt, PROMPTS))),
        ),
        footer=tuple(_footer(facts)),
        made=datetime.combine(facts.until, time()),
    )


def _headline(facts: Facts) -> Iterator[str]:
    added = sum(each.added for each in facts.fates)
    left = sum(each.still_open for each in facts.fates)
    yield f"{facts.delivered} of the {number(len(facts.start_list), 'line')} of the start list are done."
    yield f"{number(added, 'line was', 'lines were')} added later."
    yield f"{number(left, 'line is', 'lines are')} open at the end."


def _footer(facts: Facts) -> Iterator[str]:
    first = day(facts.first_look, year=True)
    yield f"From {number(len(facts.snapshots), 'snapshot')}; the first look at this interval was on {first}."
    if facts.first_look > facts.interval.start:
        yield f"The history is younger than the interval: what was before {first} is not known."
    yield "The figures are about lines, never about people. They say what was seen in the sheet, not why."


def _plan(facts: Facts) -> Iterator[Block]:
    def row(title: str, fates: Sequence[Fate]) -> tuple[Text, ...]:
        names = ("at_start", "added", "done", "still_open", "dropped", "gone")
        return (Text(title), *(Text(str(sum(getattr(each, key) for each in fates))) for key in names))

    # In a flat list no line has a project, and the sum says it all.
    fates = facts.fates if any(each.project for each in facts.fates) else ()
    rows = [row(one_line(each.project) or "Lines without a project", [each]) for each in fates]
    headers = ("Project" if rows else "", "At start", "Added", "Done", "Open", "Won't do", "Gone")
    yield Table(headers, (*rows, row("All", facts.fates)))
    listed = len(facts.start_list)
    share = f" ({facts.delivered / listed:.0%}, n = {listed})" if listed else ""
    yield Paragraph(f"Delivery against the start list: {facts.delivered} of {listed}{share}.")
    yield Paragraph(START_LIST, quiet=True)
    scope = [each for each in facts.changes if each.kind is ChangeKind.SCOPE]
    if scope:
        yield Paragraph(f"Scope added more than a week after the start (n = {len(scope)}):")
        yield Items(tuple(Text(f"{day(each.day)}: {name(each.line)}") for each in scope if each.line))


@dataclass(frozen=True, slots=True)
class _Estimation:
    facts: Facts

    def blocks(self) -> Iterator[Block]:
        facts = self.facts
        dated = sum(line.end is not None for line in facts.start_list)
        yield Paragraph(f"Dates moved: {number(len(facts.slips), 'line')}; {dated} of the start list had a date.")
        if facts.slips:
            yield Table(("Line", "First date", "Last date", "Days", "Moves"), tuple(self._slips()))
            yield Paragraph(f"Median: {median(each.days for each in facts.slips):+g} days (n = {len(facts.slips)}).")
        yield Paragraph(DATES, quiet=True)
        yield Paragraph(f"At risk or possibly late at some time: {number(len(facts.warnings), 'line')}.")
        if facts.warnings:
            yield Table(("Line", "First warning", "Days before it was due", "Weeks at risk"), tuple(self._warnings()))
            lead = median(each.lead_days for each in facts.warnings)
            weeks = sum(facts.weeks_at_risk.values())
            yield Paragraph(f"Median lead time: {lead:g} days (n = {len(facts.warnings)}).")
            yield Paragraph(f"Weeks at risk in all: {weeks:.1f} (n = {len(facts.weeks_at_risk)}).")
        yield Paragraph(LEAD, quiet=True)
        left = sum(line.is_open for line in facts.end_list)
        yield Paragraph(f"Open at the end, to carry over or to drop: {left} of {number(len(facts.end_list), 'line')}.")

    def _slips(self) -> Iterator[tuple[Text, ...]]:
        for each in self.facts.slips:
            numbers = (f"{each.days:+d}", str(each.moves))
            yield tuple(map(Text, (name(each.line), day(each.first), day(each.last), *numbers)))

    def _warnings(self) -> Iterator[tuple[Text, ...]]:
        for each in self.facts.warnings:
            weeks = self.facts.weeks_at_risk.get(each.line.id, 0.0)
            yield tuple(map(Text, (name(each.line), day(each.day), str(each.lead_days), f"{weeks:.1f}")))


@dataclass(frozen=True, slots=True)
class _Process:
    facts: Facts

    def blocks(self) -> Iterator[Block]:
        facts = self.facts
        updated = sum(each.changes > 0 for each in facts.weeks)
        yield Paragraph(f"Weeks in which somebody updated the sheet: {updated} of {len(facts.weeks)}.")
        yield Paragraph(self._silence())
        yield Table(("Week to", "Changes", "Open lines (n)", "Stale", "Median days unchanged"), tuple(self._weeks()))
        yield Paragraph(CHANGES, quiet=True)
        crossed = [each for each in facts.changes if each.kind is ChangeKind.CROSSED]
        yield Paragraph(f"Lines that crossed the priority line: {len(crossed)}.")
        if crossed:
            yield Items(tuple(map(Text, sentences(crossed))))
        yield Paragraph(self._interval())

    def _silence(self) -> str:
        first, last = self.facts.longest_silence
        if first == last:
            return "Nobody looked on two days yet: how long the sheet was silent is not known."
        kept = "within" if (last - first).days <= self.facts.cadence_days else "longer than"
        return (
            f"The longest silence was {number((last - first).days, 'day')}, from {day(first)} to {day(last)}: "
            f"{kept} the {self.facts.cadence_days} days of the cadence."
        )

    def _weeks(self) -> Iterator[tuple[Text, ...]]:
        for each in self.facts.weeks:
            numbers = (str(each.changes), str(each.open_lines), str(each.stale), f"{each.median_days:g}")
            yield tuple(map(Text, (day(each.last_day), *numbers)))

    def _interval(self) -> str:
        old, new = self.facts.planned, self.facts.interval
        if old == new:
            return "The interval kept its dates."
        return f"The interval moved: it was {span(old.start, old.end)}, and is {span(new.start, new.end)}."


def _users(facts: Facts) -> Iterator[Block]:
    for what, said in (("Interviews and research", INTERVIEWS), ("Follow-ups with users", FOLLOW_UPS)):
        found = phrases(said).search
        lines = [line for line in facts.end_list if found(line.text)]
        missing = [line for line in lines if line.status is not Status.DONE]
        yield Paragraph(f"{what}: {len(lines) - len(missing)} of {number(len(lines), 'line')} done.")
        if missing:
            yield Items(tuple(Text(f"{name(line)}: {line.word or 'no status'}") for line in missing))
    yield Paragraph("Lines are taken for interviews and for follow-ups by their words.", quiet=True)
