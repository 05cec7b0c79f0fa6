"""Tabulate: a history as a table, for those who want to count something of their own."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final

from sheetsync.model.snapshot import Line, Snapshot

_DEFAULTS: Final = {each.name: each.default for each in fields(Line)}


@dataclass(frozen=True, slots=True)
class State:
    """One line as it was for a while, from the first day to the last one; both belong to it.

    A gap between two looks belongs to the earlier one, and a day to its last look. `until` is None for how it
    stands still.
    """

    line: Line
    since: date
    until: date | None


def states(seen: Sequence[Snapshot], *, ignoring: Collection[str] = ("token",)) -> tuple[State, ...]:
    """Return how each line was for how long: by line in the order of first sight, and within a line by time.

    Args:
        seen: Snapshots in the order of time.
        ignoring: Fields of a line whose changes don't count; they are blank in what is returned.
    """
    blank = {name: "" if name == "project" else _DEFAULTS[name] for name in ignoring}
    found: dict[str, list[State]] = {}
    # By its day: of several looks on one day the last one counts, so that no line is counted twice.
    for state in _states(tuple({each.day: each for each in seen}.values()), blank):
        found.setdefault(state.line.id, []).append(state)
    return tuple(state for each in found.values() for state in sorted(each, key=lambda state: state.since))


def _states(seen: Sequence[Snapshot], blank: dict[str, Any]) -> Iterator[State]:
    """Yield states as they end, then those that last."""
    raw: dict[str, Line] = {}
    current: dict[str, tuple[Line, date]] = {}
    for now in seen:
        present = now.by_id()
        for id_ in [each for each in current if each not in present]:
            line, since = current.pop(id_)
            del raw[id_]
            yield State(line, since, max(since, now.day - timedelta(days=1)))
        for id_, line in present.items():
            if raw.get(id_) is line:
                continue
            raw[id_] = line
            plain = replace(line, **blank)
            if id_ in current and current[id_][0] != plain:
                old, since = current.pop(id_)
                yield State(old, since, max(since, now.day - timedelta(days=1)))
            current.setdefault(id_, (plain, now.day))
    yield from (State(line, since, None) for line, since in current.values())


def columns(found: Sequence[State]) -> dict[str, list[Any]]:
    """Return states column by column: `since` and `until`, then the fields of the line. Blank is None for dates."""
    lines = [each.line for each in found]
    return {
        "since": [each.since for each in found],
        "until": [each.until for each in found],
        "line": [each.id for each in lines],
        "project": [each.project for each in lines],
        "deliverable": [each.text for each in lines],
        "status": [each.status.value if each.status else "" for each in lines],
        "status_text": [each.status_text for each in lines],
        "owner": [each.owner for each in lines],
        "start": [each.start for each in lines],
        "end": [each.end for each in lines],
        "updated": [each.updated for each in lines],
        "notes": [each.notes for each in lines],
        "priority": [each.priority.value for each in lines],
        "is_stretch": [each.is_stretch for each in lines],
        "is_tbd": [each.is_tbd for each in lines],
    }
