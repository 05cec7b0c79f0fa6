"""Figures: what a retrospective counts. Nothing here is about a person."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sheetsync.model.snapshot import Change, Line, Snapshot
from sheetsync.model.terms import Interval, Priority, Status


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the lines of one project: those of the start list, those that came later, and how all ended."""

    project: str
    at_start: int = 0
    added: int = 0
    done: int = 0
    still_open: int = 0
    dropped: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """A line whose date moved: its first date in the interval, its last, and how often it moved."""

    line: Line
    first: date
    last: date
    moves: int

    @property
    def days(self) -> int:
        """How many days later it is due at the end; below 0 for earlier."""
        return (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the interval, at its last day.

    `stale` are the open lines that nothing changed of for more days than the cadence has; `median_days` is
    the median of days since each open line changed. `changes` were seen in the week.
    """

    last_day: date
    open_lines: int
    stale: int
    median_days: float
    changes: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class FirstWarning:
    """The first time a line was at risk or possibly late, and how many days that was before it was due."""

    line: Line
    day: date
    lead_days: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an interval up to `until`, which belongs to it.

    Stretch goals are no part of the plan, and of none of these figures. `start_list` are the lines at
    the end of the first day, or at the first look, which was on `first_look`. `weeks_at_risk` is by
    the identity of a line, in tenths of a week, over 0.
    """

    interval: Interval
    planned: Interval
    until: date
    cadence_days: int
    first_look: date
    start_list: tuple[Line, ...]
    end_list: tuple[Line, ...]
    fates: tuple[Fate, ...]
    slips: tuple[Slip, ...]
    warnings: tuple[FirstWarning, ...]
    weeks_at_risk: dict[str, float]
    weeks: tuple[Week, ...]
    changes: tuple[Change, ...]
    looks: tuple[date, ...]
    snapshots: tuple[Snapshot, ...]

    @property
    def is_over(self) -> bool:
        """Whether the interval has reached its end; before it, nothing is known of the end."""
        return self.until == self.interval.end

    @property
    def has_status(self) -> bool:
        """Whether the sheet ever said how a line stands; else nothing is known to be done, or open."""
        return any(line.word for each in self.snapshots for line in each.lines)

    @property
    def has_line(self) -> bool:
        """Whether the sheet ever had a priority line."""
        return any(line.priority is not Priority.UNKNOWN for each in self.snapshots for line in each.lines)

    @property
    def delivered(self) -> int:
        """How many lines of the start list are done at the end."""
        done = {line.id for line in self.end_list if line.status is Status.DONE}
        return sum(line.id in done for line in self.start_list)

    @property
    def longest_silence(self) -> tuple[date, date]:
        """The two looks with changes, or ends of the interval, that lie furthest apart."""
        days = [self.first_look, *(each for each in self.looks if each > self.first_look), self.until]
        return max(pairwise(days), key=lambda pair: pair[1] - pair[0], default=(self.first_look, self.until))
