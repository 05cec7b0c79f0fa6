"""The past of a roadmap: what its history says about the lines that are in the sheet now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sheetsync.model.snapshot import Line
from sheetsync.model.terms import Interval, Status


@dataclass(frozen=True, slots=True)
class Since:
    """The day since which something is as it is; `is_exact` unless it was so when we first looked."""

    day: date
    is_exact: bool


@dataclass(frozen=True, slots=True)
class LinePast:
    """What is known of one line: since when nothing of it changed, and since when its status stands.

    `first_seen` is exact where an earlier snapshot didn't have the line. `closed_as` is the status
    that a line which is open now had when it was closed, `closed_on` the last day on which it was
    seen so, and `reopened` the first day on which it was open again.
    """

    id: str
    first_seen: Since
    unchanged: Since
    status: Since
    closed_as: Status | None = None
    closed_on: date | None = None
    reopened: date | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """A line that was in the sheet: as it was last, the last day it was seen, and the first day it was not."""

    line: Line
    last_seen: date
    missed: date


@dataclass(frozen=True, slots=True)
class ProjectPast:
    """In how many intervals a project had open lines, this one included, and what it did in the one before.

    `done_before` is how many of its lines became Done in the interval before this one.
    """

    intervals: int
    done_before: int


@dataclass(frozen=True, slots=True)
class Past:
    """What the history knows, for rules that look back. Days are those of the sheet's calendar.

    `lines` and `projects` are by the number of their line in the roadmap's table. `started` is the
    day of the first snapshot. `planned` is the interval as it was when it began, None where the
    history doesn't reach back to it. `quiet` is since when nothing in the sheet changed, and `told`
    the day on which anybody was last told.
    """

    started: date
    lines: Mapping[int, LinePast] = field(default_factory=dict)
    projects: Mapping[int, ProjectPast] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    planned: Interval | None = None
    quiet: Since | None = None
    told: date | None = None
