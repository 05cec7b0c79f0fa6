"""The retrospective of an interval, from what is remembered of it."""

from dataclasses import replace
from datetime import date

from sheetsync.errors import UsageError
from sheetsync.model.page import Page
from sheetsync.model.run import Run
from sheetsync.model.standing import Outcome
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.review import Review
from sheetsync.steps.compose.words import Words
from sheetsync.steps.recall import intervals, planned, so_far
from sheetsync.steps.record import records
from sheetsync.steps.retro import facts, retro
from sheetsync.steps.retro.rules import rules_part

CADENCE_DAYS = 14
"""How many days may lie between two updates: the talk asks for weekly or bi-weekly ones."""


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
    words, history = Words(review.language), run.look.history
    page = retro(found, run.roadmap, run.findings, words=words)
    standing = (history.last.findings or ()) if history.last else ()
    rules = rules_part(records([history], today), sum(each.outcome is Outcome.BASELINE for each in standing), words)
    return replace(page, parts=(*page.parts, rules)) if rules else page
