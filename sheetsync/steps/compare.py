"""Compare: what differs between two snapshots. Events for a report, never a judgement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sheetsync.model.roadmap import Interval
from sheetsync.model.snapshot import Change, ChangeKind, Line, Snapshot

SCOPE_GRACE_DAYS = 7
"""A line that is first seen later than this after the start is new scope."""


def compare(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Return what became of the roadmap between two snapshots: of the whole first, then line by line.

    Both have to carry the identities of one history. Nothing different gives an empty tuple.
    """
    return (*_of_the_whole(old, new), *_of_the_lines(old, new))


def changes(history: Sequence[Snapshot]) -> tuple[Change, ...]:
    """Return every change of a history, in the order in which runs saw them."""
    return tuple(change for old, new in pairwise(history) for change in compare(old, new))


def _of_the_whole(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    if old.interval and new.interval and old.interval != new.interval:
        yield Change(ChangeKind.INTERVAL, new.taken, None, _interval(old.interval), _interval(new.interval))
    kept = [line.id for line in new.lines if line.id in old.by_id()]
    if kept != [line.id for line in old.lines if line.id in set(kept)]:
        yield Change(ChangeKind.REORDERED, new.taken)


def _of_the_lines(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    before, after = old.by_id(), new.by_id()
    scores = {each.id: each.score for each in new.joined}
    for line in new.lines:
        known = before.get(line.id)
        if known is None:
            yield Change(_kind_of_addition(line, new), new.taken, line, "", line.status_text)
        else:
            yield from _Pair(known, line, new, scores.get(line.id, 1.0)).changes()
    for line in old.lines:
        if line.id not in after:
            yield Change(ChangeKind.REMOVED, new.taken, line, line.status_text, "")


def _kind_of_addition(line: Line, new: Snapshot) -> ChangeKind:
    del line
    started = new.interval and new.taken.date() > new.interval.start + timedelta(days=SCOPE_GRACE_DAYS)
    return ChangeKind.SCOPE if started else ChangeKind.ADDED


@dataclass(frozen=True, slots=True)
class _Pair:
    """One line before and after."""

    old: Line
    new: Line
    snapshot: Snapshot
    score: float

    def changes(self) -> Iterator[Change]:
        old, new = self.old, self.new
        if old.status != new.status or (old.status is None and old.status_text != new.status_text):
            back = old.status is not None and not old.status.is_open and new.is_open
            yield self._change(ChangeKind.WENT_BACK if back else ChangeKind.STATUS, old.status_text, new.status_text)
        if (old.start, old.end) != (new.start, new.end):
            yield self._change(ChangeKind.DATES, _dates(old), _dates(new))
        if old.priority != new.priority:
            yield self._change(ChangeKind.CROSSED, old.priority, new.priority)
        if (old.project, old.text) != (new.project, new.text):
            yield self._change(ChangeKind.RENAMED, _name(old, new), _name(new, old))

    def _change(self, kind: ChangeKind, old: str, new: str) -> Change:
        return Change(kind, self.snapshot.taken, self.new, old, new, self.score)


def _name(line: Line, other: Line) -> str:
    """Name what of a line differs: its text, its project, or both."""
    if line.project == other.project:
        return line.text
    return line.project if line.text == other.text else f"{line.project}: {line.text}"


def _interval(interval: Interval) -> str:
    return f"{interval.start} to {interval.end}"


def _dates(line: Line) -> str:
    def day(each: date | None) -> str:
        return each.isoformat() if each else "?"

    if line.start is None:
        return day(line.end) if line.end else ""
    return f"{day(line.start)} to {day(line.end)}"
