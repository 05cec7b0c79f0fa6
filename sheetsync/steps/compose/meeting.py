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
from sheetsync.model.snapshot import Change, ChangeKind, Snapshot
from sheetsync.model.terms import Field, Priority, Status
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.decisions import Decision, decisions, topics
from sheetsync.steps.compose.heard import Quote, led, quotes
from sheetsync.steps.compose.words import day, heading, marker_of, number, span
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

    `since` is how the roadmap stood at the meeting before; None where nobody looked then.
    """

    roadmap: Roadmap
    grid: Grid
    findings: Sequence[Finding]
    look: Look | None
    spreadsheet: Spreadsheet
    today: date
    since: Snapshot | None

    def agenda(self) -> Agenda:
        """Return all of it."""
        decided = self._decided
        found = [(each.project, each.step) for each in topics(self.roadmap, decided, today=self.today)]
        places = {step.row: place for place, (_, step) in enumerate(found)}
        first = [places[each.row] for each in decided if each.row in places]
        first += [places[row] for row in self._also if row not in {each.row for each in decided}]
        first = first[:MOST_FIRST]
        order = [*first, *(place for place in range(len(found)) if place not in first)]
        interval = self.roadmap.interval
        dates = f" · interval {span(interval.start, interval.end)}" if interval else ""
        return Agenda(
            title=f"Update meeting: {one_line(self.roadmap.title) or 'roadmap'}",
            subtitle=f"{day(self.today, year=True)}{dates}",
            lines=tuple(self.line(*found[place]) for place in order),
            decide=len(first),
            since=f"Since {day(self.since.day)}" if self.since else "",
            news=tuple(sentences(self._changes)),
            heard=tuple(f"{each.project}: {_quoted(each)}" if each.project else _quoted(each) for each in self._quotes),
            leading=tuple(f"{question} {why}" for question, why in led(self.roadmap, self.findings)),
        )

    def line(self, project: Project, step: Deliverable) -> Line:
        """Return one line as it stands now."""
        roadmap = self.roadmap
        places = {field: roadmap.cell(field, step.row) for field in ANSWERED}
        named = roadmap.cell(Field.DELIVERABLE, step.row) or roadmap.cell(Field.PROJECT, step.row)
        shown = places[Field.STATUS] or named
        past = self._past(step)
        return Line(
            project=project.name,
            text=step.text,
            row=step.row,
            cells={field: self.grid.at(cell).shown.strip() for field, cell in places.items() if cell},
            title=f"{marker_of(step)}{one_line(step.text)}",
            heading=heading(project.name, roadmap.shape),
            goal=one_line(project.goal),
            owner=one_line(step.owner),
            status=step.status,
            due=(day(step.end.last, year=step.end.last.year != self.today.year) if step.end.is_exact else step.end.text)
            if step.end
            else "",
            unchanged=f"{'' if past.unchanged.is_exact else '≥ '}{day(past.unchanged.day)}" if past else "",
            place=shown.a1 if shown else "",
            link=self.spreadsheet.cell_url(roadmap.tab, shown) if shown else "",
            is_lower=project.priority is Priority.LOWER,
            remarks=tuple(self._remarks(step)),
            changes=tuple(sentences(self._changes_of(step))),
            heard=tuple(
                _quoted(each) for each in self._quotes if each.project and each.project == one_line(project.name)
            ),
            reasons=(*self._reasons.get(step.row, ()), *self._also.get(step.row, ())),
        )

    def _past(self, step: Deliverable) -> LinePast | None:
        return self.roadmap.past.lines.get(step.line) if self.roadmap.past else None

    def _remarks(self, step: Deliverable) -> Iterator[str]:
        for each in self.findings:
            if each.cell and each.cell.row == step.row and each.tab == self.roadmap.tab and each.is_spoken:
                yield f"[{each.column}] {each.message}" if each.column else each.message

    @cached_property
    def _quotes(self) -> Sequence[Quote]:
        return quotes(self.roadmap, self.roadmap.interval)

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
        return decisions(self.roadmap, self.findings, self._changes, today=self.today)

    @cached_property
    def _reasons(self) -> Mapping[int, Sequence[str]]:
        """Why lines are to be decided first, by their rows; those that are gone have none."""
        return {each.row: [words for _, words in each.reasons] for each in self._decided if each.row}

    @cached_property
    def _also(self) -> Mapping[int, Sequence[str]]:
        """What a meeting should hear of as well, by the rows of open lines: who crossed the line, and who stalled."""
        found: dict[int, list[str]] = {}
        for project, step in self.roadmap.deliverables:
            past = self._past(step) if step.is_open else None
            if past is None:
                continue
            said = []
            if any(each.kind is ChangeKind.CROSSED for each in self._changes_of(step)):
                said.append(f"crossed the line, now {'below' if project.priority is Priority.LOWER else 'above'}")
            quiet = (self.today - past.unchanged.day).days
            if step.status in _BEGUN and quiet >= STALLED_DAYS and project.priority is not Priority.LOWER:
                said.append(f"not touched for {number(quiet, 'day')}")
            if said:
                found[step.row] = said
        return found


def _quoted(quote: Quote) -> str:
    about = ", ".join(filter(None, (quote.topic, day(quote.day) if quote.day else "")))
    return f"“{quote.said}”{f' ({about})' if about else ''}"
