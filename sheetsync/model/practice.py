"""What the practice tabs hold beside a roadmap: interviews, prototyping sprints, questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sheetsync.model.cell import CellRef


@dataclass(frozen=True, slots=True)
class Interview:
    """One row of an `Interviews` tab. Numbers are None where the cell has none that can be read."""

    tab: str
    row: int
    what: str
    cells: Mapping[str, CellRef]
    minutes: float | None = None
    participants: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    day: date | None = None
    findings: str = ""


@dataclass(frozen=True, slots=True)
class Sprint:
    """One row of a `Sprints` tab. Both days belong to the sprint, and are None where they can't be read."""

    tab: str
    row: int
    what: str
    cells: Mapping[str, CellRef]
    focuses: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a `Questions` tab, with its cell, the header above it, and what else its row says."""

    tab: str
    cell: CellRef
    column: str
    text: str
    beside: tuple[str, ...] = ()
