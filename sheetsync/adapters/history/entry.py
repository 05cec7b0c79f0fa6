"""An entry: one step of a history as JSON.

An entry of a snapshot says only what changed since the one before:

    {"taken": "2026-11-02T09:00:00+00:00", "day": "2026-11-02",
     "set": {"k7f3x9m2": {"status": "Done", "status_text": "done"}}, "gone": ["m2p4a8q1"]}

`set` gives the new values of a line's fields, by its identity; a line that is new also says after which one it
stands. `order` lists all lines where they were sorted, `interval` is there when it changed, `joined` tells how lines
were known again, `of` which roadmap it is. `remarks` says what our column holds: how many of those before stay at the
start, those that are new, and how many stay at the end. `reading` is how the sheet was read, where that changed;
`aside` are the lines among the gone whose rows are there, and no work any more. `stands` are the findings that
changed, `ended` those that are gone. `offers` is what the remarks proposed, where that changed, and `typed` what was
typed on somebody's word. An entry that is `full` starts afresh and repeats everything; in one that goes on with the
history of another name, `origin` is that name. An entry of `told` says when an audience was told.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any, Final

from sheetsync.adapters.history import offers, remarks, standing
from sheetsync.model.snapshot import History, Line, Snapshot

Entry = Mapping[str, Any]
"""One entry, as plain JSON values."""

DEFAULTS: Final[Mapping[str, Any]] = {
    each.name: None if each.default is MISSING else each.default for each in fields(Line) if each.name != "id"
}
"""What a line has, by the field's name, where its entry says nothing."""


def entry_of(snapshot: Snapshot, last: Snapshot | None) -> Entry:
    """Return what a snapshot adds to the last one; everything where there is none."""
    entry: dict[str, Any] = {"taken": snapshot.taken.astimezone(UTC).isoformat(), "day": snapshot.day.isoformat()}
    if last is None:
        entry["full"] = True
    if snapshot.of and (last is None or snapshot.of != last.of):
        entry["of"] = [snapshot.of.sheet, snapshot.of.tab]
    if last is None or snapshot.interval != last.interval:
        days = snapshot.interval
        entry["interval"] = [days.start.isoformat(), days.end.isoformat()] if days else None
    known = last.by_id() if last else {}
    changed = _changed(snapshot, known)
    if changed:
        entry["set"] = changed
    now = {line.id for line in snapshot.lines}
    if gone := [each for each in known if each not in now]:
        entry["gone"] = gone
    kept = [each for each in known if each in now]
    if kept != [line.id for line in snapshot.lines if line.id in known]:
        entry["order"] = [line.id for line in snapshot.lines]
    if snapshot.joined:
        entry["joined"] = [[each.id, each.was, each.now, each.score] for each in snapshot.joined]
    before = last.remarks if last else None
    if snapshot.remarks is not None and snapshot.remarks != before:
        entry["remarks"] = remarks.difference(snapshot.remarks, before or ())
    entry |= standing.difference(snapshot.findings, last.findings if last else None)
    return {**entry, **_of_the_reading(snapshot, last), **offers.difference(snapshot, last)}


def _of_the_reading(snapshot: Snapshot, last: Snapshot | None) -> Entry:
    found: dict[str, Any] = {}
    if snapshot.reading is not None and (last is None or snapshot.reading != last.reading):
        found["reading"] = dict(snapshot.reading)
    if snapshot.set_aside:
        found["aside"] = list(snapshot.set_aside)
    return found


def is_new(snapshot: Snapshot, last: Snapshot | None) -> bool:
    """Whether a snapshot adds anything to the last one: by people, of what our column holds, or how it is read."""
    if last is None or not last.shows_the_same(snapshot):
        return True
    if snapshot.reading is not None and snapshot.reading != last.reading:
        return True
    if standing.difference(snapshot.findings, last.findings) or offers.difference(snapshot, last):
        return True
    return snapshot.remarks is not None and snapshot.remarks != last.remarks


def told_entry(audience: str, at: datetime) -> Entry:
    """Return the entry that says when an audience was told."""
    return {"told": audience, "taken": at.astimezone(UTC).isoformat()}


def _changed(snapshot: Snapshot, known: Mapping[str, Line]) -> dict[str, dict[str, Any]]:
    changed = {}
    before = ""
    for line in snapshot.lines:
        old = known.get(line.id)
        values: dict[str, Any] = {
            name: _plain(getattr(line, name))
            for name, default in DEFAULTS.items()
            if getattr(line, name) != (getattr(old, name) if old else default)
        }
        if old is None:
            values["after"] = before
        if values:
            changed[line.id] = values
        before = line.id
    return changed


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def entries_of(history: History) -> tuple[Entry, ...]:
    """Return the entries that add up to a history."""
    told = [told_entry(audience, at) for audience, at in sorted(history.told.items())]
    seen = history.snapshots
    made = [entry_of(each, seen[index - 1] if index else None) for index, each in enumerate(seen)]
    if history.origin and made:
        made[0] = {**made[0], "origin": history.origin}
    return (*told, *made)


def text_of(entry: Entry) -> str:
    """Return an entry as one line of JSON that UTF-8 can hold, whatever a cell said."""
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text if text.isprintable() else json.dumps(entry, separators=(",", ":"), allow_nan=False)


def jumped(last: datetime, now: datetime) -> str:
    """Say that a clock jumped back, and what to do."""
    return (
        f"the last snapshot is from {last:%Y-%m-%d %H:%M} UTC and the clock says {now:%Y-%m-%d %H:%M} UTC, "
        "so this run is not remembered: set the clock right"
    )
