"""The quarter of `examples/`, as it is played there: what people do to it, whatever our column says."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.quarters.line import Line
from sheetsync.model.terms import Interval

sys.path.insert(0, str(Path(__file__).parents[2] / "examples"))
import play_quarter as quarter

INTERVAL = Interval(quarter.FIRST_MONDAY, quarter.LAST_DAY)
HOLIDAYS: tuple[date, ...] = ()
PRACTICE = {
    "Runbooks that people can follow": frozenset({"goal-missing"}),
    "Fewer manual certificate renewals": frozenset({"stakeholders-missing"}),
    "General availability of the job scheduler": frozenset({"follow-up-missing", "no-interview-first"}),
    "Migrate dashboards to the new tool": frozenset({"goal-restates-work", "goal-names-no-one"}),
    "Chaos days": frozenset({"project-without-deliverables"}),
}


def weeks() -> Iterator[tuple[date, list[Line]]]:
    """Yield each Monday with the lines as they stand on it."""
    before: dict[str, Line] = {}
    for monday, sheet in quarter.sheets():
        lines = [
            _line(project, line, is_below=project in sheet.below).seen_after(before.get(_key(project, line)), monday)
            for project in sheet.projects
            for line in project.lines or (quarter.Line("", ""),)
        ]
        before = {each.key: each for each in lines}
        yield monday, lines


def _key(project: quarter.Project, line: quarter.Line) -> str:
    return line.text[:20] or f"{project.name}."


def _line(project: quarter.Project, line: quarter.Line, *, is_below: bool) -> Line:
    return Line(
        _key(project, line),
        project.name,
        line.text,
        line.status,
        line.owner,
        None,
        date.fromisoformat(line.end) if line.end else None,
        line.notes,
        project.stakeholders,
        project.goal,
        line.updated if line.text else "",
        is_below,
        faults=PRACTICE.get(project.name, frozenset()),
    )
