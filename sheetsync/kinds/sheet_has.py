"""The kind `sheet-has`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field
from sheetsync.model.trouble import TroubleName


class What(StrEnum):
    """What a sheet can have."""

    DIVIDER = "divider"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHas(Rule):
    """Something that the sheet as a whole should say. A sheet without any line is not asked.

    Options:
        what: `divider`: a row such as "Lower priority projects below", or a priority column.
            `interval`: when the roadmap starts and stops.

    Passes: {what: divider}
        Project                       | Deliverable
        Tacos                         | cook
        Lower priority projects below |
        Dessert                       | bake

    Passes: {what: interval, interval: 2026-10-05/2026-11-13}
        Project | Deliverable
        Tacos   | cook

    Fails: {what: divider}
        Project | Deliverable
        Tacos   | cook

    Fails: {what: interval}
        Project | Deliverable
        Tacos   | cook
    """

    kind: ClassVar[str] = "sheet-has"
    what: What

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield one fault of the sheet where it is missing."""
        del today
        if self.what is What.DIVIDER:
            is_there = roadmap.has_divider or Field.PRIORITY in roadmap.columns
        else:
            is_there = roadmap.interval is not None or any(
                each.rule == TroubleName.DATES_REVERSED for each in roadmap.troubles
            )
        if not is_there and len(roadmap.table):
            yield Fault()
