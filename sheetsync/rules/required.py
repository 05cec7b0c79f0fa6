"""The kind `required`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.model.roadmap import Field, Roadmap
from sheetsync.rules.base import Fault, Rule, texts
from sheetsync.rules.lines import Each, faulty
from sheetsync.rules.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Required(Rule):
    """A cell that has to be filled in.

    Options:
        column: The column to look at.
        each: `line` (the default) looks at each deliverable, `project` at the first line of each project.
        blank: Words that count as nothing, whatever their case, such as `n/a`.
        when: On which lines it applies.

    Passes (column: goal, each: project):
        Project | Goal | Deliverable
        Tacos   | feed the family | cook
                |      | serve

    Fails (column: goal, each: project):
        Project | Goal | Deliverable
        Tacos   |      | cook

    Fails (column: owner, blank: [tbd]):
        Project | Deliverable | Owner
        Tacos   | cook        | TBD
    """

    kind: ClassVar[str] = "required"
    says: ClassVar[frozenset[str]] = frozenset()
    column: Field
    each: Each = Each.LINE
    blank: tuple[str, ...] = ()
    when: When | None = None

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the blank cells."""
        del today
        blank = {"", *(word.casefold() for word in self.blank)}
        lines = faulty(roadmap, self.column, lambda text: text.casefold() in blank, self.when, self.each)
        if self.each is Each.PROJECT:
            yield from (Fault(line, self.column) for line in lines)
        elif next(iter(lines_left := [*lines]), None) is not None:
            deliverables = texts(roadmap, _work(roadmap))
            yield from (Fault(line, self.column) for line in lines_left if deliverables[line])


def _work(roadmap: Roadmap) -> Field:
    return Field.DELIVERABLE if Field.DELIVERABLE in roadmap.table.columns else Field.PROJECT
