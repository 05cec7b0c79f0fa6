"""The update meeting, line by line: what to decide first, then the others in the order of the agenda."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.meeting import Agenda, Line
from sheetsync.model.own_text import one_line
from sheetsync.model.past import LinePast
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.run import Look
from sheetsync.model.snapshot import Change, Snapshot
from sheetsync.model.terms import Field, Priority, Status
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.decisions import Decision, decisions, topics
from sheetsync.steps.compose.heard import Quote, led, quotes
from sheetsync.steps.compose.words import IN_ENGLISH, Words
from sheetsync.steps.tell import sentences

MOST_FIRST: Final = 8
"""So many can be decided while everybody is still awake; what is beyond stands in its place, with its reasons."""

STALLED_DAYS: Final = 14

ANSWERED: Final = (Field.STATUS, Field.END, Field.NOTES, Field.UPDATED)
"""The fields that a meeting can answer."""

_BEGUN: Final = (Status.IN_PROGRESS, Status.POSSIBLE_DELAY, Status.AT_RISK)


@dataclass(frozen=True)
class Talk:
    """Makes the lines of a meeting from what a run saw; it has no slots, so that what was compared is kept.

    `since` is how the roadmap stood at the meeting before; None where nobody looked then. `unanswered` is what owners
    were told of as often as may be.
    """

    roadmap: Roadmap
    grid: Grid
    findings: Sequence[Finding]
    look: Look | None
    spreadsheet: Spreadsheet
    today: date
    since: Snapshot | None
    words: Words = IN_ENGLISH
    unanswered: Sequence[Finding] = ()

    def agenda(self) -> Agenda:
        """Return all of it."""
        decided = self._decided
        found = [(each.project, each.step) for each in topics(self.roadmap, decided, today=self.today)]
        places = {step.row: place for place, (_, step) in enumerate(found)}
        # What owners left unanswered is the lead's by now, so it comes before all else.
        rows = dict.fromkeys((*self._left, *(each.row for each in decided), *self._also))
        first = [places[row] for row in rows if row in places][:MOST_FIRST]
        order = [*first, *(place for place in range(len(found)) if place not in first)]
        interval = self.roadmap.interval
        words, today = self.words, self.words.day(self.today, year=True)
        dates = words.span(interval.start, interval.end) if interval else ""
        name = one_line(self.roadmap.title) or words.say("the roadmap")
        return Agenda(
            title=words.say("Update meeting: {name}", name=name),
            subtitle=words.say("{day} · interval {dates}", day=today, dates=dates) if dates else today,
            lines=tuple(self.line(*found[place]) for place in order),
            decide=len(first),
            since=words.say("Since {day}", day=words.day(self.since.day)) if self.since else "",
            news=tuple(sentences(self._changes, words=words)),
            heard=tuple(
                f"{each.project}: {self._quoted(each)}" if each.project else self._quoted(each) for each in self._quotes
            ),
            leading=tuple(f"{question} {why}" for question, why in led(self.roadmap, self.findings)),
        )

    def line(self, project: Project, step: Deliverable) -> Line:
        """Return one line as it stands now."""
        roadmap, words = self.roadmap, self.words
        places = {field: roadmap.cell(field, step.row) for field in ANSWERED}
        named = roadmap.cell(Field.DELIVERABLE, step.row) or roadmap.cell(Field.PROJECT, step.row)
        shown = places[Field.STATUS] or named
        past = self._past(step)
        return Line(
            project=project.name,
            text=step.text,
            row=step.row,
            cells={field: self.grid.at(cell).shown.strip() for field, cell in places.items() if cell},
            title=words.named(step),
            heading=words.heading(project.name, roadmap.shape),
            goal=one_line(project.goal_of(step)),
            owner=one_line(step.owner),
            status=step.status,
            unchanged=self._unchanged(past) if past else "",
            place=shown.a1 if shown else "",
            link=self.spreadsheet.cell_url(roadmap.tab, shown) if shown else None,
            is_lower=project.priority is Priority.LOWER,
            remarks=tuple(self._remarks(step)),
            changes=tuple(sentences(self._changes_of(step), words=words)),
            heard=tuple(
                self._quoted(each) for each in self._quotes if each.project and each.project == one_line(project.name)
            ),
            reasons=(*self._left.get(step.row, ()), *self._reasons.get(step.row, ()), *self._also.get(step.row, ())),
        )

    def _unchanged(self, past: LinePast) -> str:
        day = self.words.day(past.unchanged.day)
        return day if past.unchanged.is_exact else self.words.say("{day} or earlier", day=day)

    def _past(self, step: Deliverable) -> LinePast | None:
        return self.roadmap.past.lines.get(step.line) if self.roadmap.past else None

    def _remarks(self, step: Deliverable) -> Iterator[str]:
        for each in self.findings:
            if each.cell and each.cell.row == step.row and each.tab == self.roadmap.tab and each.is_spoken:
                yield f"[{each.column}] {each.message}" if each.column else each.message

    @cached_property
    def _quotes(self) -> Sequence[Quote]:
        return quotes(self.roadmap, self.roadmap.interval, self.words)

    @cached_property
    def _changes(self) -> Sequence[Change]:
        return compare(self.since, self.look.now) if self.since and self.look else ()

    @cached_property
    def _by_line(self) -> Mapping[str, list[Change]]:
        found: defaultdict[str, list[Change]] = defaultdict(list)
        for each in self._changes:
            if each.line:
                found[each.line.id].append(each)
        return found

    def _changes_of(self, step: Deliverable) -> Sequence[Change]:
        past = self._past(step)
        return self._by_line.get(past.id, ()) if past else ()

    @cached_property
    def _decided(self) -> Sequence[Decision]:
        return decisions(self.roadmap, self.findings, self._changes, today=self.today, words=self.words)

    @cached_property
    def _reasons(self) -> Mapping[int, Sequence[str]]:
        """Why lines are to be decided first, by their rows; those that are gone have none."""
        return {each.row: [words for _, words in each.reasons] for each in self._decided if each.row}

    @cached_property
    def _left(self) -> Mapping[int, Sequence[str]]:
        """That owners were told as often as may be, by the rows of which they were."""
        said = self.words.say("its owner was told three times")
        return {each.cell.row: [said] for each in self.unanswered if each.cell}

    @cached_property
    def _also(self) -> Mapping[int, Sequence[str]]:
        """What a meeting should hear of as well, by the rows of open lines: who crossed the line, and who stalled."""
        words, found = self.words, dict[int, list[str]]()
        for project, step in self.roadmap.deliverables:
            past = self._past(step) if step.is_open else None
            if past is None:
                continue
            said = []
            if any(each.has_crossed for each in self._changes_of(step)):
                is_below = project.priority is Priority.LOWER
                said.append(
                    words.say("crossed the line, now below") if is_below else words.say("crossed the line, now above")
                )
            quiet = (self.today - past.unchanged.day).days
            if step.status in _BEGUN and quiet >= STALLED_DAYS and project.priority is not Priority.LOWER:
                said.append(words.many("not touched for {count} day", "not touched for {count} days", quiet))
            if said:
                found[step.row] = said
        return found

    def _quoted(self, quote: Quote) -> str:
        about = ", ".join(filter(None, (quote.topic, self.words.day(quote.day) if quote.day else "")))
        said = self.words.say("“{quote}”", quote=quote.said)
        return f"{said} ({about})" if about else said
