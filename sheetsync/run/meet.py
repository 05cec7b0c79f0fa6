"""The update meeting: its agenda, what is answered in it, and that it was held."""

from collections.abc import Sequence
from datetime import date

from sheetsync.model.finding import Finding
from sheetsync.model.grid import Grid
from sheetsync.model.page import Page
from sheetsync.model.plan import Answer
from sheetsync.model.run import Run
from sheetsync.model.said import Said
from sheetsync.model.snapshot import Snapshot
from sheetsync.ports import SheetStore
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.remember import take_over
from sheetsync.run.review import Review
from sheetsync.run.summarise import WEEK, since_day
from sheetsync.steps.answer import answer_of
from sheetsync.steps.compare import compare
from sheetsync.steps.compose.agenda import agenda as compose_agenda
from sheetsync.steps.compose.decisions import Decision, Topic
from sheetsync.steps.compose.decisions import decisions as found_decisions
from sheetsync.steps.compose.decisions import topics as found_topics
from sheetsync.steps.compose.meeting import Talk
from sheetsync.steps.compose.words import Words

MEETING = "the update meeting"
"""The audience that is told by walking through the agenda."""


def agenda(
    run: Run,
    review: Review,
    *,
    since: date | None = None,
    unanswered: Sequence[Finding] = (),
) -> Page:
    """Make the agenda of the update meeting from what a run saw.

    Args:
        run: What was read.
        review: Says what day it is.
        since: The day of the meeting before; None means that of the last walk, else a week ago.
        unanswered: What owners were told of as often as may be.

    Raises:
        UnsafeError: Nothing could be read.
    """
    refuse_unreadable(run)
    return compose_agenda(
        run.roadmap,
        run.findings,
        run.look,
        spreadsheet=run.spreadsheet,
        today=review.today(run.spreadsheet),
        since=_meeting_before(run, review, since),
        unanswered=unanswered,
        words=Words(review.language),
    )


def decisions(run: Run, review: Review) -> tuple[Decision, ...]:
    """Return what the meeting decides on, with what changed since the meeting before."""
    since = _meeting_before(run, review)
    changes = compare(since, run.look.now) if since and run.look else ()
    return found_decisions(run.roadmap, run.findings, changes, today=review.today(run.spreadsheet))


def topics(run: Run, review: Review) -> tuple[Topic, ...]:
    """Return the open lines in the order of the meeting."""
    return found_topics(run.roadmap, decisions(run, review), today=review.today(run.spreadsheet))


def _meeting_before(run: Run, review: Review, since: date | None = None) -> Snapshot | None:
    """Return how the roadmap stood at the meeting before: at the last walk, else a week ago."""
    local = review.local(run.spreadsheet)
    walked = run.look.history.told.get(MEETING) if run.look else None
    before = walked.astimezone(local.tzinfo).date() if walked else local.date() - WEEK
    return since_day(run.look, since, otherwise=before)


def answer(store: SheetStore, review: Review, said: Sequence[Said]) -> tuple[tuple[Said, Answer | None], ...]:
    """Type what the person at the keyboard said into the sheet as it is now.

    Returns:
        Each with what was typed for it; None where its line, or its cell, is not as it was shown.
    """
    grid, run = review.of(store.read(review.wants))
    refuse_unreadable(run)
    wanted = [(each, answer_of(run.roadmap, grid, each)) for each in said]
    typed = store.answer(grid.tab, [each for _, each in wanted if each])
    return tuple((each, found if found in typed else None) for each, found in wanted)


def met(run: Run, review: Review) -> None:
    """Remember that the update meeting was held: the next agenda tells what changed since."""
    if run.look is not None and review.history is not None:
        take_over(review.history, run.look)
        review.history.tell(run.look.roadmap, MEETING, run.now)


def talk(grid: Grid, run: Run, review: Review, unanswered: Sequence[Finding] = ()) -> Talk:
    """Return what makes the lines of the meeting from what a run saw, and of what owners left unanswered.

    Raises:
        UnsafeError: Nothing could be read.
    """
    refuse_unreadable(run)
    today = review.today(run.spreadsheet)
    words, since = Words(review.language), _meeting_before(run, review)
    return Talk(run.roadmap, grid, run.findings, run.look, run.spreadsheet, today, since, words, unanswered)
