"""Standing: what a run left of a finding, for the runs that come; ended: one that is gone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What a run did with a finding."""

    TOLD = "told"
    SILENT = "silent"
    WAVED_OFF = "ok"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Standing:
    """One finding as a run left it. It is known by its rule and its line, and never by its words.

    `line` is the identity of its line, "" where it is about a project, the sheet or another tab. `since` is the first
    day on which it was found, `told` the first on which it stood in the sheet, None where it never did.
    """

    key: str
    rule: str
    line: str
    since: date
    told: date | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Ended:
    """One finding that is gone: as it stood last, and the first day on which it was not found any more.

    `with_line` says that its line was gone as well, so that nobody mended it.
    """

    standing: Standing
    day: date
    with_line: bool = False
