"""When: on which lines a rule applies. The same few predicates for every kind, joined by all, any, not.

    when: {status: [At risk, Possible delay]}
    when: {all: [{priority: higher}, {not: {marker: tbd}}]}
    when: {column: owner, blank: false}

No expression language: a predicate is data. Several keys beside each other all have to hold.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sheetsync.kinds.pattern import Pattern
from sheetsync.kinds.words import phrases
from sheetsync.model.roadmap import Project, Roadmap
from sheetsync.model.terms import Field, Priority, Status

Test = Callable[[int], bool]
"""Whether a predicate holds for one line of the table."""


class Marker(StrEnum):
    """What a line of work starts with: `TBD:` or `stretch goal:`."""

    TBD = "tbd"
    STRETCH = "stretch"


def _always(line: int) -> bool:
    del line
    return True


def _never(line: int) -> bool:
    del line
    return False


def _cells(roadmap: Roadmap, column: Field) -> Sequence[str]:
    cells = roadmap.table.columns.get(column)
    return cells if cells is not None else ("",) * len(roadmap.table)


def _project_at(roadmap: Roadmap) -> Callable[[int], Project | None]:
    starts = [project.line for project in roadmap.projects]

    def find(line: int) -> Project | None:
        index = bisect_right(starts, line) - 1
        return roadmap.projects[index] if index >= 0 else None

    return find


@dataclass(frozen=True, slots=True)
class HasStatus:
    """The line has one of these statuses, whatever words its cell says it in."""

    status: tuple[Status, ...]

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        del today
        readings, cells = roadmap.table.statuses, _cells(roadmap, Field.STATUS)
        wanted = {text for text, status in readings.items() if status in self.status}
        return lambda line: cells[line] in wanted


@dataclass(frozen=True, slots=True)
class IsOpen:
    """Whether work is left on the line: its status is neither Done nor Won't do."""

    open: bool

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        if Field.STATUS not in roadmap.table.columns:
            # Nobody could say how a line stands, so none is known to be open, or closed.
            return _never
        closed = HasStatus((Status.DONE, Status.WONT_DO)).test(roadmap, today)
        return lambda line: closed(line) is not self.open


@dataclass(frozen=True, slots=True)
class OnSide:
    """The line's project stands on one of these sides of the priority line."""

    priority: tuple[Priority, ...]

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        del today
        project_at = _project_at(roadmap)
        return lambda line: (project := project_at(line)) is not None and project.priority in self.priority


@dataclass(frozen=True, slots=True)
class HasMarker:
    """The line is marked `TBD:` or `stretch goal:`."""

    marker: Marker

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        del today
        tbd = self.marker is Marker.TBD
        marked = {each.line for _, each in roadmap.deliverables if (each.is_tbd if tbd else each.is_stretch)}
        return marked.__contains__


@dataclass(frozen=True, slots=True)
class Mentions:
    """The line's project or deliverable has one of these phrases; `*` is the rest of a word."""

    mentions: tuple[str, ...]

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        del today
        found, project_at = phrases(self.mentions).search, _project_at(roadmap)
        deliverables = _cells(roadmap, Field.DELIVERABLE)

        def holds(line: int) -> bool:
            project = project_at(line)
            return bool(found(deliverables[line]) or (project and found(project.name)))

        return holds


@dataclass(frozen=True, slots=True)
class IntoInterval:
    """More than this many days of the interval are over."""

    days_into_interval: int

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line: the same for all of them."""
        interval = roadmap.interval
        late = interval is not None and (today - interval.start).days > self.days_into_interval
        return _always if late else _never


@dataclass(frozen=True, slots=True)
class Started:
    """The line's first day lies so many days back, or more; a line without one has not started."""

    started_days_ago: int

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        started = {
            each.line
            for _, each in roadmap.deliverables
            if each.start and (today - each.start.last).days >= self.started_days_ago
        }
        return started.__contains__


@dataclass(frozen=True, slots=True)
class Due:
    """The line's last day comes within so many days, or has passed; a line without one is never due."""

    due_in_days: int

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        due = {
            each.line
            for _, each in roadmap.deliverables
            if each.end and (each.end.last - today).days <= self.due_in_days
        }
        return due.__contains__


@dataclass(frozen=True, slots=True)
class InColumn:
    """What a column of the line shows: whether it is blank, is one of some texts, or matches a pattern."""

    column: Field
    blank: bool | None = None
    one_of: tuple[str, ...] | None = None
    matches: tuple[Pattern, ...] | None = None

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line; it never holds where the sheet has no such column."""
        del today
        cells = roadmap.table.columns.get(self.column)
        if cells is None:
            return _never
        fitting = set(filter(self._fits, roadmap.table.distinct(self.column)))
        return lambda line: cells[line] in fitting

    def _fits(self, text: str) -> bool:
        return (
            (self.blank is None or self.blank is not bool(text))
            and (self.one_of is None or text in self.one_of)
            and (self.matches is None or any(each.matches(text) for each in self.matches))
        )


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    all: tuple["When", ...]

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        tests = [part.test(roadmap, today) for part in self.all]
        return lambda line: all(test(line) for test in tests)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    any: tuple["When", ...]

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        tests = [part.test(roadmap, today) for part in self.any]
        return lambda line: any(test(line) for test in tests)


@dataclass(frozen=True, slots=True)
class Not:
    """The part doesn't hold."""

    part: "When"

    def test(self, roadmap: Roadmap, today: date) -> Test:
        """Return the test of a line."""
        test = self.part.test(roadmap, today)
        return lambda line: not test(line)


When = (
    HasStatus | IsOpen | OnSide | HasMarker | Mentions | IntoInterval | Started | Due | InColumn | AllOf | AnyOf | Not
)
