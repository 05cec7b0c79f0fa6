"""Due: whom to tell today, by what they were told before."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sheetsync.model.audience import Cadence
from sheetsync.model.delivery import Delivery, Stage, Target

RIVALS: Final = timedelta(hours=6)
"""Runs that say within so long what they will send may be at work at the same time; a job ends long before."""


def last_told(target: Target, log: Iterable[Delivery]) -> date | None:
    """Return the day, in UTC, on which a target was reached last, or may have been; None when it never was."""
    told: date | None = None
    intended: date | None = None
    for each in log:
        if each.target != target:
            continue
        if each.stage is Stage.INTENDED:
            intended = each.at.date() if each.may_have_arrived else None
        else:
            intended = None
            told = max(told or each.at.date(), each.at.date()) if each.may_have_arrived else told
    return max((each for each in (told, intended) if each), default=None)


def is_due(target: Target, log: Iterable[Delivery], today: date, cadence: Cadence) -> bool:
    """Whether a target is to be told today.

    It counts from the last time it was *reached*: what failed is due again with the next run, and
    what arrived, or may have, is not, whatever happened to the others.
    """
    last = last_told(target, log)
    return last is None or (today - last).days >= cadence.days


def intended(log: Iterable[Delivery], run: str) -> frozenset[Target]:
    """Return the targets that a run said it will send to, and to which nothing else was sent since."""
    open_by: dict[Target, Delivery] = {}
    for each in log:
        if each.stage is not Stage.INTENDED:
            open_by.pop(each.target, None)
        elif (first := open_by.get(each.target)) is None or each.at - first.at >= RIVALS:
            # Of two runs at once, the first to say so sends; one that was cut off long ago holds nobody up.
            open_by[each.target] = each
    return frozenset(target for target, by in open_by.items() if by.run == run)


def uncertain(log: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Return the deliveries of which nobody knows whether they arrived: the last of their target, and not repeated."""
    last = {each.target: each for each in log}
    return tuple(each for each in last.values() if each.stage is not Stage.ENDED and each.may_have_arrived)


def edition(target: Target, log: Iterable[Delivery], sheet: str = "") -> str:
    """Name what a target is told next of a sheet: the same name at every retry, so that a second copy is known."""
    last = last_told(target, [each for each in log if each.stage is Stage.ENDED])
    said = f"{target.audience} {target.channel} {target.to} after {last.isoformat() if last else 'nothing'}"
    return f"{said} of {sheet}" if sheet else said


def begun(posts: Iterable[tuple[Target, Cadence]], log: Sequence[Delivery], now: datetime, run: str) -> list[Delivery]:
    """Return what to keep before anything leaves: an intention for each target that is due, and comes to its reader."""
    return [
        Delivery(target, now, stage=Stage.INTENDED, run=run)
        for target, cadence in posts
        if target.channel.is_push and is_due(target, log, now.date(), cadence)
    ]
