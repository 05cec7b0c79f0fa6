"""The agenda of the update meeting: what is to be decided, then every open line with all there is to say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

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
from sheetsync.steps.compose.words import day, heading, marker_of, number, span
from sheetsync.steps.tell import sentences

HEADERS: Final = ("Cell", "Line", "Status", "Owner", "Due", "Unchanged since", "Remarks")
LEAD: Final = HEADERS.index("Line")
SHARES: Final = (5, 25, 16, 11, 8, 11, 24)

ACROSS: Final = "Does a project above the line belong below it, or the other way round?"


def agenda(
    roadmap: Roadmap,
    findings: Sequence[Finding],
    look: Look | None,
    *,
    spreadsheet: Spreadsheet,
    today: date,
    since: Snapshot | None,
    unanswered: Sequence[Finding] = (),
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
    """
    return _Agenda(roadmap, findings, look, spreadsheet, today, since, unanswered).page()


@dataclass(frozen=True, slots=True)
class _Agenda:
    roadmap: Roadmap
    findings: Sequence[Finding]
    look: Look | None
    spreadsheet: Spreadsheet
    today: date
    since: Snapshot | None
    unanswered: Sequence[Finding]

    def page(self) -> Page:
        changes = compare(self.since, self.look.now) if self.since and self.look else ()
        decided = decisions(self.roadmap, self.findings, changes, today=self.today)
        found = topics(self.roadmap, decided, today=self.today)
        above = [each for each in found if each.project.priority is not Priority.LOWER]
        below = [each for each in found if each.project.priority is Priority.LOWER]
        parts = [
            *self._unanswered(),
            *([_to_decide(decided)] if decided else []),
            self._changes(changes),
            *self._projects(above),
            *self._projects(below, " (below the line)"),
            Part("Before you part", (Prompt(ACROSS),)),
        ]
        return Page(
            title=f"Update meeting: {one_line(self.roadmap.title) or 'roadmap'}",
            subtitle=self._subtitle(),
            headline=tuple(self._headline(found)),
            parts=tuple(parts),
            footer=tuple(self._footer()),
            made=datetime.combine(self.today, time()),
        )

    def _subtitle(self) -> str:
        interval = self.roadmap.interval
        dates = f" · interval {span(interval.start, interval.end)}" if interval else ""
        return f"{day(self.today, year=True)}{dates}"

    def _headline(self, found: Sequence[Topic]) -> Iterator[str]:
        yield f"{number(len(found), 'line')} {'is' if len(found) == 1 else 'are'} open."
        known = [each.past for each in found if each.past]
        if known:
            old = sum((self.today - each.unchanged.day).days > 14 for each in known)
            yield f"{number(old, 'of them was', 'of them were')} not touched for more than 14 days."

    def _unanswered(self) -> Iterator[Part]:
        if self.unanswered:
            said = tuple(
                Text(
                    f"{each.cell.a1 if each.cell else ''} {one_line(each.deliverable or each.project)}: "
                    f"[{each.column}] {each.message}",
                    self.spreadsheet.cell_url(each.tab, each.cell) if each.cell else "",
                )
                for each in self.unanswered
            )
            yield Part("Their owners were told three times", (Items(said),))

    def _changes(self, changes: Sequence[Change]) -> Part:
        if self.look is None:
            return Part(
                "Changed", (Paragraph("Nothing is remembered: run `sheetsync sync` with a history.", quiet=True),)
            )
        if self.since is None:
            return Part("Changed", (Paragraph("This is the first look: there is nothing to compare with yet."),))
        said = tuple(map(Text, sentences(changes)))
        blocks: tuple[Block, ...] = (Items(said),) if said else (Paragraph("Nothing in the sheet changed."),)
        return Part(f"Changed since {day(self.since.day)}", blocks)

    def _projects(self, found: Sequence[Topic], side: str = "") -> Iterator[Part]:
        by_project: dict[int, list[Topic]] = {}
        for each in found:
            by_project.setdefault(each.project.line, []).append(each)
        for same in by_project.values():
            name = heading(same[0].project.name, self.roadmap.shape)
            goal = one_line(same[0].project.goal)
            rows = tuple(tuple(self._row(each)) for each in same)
            table = Table(HEADERS, rows, LEAD, SHARES)
            yield Part(f"{name}{side}", (Paragraph(goal, quiet=True), table) if goal else (table,))

    def _row(self, topic: Topic) -> Iterator[Text | Badge | Items]:
        step, past = topic.step, topic.past
        field = Field.STATUS if Field.STATUS in self.roadmap.columns else Field.DELIVERABLE
        cell = self.roadmap.cell(field, step.row) or self.roadmap.cell(Field.PROJECT, step.row)
        link = self.spreadsheet.cell_url(self.roadmap.tab, cell) if cell else ""
        yield Text(cell.a1 if cell else f"row {step.row}", link)
        yield Text(f"{marker_of(step)}{one_line(step.text)}")
        yield Badge(step.status, step.status or one_line(step.status_text) or "No status")
        yield Text(one_line(step.owner))
        yield Text(_due(step))
        yield Text(_since(past))
        yield Items(tuple(map(Text, self._remarks(step))))

    def _remarks(self, step: Deliverable) -> Iterator[str]:
        if step.notes:
            yield f"note: {one_line(step.notes)}"
        for each in self.findings:
            if each.cell and each.cell.row == step.row and each.tab == self.roadmap.tab and not each.acknowledged:
                yield f"[{each.column}] {each.message}"

    def _footer(self) -> Iterator[str]:
        yield (
            "Open is every line that is neither Done nor Won't do. Above the priority line first; then what waits for "
            "a decision, what is under way, the stalest first, and what has time."
        )
        yield (
            "Unchanged since: the first day on which the line was seen as it is now; its `Updated` cell counts as a "
            "change, the name of its project doesn't."
        )
        if self.roadmap.past:
            yield f"The history begins on {day(self.roadmap.past.started, year=True)}; ≥ marks what may be older."


def _to_decide(decided: Sequence[Decision]) -> Part:
    return Part("To decide", (Items(tuple(Text(_decision(each)) for each in decided)),))


def _decision(each: Decision) -> str:
    said = "; ".join(words for _, words in each.reasons)
    return f"{each.text} ({each.project}): {said}" if each.project else f"{each.text}: {said}"


def _due(step: Deliverable) -> str:
    if step.end is None:
        return ""
    return day(step.end.last) if step.end.is_exact else one_line(step.end.text)


def _since(past: LinePast | None) -> str:
    if past is None:
        return ""
    return day(past.unchanged.day) if past.unchanged.is_exact else f"≥ {day(past.unchanged.day)}"
