"""Replay: how the entries of a history add up to snapshots.

Entries of two histories may be mixed, as a merge of two branches does: they add up in the order of
time, and of one field the later word counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sheetsync.adapters.history import offers, remarks, standing
from sheetsync.adapters.history.entry import DEFAULTS, Entry, entries_of
from sheetsync.model.identity import Identity
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.snapshot import History, Joined, Line, Remark, Snapshot
from sheetsync.model.terms import Interval, Priority, Status

_DATES: Final = frozenset({"start", "end"})


def history_of(entries: Iterable[Entry], damages: Iterable[str] = ()) -> History:
    """Add entries up, in the order of time, to the snapshots that they stand for; `damages` tell what is left out.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: An entry is not one of ours.
    """
    replay = _Replay()
    for entry in sorted(entries, key=lambda each: datetime.fromisoformat(each["taken"])):
        replay.add(entry)
    notices = tuple(Notice(NoticeKind.HISTORY_DAMAGED, each) for each in damages)
    return History(tuple(replay.snapshots), replay.told, notices, replay.origin, tuple(replay.stood.ended))


def is_sound(entry: object) -> bool:
    """Whether an entry can be added up."""
    try:
        history_of([entry])  # type: ignore[list-item]  # whatever it is, that is the question
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


class _Replay:
    """The state that entries have added up to so far. Lines that don't change stay the same objects."""

    def __init__(self) -> None:
        self.snapshots: list[Snapshot] = []
        self.told: dict[str, datetime] = {}
        self._lines: dict[str, Line] = {}
        self._interval: Interval | None = None
        self._of: Identity | None = None
        self.origin: str | None = None
        self._remarks: tuple[Remark, ...] | None = None
        self._reading: Mapping[str, str] | None = None
        self._offers: offers.Offers = {}
        self.stood = standing.Stood()

    def add(self, entry: Entry) -> None:
        taken = datetime.fromisoformat(entry["taken"])
        if "told" in entry:
            self.told[str(entry["told"])] = taken
            return
        if entry.get("full"):
            self._lines, self._remarks, self._reading, self._offers = {}, None, None, {}
        if "of" in entry:
            sheet, tab = entry["of"]
            self._of = Identity(str(sheet), str(tab))
        self.origin = str(entry["origin"]) if entry.get("origin") else self.origin
        if "remarks" in entry:
            self._remarks = remarks.changed(self._remarks or (), *entry["remarks"])
        self._offers = offers.read_offers(entry["offers"]) if "offers" in entry else self._offers
        if "reading" in entry:
            self._reading = {str(name): str(said) for name, said in entry["reading"].items()}
        self._add_interval(entry)
        for gone in entry.get("gone", ()):
            self._lines.pop(gone, None)
        self._set(entry.get("set", {}))
        if "order" in entry:
            self._sort(entry["order"])
        joined = tuple(
            Joined(str(id_), str(was), str(now), float(score)) for id_, was, now, score in entry.get("joined", ())
        )
        lines = tuple(self._lines.values())
        day, aside = date.fromisoformat(entry["day"]), tuple(map(str, entry.get("aside", ())))
        found = self.stood.after(entry, day, self._lines)
        own = (self._remarks, self._reading, aside, found, self._offers, offers.read_typed(entry.get("typed", ())))
        snapshot = Snapshot(taken, day, lines, self._interval, joined, self._of, *own)
        if self.snapshots and self.snapshots[-1].shows_the_same(snapshot):
            # Two branches that saw the same thing: once is enough. What of ours stood beside it may be news.
            before = self.snapshots[-1]
            typed = (*before.typed, *snapshot.typed)
            self.snapshots[-1] = replace(
                before, remarks=self._remarks, findings=found, offers=self._offers, typed=typed
            )
            self._read_as_before()
            return
        self.snapshots.append(snapshot)

    def _add_interval(self, entry: Entry) -> None:
        if "interval" in entry:
            days = entry["interval"]
            self._interval = Interval(*map(date.fromisoformat, days)) if days else None

    def _read_as_before(self) -> None:
        """Take over how the sheet is read now to what was seen before: both readings show the same."""
        was = self.snapshots[-1].reading
        for index in range(len(self.snapshots) - 1, -1, -1):
            if self.snapshots[index].reading != was or was == self._reading:
                return
            self.snapshots[index] = replace(self.snapshots[index], reading=self._reading)

    def _set(self, changed: Mapping[str, Mapping[str, Any]]) -> None:
        added: list[tuple[str, str]] = []
        for id_, values in changed.items():
            read = {name: _value(name, value) for name, value in values.items() if name in DEFAULTS}
            known = self._lines.get(id_)
            if known is not None:
                self._lines[id_] = replace(known, **read)
            elif "text" in read and "project" in read:
                self._lines[id_] = Line(id_, **read)
                added.append((id_, str(values.get("after", ""))))
            # Else its beginning was lost with a damaged entry: what is left of it says nothing.
        if added:
            self._insert(added)

    def _insert(self, added: Sequence[tuple[str, str]]) -> None:
        """Put new lines behind those that they stand after; at the end where these are not known."""
        new = {id_ for id_, _ in added}
        order = [id_ for id_ in self._lines if id_ not in new]
        at = {id_: index for index, id_ in enumerate(order)}
        behind: dict[int, list[str]] = {}
        places: dict[str, int] = {}
        for id_, after in added:
            place = places[after] if after in places else -1 if not after else at.get(after, len(order) - 1)
            places[id_] = place
            behind.setdefault(place, []).append(id_)
        result = behind.get(-1, [])
        for index, id_ in enumerate(order):
            result.append(id_)
            result += behind.get(index, [])
        self._lines = {id_: self._lines[id_] for id_ in result}

    def _sort(self, order: Sequence[str]) -> None:
        listed = {id_: self._lines[id_] for id_ in order if id_ in self._lines}
        self._lines = listed | {id_: line for id_, line in self._lines.items() if id_ not in listed}


def _value(name: str, value: Any) -> Any:
    if name == "status":
        return Status(value) if value else None
    if name == "priority":
        return Priority(value)
    if name in _DATES:
        return date.fromisoformat(value) if value else None
    if type(value) is not (bool if type(DEFAULTS[name]) is bool else str):
        raise ValueError(f"{name} is of another type")
    return value


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of entries after forgetting: the entries, and how many snapshots are gone."""

    entries: tuple[Entry, ...]
    forgotten: int


def without_those_before(entries: Sequence[Entry], before: datetime) -> Kept:
    """Forget the snapshots from before an instant, but for how it stood then, which is where the rest starts."""
    history = history_of(entries)
    later = [each for each in history.snapshots if each.taken >= before]
    start = history.at(before)
    kept = [start, *later] if start and start not in later else later
    forgotten = len(history.snapshots) - len(kept)
    if not forgotten:
        return Kept(tuple(entries), 0)
    return Kept(entries_of(replace(history, snapshots=tuple(kept))), forgotten)
