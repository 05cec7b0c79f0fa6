"""The kind `unique`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sheetsync.kinds.base import Fault, Rule
from sheetsync.kinds.lines import named_blocks
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field


class Within(StrEnum):
    """Where a text may stand once."""

    PROJECT = "project"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unique(Rule):
    """A text that stands twice where it should stand once.

    The second and each later cell is reported, never the first: that one may stay.

    Options:
        column: The column to look at. Blank cells are never alike.
        within: `project` compares the lines of one project, `sheet` compares the projects.

    Passes: {column: deliverable}
        Project | Deliverable
        Tacos   | cook
        Dessert | cook

    Fails: {column: deliverable}
        Project | Deliverable
        Tacos   | cook
                | serve
                | cook !

    Fails: {column: goal, within: sheet}
        Project | Goal              | Deliverable
        Tacos   | feed the family   | cook
        Dessert | feed the family ! | bake
    """

    kind: ClassVar[str] = "unique"
    says: ClassVar[frozenset[str]] = frozenset({"other"})
    column: Field
    within: Within = Within.PROJECT

    def check(self, roadmap: Roadmap, *, today: date) -> Iterator[Fault]:
        """Yield the cells that say again what one above them says."""
        del today
        cells = roadmap.table.columns.get(self.column)
        if cells is None:
            return
        found = _again_in_project(roadmap, cells) if self.within is Within.PROJECT else _again_in_sheet(roadmap, cells)
        names = roadmap.table.columns.get(Field.PROJECT, cells)
        for line, first in found:
            yield Fault(line, self.column, {"other": names[first]})


def _again_in_project(roadmap: Roadmap, cells: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield each line that repeats, with the first line of its project."""
    for start, stop in roadmap.table.blocks:
        if len(set(cells[start:stop])) == stop - start:
            continue
        seen: set[str] = set()
        for line in range(start, stop):
            text = cells[line]
            if text and text in seen:
                yield line, start
            seen.add(text)


def _again_in_sheet(roadmap: Roadmap, cells: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each project that repeats another, with the first line of that one."""
    first: dict[str, int] = {}
    for start, stop in named_blocks(roadmap):
        line = next((line for line in range(start, stop) if cells[line]), None)
        if line is None:
            continue
        if cells[line] in first:
            yield line, first[cells[line]]
        first.setdefault(cells[line], start)
