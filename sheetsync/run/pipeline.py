"""The run: read, check, plan, write, tell. Nothing is written until everything is decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sheetsync.errors import UnsafeError, UsageError
from sheetsync.kinds.pack import ActiveRule
from sheetsync.model.audience import View
from sheetsync.model.document import Document
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.identity import Stands, Whereabouts
from sheetsync.model.plan import Dropdown, Plan
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look, Run
from sheetsync.model.settings import Reading, Writing
from sheetsync.model.snapshot import Snapshot
from sheetsync.model.understanding import Understanding
from sheetsync.ports import HistoryStore, Locate, SheetStore
from sheetsync.run.guard import refuse_taken_header, refuse_unreadable
from sheetsync.run.look_back import Left, keep, look_back
from sheetsync.steps.acknowledge import acknowledge, people_in
from sheetsync.steps.check import check as check_roadmap
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.news import with_news
from sheetsync.steps.decide import dropdown
from sheetsync.steps.doubt import doubts
from sheetsync.steps.parse import choose_tab, is_about_practice, parse
from sheetsync.steps.plan import plan_write_back
from sheetsync.steps.recall import recall
from sheetsync.steps.snapshot import memory_of
from sheetsync.steps.standing import after_write, badly_placed, unkept_notes
from sheetsync.steps.understand import understand as understand_sheet

Tell = Callable[[str], None]
"""Says what is going on now, in a few words."""


WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Review:
    """How to look at a sheet: what a run needs to know before it reads.

    `time_zone` is the calendar of a sheet that doesn't say its own. `now` is aware. `history` is None
    where nothing is remembered; `stands` says what is now where a sheet was that it knows.
    """

    reading: Reading
    rules: Sequence[ActiveRule]
    now: datetime
    time_zone: str = "UTC"
    history: HistoryStore | None = None
    stands: Stands = lambda _: Whereabouts.ANOTHER

    def local(self, spreadsheet: Spreadsheet) -> datetime:
        """Return what time it is where the sheet lives, not where the machine stands."""
        return self.now.astimezone(ZoneInfo(spreadsheet.time_zone or self.time_zone))

    def wants(self, title: str, tab_id: str) -> bool:
        """Whether the cells of a tab are needed: all where none is named, for then it is found by what they say."""
        named = self.reading.tab
        return not named or named in (title, tab_id) or is_about_practice(title)

    def today(self, spreadsheet: Spreadsheet) -> date:
        """Return the day it is where the sheet lives."""
        return self.local(spreadsheet).date()

    def of(self, spreadsheet: Spreadsheet, before: tuple[Grid, Run] | None = None) -> tuple[Grid, Run]:
        """Find the roadmap in a spreadsheet, check it, and return its tab and what was found.

        Args:
            spreadsheet: What was read.
            before: What this returned a moment ago. Where people's cells have stayed as they were, so has what is
                said of them, and only their answers to us are read anew.

        Raises:
            UsageError: There is no such tab.
            UnsafeError: There is no tab that could hold a roadmap.
        """
        grid, notice = choose_tab(spreadsheet, self.reading)
        if grid is None:
            raise UsageError(notice) if self.reading.tab else UnsafeError(notice)
        today = self.today(spreadsheet)
        if before and before[0].without_own == grid.without_own:
            run = before[1]
            return grid, _acknowledged(grid, replace(run, spreadsheet=spreadsheet), today)
        roadmap = parse(spreadsheet, grid, self.reading)
        look = self._look_back(spreadsheet, grid, roadmap) if roadmap.header_row else None
        if look:
            roadmap = replace(roadmap, past=recall(roadmap, look.history, look.now))
        findings = check_roadmap(roadmap, self.rules, today=today)
        chosen = (notice,) if notice else ()
        notices = (*chosen, *spreadsheet.notices, *badly_placed(grid, roadmap), *(doubts(look) if look else ()))
        return grid, _acknowledged(
            grid, Run(spreadsheet, roadmap, findings, self.now, notices=notices, look=look), today
        )

    def _look_back(self, spreadsheet: Spreadsheet, grid: Grid, roadmap: Roadmap) -> Look | None:
        if self.history is None:
            return None
        now, how = self.local(spreadsheet), self.reading
        return look_back(self.history, spreadsheet, grid, roadmap, reading=how, now=now, stands=self.stands)


def _acknowledged(grid: Grid, run: Run, today: date) -> Run:
    memory = memory_of(run.look, run.roadmap) if run.look and people_in(grid) else None
    answers = acknowledge(grid, run.roadmap, run.findings, memory=memory, today=today)
    return replace(run, findings=answers.findings, answers=answers)


def check(store: SheetStore, review: Review, *, tell: Tell) -> Run:
    """Read and report; change nothing."""
    tell("Reading the sheet")
    spreadsheet = store.read(review.wants)
    tell("Checking")
    _, run = review.of(spreadsheet)
    return replace(run, requests=dict(store.requests))


def understand(store: SheetStore, *, tell: Tell) -> Callable[[Review], tuple[Grid, Run, Understanding]]:
    """Read once, and return what says how the sheet is understood under a review; it may be asked again and again."""
    tell("Reading the sheet")
    spreadsheet = store.read()
    tell("")

    def under(review: Review) -> tuple[Grid, Run, Understanding]:
        grid, run = review.of(spreadsheet)
        return grid, run, understand_sheet(grid, run, review.reading)

    return under


def locate_dropdown(review: Review) -> Locate:
    """Return what says where the dropdown of statuses belongs in a state of the spreadsheet."""

    def locate(spreadsheet: Spreadsheet) -> Dropdown | None:
        try:
            grid, run = review.of(spreadsheet)
        except (UsageError, UnsafeError):
            # What was a roadmap a moment ago is none any more.
            return None
        return dropdown(understand_sheet(grid, run, review.reading), run.roadmap.last_row)

    return locate


def sync(
    store: SheetStore,
    review: Review,
    writing: Writing,
    *,
    new_address: Callable[[], str],
    tell: Tell,
    dry_run: bool = False,
    keep_days: int | None = None,
) -> tuple[Grid, Run]:
    """Read, check, write back and remember; a dry run stops before the write.

    Returns:
        The tab as it was read, and the run with its plan; with what was written, unless it is dry.

    Raises:
        UnsafeError: The sheet can't be read well enough to write into it.
    """

    def look(spreadsheet: Spreadsheet, before: tuple[Grid, Run] | None = None) -> tuple[Grid, Run, Plan]:
        grid, run = review.of(spreadsheet, before)
        refuse_taken_header(run, grid, writing.header)
        refuse_unreadable(run)
        plan = plan_write_back(
            grid,
            run.roadmap,
            run.answers,
            revision=spreadsheet.revision,
            writing=writing,
            new_address=new_address,
            remembers=review.history is not None,
        )
        if plan.no_place:
            raise UnsafeError(plan.no_place)
        return grid, run, plan

    tell("Reading the sheet")
    spreadsheet = store.read(review.wants, looks=writing.moves_column)
    tell("Checking")
    grid, run, plan = look(spreadsheet)
    if plan.install and not grid.has_looks:
        grid, run, plan = look(store.read(review.wants, looks=True))
    run = replace(run, notices=(*run.notices, *unkept_notes(grid, writing)))
    if not dry_run:
        left = Left(grid, run.roadmap, plan)

        def replan(newer: Spreadsheet) -> Plan:
            nonlocal left
            seen, again, more = look(newer, (grid, run))
            left = Left(seen, again.roadmap, more)
            return more

        tell("Writing")
        written = store.apply(plan, replan)
        run = replace(run, written=written, notices=tuple(after_write(run.notices, grid, run.roadmap, plan)))
        if review.history is not None:
            run = keep(run, review.history, grid, left, keep_days=keep_days)
    return grid, replace(run, plan=plan, requests=dict(store.requests))


def summarise(
    run: Run, review: Review, view: View | None = None, *, audience: str = "", since: date | None = None
) -> Document:
    """Make the words that stakeholders read from what a run saw; with a view, nothing beyond it.

    Args:
        run: What was read.
        review: Says what day it is.
        view: What the readers may see; None is everything.
        audience: Who reads it, "" for whoever comes by: what changed is told since they were told last, else
            for a week.
        since: A day since which to tell what changed.

    Raises:
        UnsafeError: Nothing could be read, so there is nothing true to say.
    """
    refuse_unreadable(run)
    today, look = review.today(run.spreadsheet), run.look
    document = compose(run.roadmap, run.findings, spreadsheet=run.spreadsheet, now=run.now, today=today, view=view)
    if look is None:
        return document
    told = look.history.told.get(audience) if audience else None
    if since or not audience:
        before = since_day(look, since, otherwise=today - WEEK)
    else:
        before = look.history.at(told) if told else None
    return with_news(
        document,
        run.roadmap,
        look,
        spreadsheet=run.spreadsheet,
        today=today,
        since=before,
        view=view,
        may_be_quiet=bool(since or audience),
    )


def since_day(look: Look | None, day: date | None, *, otherwise: date) -> Snapshot | None:
    """Return how the roadmap stood at the end of a day; None where nobody had looked by then.

    Where no day is said, it is that of `otherwise`, and the first look of all if that came later.
    """
    if look is None or look.history.last is None:
        return None
    return look.history.on(day or otherwise) or (None if day else look.history.snapshots[0])
