"""The kind `vanished`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule, at_least
from sheetsync.languages.catalogue import Phrase
from sheetsync.model.cell import is_failed_formula
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanished(Rule):
    """An open line that is gone, and that no line of the sheet continues in other words.

    Told for some days in the report; there is no row to write it beside. Without a history it stays
    silent, and where the formula of a name failed: there it may stand.

    Options:
        days: For how many days it is told, 1 or more.

    Passes: {days: 14, today: 2026-11-25}
        on 2026-11-20
        Project | Deliverable      | Status
        Tacos   | cook             | Done
                | serve the family | In progress
        today
        Project | Deliverable          | Status
        Tacos   | serve the family now | In progress

    Fails: {days: 14, today: 2026-11-25}
        on 2026-11-20
        Project | Deliverable      | Status
        Tacos   | cook             | Done
                | serve the family | In progress
        today
        Project | Deliverable | Status
        Tacos   | cook        | Done
    """

    kind: ClassVar[str] = "vanished"
    says: ClassVar[frozenset[str]] = frozenset({"text", "status", "date"})
    days: int = 14

    def __post_init__(self) -> None:
        """Refuse to tell it on no day at all."""
        at_least("days", self.days, 1)

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield a fault of the sheet for each line, with how it stood and on which day that was seen last."""
        names = roadmap.table.columns.get(Field.DELIVERABLE, ())
        if any(map(is_failed_formula, names)):
            return
        for each in roadmap.past.gone if roadmap.past else ():
            if each.line.is_open and (today - each.missed).days < self.days:
                known = each.line.status
                status = Phrase(known.value) if known else each.line.status_text or Phrase("open")
                yield Fault(values={"text": each.line.text, "status": status, "date": each.last_seen.isoformat()})
