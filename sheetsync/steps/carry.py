"""Carry: what was remembered of a sheet, in the terms in which it is read now.

A sheet is read otherwise than before where we learned to read it, where a header was renamed, or where its map was
changed. Nobody worked on a line by that, so nothing of it is told as a change: what earlier runs saw is put into the
terms of the later reading. What people changed in the very same run can be lost among it, once; the notice says so.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.own_text import checksum, one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.snapshot import History, Line, Snapshot
from sheetsync.model.terms import Field, Interval, Status

READER: Final = "2"
"""Another number wherever the same cells come to mean something else: releases up to 0.1 said none."""

_ROWS: Final = ("reader", "shape", "words", Field.PROJECT, Field.DELIVERABLE)
"""What decides which rows are lines of work, and under which project they stand."""

_ALWAYS: Final = ("project", "priority", "is_stretch", "is_tbd")
_FIELDS: Final[Mapping[str, Field]] = {
    "text": Field.DELIVERABLE,
    "owner": Field.OWNER,
    "start": Field.START,
    "end": Field.END,
    "updated": Field.UPDATED,
    "notes": Field.NOTES,
}
_DATES: Final = ("start", "end")


def reading_of(roadmap: Roadmap, reading: Reading) -> Mapping[str, str]:
    """Return how a sheet is read, as far as it decides what its cells mean: each column by its header."""
    columns = {meaning.value: one_line(each.header) for meaning, each in roadmap.columns.items()}
    own = sorted((text, status.value) for text, status in reading.statuses.items())
    own += sorted((text, "") for text in reading.no_status)
    said = f"{own}{reading.date_order or ''}" if own or reading.date_order else ""
    words = {"words": checksum(said, 6)} if said else {}
    return {"reader": READER, "shape": roadmap.shape.value} | words | columns


def is_reread(before: Snapshot, now: Mapping[str, str] | None) -> bool:
    """Whether other rows may be lines, or lines stand under other projects, for the reading alone."""
    old, new = before.reading or {}, now or {}
    return any(old.get(each) != new.get(each) for each in _ROWS)


def carried(history: History, now: Snapshot | None = None) -> History:
    """Return a history in the terms of its last snapshot, or of the one of now; what shows the same then is one.

    Args:
        history: As it is kept.
        now: How the roadmap is now, its lines under the identities of the history.
    """
    seen = [*history.snapshots, *([now] if now else [])]
    is_changed = False
    for index in range(len(seen) - 1, 0, -1):
        kept = history.snapshots[index - 1]
        later = seen[index]
        if kept.reading == later.reading:
            continue
        terms = terms_between(kept, later)
        if terms.say_something:
            is_changed = True
            seen[:index] = map(terms.put, seen[:index])
    past = seen[:-1] if now else seen
    return replace(history, snapshots=tuple(_once(past))) if is_changed else history


def _once(seen: Iterable[Snapshot]) -> Iterator[Snapshot]:
    """Yield snapshots without those that show what the one before shows: the reading alone told them apart."""
    last: Snapshot | None = None
    for each in seen:
        if last is not None and last.shows_the_same(each):
            last = replace(last, reading=each.reading, remarks=each.remarks, lines=each.lines, findings=each.findings)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def notice(before: Snapshot | None, now: Snapshot) -> Notice | None:
    """Say once that a sheet is read otherwise than before, and what of it; None where it is not."""
    if before is None or before.reading == now.reading:
        return None
    said = "; ".join(terms_between(before, now).told())
    if not said:
        return None
    return Notice(
        NoticeKind.READ_OTHERWISE,
        f"This sheet is read otherwise than before: {said}. Its lines go on under their history, and none of this is "
        f"told as a change; what people changed there since {before.day} may not be told either.",
    )


def terms_between(before: Snapshot, after: Snapshot) -> "Terms":
    """Return what the later of two readings makes of the lines of the earlier one."""
    old, new = before.by_id(), after.by_id()
    pairs = [(line, new[line.id]) for line in before.lines if line.id in new]
    reread = is_reread(before, after.reading)
    names = [*_read_otherwise(before, after, pairs, reread=reread)]
    lines = {}
    for one, other in pairs:
        if values := {name: getattr(other, name) for name in names if getattr(one, name) != getattr(other, name)}:
            lines[one.id] = values
    texts = {line.status_text: line.status for line in after.lines if line.status_text}
    statuses = {
        line.status_text: texts[line.status_text]
        for line in before.lines
        if line.status_text in texts and texts[line.status_text] != line.status
    }
    made_up = before.interval if _is_made_up(before) and before.interval != after.interval else None
    came = tuple(line for line in after.lines if line.id not in old) if reread else ()
    order = [line.id for line in after.lines if line.id in old]
    is_sorted = not reread or order == [line.id for line in before.lines if line.id in new]
    readings = before.reading or {}, after.reading or {}
    return Terms(lines, statuses, came, after.set_aside, made_up, () if is_sorted else tuple(new), after, readings)


def _read_otherwise(
    before: Snapshot, after: Snapshot, pairs: Sequence[tuple[Line, Line]], *, reread: bool
) -> Iterator[str]:
    """Yield the fields of a line that the reading changed, and not people."""
    old, new = before.reading or {}, after.reading or {}
    is_other = old.get("reader") != new.get("reader") or old.get("words") != new.get("words")
    if reread:
        yield from _ALWAYS
    for name, meaning in _FIELDS.items():
        values = [(getattr(one, name), getattr(other, name)) for one, other in pairs]
        if (is_other or old.get(meaning) != new.get(meaning)) and _is_of_the_reading(values):
            yield name
    texts = [(one.status_text, other.status_text) for one, other in pairs]
    if (is_other or old.get(Field.STATUS) != new.get(Field.STATUS)) and _is_of_the_reading(texts):
        yield from ("status", "status_text")


def _is_of_the_reading(values: Collection[tuple[Any, Any]]) -> bool:
    """Whether a field differs on so many lines, or is blank on all of one side, that no person did it."""
    differ = sum(one != other for one, other in values)
    if not differ:
        return False
    is_blank = not any(one for one, _ in values) or not any(other for _, other in values)
    return is_blank or (differ > 1 and 2 * differ > sum(bool(one or other) for one, other in values))


def _is_made_up(snapshot: Snapshot) -> bool:
    """Whether an interval is no more than the span of the dates, which releases up to 0.1 took for it."""
    if snapshot.reading is not None or snapshot.interval is None:
        return False
    days = [day for line in snapshot.lines for day in (line.start, line.end) if day]
    return bool(days) and snapshot.interval == Interval(min(days), max(days))


@dataclass(frozen=True)
class Terms:
    """How to say what an earlier reading saw in the terms of a later one.

    Args:
        lines: By its identity, the values of a line that are read otherwise.
        statuses: What texts mean now.
        came: Lines that no row was read as before.
        aside: Identities of lines whose rows are none any more.
        made_up: An interval that nobody said.
        order: All lines in the order in which they are read now; empty where it is the same.
        after: The snapshot whose terms these are.
        readings: How it was read before, and after.
    """

    lines: Mapping[str, Mapping[str, Any]]
    statuses: Mapping[str, Status | None]
    came: Sequence[Line]
    aside: Collection[str]
    made_up: Interval | None
    order: Sequence[str]
    after: Snapshot
    readings: tuple[Mapping[str, str], Mapping[str, str]]
    _known: dict[int, Line] = field(default_factory=dict)

    @property
    def say_something(self) -> bool:
        """Whether anything is read otherwise."""
        return bool(self.lines or self.statuses or self.came or self.aside or self.made_up or self.order)

    def put(self, snapshot: Snapshot) -> Snapshot:
        """Return an earlier snapshot in these terms."""
        lines = {line.id: self._line(line) for line in snapshot.lines if line.id not in self.aside}
        lines |= {line.id: line for line in self.came if line.id not in lines}
        if self.order or self.came:
            ids = [line.id for line in self.after.lines]
            lines = {each: lines[each] for each in ids if each in lines} | lines
        interval = None if self.made_up and _is_made_up(snapshot) else snapshot.interval
        return replace(snapshot, lines=tuple(lines.values()), interval=interval, reading=self.after.reading)

    def _line(self, line: Line) -> Line:
        # Lines that don't change between snapshots stay the same objects.
        if id(line) not in self._known:
            values = dict(self.lines.get(line.id, {}))
            if "status" not in values and line.status_text in self.statuses:
                values["status"] = self.statuses[line.status_text]
            self._known[id(line)] = replace(line, **values) if values else line
        return self._known[id(line)]

    @cached_property
    def _fields(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for values in self.lines.values():
            for name in {"status" if name == "status_text" else name for name in values}:
                found[name] = found.get(name, 0) + 1
        return found

    def told(self) -> Iterator[str]:
        """Yield what is read otherwise, in a few words each."""
        for name, count in self._fields.items():
            if name in ("is_stretch", "is_tbd"):
                continue
            before, after = (each.get(_COLUMNS.get(name, name), "") for each in self.readings)
            renamed = f' ("{after}", it was "{before}")' if before and after and before != after else ""
            yield f"the {_COLUMNS.get(name, name)} of {_lines(count)}{renamed}"
        if self.statuses:
            named = ", ".join(f'"{one_line(each)}"' for each in list(self.statuses)[:3])
            yield f"the status {named}"
        if self.came:
            yield f"{_lines(len(self.came))} more"
        if self.aside:
            number = len(self.aside)
            yield "1 row is no line of work" if number == 1 else f"{number} rows are no lines of work"
        if self.made_up:
            yield "the interval, which was the span of its dates and not said by anybody"
        if self.order and not self._fields:
            yield "the order of its lines"


_COLUMNS: Final = {"text": Field.DELIVERABLE.value}


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
