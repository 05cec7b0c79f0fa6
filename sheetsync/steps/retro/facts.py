"""Facts: the figures of a retrospective, by pandas. Nothing here is about a person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sheetsync.model.snapshot import Change, ChangeKind, Line, Snapshot
from sheetsync.model.terms import Interval, Status
from sheetsync.steps.compare import compare, scope_starts
from sheetsync.steps.retro.figures import Facts, Fate, FirstWarning, Slip, Week
from sheetsync.steps.retro.rejoin import rejoined
from sheetsync.steps.tabulate import columns, states

if TYPE_CHECKING:
    import pandas as pd

RISKS: Final = (Status.POSSIBLE_DELAY, Status.AT_RISK)
WEEK: Final = timedelta(days=7)
_NEW: Final = (ChangeKind.ADDED, ChangeKind.SCOPE)
_NO_WORK: Final = ("token", "project", "priority")


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
    seen = tuple(rejoined(seen))
    before = [each for each in seen if each.day <= interval.start]
    inside = [each for each in seen if interval.start < each.day <= until]
    looks = [*before[-1:], *inside]
    if not looks:
        return None
    first_look = max(looks[0].day, interval.start)
    every = tuple(_changes(looks, before, interval))
    changes = tuple(each for each in every if each.line is None or not each.line.is_stretch)
    start, end = _plan(looks[0].lines), _plan(looks[-1].lines)
    news, frame = tuple(_news(looks)), _frame(looks)
    return Facts(
        interval=interval,
        planned=planned,
        until=until,
        cadence_days=cadence_days,
        first_look=first_look,
        start_list=start,
        end_list=end,
        fates=tuple(_fates(start, looks[-1], news)),
        slips=tuple(_slips(news)),
        warnings=tuple(_warnings(news, before, interval)),
        weeks_at_risk=_weeks_at_risk(frame, first_look, until),
        weeks=tuple(_weeks(frame, first_look, until, every, cadence_days)),
        changes=changes,
        looks=tuple(sorted({each.day for each in every})),
        snapshots=tuple(looks),
    )


def _changes(looks: Sequence[Snapshot], before: Sequence[Snapshot], interval: Interval) -> Iterator[Change]:
    """Yield what changed from look to look but for the order.

    New scope is what was first seen more than a week after the start; a line that comes back is none.
    """
    known = {line.id for each in (*before, looks[0]) for line in each.lines}
    for old, new in pairwise(looks):
        for each in compare(old, new):
            if each.kind in _NEW and each.line:
                is_scope = each.line.id not in known and scope_starts(interval) <= each.day
                yield replace(each, kind=ChangeKind.SCOPE if is_scope else ChangeKind.ADDED)
            elif each.kind is not ChangeKind.REORDERED:
                yield each
        known |= set(new.by_id())


def _plan(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.is_stretch)


_News = Sequence[tuple[date, Sequence[Line]]]
"""The day of each look, and the lines of the plan that it shows otherwise than the look before."""


def _news(looks: Sequence[Snapshot]) -> Iterator[tuple[date, Sequence[Line]]]:
    before: dict[str, Line] = {}
    for snapshot in looks:
        yield snapshot.day, [line for line in _plan(snapshot.lines) if before.get(line.id) is not line]
        before = snapshot.by_id()


def _frame(looks: Sequence[Snapshot]) -> "pd.DataFrame":
    """Return the states of the lines of the plan as a table; days as ordinal numbers, the last one far off.

    What their projects do is no change of the lines.
    """
    import pandas as pd

    found = [each for each in states(looks, ignoring=_NO_WORK) if not each.line.is_stretch]
    return pd.DataFrame(columns(found)).assign(
        first=[each.since.toordinal() for each in found],
        last=[(each.until or date.max).toordinal() for each in found],
    )


def _weeks_at_risk(frame: "pd.DataFrame", first: date, until: date) -> dict[str, float]:
    risky = frame[frame["status"].isin([each.value for each in RISKS])]
    days = risky["last"].clip(upper=until.toordinal()) - risky["first"].clip(lower=first.toordinal()) + 1
    weeks = (days.groupby(risky["line"], sort=False).sum() / 7).round(1)
    return {str(line): float(number) for line, number in weeks.items() if number > 0}


def _fates(start: Sequence[Line], end: Snapshot, news: _News) -> Iterable[Fate]:
    """Yield what became of the lines of each project, under the name that the project had last."""
    latest: dict[str, Line] = {}
    for _, lines in news:
        latest |= {line.id: line for line in lines}
    names = {line.project: line.project for line in latest.values()}
    for _, lines in news:
        names |= {line.project: latest[line.id].project for line in lines}
    present, at_start = end.by_id(), {line.id for line in start}
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
    order = {line.project: index for index, line in reversed(list(enumerate(end.lines)))}
    for project in sorted(counts, key=lambda each: order.get(each, len(order))):
        yield Fate(project, **counts[project])


def _slips(news: _News) -> Iterable[Slip]:
    """Yield the lines whose last day moved from one day to another, in the order of the sheet."""
    dates: dict[str, list[date]] = {}
    latest: dict[str, Line] = {}
    for _, lines in news:
        for line in lines:
            latest[line.id] = line
            known = dates.setdefault(line.id, [])
            if line.end and (not known or known[-1] != line.end):
                known.append(line.end)
    for id_, known in dates.items():
        if len(known) > 1:
            yield Slip(latest[id_], known[0], known[-1], len(known) - 1)


def _warnings(news: _News, before: Sequence[Snapshot], interval: Interval) -> Iterable[FirstWarning]:
    """Yield the first warning of each line, against the date that the line had at the look before.

    A line without a date is due at the end of the interval. What stood at the first look was warned of `before`.
    """
    warned: set[str] = set()
    due: dict[str, date | None] = {}
    for day, lines in news:
        for line in lines:
            if line.status in RISKS and line.id not in warned:
                warned.add(line.id)
                first = _warned_since(line, day, before)
                yield FirstWarning(line, first, ((due.get(line.id, line.end) or interval.end) - first).days)
            due[line.id] = line.end


def _warned_since(line: Line, day: date, before: Sequence[Snapshot]) -> date:
    """Return the first day since which a line that was seen at risk on a day was seen so at each look."""
    for each in reversed(before):
        then = each.by_id().get(line.id)
        if then is None or then.status not in RISKS:
            break
        day = each.day
    return day


def _weeks(
    frame: "pd.DataFrame", first: date, until: date, changes: Sequence[Change], cadence_days: int
) -> Iterable[Week]:
    """Yield the weeks, each from the weekday of the first look; the last one may be short."""
    closed = [each.value for each in Status if not each.is_open]
    by_week = Counter((each.day - first) // WEEK for each in changes)
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
            changes=by_week[(start - first) // WEEK],
            done=int((there["status"] == Status.DONE.value).sum()),
            total=len(there),
        )
        start += WEEK
