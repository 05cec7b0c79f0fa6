"""The words that stakeholders read, made from what a run saw: for whoever comes by, or for one audience."""

from collections.abc import Iterable
from datetime import date, timedelta

from sheetsync.model.audience import Audience, Use, View
from sheetsync.model.document import Document
from sheetsync.model.run import Look, Run
from sheetsync.model.snapshot import Snapshot
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.review import Review
from sheetsync.steps.compose import compose, strangers, uses
from sheetsync.steps.compose.news import with_news
from sheetsync.steps.compose.words import Words

WEEK = timedelta(weeks=1)
"""For so long what changed is told to whoever comes by."""


def summarise(
    run: Run, review: Review, view: View | None = None, *, audience: str = "", since: date | None = None
) -> Document:
    """Make the words that stakeholders read from what a run saw; with a view, nothing beyond it.

    Args:
        run: What was read.
        review: Says what day it is, and the language of the sheet.
        view: What the readers may see; None is everything.
        audience: Who reads it, "" for whoever comes by: what changed is told since they were told last, else
            for a week.
        since: A day since which to tell what changed.

    Raises:
        UnsafeError: Nothing could be read, so there is nothing true to say.
    """
    refuse_unreadable(run)
    today, look = review.today(run.spreadsheet), run.look
    words = Words((view and view.language) or review.language, view.dates if view else "")
    document = compose(
        run.roadmap,
        run.findings,
        spreadsheet=run.spreadsheet,
        now=run.now,
        today=today,
        view=view,
        words=words,
        note=review.note,
    )
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
        words=words,
    )


def since_day(look: Look | None, day: date | None, *, otherwise: date) -> Snapshot | None:
    """Return how the roadmap stood at the end of a day; None where nobody had looked by then.

    Where no day is said, it is that of `otherwise`, and the first look of all if that came later.
    """
    if look is None or look.history.last is None:
        return None
    return look.history.on(day or otherwise) or (None if day else look.history.snapshots[0])


def explain(run: Run, view: View) -> tuple[Use, ...]:
    """Say of each field whether a view shows it, and how much of it."""
    return uses(run.roadmap, view)


def unaddressed(run: Run, audiences: Iterable[Audience]) -> tuple[str, ...]:
    """Say which stakeholders no audience is for, and which an audience is for that the sheet doesn't have."""
    return strangers(run.roadmap, audiences)
