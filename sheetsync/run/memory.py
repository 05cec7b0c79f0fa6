"""What the memory is for: the history itself, the update meeting, the retrospective."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sheetsync.errors import UsageError
from sheetsync.model.own_text import one_line
from sheetsync.model.page import Page
from sheetsync.model.plan import Answer
from sheetsync.model.run import Run
from sheetsync.model.snapshot import Change, History, Snapshot
from sheetsync.ports import HistoryStore, SheetStore
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.look_back import remember, take_over
from sheetsync.run.pipeline import WEEK, Review, since_day
from sheetsync.steps.answer import Reply, answers
from sheetsync.steps.carry import carried
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.agenda import agenda as compose_agenda
from sheetsync.steps.recall import intervals, planned, so_far
from sheetsync.steps.retro import facts, retro

MEETING = "the update meeting"
"""The audience that is told by walking through the agenda."""

CADENCE_DAYS = 14
"""How many days may lie between two updates: the talk asks for weekly or bi-weekly ones."""


def told(run: Run, review: Review, audience: str) -> None:
    """Remember how the roadmap stood when an audience was told, and that it was.

    Raises:
        SheetsyncError: The history can't be written.
    """
    if run.look is not None and review.history is not None:
        remember(review.history, run.look, run.look.now)
        review.history.tell(run.look.roadmap, audience, run.now)


@dataclass(frozen=True, slots=True)
class Recalled:
    """A history, and each snapshot of it with what had changed then."""

    roadmap: str
    history: History

    @property
    def steps(self) -> tuple[tuple[Snapshot, tuple[Change, ...]], ...]:
        """Each snapshot, in the order of time, with its changes; the first has none."""
        seen = self.history.snapshots
        return tuple((each, compare(seen[index - 1], each) if index else ()) for index, each in enumerate(seen))

    def on(self, day: date | None) -> tuple[Snapshot, tuple[Change, ...]]:
        """Return the last snapshot up to a day, with its changes; None means the last of all.

        Raises:
            UsageError: The history begins later.
        """
        for step in reversed(self.steps):
            if day is None or step[0].day <= day:
                return step
        raise UsageError(f"the history begins on {self.history.snapshots[0].day}: ask for that day, or a later one")


def recalled(store: HistoryStore, roadmap: str, *, sheet: str = "") -> Recalled:
    """Return the history of a roadmap.

    Args:
        store: Remembers it.
        roadmap: Its name, or what its sheet is known by; "" is that of `sheet`, else the only one.
        sheet: What the sheet of the configuration is known by, "" for none.

    Raises:
        UsageError: There is none of that name, or none at all, or several and none is named.
    """
    names = store.roadmaps()
    if not names:
        raise UsageError("nothing is remembered yet: run `sheetsync sync` first")
    found = {name: store.read(name) for name in names}
    successors = {each.origin: name for name, each in found.items() if each.origin}
    living = [name for name in names if name not in successors]
    said = [name for name in names if roadmap == name or _is_of(found[name], roadmap or sheet)]
    chosen = list(dict.fromkeys(_last(name, successors) for name in said)) or ([] if roadmap else living)
    if len(chosen) != 1:
        raise UsageError(f"say which roadmap with --roadmap: {', '.join(map(one_line, chosen or living))}")
    history = carried(found[chosen[0]])
    if not history.snapshots:
        raise UsageError("; ".join((f"nothing of {one_line(chosen[0])} can be read", *history.notices)))
    return Recalled(chosen[0], history)


def _is_of(history: History, sheet: str) -> bool:
    return history.of is not None and history.of.sheet == sheet


def _last(name: str, successors: Mapping[str, str]) -> str:
    """Return the name under which a history goes on now."""
    passed = {name}
    while (following := successors.get(name)) and following not in passed:
        name = following
        passed.add(name)
    return name


def agenda(run: Run, review: Review, *, since: date | None = None) -> Page:
    """Make the agenda of the update meeting from what a run saw.

    Args:
        run: What was read.
        review: Says what day it is.
        since: The day of the meeting before; None means that of the last walk, else a week ago.

    Raises:
        UnsafeError: Nothing could be read.
    """
    refuse_unreadable(run)
    today = review.today(run.spreadsheet)
    walked = run.look.history.told.get(MEETING) if run.look else None
    before = walked.astimezone(review.local(run.spreadsheet).tzinfo).date() if walked else today - WEEK
    return compose_agenda(
        run.roadmap,
        run.findings,
        run.look,
        spreadsheet=run.spreadsheet,
        today=today,
        since=since_day(run.look, since, otherwise=before),
    )


def retrospect(run: Run, review: Review, *, on: date | None = None) -> Page:
    """Make the retrospective of an interval from its history.

    Args:
        run: What was read.
        review: Says what day it is.
        on: A day of the interval that is meant; None means today. After an interval it is still the one that is meant.

    Raises:
        UnsafeError: Nothing could be read.
        UsageError: Nothing is remembered, or nothing of this interval.
    """
    refuse_unreadable(run)
    if run.look is None:
        raise UsageError("a retrospective takes a history: give --history DIR, or run where sheetsync.toml is")
    today = review.today(run.spreadsheet)
    seen = so_far(run.look.history, run.look.now)
    parts = [part for part in intervals(seen) if part[0].start <= (on or today)]
    if not parts:
        raise UsageError("the sheet has no interval that has begun: say its start and end under [interval]")
    interval, inside = parts[-1]
    found = facts(seen, interval, planned=planned(inside) or interval, today=today, cadence_days=CADENCE_DAYS)
    if found is None:
        raise UsageError("nothing is remembered of this interval yet: run `sheetsync sync` first")
    return retro(found, run.roadmap)


def answer(store: SheetStore, review: Review, replies: Sequence[Reply]) -> tuple[tuple[Reply, tuple[Answer, ...]], ...]:
    """Type what the person at the keyboard said into the sheet as it is now.

    Returns:
        Each reply with what was typed for it; nothing where its line, or its cell, is not as it was shown.
    """
    grid, run = review.of(store.read(review.wants))
    refuse_unreadable(run)
    wanted = [(reply, tuple(answers(run.roadmap, grid, reply))) for reply in replies]
    typed = store.answer(grid.tab, [each for _, found in wanted for each in found])
    return tuple((reply, tuple(each for each in found if each in typed)) for reply, found in wanted)


def met(run: Run, review: Review) -> None:
    """Remember that the update meeting was held: the next agenda tells what changed since."""
    if run.look is not None and review.history is not None:
        take_over(review.history, run.look)
        review.history.tell(run.look.roadmap, MEETING, run.now)
