"""Compare: what differs between two snapshots. Events for a report, never a judgement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from sheetsync.model.day import shifted
from sheetsync.model.snapshot import Change, ChangeKind, History, Line, Snapshot
from sheetsync.model.terms import Interval

SCOPE_GRACE_DAYS: Final = 7
"""A line that is first seen later than this many days after the start of the interval is new scope."""


_Lines = Mapping[str, Line]
"""Lines by their identity, in the order of the sheet."""


def compare(old: Snapshot, new: Snapshot) -> tuple[Change, ...]:
    """Return what became of the roadmap between two snapshots: of the whole first, then line by line.

    Both have to carry the identities of one history. Nothing different gives an empty tuple.
    """
    before, after = old.by_id(), new.by_id()
    return (*_of_the_whole(old, new, before, after), *_of_the_lines(old, new, before, after))


def changes(history: History) -> tuple[Change, ...]:
    """Return every change of a history, in the order in which runs saw them."""
    return tuple(change for old, new in pairwise(history.snapshots) for change in compare(old, new))


def scope_starts(interval: Interval) -> date:
    """Return the first day on which a new line counts as scope that was added after the start."""
    return shifted(interval.start, SCOPE_GRACE_DAYS + 1)


def _of_the_whole(old: Snapshot, new: Snapshot, before: _Lines, after: _Lines) -> Iterator[Change]:
    if old.interval and new.interval and old.interval != new.interval:
        yield Change(ChangeKind.INTERVAL, new.day, None, _interval(old.interval), _interval(new.interval))
    # The same lines in the same order is the rule, and quick to see.
    if list(before) != list(after) and _order_of(before, after) != _order_of(after, before):
        yield Change(ChangeKind.REORDERED, new.day)


def _order_of(lines: _Lines, other: _Lines) -> Sequence[str]:
    """Return the identities of the lines that stayed in their project and on their side, in the order of the first."""
    return [
        id_
        for id_, line in lines.items()
        if id_ in other and other[id_].priority == line.priority and other[id_].project == line.project
    ]


def _of_the_lines(old: Snapshot, new: Snapshot, before: _Lines, after: _Lines) -> Iterator[Change]:
    scores = {each.id: each.score for each in new.joined}
    added = ChangeKind.SCOPE if _is_under_way(old, new) else ChangeKind.ADDED
    renamed = _renamed_projects(old, new, before)
    told: set[str] = set()
    for line in new.lines:
        known = before.get(line.id)
        if known is not None and renamed.get(known.project) == line.project:
            if line.project not in told:
                told.add(line.project)
                yield Change(ChangeKind.PROJECT, new.day, line, known.project, line.project)
            known = replace(known, project=line.project)
        if known is None:
            yield Change(added, new.day, line, "", line.word)
        elif known is not line:
            yield from _Pair(known, line, new.day, scores.get(line.id, 1.0)).changes()
    for line in old.lines:
        if line.id not in after:
            yield Change(ChangeKind.REMOVED, new.day, line, line.word, "")


def _is_under_way(old: Snapshot, new: Snapshot) -> bool:
    """Whether a line that came between the two came after the start, when the plan had stood for a week."""
    interval = new.interval
    # What wasn't there at a look before the start may have come before it, too.
    return interval is not None and interval.start <= old.day and scope_starts(interval) <= new.day <= interval.end


def _renamed_projects(old: Snapshot, new: Snapshot, before: _Lines) -> dict[str, str]:
    """Return old name -> new name of the projects whose lines are all under one name that is new."""
    after = {line.project for line in new.lines}
    if all(line.project in after for line in old.lines):
        return {}
    homes: dict[str, set[str]] = {}
    for line in new.lines:
        if line.id in before and before[line.id].project not in after:
            homes.setdefault(before[line.id].project, set()).add(line.project)
    known = {line.project for line in old.lines}
    return {name: home for name, (home, *others) in homes.items() if not others and home not in known}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One line before and after."""

    old: Line
    new: Line
    day: date
    score: float

    def changes(self) -> Iterator[Change]:
        found = list(self._changes())
        yield from found
        if not found and self.old.updated != self.new.updated:
            yield self._change(ChangeKind.CONFIRMED, self.old.updated, self.new.updated)

    def _changes(self) -> Iterator[Change]:
        old, new = self.old, self.new
        if old.status != new.status or (old.status is None and old.status_text != new.status_text):
            kind = ChangeKind.STATUS if old.is_open or not new.is_open else ChangeKind.WENT_BACK
            yield self._change(kind, old.word, new.word)
        if (old.start, old.end) != (new.start, new.end):
            yield self._change(ChangeKind.DATES, *_dates(old, new))
        if old.priority != new.priority:
            yield self._change(ChangeKind.CROSSED, old.priority, new.priority)
        if old.text != new.text or old.is_stretch != new.is_stretch or old.is_tbd != new.is_tbd:
            yield self._change(ChangeKind.RENAMED, _text(old), _text(new))
        if old.project != new.project:
            yield self._change(ChangeKind.MOVED, old.project, new.project)
        for name in ("owner", "notes"):
            if getattr(old, name) != getattr(new, name):
                yield self._change(ChangeKind.DETAILS, getattr(old, name), getattr(new, name))

    def _change(self, kind: ChangeKind, old: str, new: str) -> Change:
        return Change(kind, self.day, self.new, old, new, self.score)


def _text(line: Line) -> str:
    marker = "stretch goal: " if line.is_stretch else "TBD: " if line.is_tbd else ""
    return f"{marker}{line.text}"


def _interval(interval: Interval) -> str:
    return f"{interval.start} to {interval.end}"


def _dates(old: Line, new: Line) -> tuple[str, str]:
    """Write the ends where they differ; else the starts."""

    def day(each: date | None) -> str:
        return each.isoformat() if each else ""

    if old.end != new.end:
        return day(old.end), day(new.end)
    return f"from {day(old.start)}", f"from {day(new.start)}"
