"""The summary: the news in the first sentence, then help, the work for each group, and what comes next.

Health is reported, not computed: the words are the sheet's own, and a sheet that doesn't say gets no
colour. Committed is what stands above the priority line and is no stretch goal; where a sheet has no
line, everything is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Final

from sheetsync.model.audience import Extra, View
from sheetsync.model.document import Document, Group, Step, Work
from sheetsync.model.finding import Finding
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.terms import Field, Priority, Shape, Status
from sheetsync.steps.compose.brief import brief
from sheetsync.steps.compose.coming import Coming, coming
from sheetsync.steps.compose.concern import Gravity
from sheetsync.steps.compose.facts import Facts, counts, stretch
from sheetsync.steps.compose.filled import filled
from sheetsync.steps.compose.footer import footer
from sheetsync.steps.compose.headline import headline
from sheetsync.steps.compose.helping import Helping, helping
from sheetsync.steps.compose.shown import shown
from sheetsync.steps.compose.spoken import spoken_roadmap
from sheetsync.steps.compose.subject import subject
from sheetsync.steps.compose.timeline import gravity, standing, timeline
from sheetsync.steps.compose.top import headings, read_at, said, subtitle, title, titles
from sheetsync.steps.compose.view import seen
from sheetsync.steps.compose.words import IN_ENGLISH, Words

_RISKS: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)


def compose(
    roadmap: Roadmap,
    findings: Sequence[Finding],
    *,
    spreadsheet: Spreadsheet,
    now: datetime,
    today: date,
    view: View | None = None,
    words: Words = IN_ENGLISH,
    note: str = "",
) -> Document:
    """Make the summary of a roadmap.

    Args:
        roadmap: What the sheet means. Hidden rows and columns are left out and counted.
        findings: Those about this tab are counted in the footer; their words stay in the sheet.
        spreadsheet: Names the source, and gives links to its cells.
        now: When the sheet was read, aware.
        today: The day it is where the sheet lives.
        view: What the readers may see; None is everything.
        words: How they are spoken to.
        note: What the lead says this time, in place of what the sheet says.
    """
    findings = [each for each in findings if each.tab in {"", roadmap.tab}]
    roadmap = filled(roadmap, findings)
    grid = spreadsheet.tab(roadmap.tab)
    hidden = grid.hidden_columns if grid else frozenset()
    if view:
        roadmap, findings, spreadsheet = seen(roadmap, findings, spreadsheet, view)
    else:
        roadmap = spoken_roadmap(roadmap)
    roadmap = replace(roadmap, said=note or roadmap.said)
    return _Summary(shown(roadmap, hidden), roadmap, findings, spreadsheet, now, today, view, words).document()


@dataclass(frozen=True)
class _Summary:
    roadmap: Roadmap
    whole: Roadmap
    findings: Sequence[Finding]
    spreadsheet: Spreadsheet
    now: datetime
    today: date
    view: View | None = None
    words: Words = IN_ENGLISH

    def _hides(self, field: Field) -> bool:
        """Whether the readers may not see a column; one that the sheet doesn't have is not hidden."""
        return self.view is not None and field not in self.view.columns

    def document(self) -> Document:
        works = [(project, project.deliverables) for project in self.roadmap.projects]
        above = [each for each in works if each[0].priority is not Priority.LOWER]
        below = [each for each in works if each[0].priority is Priority.LOWER]
        committed = [(project, [step for step in steps if not step.is_stretch]) for project, steps in above]
        shows_steps = not self._hides(Field.DELIVERABLE)
        follows = coming(committed, self.today, self._step, self.words) if shows_steps else Coming()
        facts = Facts(
            self.roadmap,
            committed,
            self.today,
            hides_steps=not shows_steps,
            words=self.words,
        )
        part = self._helping(facts)
        told = [
            (project, replace(self._work(project, steps), place=place)) for place, (project, steps) in enumerate(above)
        ]
        return Document(
            title=title(self.roadmap, self.today, self.words),
            subtitle=subtitle(self.roadmap, self.today, self.words),
            headline=tuple(headline(facts)),
            counts=tuple(counts(facts)),
            stretch=stretch([step for _, steps in above for step in steps if step.is_stretch], self.words),
            help=part.helps,
            groups=tuple(self._groups(told)),
            next_title=follows.title,
            next=follows.steps,
            next_more=follows.more,
            below=tuple(self._below(project, steps) for project, steps in below),
            timeline=timeline(committed, self.roadmap.interval, self.today, words=self.words),
            footer=self._footer(),
            brief=brief(
                subject(facts),
                works=[work for _, work in told],
                helps=(*part.helps, *part.rest),
                coming=follows.steps,
                later=follows.later,
                words=self.words,
            ),
            help_title=part.title,
            help_none=part.none,
            help_rest=part.rest,
            help_more=part.more,
            read_at=self.now.astimezone(UTC),
            language=self.words.language,
            words=headings(self.words),
            said=said(self.roadmap, self.words),
            titles=titles(facts, part.title, follows),
        )

    def _footer(self) -> tuple[str, ...]:
        return footer(
            self.roadmap,
            self.whole,
            self.findings,
            self.spreadsheet,
            read_at(self.now, self.spreadsheet.time_zone or "UTC", self.words),
            today=self.today,
            listed_fields=self.view.columns if self.view else tuple(Field),
            words=self.words,
        )

    def _helping(self, facts: Facts) -> Helping:
        """Without the steps, or a column that says how they stand, nothing is known to be late or at risk.

        Where no step is open, the headline has said all.
        """
        if facts.hides_steps or not facts.has_status or not facts.open:
            return Helping()

        def told(step: Deliverable) -> Step:
            return replace(self._step(step), since=self._since(step))

        return helping(facts.concerns, told, asks=Field.NOTES in self.roadmap.columns, words=self.words)

    def _since(self, step: Deliverable) -> str:
        """Say since when a step has its status, as far as anybody looked."""
        past = self.roadmap.past.lines.get(step.line) if self.roadmap.past else None
        if past is None or (self.view and Extra.CHANGES not in self.view.extras):
            return ""
        since = self.words.day(past.status.day)
        if past.status.is_exact:
            return self.words.say("since {day}", day=since)
        return self.words.say("since {day} or longer", day=since)

    def _groups(self, works: Sequence[tuple[Project, Work]]) -> Iterator[Group]:
        by_group: dict[frozenset[str], list[Work]] = {}
        names: dict[frozenset[str], str] = {}
        for project, work in works:
            name = self.words.listed(project.stakeholder_names, most=6) if project.stakeholder_names else ""
            # The same people in another order, or with other capitals, are the same readers.
            key = frozenset(each.casefold() for each in project.stakeholder_names)
            names.setdefault(key, one_line(name))
            by_group.setdefault(key, []).append(work)
        # Nobody's work comes last, wherever the sheet has it.
        for key in sorted(by_group, key=lambda each: not each):
            yield Group(names[key], tuple(by_group[key]), self._group_title(names[key]))

    def _group_title(self, name: str) -> str:
        if name:
            return self.words.say("For {readers}", readers=name)
        if self.roadmap.shape is Shape.LIST:
            return self.words.say("The list")
        if self._hides(Field.STAKEHOLDERS):
            return self.words.say("Projects")
        return self.words.say("For whom the sheet doesn't say")

    def _work(self, project: Project, steps: Sequence[Deliverable]) -> Work:
        committed = [each for each in steps if not each.is_stretch]
        done = sum(each.status is Status.DONE for each in committed)
        words, every, tracked = self.words, len(committed), Field.STATUS in self.roadmap.columns
        progress = words.say("{part} of {total} done", part=done, total=every) if every else words.say("no steps yet")
        if not tracked:
            progress = words.many("{count} step", "{count} steps", len(steps))
        name = words.heading(project.name, self.roadmap.shape)
        shown = () if self._hides(Field.DELIVERABLE) else tuple(map(self._step, steps))
        status = standing(committed)
        worst = gravity(committed, self.today)
        is_fine = worst == len(Gravity)
        # That a day has passed no status says.
        word = words.status(status) if is_fine else Gravity(worst).word(words)
        return Work(
            name, one_line(project.shared_goal), progress, shown, status, word if tracked else "", is_fine=is_fine
        )

    def _below(self, project: Project, steps: Sequence[Deliverable]) -> Work:
        """Tell a project below the line in one line: its steps aren't listed, so its risks are counted."""
        work = self._work(project, steps)
        at_risk, delayed = (sum(step.status is status for step in steps) for status in _RISKS)
        risks = (
            self.words.many("{count} at risk", "{count} at risk", at_risk) if at_risk else "",
            self.words.many("{count} possible delay", "{count} possible delay", delayed) if delayed else "",
        )
        return replace(work, progress=", ".join(filter(None, (work.progress, *risks))))

    def _step(self, step: Deliverable) -> Step:
        return self._steps[step.line]

    @cached_property
    def _steps(self) -> Mapping[int, Step]:
        """Each step for these readers, made once: one that is late stands in three parts."""
        return {each.line: self._told(each) for _, each in self.roadmap.deliverables}

    def _told(self, step: Deliverable) -> Step:
        cell = self.roadmap.cell(Field.DELIVERABLE, step.row) or self.roadmap.cell(Field.PROJECT, step.row)
        has_links = self.view is None or Extra.LINKS in self.view.extras
        # A word that nobody knows is told as it stands, with the sign for that: it is the team's to mend.
        word = "" if step.status else one_line(step.status_text)
        return Step(
            text=self.words.said(step),
            status=step.status,
            word=(word or self.words.status(step.status)) if Field.STATUS in self.roadmap.columns else "",
            owner=one_line(step.owner),
            when=self.words.when(step.start, step.end, self.today, is_open=step.is_open),
            note=one_line(step.notes),
            link=(self.spreadsheet.cell_url(self.roadmap.tab, cell) if cell else None) or "",
            is_stretch=step.is_stretch,
            cell=f"{self.roadmap.tab}!{cell.a1}" if cell and has_links else "",
        )
