"""The run: read, check, plan, write, tell. Nothing is written until everything is decided."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sheetsync.errors import SheetsyncError, UnsafeError, UsageError
from sheetsync.model.audience import Audience, Channel, Use, View
from sheetsync.model.delivery import Delivery, Post
from sheetsync.model.document import Document
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.plan import Plan, Written
from sheetsync.model.run import Run
from sheetsync.model.settings import Reading, Writing
from sheetsync.ports import Deliveries, Messenger, SheetStore
from sheetsync.rules.pack import ActiveRule
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.check import check as check_roadmap
from sheetsync.steps.compose import compose, strangers, uses
from sheetsync.steps.due import edition, is_due
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.plan import plan_write_back

Tell = Callable[[str], None]
"""Says what is going on now, in a few words."""


@dataclass(frozen=True, slots=True)
class Review:
    """How to look at a sheet: what a run needs to know before it reads.

    `time_zone` is the calendar of a sheet that doesn't say its own. `now` is aware.
    """

    reading: Reading
    rules: Sequence[ActiveRule]
    now: datetime
    time_zone: str = "UTC"

    def today(self, spreadsheet: Spreadsheet) -> date:
        """Return the day it is where the sheet lives, not where the machine stands."""
        return self.now.astimezone(ZoneInfo(spreadsheet.time_zone or self.time_zone)).date()

    def of(self, spreadsheet: Spreadsheet) -> tuple[Grid, Run]:
        """Find the roadmap in a spreadsheet, check it, and return its tab and what was found.

        Raises:
            UsageError: There is no such tab.
            UnsafeError: There is no tab that could hold a roadmap.
        """
        grid, notice = choose_tab(spreadsheet, self.reading)
        if grid is None:
            raise UsageError(notice) if self.reading.tab else UnsafeError(notice)
        roadmap = parse(spreadsheet, grid, self.reading)
        today = self.today(spreadsheet)
        findings = acknowledge(grid, check_roadmap(roadmap, self.rules, today=today), today=today)
        return grid, Run(spreadsheet, roadmap, findings, self.now, notices=(notice,) if notice else ())


def check(store: SheetStore, review: Review, *, tell: Tell) -> Run:
    """Read and report; change nothing."""
    tell("Reading the sheet")
    spreadsheet = store.read()
    tell("Checking")
    _, run = review.of(spreadsheet)
    return replace(run, requests=dict(store.requests))


def sync(
    store: SheetStore,
    review: Review,
    writing: Writing,
    *,
    new_address: Callable[[], str],
    tell: Tell,
    dry_run: bool = False,
) -> tuple[Grid, Run]:
    """Read, check, and write back; a dry run stops before the write.

    Returns:
        The tab as it was read, and the run with its plan; with what was written, unless it is dry.

    Raises:
        UnsafeError: The sheet can't be read well enough to write into it.
    """

    def look(spreadsheet: Spreadsheet) -> tuple[Grid, Run, Plan]:
        grid, run = review.of(spreadsheet)
        _refuse_unreadable(run)
        plan = plan_write_back(
            grid,
            run.roadmap,
            run.findings,
            revision=spreadsheet.revision,
            writing=writing,
            new_address=new_address,
            today=review.today(spreadsheet),
        )
        return grid, run, plan

    tell("Reading the sheet")
    spreadsheet = store.read()
    tell("Checking")
    grid, run, plan = look(spreadsheet)
    if not dry_run:
        tell("Writing")
        run = replace(run, written=store.apply(plan, lambda newer: look(newer)[2]) if plan else _untouched(plan))
    return grid, replace(run, plan=plan, requests=dict(store.requests))


def summarise(run: Run, review: Review, view: View | None = None) -> Document:
    """Make the words that stakeholders read from what a run saw; with a view, nothing beyond it.

    Raises:
        UnsafeError: Nothing could be read, so there is nothing true to say.
    """
    _refuse_unreadable(run)
    today = review.today(run.spreadsheet)
    return compose(run.roadmap, run.findings, spreadsheet=run.spreadsheet, now=run.now, today=today, view=view)


def explain(run: Run, view: View) -> tuple[Use, ...]:
    """Say of each field whether a view shows it, and how much of it."""
    return uses(run.roadmap, view)


def unaddressed(run: Run, audiences: Iterable[Audience]) -> tuple[str, ...]:
    """Say which stakeholders no audience is for, and which an audience is for that the sheet doesn't have."""
    return strangers(run.roadmap, audiences)


def send(
    posts: Iterable[Post], messengers: Mapping[Channel, Messenger], log: Deliveries, *, now: datetime
) -> Iterator[Delivery]:
    """Send what is due, and say of each try how it went.

    A target that can't be reached stops no other. What arrived is in the log before the next one
    leaves, so that a run that is cut off is taken up where it stopped.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    past = log.read()
    for post in posts:
        target = post.target
        if target.channel.is_push and not is_due(target, past, now.date(), post.cadence):
            continue
        problem = ""
        try:
            messengers[target.channel].send(post.message, target.to, edition(target, past))
        except SheetsyncError as error:
            problem = str(error)
        delivery = Delivery(target, now, problem)
        if target.channel.is_push:
            log.append(delivery)
        yield delivery


def _untouched(plan: Plan) -> Written:
    return Written(acknowledged=len(plan.acknowledged), squatted=len(plan.squatted))


def _refuse_unreadable(run: Run) -> None:
    """Stop where a write could meet the wrong column, or where nothing was read."""
    if run.roadmap.ambiguous:
        raise UnsafeError(f"{run.roadmap.ambiguous[0]}; nothing was written")
    if not run.roadmap.header_row:
        found = next((each.values.get("reason", "") for each in run.roadmap.troubles), "")
        why = f" ({found})" if found else ""
        raise UnsafeError(
            f'no header row was found on tab "{run.roadmap.tab}"{why}, so nothing was read or written: '
            "say `header_row = N` under [sheet] in sheetsync.toml"
        )
