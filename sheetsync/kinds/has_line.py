"""The kind `has-line`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import named_blocks
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

_FEW: Final = 5
"""Of so few projects most may be one row by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasLine(Rule):
    """A project without a single line that fills a column.

    Reported once a project, on its first line: there the first one can be written. Where most projects
    are one row, the rows are the items of a list, and nothing is reported.

    Options:
        column: The column that at least one line of a project has to fill.

    Passes: {column: deliverable}
        Project | Deliverable
        Tacos   |
                | cook

    Fails: {column: deliverable}
        Project | Deliverable
        Tacos   | cook
        Dessert | !
    """

    kind: ClassVar[str] = "has-line"
    column: Field

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the first line of each project that has none."""
        del today
        cells = roadmap.table.columns.get(self.column)
        blocks = [*named_blocks(roadmap)]
        is_list = len(blocks) > _FEW and 2 * sum(stop - start == 1 for start, stop in blocks) > len(blocks)
        if cells is not None and not is_list:
            yield from (
                Fault(start, self.column) for start, stop in blocks if not cells[start] and not any(cells[start:stop])
            )
