"""A snapshot: what one run saw of the roadmap; a change: what differs between two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sheetsync.model.roadmap import Interval, Priority, Status


@dataclass(frozen=True, slots=True)
class Line:
    """One deliverable as a run saw it, under an identity that outlives sorting and re-wording.

    `id` is given at the first sight and kept as far as evidence carries. `order` counts from 0
    in the sheet. `end` is the last day that the cell allows, for a vague date too. Only what
    the column map covers is kept.
    """

    id: str
    project: str
    text: str
    order: int
    status: Status | None = None
    status_text: str = ""
    owner: str = ""
    start: date | None = None
    end: date | None = None
    updated: str = ""
    notes: str = ""
    priority: Priority = Priority.UNKNOWN
    is_stretch: bool = False
    is_tbd: bool = False

    @property
    def is_open(self) -> bool:
        """Whether work is left. A line without a known status is open: nobody said it is done."""
        return self.status is None or self.status.is_open


@dataclass(frozen=True, slots=True)
class Joined:
    """How a line was known again although its words had changed.

    `score` is the evidence between 0 and 1; under `CERTAIN` the join is a guess and is reported
    as one.
    """

    id: str
    was: str
    now: str
    score: float

    CERTAIN = 0.85

    @property
    def is_certain(self) -> bool:
        """Whether the evidence leaves no other reading."""
        return self.score >= Joined.CERTAIN


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every line at one instant, aware and UTC, in sheet order."""

    taken: datetime
    lines: tuple[Line, ...]
    interval: Interval | None = None
    findings: Mapping[str, int] = field(default_factory=dict)
    joined: tuple[Joined, ...] = ()

    def by_id(self) -> dict[str, Line]:
        """Return the lines by their identity."""
        return {line.id: line for line in self.lines}


class ChangeKind(StrEnum):
    """What can differ between two snapshots. Events for a report, never a judgement."""

    ADDED = "added"
    REMOVED = "removed"
    STATUS = "status"
    WENT_BACK = "went back"
    DATES = "dates"
    CROSSED = "crossed the line"
    SCOPE = "scope added"
    RENAMED = "renamed"
    REORDERED = "reordered"
    INTERVAL = "interval moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two snapshots; `on` is when the later one was taken.

    `line` is None when the change is about the roadmap as a whole. `old` and `new` are words
    for a reader, "" where there is nothing to show.
    """

    kind: ChangeKind
    on: datetime
    line: Line | None = None
    old: str = ""
    new: str = ""
    score: float = 1.0
