"""Due: whom to tell today, by what they were told before."""

from collections.abc import Iterable
from datetime import date

from sheetsync.model.audience import Cadence
from sheetsync.model.delivery import Delivery, Target


def last_told(target: Target, log: Iterable[Delivery]) -> date | None:
    """Return the day, in UTC, on which a target was reached last; None when it never was."""
    return max((each.at.date() for each in log if each.target == target and each.succeeded), default=None)


def is_due(target: Target, log: Iterable[Delivery], today: date, cadence: Cadence) -> bool:
    """Whether a target is to be told today.

    It counts from the last time it was *reached*: what failed is due again with the next run, and
    what arrived is not, whatever happened to the others.
    """
    last = last_told(target, log)
    return last is None or (today - last).days >= cadence.days


def edition(target: Target, log: Iterable[Delivery]) -> str:
    """Name what a target is told next: the same name at every retry, so that a second copy can be known as one."""
    last = last_told(target, log)
    return f"{target.audience} {target.channel} {target.to} after {last.isoformat() if last else 'nothing'}"
