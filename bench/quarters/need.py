"""Who needs somebody: on which lines a person has something to do, in truth and whatever a rule says of them.

It is the measure of the benches, and was written before the rules that are measured with it were changed.
"""

from collections.abc import Collection
from datetime import date, timedelta

from bench.quarters.line import RISKS, Line
from sheetsync.model.terms import Interval

WEEK = timedelta(weeks=1)


def why(line: Line, day: date, interval: Interval, holidays: Collection[date] = ()) -> str:
    """Say why a line needs somebody on a day, "" where it doesn't.

    Args:
        line: As it stands on that day.
        day: The day.
        interval: That of the roadmap.
        holidays: Mondays of weeks in which nobody works.
    """
    if not line.is_open or not line.is_planned:
        return ""
    if line.end and line.end < day:
        return "its day has passed"
    if line.is_below:
        return ""
    has_begun = line.is_begun or bool(line.start and line.start <= day)
    until = (line.end - day).days if line.end else None
    reasons = {
        "due this week, with more work left": _is_tight(line, until),
        "begun two weeks ago, and still not started": line.status == "Not started"
        and line.start is not None
        and day - line.start >= 2 * WEEK,
        "at risk without a note": line.status in RISKS and not line.notes,
        "no status": line.status in ("", "?", "on it") and (has_begun or (until is not None and until <= 21)),
        "no owner": not line.owner and (has_begun or (until is not None and until <= 14)),
        "nothing happened for two weeks": has_begun and _idle(line, day, holidays) >= 2 * WEEK,
        "waits for a decision for a second week": line.status == "At risk"
        and line.stands_since is not None
        and day - line.stands_since >= WEEK,
        "ends beyond the interval": bool(line.end and line.end > interval.end) and "carried over" not in line.notes,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_tight(line: Line, until: int | None) -> bool:
    """Whether a line is due within a week and can't be done by then, and nobody said so."""
    if until is None or until >= WEEK.days or line.status in RISKS:
        return False
    return line.left > until if line.left is not None else line.status == "Not started"


def _idle(line: Line, day: date, holidays: Collection[date]) -> timedelta:
    """For how long nobody touched a line that should move, weeks of holidays aside."""
    if line.touched is None:
        return timedelta()
    # Before its start nothing was to happen to one that nobody has begun.
    waits = line.start if line.start and not line.is_begun else line.touched
    since = max(line.touched, waits)
    return day - since - WEEK * sum(since < each <= day for each in holidays)
