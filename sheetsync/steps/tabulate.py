"""Tabulate: a history as a table, for those who want to count something of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sheetsync.model.snapshot import History, Line


@dataclass(frozen=True, slots=True)
class State:
    """One line as it was for a while: from the first day on which it was seen so, to the last one.

    `until` is None for how it stands still, as far as the history knows.
    """

    line: Line
    since: date
    until: date | None


def states(history: History) -> tuple[State, ...]:
    """Return how each line was for how long: by line in the order of first sight, and within a line by time."""
    found: dict[str, list[State]] = {}
    for state in _states(history):
        found.setdefault(state.line.id, []).append(state)
    return tuple(state for each in found.values() for state in sorted(each, key=lambda state: state.since))


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


def _states(history: History) -> Iterator[State]:
    """Yield states as they end, then those that last."""
    current: dict[str, tuple[Line, date]] = {}
    if not history.snapshots:
        return
    first = history.snapshots[0]
    current = {line.id: (line, first.day) for line in first.lines}
    for before, now in pairwise(history.snapshots):
        present = now.by_id()
        for id_, (line, since) in list(current.items()):
            if present.get(id_) != line:
                yield State(line, since, before.day)
                del current[id_]
        for id_, line in present.items():
            current.setdefault(id_, (line, now.day))
    for line, since in current.values():
        yield State(line, since, None)
