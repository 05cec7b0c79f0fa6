"""The agenda of the update meeting: what is to be decided, then every open line with all there is to say of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.document import Headings
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.page import Badge, Block, Items, Page, Paragraph, Part, Prompt, Table, Text
from sheetsync.model.past import LinePast
from sheetsync.model.roadmap import Deliverable, Roadmap
from sheetsync.model.run import Look
from sheetsync.model.snapshot import Change, Snapshot
from sheetsync.model.terms import Field, Priority
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.decisions import Decision, Topic, decisions, topics
from sheetsync.steps.compose.heard_part import heard
from sheetsync.steps.compose.words import IN_ENGLISH, Words
from sheetsync.steps.tell import sentences

HEADERS: Final = (
    message("Cell"),
    message("Line"),
    message("Status"),
    message("Owner"),
    message("Due"),
    message("Unchanged since"),
    message("Remarks"),
)
LEAD: Final = HEADERS.index("Line")
SHARES: Final = (5, 25, 16, 11, 8, 11, 24)

STALE_DAYS: Final = 14
"""What nobody touched for longer is counted."""

ACROSS: Final = message("Does a project above the line belong below it, or the other way round?")


def agenda(
    roadmap: Roadmap,
    findings: Sequence[Finding],
    look: Look | None,
    *,
    spreadsheet: Spreadsheet,
    today: date,
    since: Snapshot | None,
    unanswered: Sequence[Finding] = (),
    words: Words = IN_ENGLISH,
) -> Page:
    """Make the agenda of the meeting of `today`.

    Args:
        roadmap: What the sheet means, with its past.
        findings: Those that nobody acknowledged stand beside their lines.
        look: What the history says; None where nothing is remembered.
        spreadsheet: Gives links to its cells.
        today: The day of the meeting.
        since: How the roadmap stood at the meeting before; None where nobody looked then.
        unanswered: Those that their owners were told of as often as may be: they come first.
        words: The language of the sheet.
    """
    return _Agenda(roadmap, findings, look, spreadsheet, today, since, unanswered, words).page()


@dataclass(frozen=True)
class _Agenda:
    roadmap: Roadmap
    findings: Sequence[Finding]
    look: Look | None
    spreadsheet: Spreadsheet
    today: date
    since: Snapshot | None
    unanswered: Sequence[Finding]
    words: Words

    def page(self) -> Page:
        changes = compare(self.since, self.look.now) if self.since and self.look else ()
        say = self.words.say
        decided = decisions(self.roadmap, self.findings, changes, today=self.today, words=self.words)
        found = topics(self.roadmap, decided, today=self.today)
        above = [each for each in found if each.project.priority is not Priority.LOWER]
        below = [each for each in found if each.project.priority is Priority.LOWER]
        parts = [
            *self._unanswered(),
            *([self._to_decide(decided)] if decided else []),
            self._changes(changes),
            *self._projects(above),
            *self._projects(below, is_below=True),
            *self._heard(),
            *self._across(),
        ]
        return Page(
            title=self._title(),
            subtitle=self._subtitle(),
            headline=tuple(self._headline(found)),
            parts=tuple(parts),
            footer=tuple(self._footer(found)),
            made=datetime.combine(self.today, time()),
            language=self.words.language,
            words=Headings(more=say("and {count} more")),
        )

    def _title(self) -> str:
        name = one_line(self.roadmap.title)
        return self.words.say("Update meeting: {name}", name=name) if name else self.words.say("Update meeting")

    def _subtitle(self) -> str:
        interval = self.roadmap.interval
        parts = [self.words.day(self.today, year=True)]
        if interval:
            parts.append(self.words.say("interval {span}", span=self.words.span(interval.start, interval.end)))
        return " · ".join(parts)

    def _headline(self, found: Sequence[Topic]) -> Iterator[str]:
        if Field.STATUS not in self.roadmap.columns:
            yield self.words.say("No status was read, so which lines are open isn't known.")
            return
        yield self.words.many("{count} line is open.", "{count} lines are open.", len(found))
        known, past = [each.past for each in found if each.past], self.roadmap.past
        # What is older than the history, it doesn't know.
        if known and past and (self.today - past.started).days > STALE_DAYS:
            old = sum((self.today - each.unchanged.day).days > STALE_DAYS for each in known)
            yield self.words.many(
                "{count} of them was not touched for more than 14 days.",
                "{count} of them were not touched for more than 14 days.",
                old,
            )

    def _unanswered(self) -> Iterator[Part]:
        if self.unanswered:
            said = tuple(
                Text(
                    f"{each.cell.a1 if each.cell else ''} {one_line(each.deliverable or each.project)}: "
                    f"[{each.column}] {each.message}",
                    self.spreadsheet.cell_url(each.tab, each.cell) if each.cell else None,
                )
                for each in self.unanswered
            )
            yield Part(self.words.say("Their owners were told three times"), (Items(said),))

    def _changes(self, changes: Sequence[Change]) -> Part:
        say = self.words.say
        if self.look is None:
            nothing = say("Nothing is remembered: run `sheetsync sync` with a history.")
            return Part(say("Changed"), (Paragraph(nothing, quiet=True),))
        if self.since is None:
            first = say("No look from before is remembered, so there is nothing to compare with.")
            return Part(say("Changed"), (Paragraph(first),))
        said = tuple(map(Text, sentences(changes, words=self.words)))
        blocks: tuple[Block, ...] = (Items(said),) if said else (Paragraph(say("No line changed.")),)
        return Part(say("Changed since {day}", day=self.words.day(self.since.day)), blocks)

    def _projects(self, found: Sequence[Topic], *, is_below: bool = False) -> Iterator[Part]:
        by_project: dict[int, list[Topic]] = {}
        for each in found:
            by_project.setdefault(each.project.line, []).append(each)
        for same in by_project.values():
            name = self.words.heading(same[0].project.name, self.roadmap.shape)
            goal = one_line(same[0].project.shared_goal)
            rows = tuple(tuple(self._row(each)) for each in same)
            table = Table(tuple(map(self.words.say, HEADERS)), rows, LEAD, SHARES)
            title = self.words.say("{project} (below the line)", project=name) if is_below else name
            yield Part(title, (Paragraph(goal, quiet=True), table) if goal else (table,))

    def _row(self, topic: Topic) -> Iterator[Text | Badge | Items]:
        step, past = topic.step, topic.past
        field = Field.STATUS if Field.STATUS in self.roadmap.columns else Field.DELIVERABLE
        cell = self.roadmap.cell(field, step.row) or self.roadmap.cell(Field.PROJECT, step.row)
        link = self.spreadsheet.cell_url(self.roadmap.tab, cell) if cell else None
        yield Text(cell.a1 if cell else self.words.say("row {number}", number=step.row), link)
        yield Text(self.words.named(step))
        yield Badge(step.status, self._word(step))
        yield Text(one_line(step.owner))
        yield Text(self._due(step))
        yield Text(self._since(past))
        yield Items(tuple(map(Text, self._remarks(step))))

    def _remarks(self, step: Deliverable) -> Iterator[str]:
        if step.notes:
            yield self.words.say("note: {text}", text=one_line(step.notes))
        yield from (f"[{each.column}] {each.message}" for each in self._by_row.get(step.row, ()))

    @cached_property
    def _by_row(self) -> Mapping[int, Sequence[Finding]]:
        """What nobody acknowledged, by its row of the tab."""
        found = defaultdict[int, list[Finding]](list)
        for each in self.findings:
            if each.cell and each.tab == self.roadmap.tab and not each.acknowledged:
                found[each.cell.row].append(each)
        return found

    def _word(self, step: Deliverable) -> str:
        return self.words.status(step.status) if step.status else one_line(step.status_text) or self.words.status(None)

    def _due(self, step: Deliverable) -> str:
        if step.end is None:
            return ""
        return self.words.day(step.end.last) if step.end.is_exact else one_line(step.end.text)

    def _since(self, past: LinePast | None) -> str:
        if past is None:
            return ""
        return f"{'' if past.unchanged.is_exact else '≥ '}{self.words.day(past.unchanged.day)}"

    def _to_decide(self, decided: Sequence[Decision]) -> Part:
        return Part(self.words.say("To decide"), (Items(tuple(Text(_decision(each)) for each in decided)),))

    def _heard(self) -> Iterator[Part]:
        """Say what users said, where a tab lists interviews or questions."""
        blocks = tuple(heard(self.roadmap, self.roadmap.interval, self.findings, self.words))
        if blocks:
            yield Part(self.words.say("What users said"), blocks)

    @property
    def _has_line(self) -> bool:
        return self.roadmap.has_divider or Field.PRIORITY in self.roadmap.columns

    def _across(self) -> Iterator[Part]:
        """Ask about the priority line, where there is one."""
        if self._has_line:
            yield Part(self.words.say("Before you part"), (Prompt(self.words.say(ACROSS)),))

    def _footer(self, found: Sequence[Topic]) -> Iterator[str]:
        """Say what the words of the tables mean that stand there."""
        if not found:
            return
        yield self.words.say(
            "Open is every line that is neither Done nor Won't do: first what waits for a decision, then what is under "
            "way, the stalest first, and last what has time."
        )
        if self._has_line:
            yield self.words.say("What stands above the priority line comes before what stands below it.")
        if self.roadmap.past:
            yield self.words.say(
                "Unchanged since: the first day on which the line was seen as it is now; its `Updated` cell counts as "
                "a change, the name of its project doesn't."
            )
            started = self.words.day(self.roadmap.past.started, year=True)
            yield self.words.say("The history begins on {day}; ≥ marks what may be older.", day=started)


def _decision(each: Decision) -> str:
    said = "; ".join(words for _, words in each.reasons)
    return f"{each.text} ({each.project}): {said}" if each.project else f"{each.text}: {said}"
