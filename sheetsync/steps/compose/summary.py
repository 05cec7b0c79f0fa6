"""The summary: status in the first sentence, then help, the work for each group, and what comes next.

Health is reported, not computed: the words are the sheet's own, and a sheet that doesn't say gets no
colour. Committed is what stands above the priority line and is no stretch goal; where a sheet has no
line, everything is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sheetsync.model.audience import Extra, View
from sheetsync.model.document import NO_STATUS, Document, Group, Help, Step, Work
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Field, Priority, Project, Roadmap, Shape, Status
from sheetsync.steps.compose.brief import brief
from sheetsync.steps.compose.footer import footer
from sheetsync.steps.compose.headline import RISKS, counts, headline, stretch
from sheetsync.steps.compose.shown import shown
from sheetsync.steps.compose.spoken import spoken_roadmap
from sheetsync.steps.compose.timeline import standing, timeline
from sheetsync.steps.compose.view import seen
from sheetsync.steps.compose.words import ENGLISH, day, heading, listed, number, span, when

AHEAD: Final = timedelta(days=14)
MOST_NEXT: Final = 8


def compose(
    roadmap: Roadmap,
    findings: Sequence[Finding],
    *,
    spreadsheet: Spreadsheet,
    now: datetime,
    today: date,
    view: View | None = None,
) -> Document:
    """Make the summary of a roadmap.

    Args:
        roadmap: What the sheet means. Hidden rows and columns are left out and counted.
        findings: Counted in the footer; their words stay in the sheet.
        spreadsheet: Names the source, and gives links to its cells.
        now: When the sheet was read, aware.
        today: The day it is where the sheet lives.
        view: What the readers may see; None is everything.
    """
    grid = spreadsheet.tab(roadmap.tab)
    hidden = grid.hidden_columns if grid else frozenset()
    if view:
        roadmap, findings, spreadsheet = seen(roadmap, findings, spreadsheet, view)
    else:
        roadmap = spoken_roadmap(roadmap)
    return _Summary(shown(roadmap, hidden), roadmap, findings, spreadsheet, now, today, view).document()


@dataclass(frozen=True, slots=True)
class _Summary:
    roadmap: Roadmap
    whole: Roadmap
    findings: Sequence[Finding]
    spreadsheet: Spreadsheet
    now: datetime
    today: date
    view: View | None = None

    def _hides(self, field: Field) -> bool:
        """Whether the readers may not see a column; one that the sheet doesn't have is not hidden."""
        return self.view is not None and field not in self.view.columns

    @property
    def _links(self) -> bool:
        return self.view is None or Extra.LINKS in self.view.extras

    @property
    def _language(self) -> str:
        return self.view.language if self.view else ENGLISH

    def document(self) -> Document:
        works = [(project, project.deliverables) for project in self.roadmap.projects]
        above = [each for each in works if each[0].priority is not Priority.LOWER]
        below = [each for each in works if each[0].priority is Priority.LOWER]
        committed = [(project, [step for step in steps if not step.is_stretch]) for project, steps in above]
        next_title, coming, later = self._next(committed)
        help_title, help_none = self._help_words()
        helps = tuple(self._help(above)) if help_title else ()
        told = [(project, self._work(project, steps)) for project, steps in above]
        return Document(
            title=self._title(),
            subtitle=self._subtitle(),
            headline=tuple(
                headline(
                    self.roadmap,
                    committed,
                    self.today,
                    hides_steps=self._hides(Field.DELIVERABLE),
                    language=self._language,
                )
            ),
            counts=tuple(counts(self.roadmap, [step for _, steps in committed for step in steps])),
            stretch=stretch([step for _, steps in above for step in steps if step.is_stretch]),
            help=helps,
            groups=tuple(self._groups(told)),
            next_title=next_title,
            next=coming,
            next_more=f"{number(later, 'more step follows', 'more steps follow')}." if later else "",
            below=tuple(self._below(project, steps) for project, steps in below),
            timeline=timeline(committed, self.roadmap.interval, self.today, language=self._language),
            footer=self._footer(),
            brief=brief(
                self.roadmap,
                committed=committed,
                works=[work for _, work in told],
                helps=helps,
                coming=coming,
                later=later,
            ),
            help_title=help_title,
            help_none=help_none,
            read_at=self.now.astimezone(UTC),
        )

    def _footer(self) -> tuple[str, ...]:
        return footer(
            self.roadmap,
            self.whole,
            self.findings,
            self.spreadsheet,
            self._read_at(),
            today=self.today,
            listed_fields=self.view.columns if self.view else tuple(Field),
            language=self._language,
        )

    def _title(self) -> str:
        title = one_line(self.roadmap.title) or "Roadmap"
        interval = self.roadmap.interval
        if interval is None or self.today not in interval or interval.days < 14:
            return title
        week, weeks = (self.today - interval.start).days // 7 + 1, -(-interval.days // 7)
        return f"{title}, week {week} of {weeks}"

    def _subtitle(self) -> str:
        interval = self.roadmap.interval
        dates = f"{span(interval.start, interval.end, language=self._language)} · " if interval else ""
        return f"{dates}as of {day(self.today, year=True, language=self._language)}"

    def _read_at(self) -> str:
        zone = self.spreadsheet.time_zone or "UTC"
        local = self.now.astimezone(ZoneInfo(zone))
        return f"{day(local.date(), year=True, language=self._language)}, {local:%H:%M} {zone}"

    def _help_words(self) -> tuple[str, str]:
        """Return the title of the part about help, and what stands in it where there is none."""
        if self._hides(Field.DELIVERABLE):
            return "", ""
        # Whoever isn't shown the notes can't know whether help was asked.
        if self._hides(Field.NOTES):
            return "At risk or delayed", "Nothing is marked so."
        return "Help needed", "None asked."

    def _help(self, works: Sequence[tuple[Project, Sequence[Deliverable]]]) -> Iterator[Help]:
        for status in RISKS:
            for project, steps in works:
                for step in steps:
                    if step.status is status and (step.notes or self._hides(Field.NOTES)):
                        yield Help(one_line(project.name), replace(self._step(step), since=self._since(step)))

    def _since(self, step: Deliverable) -> str:
        """Say since when a step has its status, as far as anybody looked."""
        past = self.roadmap.past.lines.get(step.line) if self.roadmap.past else None
        if past is None or (self.view and Extra.CHANGES not in self.view.extras):
            return ""
        return f"since {day(past.status.day, language=self._language)}{'' if past.status.is_exact else ' or longer'}"

    def _groups(self, works: Sequence[tuple[Project, Work]]) -> Iterator[Group]:
        by_group: dict[str, list[Work]] = {}
        names: dict[str, str] = {}
        for project, work in works:
            name = listed(project.stakeholder_names, most=6) if project.stakeholder_names else ""
            key = name.casefold()
            names.setdefault(key, one_line(name))
            by_group.setdefault(key, []).append(work)
        # Nobody's work comes last, wherever the sheet has it.
        for key in sorted(by_group, key=lambda each: not each):
            yield Group(names[key], tuple(by_group[key]), self._group_title(names[key]))

    def _group_title(self, name: str) -> str:
        if name:
            return f"For {name}"
        if self.roadmap.shape is Shape.LIST:
            return "The list"
        return "Projects" if self._hides(Field.STAKEHOLDERS) else "For whom the sheet doesn't say"

    def _work(self, project: Project, steps: Sequence[Deliverable]) -> Work:
        committed = [each for each in steps if not each.is_stretch]
        done = sum(each.status is Status.DONE for each in committed)
        progress = f"{done} of {len(committed)} done" if committed else "no steps yet"
        if Field.STATUS not in self.roadmap.columns:
            progress = number(len(steps), "step")
        name = heading(project.name, self.roadmap.shape)
        shown = () if self._hides(Field.DELIVERABLE) else tuple(map(self._step, steps))
        status = standing(committed)
        word = (status or NO_STATUS) if Field.STATUS in self.roadmap.columns else ""
        return Work(name, one_line(project.goal), progress, shown, status, word)

    def _below(self, project: Project, steps: Sequence[Deliverable]) -> Work:
        """Tell a project below the line in one line: its steps aren't listed, so its risks are counted."""
        work = self._work(project, steps)
        risks = [(sum(step.status is status for step in steps), status.lower()) for status in RISKS]
        return replace(work, progress=", ".join([work.progress, *(f"{many} {word}" for many, word in risks if many)]))

    def _step(self, step: Deliverable) -> Step:
        cell = self.roadmap.cell(Field.DELIVERABLE, step.row) or self.roadmap.cell(Field.PROJECT, step.row)
        unknown = f'"{one_line(step.status_text)}", not a known status' if step.status_text else NO_STATUS
        word = step.status or unknown
        return Step(
            text=one_line(step.text),
            status=step.status,
            word=word if Field.STATUS in self.roadmap.columns else "",
            owner=one_line(step.owner),
            when=when(step.start, step.end, self.today, is_open=step.is_open, language=self._language),
            note=one_line(step.notes),
            link=self.spreadsheet.cell_url(self.roadmap.tab, cell) if cell else "",
            is_stretch=step.is_stretch,
            cell=f"{self.roadmap.tab}!{cell.a1}" if cell and self._links else "",
        )

    def _next(self, committed: Sequence[tuple[Project, Sequence[Deliverable]]]) -> tuple[str, tuple[Help, ...], int]:
        """Return what is due in the next two weeks, or is late; without dates, the first open step of each project.

        The title, the steps, and how many more there are. Where no column says how steps stand, none is known to be
        late or open: then it is what has its day in these two weeks, and where there are no days, nothing is said.
        """
        if self._hides(Field.DELIVERABLE):
            return "", (), 0
        still_open = [
            (project, step)
            for project, steps in committed
            for step in steps
            if step.is_open or not (step.is_tracked or step.end is None or step.end.last < self.today)
        ]
        if not still_open and any(not step.is_tracked for _, steps in committed for step in steps):
            return "", (), 0
        due = [
            (step.end.last, project, step)
            for project, step in still_open
            if step.end and step.end.last <= self.today + AHEAD
        ]
        if due:
            ordered = sorted(due, key=lambda each: (each[0], each[2].row))
            chosen = [(project, step) for _, project, step in ordered]
            title = "Next two weeks"
        elif any(step.end for _, step in still_open):
            return "Next two weeks", (), 0
        else:
            first = {project.line: (project, step) for project, step in reversed(still_open)}
            chosen = [each for each in still_open if first[each[0].line] == each]
            title = "Next steps"
        shown = tuple(Help(one_line(project.name), self._step(step)) for project, step in chosen[:MOST_NEXT])
        return title, shown, len(chosen) - len(shown)
