"""Recall: from a history to what it says about the lines that are in the sheet now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sheetsync.model.past import Gone, LinePast, Past, ProjectPast, Since
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.snapshot import History, Line, Snapshot
from sheetsync.model.terms import Interval, Status


def recall(roadmap: Roadmap, history: History, now: Snapshot) -> Past | None:
    """Return what the history knows about a roadmap; None before the first snapshot.

    Args:
        roadmap: As it is read now.
        history: The snapshots that were taken before.
        now: What a snapshot of the roadmap is now: its lines are those of the roadmap, in its order.
    """
    if not history.snapshots:
        return None
    seen = so_far(history, now)
    lines = {line.id: _Tracked.at(seen[0], line) for line in seen[0].lines}
    gone: dict[str, Gone] = {}
    for before, snapshot in pairwise(seen):
        _follow(lines, gone, before, snapshot)
    return Past(
        started=seen[0].day,
        lines={step.line: lines[line.id].past for (_, step), line in zip(roadmap.deliverables, now.lines, strict=True)},
        projects=dict(_projects(roadmap, now, seen)),
        gone=tuple(gone.values()),
        planned=planned(seen),
        quiet=None if seen[-1] is now and len(seen) > 1 else Since(seen[-1].day, len(seen) > 1),
        told=_told(history, now),
    )


def so_far(history: History, now: Snapshot) -> tuple[Snapshot, ...]:
    """Return the snapshots with the one of now at the end, unless it shows the same as the last one."""
    last = history.last
    if last is not None and last.shows_the_same(now):
        return history.snapshots
    return (*history.snapshots, now)


def intervals(seen: Sequence[Snapshot]) -> list[tuple[Interval, list[Snapshot]]]:
    """Return the snapshots by the interval they belong to, each interval as it was said last.

    An interval that has a day in common with the one before is that one, moved.
    """
    found: list[tuple[Interval, list[Snapshot]]] = []
    for snapshot in seen:
        said = snapshot.interval
        if said is None:
            continue
        if found and said.start <= found[-1][0].end and found[-1][0].start <= said.end:
            found[-1] = (said, [*found[-1][1], snapshot])
        else:
            found.append((said, [snapshot]))
    return found


def planned(seen: Sequence[Snapshot]) -> Interval | None:
    """Return the current interval as it was said at its start; None where nobody looked by then.

    Until the day of the start has passed people may still plan: the last word of that day counts.
    """
    parts = intervals(seen)
    if not parts:
        return None
    _, snapshots = parts[-1]
    word = snapshots[0].interval
    for snapshot in snapshots:
        if snapshot.interval and snapshot.day <= snapshot.interval.start:
            word = snapshot.interval
    return word


@dataclass(frozen=True, slots=True)
class _Tracked:
    """A line as it was followed so far, and what is known of it."""

    line: Line
    past: LinePast

    @classmethod
    def at(cls, snapshot: Snapshot, line: Line, *, is_exact: bool = False) -> "_Tracked":
        since = Since(snapshot.day, is_exact)
        return cls(line, LinePast(line.id, since, since, since))

    def then(self, before: Snapshot, now: Snapshot, line: Line) -> "_Tracked":
        """Follow the line to a snapshot that shows it otherwise."""
        old = self.line
        if old == replace(line, token=old.token, project=old.project, priority=old.priority):
            # What its project does, and what we write beside it, is no work on the line.
            return replace(self, line=line)
        since = Since(now.day, is_exact=True)
        past = replace(self.past, unchanged=since)
        if old.status != line.status or (old.status is None and old.status_text != line.status_text):
            past = replace(past, status=since)
            if line.is_open and not old.is_open:
                past = replace(past, closed_as=old.status, closed_on=before.day, reopened=now.day)
            elif not line.is_open:
                past = replace(past, closed_as=None, closed_on=None, reopened=None)
        return _Tracked(line, past)


def _follow(lines: dict[str, _Tracked], gone: dict[str, Gone], before: Snapshot, now: Snapshot) -> None:
    present = now.by_id()
    for line in now.lines:
        known = lines.get(line.id)
        if known is None:
            lines[line.id] = _Tracked.at(now, line, is_exact=True)
        elif known.line is not line:
            lines[line.id] = known.then(before, now, line)
        gone.pop(line.id, None)
    for line in before.lines:
        if line.id not in present:
            gone[line.id] = Gone(line, before.day, now.day)


def _projects(roadmap: Roadmap, now: Snapshot, seen: Sequence[Snapshot]) -> Iterator[tuple[int, ProjectPast]]:
    """Yield the past of each project that has a name, by its line."""
    parts = intervals(seen)
    ends = [snapshots[-1] for _, snapshots in parts]
    identities = iter(now.lines)
    done = _became_done(parts[-2][1]) if len(parts) > 1 else set()
    homes = [_by_project(each) for each in ends]
    for project in roadmap.projects:
        own = {next(identities).id for _ in project.deliverables}
        if not project.name:
            continue
        lines = [_lines_of(each, own, project.name) for each in homes]
        yield (
            project.line,
            ProjectPast(
                intervals=sum(any(line.is_open for line in each) for each in lines),
                done_before=sum(line.id in done for line in lines[-2]) if len(lines) > 1 else 0,
            ),
        )


def _by_project(snapshot: Snapshot) -> tuple[Mapping[str, Line], Mapping[str, Sequence[Line]]]:
    """Return the lines of a snapshot by their identity, and by the folded name of their project."""
    named: defaultdict[str, list[Line]] = defaultdict(list)
    for line in snapshot.lines:
        named[line.project.casefold()].append(line)
    return snapshot.by_id(), named


def _lines_of(
    snapshot: tuple[Mapping[str, Line], Mapping[str, Sequence[Line]]], ids: Iterable[str], name: str
) -> list[Line]:
    """Return what was a project's: the lines that are its own now, and those under its name."""
    known, named = snapshot
    own = {line.id: line for line in named.get(name.casefold(), ())}
    return list((own | {id_: known[id_] for id_ in ids if id_ in known}).values())


def _became_done(snapshots: Sequence[Snapshot]) -> set[str]:
    first, last = snapshots[0].by_id(), snapshots[-1].by_id()
    return {
        id_
        for id_, line in last.items()
        if line.status is Status.DONE and (id_ not in first or first[id_].status is not Status.DONE)
    }


def _told(history: History, now: Snapshot) -> date | None:
    """Return the day on which anybody was last told, in the calendar of the sheet."""
    return max(history.told.values()).astimezone(now.taken.tzinfo).date() if history.told else None
