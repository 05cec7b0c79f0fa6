"""A snapshot: what one run saw of the roadmap; a change: what differs between two."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sheetsync.model.identity import Identity
from sheetsync.model.notice import Notice
from sheetsync.model.offer import Offer, Typed
from sheetsync.model.standing import Ended, Standing
from sheetsync.model.terms import Interval, Priority, Status

CERTAIN: Final = 0.85
"""Evidence from here on leaves no other reading of which line is which."""


@dataclass(frozen=True, slots=True)
class Line:
    """One deliverable as a run saw it, under an identity that outlives sorting and re-wording.

    `id` is given at the first sight and kept as far as evidence carries. `end` is the last day
    that the cell allows, for a vague date too; `updated` is the cell's text. `token` is the
    address of our text on the row, "" where there is none. Only what the column map covers is kept.
    """

    id: str
    project: str
    text: str
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
    token: str = ""

    @property
    def is_open(self) -> bool:
        """Whether work is left. A line without a known status is open: nobody said it is done."""
        return self.status is None or self.status.is_open

    @property
    def is_committed(self) -> bool:
        """Whether it counts for the plan: above the priority line, and no stretch goal."""
        return self.priority is not Priority.LOWER and not self.is_stretch

    @property
    def word(self) -> str:
        """The status for a reader: its name, else what the cell says."""
        return self.status.value if self.status else self.status_text


@dataclass(frozen=True, slots=True)
class Joined:
    """How a line was known again where its words alone don't prove it. `score` is from 0 to 1."""

    id: str
    was: str
    now: str
    score: float

    @property
    def is_certain(self) -> bool:
        """Whether the evidence leaves no other reading; else the join is a guess, and is told as one."""
        return self.score >= CERTAIN


@dataclass(frozen=True, slots=True)
class Remark:
    """What stood in a cell of our column, and beside which line.

    `address` is that of our text, or of our part of an answer; of a text that is a person's alone it is a
    "~" and a checksum. `line` is a key of the line beside it, `codes` those of the findings that it told.
    Where an answer's part of ours told more than the words answered, or the words agreed, `words` is a checksum of
    the words, and `answered` are the codes that they answered: a clear leaves the words, and they answer no more than
    before.
    """

    address: str
    line: str
    codes: tuple[str, ...] = ()
    words: str = ""
    answered: tuple[str, ...] = ()

    def answered_by(self, words: str) -> tuple[str, ...]:
        """Return the codes that words answer which stand here now, by their checksum."""
        return self.answered if words == self.words else self.codes


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of our column, for whoever reads the answers in it.

    `remarks` is what stood there at the end of the last run, in the order of the sheet; None where that was not
    remembered. `former` gives the words' key that a line had, by its row, where it was re-worded for certain.
    `is_moved` says whether lines came, went or changed places since; None where no line is remembered.
    `offers` are what these remarks proposed, by their address; `typed` what was last typed on somebody's word, by the
    row of the line.
    """

    remarks: tuple[Remark, ...] | None = None
    former: Mapping[int, str] = field(default_factory=dict)
    is_moved: bool | None = None
    offers: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)
    typed: Mapping[int, Typed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every line at one instant, aware, in sheet order. `day` is the day it was then where the sheet lives.

    `of` says which roadmap it is; None in a snapshot of a release that didn't say.
    `remarks` is what the run left in our column; None where that was not remembered. `reading` says how the sheet
    was read: each field with the header of its column, and what else decides; None in a snapshot of a release that
    didn't say. `set_aside` are the lines of the snapshot before whose rows are there, and read as no work any more.
    `findings` are those that stood after the run; None where they were not remembered. `offers` are what the remarks
    proposed, by their address; `typed` what the run typed on somebody's word.
    """

    taken: datetime
    day: date
    lines: tuple[Line, ...]
    interval: Interval | None = None
    joined: tuple[Joined, ...] = ()
    of: Identity | None = None
    remarks: tuple[Remark, ...] | None = None
    reading: Mapping[str, str] | None = None
    set_aside: tuple[str, ...] = ()
    findings: tuple[Standing, ...] | None = None
    offers: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)
    typed: tuple[Typed, ...] = ()

    def by_id(self) -> dict[str, Line]:
        """Return the lines by their identity."""
        return {line.id: line for line in self.lines}

    def shows_the_same(self, other: "Snapshot") -> bool:
        """Whether people changed nothing between the two. Our own texts in the sheet don't count."""
        return (
            self.interval == other.interval
            and len(self.lines) == len(other.lines)
            and all(map(_people_wrote_the_same, self.lines, other.lines))
        )


def _people_wrote_the_same(one: Line, other: Line) -> bool:
    return one is other or one == (other if one.token == other.token else replace(other, token=one.token))


@dataclass(frozen=True, slots=True)
class History:
    """What was seen so far: snapshots in the order of time, no two that follow each other the same.

    A gap belongs to the earlier one: nothing was seen to change in it. `told` says when each
    audience was last told. `notices` say what could not be read of it. `origin` is the
    name of the history that it goes on with, None where it began by itself. `ended` are the findings that are gone.
    """

    snapshots: tuple[Snapshot, ...] = ()
    told: Mapping[str, datetime] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    origin: str | None = None
    ended: tuple[Ended, ...] = ()

    @property
    def last(self) -> Snapshot | None:
        """The latest snapshot; None before the first."""
        return self.snapshots[-1] if self.snapshots else None

    @property
    def of(self) -> Identity | None:
        """Which roadmap it is of, as far as it says so."""
        return self.last.of if self.last else None

    def at(self, instant: datetime) -> Snapshot | None:
        """Return how the roadmap stood at an instant; None before the first snapshot."""
        return next((each for each in reversed(self.snapshots) if each.taken <= instant), None)

    def on(self, day: date) -> Snapshot | None:
        """Return how the roadmap stood at the end of a day; None before the first snapshot."""
        return next((each for each in reversed(self.snapshots) if each.day <= day), None)


class ChangeKind(StrEnum):
    """What can differ between two snapshots. Events for a report, never a judgement."""

    ADDED = "added"
    SCOPE = "scope added"
    REMOVED = "removed"
    STATUS = "status"
    WENT_BACK = "went back"
    DATES = "dates"
    CROSSED = "crossed the line"
    RENAMED = "renamed"
    PROJECT = "project renamed"
    MOVED = "moved to another project"
    DETAILS = "details"
    CONFIRMED = "confirmed unchanged"
    REORDERED = "reordered"
    INTERVAL = "interval moved"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two snapshots; `day` is the day on which the later one saw it.

    `line` is the line as it is after the change, or was before it went; None when the change is
    about the roadmap as a whole. `old` and `new` are words for a reader, "" where there is
    nothing to show. `score` is how certain it is that both are the same line.
    """

    kind: ChangeKind
    day: date
    line: Line | None = None
    old: str = ""
    new: str = ""
    score: float = 1.0

    @property
    def has_crossed(self) -> bool:
        """Whether a line went from one side of the priority line to the other, and not the line itself came or went."""
        return self.kind is ChangeKind.CROSSED and {self.old, self.new} == {Priority.HIGHER, Priority.LOWER}
