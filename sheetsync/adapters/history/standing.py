"""Standing: the findings that a run left, as an entry of the history says what changed of them.

{"stands": {"k7f3x9m2": ["owner-missing", "p4a8q1k7", "2026-11-02", "2026-11-02", "told"]}, "ended": ["m2p4a8q1"]}
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sheetsync.model.standing import Ended, Outcome, Standing

Values = Mapping[str, Any]


def difference(now: Iterable[Standing] | None, before: Iterable[Standing] | None) -> dict[str, Any]:
    """Return what changed of the findings, nothing where it isn't said how they stand now."""
    if now is None:
        return {}
    known = {each.key: each for each in before or ()}
    stands = {each.key: each for each in now}
    changed = {key: _plain(each) for key, each in stands.items() if known.get(key) != each}
    ended = [key for key in known if key not in stands]
    said: dict[str, Any] = {"stands": changed} if changed or before is None else {}
    return said | ({"ended": ended} if ended else {})


class Stood:
    """The findings that entries have added up to so far, and those that ended on the way."""

    def __init__(self) -> None:
        self._now: dict[str, Standing] | None = None
        self.ended: list[Ended] = []

    def after(self, entry: Values, day: date, lines: Collection[str]) -> tuple[Standing, ...] | None:
        """Return the findings after an entry; None where it was never said how they stand.

        Args:
            entry: What changed.
            day: Its day.
            lines: The identities of the lines that are there after it.

        Raises:
            ValueError, TypeError, AttributeError: It is not one of ours.
        """
        now = {} if self._now is None or entry.get("full") else self._now
        for key in map(str, entry.get("ended", ())):
            if gone := now.pop(key, None):
                self.ended.append(Ended(gone, day, with_line=bool(gone.line) and gone.line not in lines))
        for key, (rule, line, since, told, outcome) in entry.get("stands", {}).items():
            first = date.fromisoformat(told) if told else None
            now[key] = Standing(str(key), str(rule), str(line), date.fromisoformat(since), first, Outcome(outcome))
        if "stands" in entry or "ended" in entry:
            self._now = now
        return None if self._now is None else tuple(self._now.values())


def _plain(each: Standing) -> list[Any]:
    told = each.told.isoformat() if each.told else None
    return [each.rule, each.line, each.since.isoformat(), told, each.outcome.value]
