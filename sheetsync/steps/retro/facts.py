"""Facts: the figures of a retrospective, by pandas. Nothing here is about a person."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sheetsync.model.roadmap import Interval, Status
from sheetsync.model.snapshot import Change, ChangeKind, Line, Snapshot
from sheetsync.steps.compare import compare
from sheetsync.steps.tabulate import columns, states

if TYPE_CHECKING:
    import pandas as pd

RISKS: Final = (Status.POSSIBLE_DELAY, Status.AT_RISK)
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the lines of one project: those of the start list, those that came later, and how all ended."""

    project: str
    at_start: int = 0
    added: int = 0
    done: int = 0
    still_open: int = 0
    dropped: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """A line whose date moved: its first date in the interval, its last, and how often it moved."""

    line: Line
    first: date
    last: date
    moves: int

    @property
    def days(self) -> int:
        """How many days later it is due at the end; below 0 for earlier."""
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the interval, at its last day.

    `stale` are the open lines that nothing changed of for more days than the cadence has; `median_days` is
    the median of days since each open line changed. `changes` were seen in the week.
    """

    last_day: date
    open_lines: int
    stale: int
    median_days: float
    changes: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FirstWarning:
    """The first time a line was at risk or possibly late, and how many days that was before it was due."""

    line: Line
    day: date
    lead_days: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an interval up to `until`, which belongs to it.

    Stretch goals are no part of the plan, and of none of these figures. `start_list` are the lines at
    the end of the first day, or at the first look, which was on `first_look`. `weeks_at_risk` is by
    the identity of a line, in tenths of a week, over 0.
    """

    interval: Interval
    planned: Interval
    until: date
    cadence_days: int
    first_look: date
    start_list: tuple[Line, ...]
    end_list: tuple[Line, ...]
    fates: tuple[Fate, ...]
    slips: tuple[Slip, ...]
    warnings: tuple[FirstWarning, ...]
    weeks_at_risk: dict[str, float]
    weeks: tuple[Week, ...]
    changes: tuple[Change, ...]
    looks: tuple[date, ...]
    snapshots: tuple[Snapshot, ...]

    @property
    def delivered(self) -> int:
        """How many lines of the start list are done at the end."""
        done = {line.id for line in self.end_list if line.status is Status.DONE}
        return sum(line.id in done for line in self.start_list)

    @property
    def longest_silence(self) -> tuple[date, date]:
        """The two looks with changes, or ends of the interval, that lie furthest apart."""
        days = [self.first_look, *(each for each in self.looks if each > self.first_look), self.until]
        return max(pairwise(days), key=lambda pair: pair[1] - pair[0], default=(self.first_look, self.until))


def facts(
    seen: Sequence[Snapshot], interval: Interval, *, planned: Interval, today: date, cadence_days: int
) -> Facts | None:
    """Return the facts of an interval; None where nobody looked in it.

    Args:
        seen: Every snapshot, in the order of time.
        interval: As the sheet says it now; both ends count.
        planned: As it was said at its start.
        today: A retrospective before the end of the interval is one of what is over.
        cadence_days: How many days may lie between two updates.
    """
    until = min(interval.end, today)
    before = [each for each in seen if each.day <= interval.start]
    inside = [each for each in seen if interval.start < each.day <= until]
    looks = [*before[-1:], *inside]
    if not looks:
        return None
    first_look = max(looks[0].day, interval.start)
    changes = tuple(change for old, new in pairwise(looks) for change in compare(old, new) if _counts(change))
    start, end = _plan(looks[0].lines), _plan(looks[-1].lines)
    return Facts(
        interval=interval,
        planned=planned,
        until=until,
        cadence_days=cadence_days,
        first_look=first_look,
        start_list=start,
        end_list=end,
        fates=tuple(_fates(start, looks)),
        slips=tuple(_slips(looks)),
        warnings=tuple(_warnings(looks, interval)),
        weeks_at_risk=_weeks_at_risk(looks, first_look, until),
        weeks=tuple(_weeks(looks, first_look, until, changes, cadence_days)),
        changes=changes,
        looks=tuple(sorted({each.day for each in changes})),
        snapshots=tuple(looks),
    )


def _counts(change: Change) -> bool:
    return change.kind is not ChangeKind.REORDERED and (change.line is None or not change.line.is_stretch)


def _plan(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.is_stretch)


def _frame(looks: Sequence[Snapshot], ignoring: Collection[str] = ("token",)) -> "pd.DataFrame":
    """Return the states of the lines of the plan as a table; days as ordinal numbers, the last one far off."""
    import pandas as pd

    found = [each for each in states(looks, ignoring=ignoring) if not each.line.is_stretch]
    return pd.DataFrame(columns(found)).assign(
        first=[each.since.toordinal() for each in found],
        last=[(each.until or date.max).toordinal() for each in found],
    )


def _weeks_at_risk(looks: Sequence[Snapshot], first: date, until: date) -> dict[str, float]:
    frame = _frame(looks)
    risky = frame[frame["status"].isin([each.value for each in RISKS])]
    days = risky["last"].clip(upper=until.toordinal()) - risky["first"].clip(lower=first.toordinal()) + 1
    weeks = (days.groupby(risky["line"], sort=False).sum() / 7).round(1)
    return {str(line): float(number) for line, number in weeks.items() if number > 0}


def _fates(start: Sequence[Line], looks: Sequence[Snapshot]) -> Iterable[Fate]:
    """Yield what became of the lines of each project, under the name that the project had last."""
    latest: dict[str, Line] = {}
    for snapshot in looks:
        latest |= {line.id: line for line in _plan(snapshot.lines)}
    names = {line.project: line.project for line in latest.values()}
    for snapshot in looks:
        names |= {line.project: latest[line.id].project for line in _plan(snapshot.lines)}
    present, at_start = looks[-1].by_id(), {line.id for line in start}
    counts: dict[str, Counter[str]] = {}
    for id_, line in latest.items():
        counted = counts.setdefault(names[line.project], Counter())
        counted["at_start" if id_ in at_start else "added"] += 1
        if id_ not in present:
            counted["gone"] += 1
        elif line.status is Status.DONE:
            counted["done"] += 1
        else:
            counted["still_open" if line.is_open else "dropped"] += 1
    order = {line.project: index for index, line in reversed(list(enumerate(looks[-1].lines)))}
    for project in sorted(counts, key=lambda each: order.get(each, len(order))):
        yield Fate(project, **counts[project])


def _slips(looks: Sequence[Snapshot]) -> Iterable[Slip]:
    """Yield the lines whose last day moved from one day to another, in the order of the sheet."""
    dates: dict[str, list[date]] = {}
    latest: dict[str, Line] = {}
    for snapshot in looks:
        for line in _plan(snapshot.lines):
            latest[line.id] = line
            known = dates.setdefault(line.id, [])
            if line.end and (not known or known[-1] != line.end):
                known.append(line.end)
    for id_, known in dates.items():
        if len(known) > 1:
            yield Slip(latest[id_], known[0], known[-1], len(known) - 1)


def _warnings(looks: Sequence[Snapshot], interval: Interval) -> Iterable[FirstWarning]:
    """Yield the first warning of each line, against the date that the line had at the look before.

    A line without a date is due at the end of the interval.
    """
    warned: set[str] = set()
    due = {line.id: line.end for line in looks[0].lines}
    for snapshot in looks:
        for line in _plan(snapshot.lines):
            if line.status in RISKS and line.id not in warned:
                warned.add(line.id)
                last_day = due.get(line.id, line.end) or interval.end
                yield FirstWarning(line, snapshot.day, (last_day - snapshot.day).days)
        due = {line.id: line.end for line in snapshot.lines}


def _weeks(
    looks: Sequence[Snapshot], first: date, until: date, changes: Sequence[Change], cadence_days: int
) -> Iterable[Week]:
    """Yield the weeks, each from the weekday of the first look; the last one may be short."""
    frame = _frame(looks, ignoring=("token", "project", "priority"))
    closed = [each.value for each in Status if not each.is_open]
    start = first
    while start <= until:
        last = min(start + WEEK - timedelta(days=1), until)
        there = frame[(frame["first"] <= last.toordinal()) & (frame["last"] >= last.toordinal())]
        still_open = there[~there["status"].isin(closed)]
        ages = last.toordinal() - still_open["first"]
        yield Week(
            last_day=last,
            open_lines=len(still_open),
            stale=int((ages > cadence_days).sum()),
            median_days=float(ages.median()) if len(ages) else 0.0,
            changes=sum(start <= each.day <= last for each in changes),
            done=int((there["status"] == Status.DONE.value).sum()),
            total=len(there),
        )
        start += WEEK
