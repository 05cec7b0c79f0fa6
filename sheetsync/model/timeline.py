"""A timeline: the projects as strips over the days, with a mark where a step is due."""

from dataclasses import dataclass
from datetime import date

from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Status


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the timeline at which a step is due; `at` is from 0 to 1 along the strip."""

    at: float
    status: Status | None
    label: str
    is_late: bool = False

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return SHAPES[self.status]


@dataclass(frozen=True, slots=True)
class Strip:
    """One project on the timeline, from `start` to `end` of the strip, each from 0 to 1; both on it.

    `done` is the share of its steps that are done; `status` is the worst of its open steps. `due` says how much
    of what was due is done, and what is wrong. `place` is that of its project in the sheet, from 0.
    """

    name: str
    start: float
    end: float
    done: float
    status: Status | None
    label: str
    marks: tuple[Mark, ...] = ()
    due: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The strips of the projects that have dates, over the days from `first` to `last`, both on it.

    `today` is from 0 to 1, None when today lies outside; `now` is the word for it. `label` says what is seen.
    """

    first: date
    last: date
    ticks: tuple[tuple[float, str], ...]
    strips: tuple[Strip, ...]
    today: float | None
    label: str = ""
    now: str = "today"
