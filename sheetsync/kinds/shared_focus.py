"""The kind `shared-focus`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheetsync.kinds.base import BadOptionError, Fault, Rule
from sheetsync.kinds.words import phrases
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.terms import Field, Shape, When


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFocus(Rule):
    """A sprint whose owner also has open work in another project on the same days.

    Both lines need an owner and exact dates; a blank owner is the one of the project's first line, or of the
    row that heads a group.

    Options:
        sprints: Phrases that make a line a sprint, whatever their case; `*` is the rest of a word.

    Passes: {sprints: ["prototyp* sprint"]}
        Project | Deliverable        | Owner | Start      | End
        Tacos   | Prototyping sprint | Ana   | 2026-10-05 | 2026-10-09
        Dessert | bake               | Ana   | 2026-10-10 | 2026-10-12
                | serve              | Ben   | 2026-10-05 | 2026-10-09

    Fails: {sprints: ["prototyp* sprint"]}
        Project | Deliverable        | Owner | Start      | End
        Tacos   | Prototyping sprint | Ana ! | 2026-10-05 | 2026-10-09
        Dessert | bake               | Ana   | 2026-10-09 | 2026-10-12
    """

    kind: ClassVar[str] = "shared-focus"
    says: ClassVar[frozenset[str]] = frozenset({"owner", "other"})
    sprints: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a rule that could never find anything."""
        if not self.sprints:
            raise BadOptionError("sprints", "must name at least one")

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield each open sprint whose owner is elsewhere too, with the first other project."""
        del today
        if Field.OWNER not in roadmap.table.columns:
            return
        is_sprint = phrases(self.sprints).search
        lines = [
            (project, each) for project, each in roadmap.deliverables if each.status is None or each.status.is_open
        ]
        for project, sprint in lines:
            owner = _owner(project, sprint)
            if not owner or not is_sprint(sprint.text):
                continue
            others = (
                other.name or each.text
                for other, each in lines
                if other is not project and _owner(other, each).casefold() == owner.casefold() and _meet(sprint, each)
            )
            other = next(others, None)
            if other is not None:
                is_beside = sprint.owner or roadmap.shape is Shape.GROUPS
                line = sprint.line if is_beside else project.line
                yield Fault(line, Field.OWNER, {"owner": owner, "other": other})


def _owner(project: Project, line: Deliverable) -> str:
    return line.owner or project.owner


def _meet(one: Deliverable, other: Deliverable) -> bool:
    """Whether two lines share a day; a line without both dates shares none."""
    ends = (one.start, one.end, other.start, other.end)
    if not all(isinstance(when, When) and when.is_exact for when in ends):
        return False
    first, last, other_first, other_last = (when.first for when in ends if when)
    return first <= other_last and other_first <= last
