"""The kind `required`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import Each, named_blocks
from sheetsync.kinds.when import When
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.terms import PEOPLE_FIELDS, Field, Shape, Status

Holds = Callable[[int], bool]
"""Whether a rule applies on a line."""

BEGUN: Final = frozenset({Status.IN_PROGRESS, Status.POSSIBLE_DELAY, Status.AT_RISK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Required(Rule):
    """A cell that has to be filled in.

    A project says its goal once, on any of its lines; a status belongs to each line.

    Options:
        column: The column to look at.
        each: `line` looks at every deliverable; `project` looks for one filled cell in each project.
        blank: Texts that count as nothing, whatever their case, such as `n/a`. In a column of people that is also
            what stands for somebody who is still to be found: `TBC`, `N.N.`, `à définir`.
        inherit: With `each: line`, a filled cell on the first line of a project counts for all its
            lines, and a project that is blank from top to bottom is reported once; of a group, the row
            that heads it counts. Where most of the lines below a first one are filled, each line
            speaks for itself.
        when: On which lines it applies; for a project, on its first line.

    Passes: {column: goal, each: project}
        Project | Goal            | Deliverable
        Tacos   | feed the family | cook
                |                 | serve

    Passes: {column: owner, inherit: true}
        Project | Deliverable | Owner
        Tacos   | cook        | Ana
                | serve       |

    Fails: {column: owner, inherit: true}
        Project | Deliverable | Owner
        Tacos   | cook        | Ana
                | serve       | Bo
                | wash up     | !

    Fails: {column: owner}
        Project | Deliverable | Owner
        Tacos   | cook        | Ana
                | serve       | N.N. !
                | wash up     | à définir !

    Fails: {column: owner, inherit: true, when: {open: true}}
        Project | Deliverable | Status      | Owner
        Tacos   | cook        | Done        |
                | serve       | Not started |
                | wash up     | In progress | !
                | rest        | In progress |

    Fails: {column: owner, inherit: true}
        Project | Deliverable | Owner | End
        Tacos   | cook        |       | 2026-12-04
                | serve       | !     | 2026-11-06

    Fails: {column: goal, each: project}
        Project | Goal | Deliverable
        Tacos   | !    | cook
                |      | serve

    Fails: {column: stakeholders, each: project, blank: [everyone]}
        Project | Stakeholders | Deliverable
        Tacos   | Everyone !   | cook

    Fails: {column: status, when: {not: {marker: tbd}}}
        Project | Deliverable | Status
        Tacos   | cook        | !
                | TBD: serve  |
    """

    kind: ClassVar[str] = "required"
    column: Field
    each: Each = Each.LINE
    blank: tuple[str, ...] = ()
    inherit: bool = False
    when: When | None = None

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the blank cells."""
        cells = roadmap.table.columns.get(self.column)
        if cells is None:
            return
        nothing = {"", *(text.casefold() for text in self.blank)}
        blank = {text for text in roadmap.table.distinct(self.column) if text.casefold() in nothing}
        if self.column in PEOPLE_FIELDS:
            blank |= roadmap.table.distinct(self.column) & roadmap.table.unsaid
        if not blank:
            return
        holds = self.when.test(roadmap, today) if self.when else None
        lines = self._projects if self.each is Each.PROJECT else self._lines
        yield from (Fault(line, self.column) for line in lines(roadmap, cells, blank, holds or _always))

    def _projects(self, roadmap: Roadmap, cells: Sequence[str], blank: set[str], holds: Holds) -> Iterator[int]:
        headed = {each.line for each in roadmap.projects if roadmap.shape is Shape.GROUPS and self._is_said(each)}
        for start, stop in named_blocks(roadmap):
            is_blank = cells[start] in blank and blank.issuperset(cells[start:stop])
            if start not in headed and is_blank and holds(start):
                yield start

    def _lines(self, roadmap: Roadmap, cells: Sequence[str], blank: set[str], holds: Holds) -> Iterator[int]:
        inherit = self.inherit and not _is_line_by_line(roadmap, cells, blank)
        is_grouped = roadmap.shape is Shape.GROUPS
        for project in roadmap.projects:
            lines = [each for each in project.deliverables if cells[each.line] in blank]
            # The first line of a group is one of its lines: it says nothing of the others.
            if inherit and (self._is_said(project) if is_grouped else cells[project.line] not in blank):
                continue
            is_blank = len(lines) == len(project.deliverables)
            lines = [each for each in lines if holds(each.line)]
            if self.inherit and is_blank:
                lines = sorted(lines, key=_is_soon)[:1]
            yield from (each.line for each in lines)

    def _is_said(self, project: Project) -> bool:
        """Whether a project says it for all of its lines, as the row that heads a group does."""
        of_project = {Field.STAKEHOLDERS: project.stakeholders, Field.GOAL: project.goal, Field.OWNER: project.owner}
        return of_project.get(self.column, "").casefold() not in {"", *(text.casefold() for text in self.blank)}


def _is_soon(step: Deliverable) -> tuple[bool, date]:
    """Return a key that sorts to the front what has begun, then what begins or ends first."""
    when = step.start or step.end
    return step.status not in BEGUN, when.first if when else date.max


def _always(_: int) -> bool:
    return True


def _is_line_by_line(roadmap: Roadmap, cells: Sequence[str], blank: set[str]) -> bool:
    """Whether most lines below the first of their project are filled, so that a blank one is no continuation."""
    below = [cells[each.line] not in blank for project in roadmap.projects for each in project.deliverables[1:]]
    return 2 * sum(below) >= max(1, len(below))
