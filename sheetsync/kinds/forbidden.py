"""The kind `forbidden`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(Rule):
    """A line of work that should not stand as it does.

    Options:
        column: The column whose cell is reported.
        when: Which lines are reported.

    Passes: {column: deliverable, when: {all: [{marker: tbd}, {priority: higher}]}}
        Project                         | Deliverable
        Tacos                           | cook
        Lower priority projects below   |
        Dessert                         | TBD: bake

    Fails: {column: deliverable, when: {all: [{marker: tbd}, {priority: higher}]}}
        Project                         | Deliverable
        Tacos                           | TBD: cook !
        Lower priority projects below   |
        Dessert                         | bake
    """

    kind: ClassVar[str] = "forbidden"
    column: Field
    when: When

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the lines of work for which `when` holds."""
        if self.column in roadmap.table.columns:
            holds = self.when.test(roadmap, today)
            yield from (Fault(each.line, self.column) for _, each in roadmap.deliverables if holds(each.line))
