"""Owners: whose row a row is, by the names in it, and who of the people listed has that name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.model.people import Person
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field, Shape
from sheetsync.steps.parse.project import split_names

_NOBODY: Final = frozenset(("tbd", "tba", "n/a", "na", "none", "nobody", "open", "unassigned", "?", "-", "–", "—"))
"""What stands where an owner is still to be found."""


def known_as(name: str) -> str:
    """Return by what a name is compared: its words, whatever their case and white space, without a leading "@"."""
    return one_line(name).removeprefix("@").strip().casefold()


@dataclass(frozen=True, slots=True)
class Owners:
    """The people of a roadmap: `by_row` has the names in each row with work left, or at the head of a project.

    `inherited` are the rows whose names are those of another row, their own cell being blank.
    """

    by_row: Mapping[int, tuple[str, ...]]
    known: Mapping[str, Person]
    inherited: frozenset[int] = frozenset()

    @classmethod
    def of(cls, roadmap: Roadmap, people: Sequence[Person]) -> "Owners":
        """Return the owners of a roadmap.

        A name that two people have is nobody's. A line without an owner has that of its project's first line, or of the
        row that heads its group; but not where most lines have one of their own, for there a blank one is nobody's.
        """
        often = Counter(known_as(each.name) for each in people)
        known = {known_as(each.name): each for each in people if often[known_as(each.name)] == 1}
        column = roadmap.table.columns.get(Field.OWNER, ())
        rows: dict[int, tuple[str, ...]] = {}
        is_line_by_line = _is_line_by_line(roadmap)

        def inherited(head: str) -> str:
            return "" if is_line_by_line else head

        for project in roadmap.projects:
            first = project.owner if roadmap.shape is Shape.GROUPS else column[project.line] if column else ""
            head = first if project.name else ""
            if head and any(each.status is None or each.status.is_open for each in project.deliverables):
                rows[project.row] = _names(head, known)
            for step in project.deliverables:
                is_closed = step.status is not None and not step.status.is_open
                rows[step.row] = () if is_closed else _names(step.owner or inherited(head), known)
        blank = (step.row for _, step in roadmap.deliverables if not step.owner)
        return cls(rows, known, frozenset(blank))

    def in_row(self, row: int) -> tuple[Person, ...]:
        """Return the people whose row it is."""
        return tuple(self.known[name] for each in self.by_row.get(row, ()) if (name := known_as(each)) in self.known)

    def strangers(self) -> tuple[str, ...]:
        """Return the names in open rows whom nobody knows, each once, in the order of the sheet."""
        names = _unlike(each for found in self.by_row.values() for each in found)
        return tuple(each for each in names if known_as(each) not in self.known and known_as(each) not in _NOBODY)


def _is_line_by_line(roadmap: Roadmap) -> bool:
    """Whether most lines below the first of their project name an owner, as `owner-missing` sees it."""
    below = [known_as(each.owner) for project in roadmap.projects for each in project.deliverables[1:]]
    return 2 * sum(bool(each) and each not in _NOBODY for each in below) >= max(1, len(below))


def _names(text: str, known: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the names in a cell: it as a whole where somebody is called so, else its parts."""
    if known_as(text) in known:
        return (text,)
    return tuple(_unlike(split_names(text)))


def _unlike(names: Iterable[str]) -> Iterable[str]:
    found: dict[str, str] = {}
    for each in names:
        if known_as(each):
            found.setdefault(known_as(each), one_line(each))
    return found.values()
