"""When: on which lines a rule applies. The same few predicates for every kind, joined by all, any, not.

    when: {status: [At risk, Possible delay]}
    when: {all: [{priority: higher}, {not: {marker: tbd}}]}
    when: {column: owner, blank: false}

No expression language: a predicate is data, and gives the set of lines that it holds for.
"""

from dataclasses import dataclass
from typing import Literal

from sheetsync.model.roadmap import Field, Priority, Roadmap, Status

Marker = Literal["tbd", "stretch"]


@dataclass(frozen=True, slots=True)
class HasStatus:
    """The line has one of these statuses."""

    statuses: tuple[Status, ...]

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        table = roadmap.table
        wanted = {text for text, status in table.statuses.items() if status in self.statuses}
        return {line for line, text in enumerate(table.columns.get(Field.STATUS, ())) if text in wanted}


@dataclass(frozen=True, slots=True)
class HasText:
    """The column of the line shows this text; case and outer spaces count."""

    column: Field
    text: str

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        text = self.text
        return {line for line, each in enumerate(roadmap.table.columns.get(self.column, ())) if each == text}


@dataclass(frozen=True, slots=True)
class OnSide:
    """The line's project stands on this side of the priority line."""

    side: Priority

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        blocks = zip(roadmap.projects, roadmap.table.blocks, strict=False)
        return {line for project, block in blocks if project.priority is self.side for line in range(*block)}


@dataclass(frozen=True, slots=True)
class HasMarker:
    """The line is marked `TBD:` or `stretch goal:`."""

    marker: Marker

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        tbd = self.marker == "tbd"
        return {each.line for _, each in roadmap.deliverables if (each.is_tbd if tbd else each.is_stretch)}


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple["When", ...]

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        return set.intersection(*(part.lines(roadmap) for part in self.parts))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["When", ...]

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        return set.union(*(part.lines(roadmap) for part in self.parts))


@dataclass(frozen=True, slots=True)
class Not:
    """The part doesn't hold."""

    part: "When"

    def lines(self, roadmap: Roadmap) -> set[int]:
        """Return the lines that it holds for."""
        return set(range(len(roadmap.table))) - self.part.lines(roadmap)


When = HasStatus | HasText | OnSide | HasMarker | AllOf | AnyOf | Not
