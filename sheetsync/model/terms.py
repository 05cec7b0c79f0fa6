"""The terms in which a roadmap is told: what a column is about, how a line stands, the interval, a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from sheetsync.model.key import Key


class Field(StrEnum):
    """What a column of a roadmap can be about."""

    PROJECT = "project"
    STAKEHOLDERS = "stakeholders"
    GOAL = "goal"
    DELIVERABLE = "deliverable"
    STATUS = "status"
    OWNER = "owner"
    START = "start"
    END = "end"
    UPDATED = "updated"
    NOTES = "notes"
    PRIORITY = "priority"


DATE_FIELDS = (Field.START, Field.END, Field.UPDATED)
PEOPLE_FIELDS = (Field.OWNER, Field.STAKEHOLDERS)


class Status(StrEnum):
    """How a deliverable stands. The first is missing from the talk and common in real sheets."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    POSSIBLE_DELAY = "Possible delay"
    AT_RISK = "At risk"
    DONE = "Done"
    WONT_DO = "Won't do"

    @property
    def is_open(self) -> bool:
        """Whether work is left: neither done nor decided against."""
        return self not in (Status.DONE, Status.WONT_DO)


class Shape(StrEnum):
    """How a sheet holds its work: what stands around the lines."""

    PROJECTS = "projects"
    """A column says which project a line belongs to."""
    GROUPS = "groups"
    """Rows of their own head the lines below them."""
    LIST = "list"
    """Lines, and no projects: each row is an item."""


class Priority(StrEnum):
    """On which side of the priority line a project stands."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A run of whole calendar days; both ends belong to it.

    A one-day interval starts and ends on the same day, and lasts 1 day, not 0.
    """

    start: Annotated[date, Key("The first day.")]
    end: Annotated[date, Key("The last day.")]

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the end, {self.end}, is before the start, {self.start}")

    def __contains__(self, day: date) -> bool:
        """Whether `day` belongs to the interval, ends included."""
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """Length in calendar days, weekends included. At least 1."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class When:
    """A date as a cell gives it: a day, or a vague range of days, with the original text.

    A real date and an exact text have `first == last`. "Q1 2026" is a range: something due then
    is due by `last`, and starts at `first`. Both ends belong to it.
    """

    first: date
    last: date
    text: str

    @property
    def is_exact(self) -> bool:
        """Whether the cell names one day."""
        return self.first == self.last
