"""The workflow: what has to be known of a team's repository to write its scheduled run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from sheetsync.model.settings import Schedule
from sheetsync.model.weekday import Weekday

_FOREIGN: Final = re.compile(
    r"^(?!\s*#).*\bpip3?\b[^\n#|;&]*\binstall\b[^\n#|;&]*[\s'\"]sheetsync(?=[\s'\"\[=<>~!;]|$)", re.MULTILINE
)


class Hand(StrEnum):
    """Whose a workflow is."""

    OURS = "ours"
    EDITED = "edited"
    """Ours once, and changed by a person since."""

    OLD = "old"
    """Ours, from before there was a mark, and unchanged."""

    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Workflow:
    """One workflow; `config` is the configuration that it is for, "" where that isn't said."""

    path: Path
    text: str
    hand: Hand
    config: str = ""

    @property
    def installs_another_project(self) -> bool:
        """Whether it installs `sheetsync` from an index, where that is somebody else's."""
        return bool(_FOREIGN.search(self.text))


@dataclass(frozen=True, slots=True)
class Pinned:
    """A file that the workflow runs with: its name in the folder, and the SHA-256 of its bytes in hexadecimal."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the text of a workflow follows from.

    `folder` is that of the configuration, from the top of the repository, "." for the top itself;
    `config`, `history` and `output` are paths from there. `slug` tells the roadmaps of one repository
    apart, "" for the first. `location` is "" for a Google Sheet.
    """

    version: str
    folder: str
    config: str
    slug: str
    history: str
    output: str
    schedule: Schedule
    files: tuple[Pinned, ...]
    google: bool
    commits: bool
    pulls: bool
    issue: bool


@dataclass(frozen=True, slots=True)
class Cron:
    """A line of cron, and what it stands for, in a few words."""

    line: str
    about: str


def crons(schedule: Schedule) -> Iterator[Cron]:
    """Yield when the run is started, and when it is started again in case it was not.

    GitHub starts runs late, or never: three hours later, and a day later where that is no day of a
    run, a second start does what the first did not.
    """
    first = datetime(2026, 11, 2, schedule.at.hour, schedule.at.minute)  # noqa: DTZ001 - a clock without a place
    days = ", ".join(each.title() for each in schedule.days)
    yield Cron(_line(first, schedule.days), days)
    yield Cron(_line(first + timedelta(hours=3), schedule.days), "again, three hours later")
    later = tuple(each for each in _shifted(schedule.days, 1) if each not in schedule.days)
    if later:
        yield Cron(_line(first, later), "again, a day later")


def _line(at: datetime, days: tuple[Weekday, ...]) -> str:
    over_midnight = (at.date() - datetime(2026, 11, 2).date()).days  # noqa: DTZ001 - the same
    order = list(Weekday)
    # Cron counts from Sunday.
    numbers = sorted((order.index(each) + 1) % 7 for each in _shifted(days, over_midnight))
    return f"{at.minute} {at.hour} * * {','.join(map(str, numbers))}"


def _shifted(days: tuple[Weekday, ...], by: int) -> tuple[Weekday, ...]:
    order = list(Weekday)
    return tuple(order[(order.index(each) + by) % 7] for each in days)
