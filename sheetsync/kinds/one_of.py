"""The kind `one-of`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import faulty
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Rule):
    """A text that is not on a list.

    Case counts, so that a filter or a chart over the column sees one spelling. A blank cell is
    never reported: `required` does that.

    Options:
        column: The column to look at.
        values: The texts that are allowed.
        when: On which lines it applies.

    Passes: {column: owner, values: [Platform, Payments]}
        Project | Deliverable | Owner
        Tacos   | cook        | Platform
                | serve       |

    Fails: {column: owner, values: [Platform, Payments]}
        Project | Deliverable | Owner
        Tacos   | cook        | platform !
    """

    kind: ClassVar[str] = "one-of"
    says: ClassVar[frozenset[str]] = frozenset({"values"})
    column: Field
    values: tuple[str, ...]
    when: When | None = None

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the cells with any other text."""
        allowed = {"", *self.values}
        said = {"values": ", ".join(self.values)}
        holds = self.when.test(roadmap, today) if self.when else None
        for line in faulty(roadmap, self.column, lambda text: text not in allowed):
            if holds is None or holds(line):
                yield Fault(line, self.column, said)
