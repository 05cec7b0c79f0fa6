"""The run: read, check, plan, write, tell. Nothing is written until everything is decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.document import Document
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.plan import Plan
from sheetsync.model.run import Run
from sheetsync.model.settings import Reading, Writing
from sheetsync.ports import SheetStore
from sheetsync.rules.pack import ActiveRule
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.check import check as check_roadmap
from sheetsync.steps.compose import compose
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
        run = replace(run, written=store.apply(plan, lambda newer: look(newer)[2]))
    return grid, replace(run, plan=plan, requests=dict(store.requests))


def summarise(run: Run, review: Review) -> Document:
    """Make the words that stakeholders read from what a run saw.

    Raises:
        UnsafeError: Nothing could be read, so there is nothing true to say.
    """
    _refuse_unreadable(run)
    today = review.today(run.spreadsheet)
    return compose(run.roadmap, run.findings, spreadsheet=run.spreadsheet, now=run.now, today=today)


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
