"""What is remembered of a roadmap, found by its name or by its sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sheetsync.errors import UsageError
from sheetsync.model.own_text import one_line
from sheetsync.model.snapshot import Change, History, Snapshot
from sheetsync.ports import HistoryStore
from sheetsync.steps.carry import carried
from sheetsync.steps.compare import compare


@dataclass(frozen=True, slots=True)
class Recalled:
    """A history, and each snapshot of it with what had changed then."""

    roadmap: str
    history: History

    @property
    def steps(self) -> tuple[tuple[Snapshot, tuple[Change, ...]], ...]:
        """Each snapshot, in the order of time, with its changes; the first has none."""
        seen = self.history.snapshots
        return tuple((each, compare(seen[index - 1], each) if index else ()) for index, each in enumerate(seen))

    def on(self, day: date | None) -> tuple[Snapshot, tuple[Change, ...]]:
        """Return the last snapshot up to a day, with its changes; None means the last of all.

        Raises:
            UsageError: The history begins later.
        """
        for step in reversed(self.steps):
            if day is None or step[0].day <= day:
                return step
        raise UsageError(f"the history begins on {self.history.snapshots[0].day}: ask for that day, or a later one")


def recalled(store: HistoryStore, roadmap: str, *, sheet: str = "") -> Recalled:
    """Return the history of a roadmap.

    Args:
        store: Remembers it.
        roadmap: Its name, or what its sheet is known by; "" is that of `sheet`, else the only one.
        sheet: What the sheet of the configuration is known by, "" for none.

    Raises:
        UsageError: There is none of that name, or none at all, or several and none is named.
    """
    names = store.roadmaps()
    if not names:
        raise UsageError("nothing is remembered yet: run `sheetsync sync` first")
    found = {name: store.read(name) for name in names}
    successors = {each.origin: name for name, each in found.items() if each.origin}
    living = [name for name in names if name not in successors]
    said = [name for name in names if roadmap == name or _is_of(found[name], roadmap or sheet)]
    chosen = list(dict.fromkeys(_last(name, successors) for name in said)) or ([] if roadmap else living)
    if len(chosen) != 1:
        raise UsageError(f"say which roadmap with --roadmap: {', '.join(map(one_line, chosen or living))}")
    history = carried(found[chosen[0]])
    if not history.snapshots:
        raise UsageError(
            "; ".join((f"nothing of {one_line(chosen[0])} can be read", *(each.sentence for each in history.notices)))
        )
    return Recalled(chosen[0], history)


def _is_of(history: History, sheet: str) -> bool:
    return history.of is not None and history.of.sheet == sheet


def _last(name: str, successors: Mapping[str, str]) -> str:
    """Return the name under which a history goes on now."""
    passed = {name}
    while (following := successors.get(name)) and following not in passed:
        name = following
        passed.add(name)
    return name
