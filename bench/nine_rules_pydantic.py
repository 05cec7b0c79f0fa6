"""The nine rules with pydantic: one model a row for what a row can say, and Python for the projects."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

from bench.nine_rules import HEADER, OWNER, PLAN_END, PLAN_START, STALE_BEFORE, STATUSES, Fault, Row

Day = Annotated[date, BeforeValidator(date.fromisoformat)]


class Line(BaseModel):
    """What one row has to be."""

    Status: Literal[STATUSES]  # type: ignore[valid-type]
    Start: Day
    End: Day
    Owner: str = Field(pattern=f"^(?:{OWNER})$")


_LINE = TypeAdapter(Line)
_RULES = {"Status": "status", "Start": "date", "End": "date", "Owner": "owner"}


def faults(rows: Sequence[Row]) -> set[Fault]:
    """Return the failing cells."""
    found: set[Fault] = set()
    for row, cells in enumerate(rows):
        values = dict(zip(HEADER, cells, strict=True))
        wrong: set[str] = set()
        try:
            _LINE.validate_python(values)
        except ValidationError as error:
            wrong = {str(each["loc"][0]) for each in error.errors(include_url=False, include_context=False)}
            found.update((row, column, _RULES[column]) for column in wrong)
        start = None if "Start" in wrong else date.fromisoformat(values["Start"])
        end = None if "End" in wrong else date.fromisoformat(values["End"])
        found.update(_dates(row, start, end))
        if values["Status"] == "In progress" and date.fromisoformat(values["Updated"]) < STALE_BEFORE:
            found.add((row, "Updated", "stale"))
    return found | _projects(rows)


def _dates(row: int, start: date | None, end: date | None) -> set[Fault]:
    found: set[Fault] = set()
    if start and end and end < start:
        found.add((row, "End", "order"))
    if start and start < PLAN_START:
        found.add((row, "Start", "plan"))
    if end and end > PLAN_END:
        found.add((row, "End", "plan"))
    return found


def _projects(rows: Sequence[Row]) -> set[Fault]:
    found: set[Fault] = set()
    first = 0
    seen: set[str] = set()
    worked = True
    for row, cells in enumerate(rows):
        if cells[0]:
            if not worked:
                found.add((first, "Deliverable", "work"))
            first, seen, worked = row, set(), False
            if not cells[2]:
                found.add((row, "Goal", "goal"))
        if cells[3]:
            worked = True
            if cells[3] in seen:
                found.add((row, "Deliverable", "twice"))
            seen.add(cells[3])
    return found if worked else found | {(first, "Deliverable", "work")}
