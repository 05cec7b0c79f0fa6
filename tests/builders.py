"""Builders: roadmaps for tests, made by typing them into a sheet and reading that.

So a test can never hold a roadmap that no sheet would give.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from sheetsync.model.cell import BLANK, Cell
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import DateOrder, Reading
from sheetsync.model.snapshot import History
from sheetsync.model.terms import Field, Interval
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.recall import recall, so_far
from sheetsync.steps.snapshot import snapshot

DIVIDER = "Lower priority projects below"
HEADERS = {
    Field.PROJECT: "Project",
    Field.STAKEHOLDERS: "Stakeholders",
    Field.GOAL: "User-centric Goal",
    Field.DELIVERABLE: "Deliverables",
    Field.STATUS: "Deliverable Status",
    Field.OWNER: "Owner",
    Field.START: "Start",
    Field.END: "End",
    Field.UPDATED: "Updated",
    Field.NOTES: "Notes",
    Field.PRIORITY: "Priority",
}
CORE = (Field.PROJECT, Field.STAKEHOLDERS, Field.GOAL, Field.DELIVERABLE, Field.STATUS)


@dataclass(frozen=True, slots=True)
class Line:
    """A deliverable, as texts of its row."""

    text: str = "cook food"
    status: str = "In progress"
    owner: str = ""
    start: str = ""
    end: str = ""
    updated: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A project and its lines, as texts; `below_the_line` puts it under a divider."""

    name: str = "Make tacos"
    stakeholders: str = "family members"
    goal: str = "feed the family cheaply and quickly on a weeknight"
    owner: str = ""
    lines: Sequence[Line] = field(default_factory=lambda: (Line(),))
    below_the_line: bool = False


def a_deliverable(
    text: str = "cook food",
    *,
    status: str = "In progress",
    start: str | date = "",
    end: str | date = "",
    updated: str | date = "",
    **texts: str,
) -> Line:
    """A line of work; a date may be given as a day."""
    return Line(text, status, start=str(start), end=str(end), updated=str(updated), **texts)


def a_project(name: str = "Make tacos", *lines: Line | str, **texts: str) -> Block:
    """A project above the line; a line may be its text alone."""
    return Block(name, lines=tuple(a_deliverable(each) if isinstance(each, str) else each for each in lines), **texts)


def below(project: Block) -> Block:
    """The project, below the priority line."""
    return Block(project.name, project.stakeholders, project.goal, project.owner, project.lines, below_the_line=True)


def rows_of(projects: Iterable[Block], columns: Sequence[Field]) -> list[list[str]]:
    """The rows under the header: a project's own cells on its first row, as people write them."""
    rows: list[list[str]] = []
    divided = False
    for project in projects:
        if project.below_the_line and not divided:
            rows.append([DIVIDER])
            divided = True
        for index, line in enumerate(project.lines or (Line("", ""),)):
            own = (project.name, project.stakeholders, project.goal) if index == 0 else ("", "", "")
            texts = {
                Field.PROJECT: own[0],
                Field.STAKEHOLDERS: own[1],
                Field.GOAL: own[2],
                Field.DELIVERABLE: line.text,
                Field.STATUS: line.status,
                Field.OWNER: line.owner or (project.owner if index == 0 else ""),
                Field.START: line.start,
                Field.END: line.end,
                Field.UPDATED: line.updated,
                Field.NOTES: line.notes,
            }
            rows.append([texts.get(column, "") for column in columns])
    return rows


def a_roadmap(
    *projects: Block,
    columns: Sequence[Field] = (*CORE, Field.OWNER, Field.START, Field.END, Field.UPDATED, Field.NOTES),
    interval: Interval | None = None,
) -> Roadmap:
    """A roadmap of these projects, in a sheet with these columns."""
    rows = [[HEADERS[column] for column in columns], *rows_of(projects, columns)]
    return read(a_spreadsheet(roadmap=rows), interval=interval)


def a_grid(tab: str, rows: Sequence[Sequence[str]]) -> Grid:
    """A tab with these texts, row by row from row 1."""
    return Grid(tab, tuple(tuple(Cell(text, text) if text else BLANK for text in row) for row in rows))


def a_spreadsheet(**tabs: Sequence[Sequence[str]]) -> Spreadsheet:
    """A spreadsheet with these tabs, the name of each with a capital."""
    grids = tuple(a_grid(name.capitalize(), rows) for name, rows in tabs.items())
    return Spreadsheet("Team roadmap", "roadmap.xlsx", grids, "1")


def read(
    spreadsheet: Spreadsheet, *, interval: Interval | None = None, order: DateOrder | None = None, tab: str = ""
) -> Roadmap:
    """The roadmap that a spreadsheet holds."""
    reading = Reading(tab=tab, interval=interval, date_order=order)
    grid, _ = choose_tab(spreadsheet, reading)
    assert grid is not None
    return parse(spreadsheet, grid, reading)


def seen(*looks: tuple[date, Roadmap]) -> History:
    """The history of roadmaps, each looked at on a day at nine."""
    history = History()
    for day, roadmap in looks:
        taken = datetime.combine(day, time(9), UTC)
        new = snapshot(roadmap, history, now=taken, tokens={})
        history = replace(history, snapshots=so_far(history, new))
    return history


def with_past(roadmap: Roadmap, *looks: tuple[date, Roadmap], today: date) -> Roadmap:
    """The roadmap, with what the history of these looks knows about it today."""
    history = seen(*looks)
    now = snapshot(roadmap, history, now=datetime.combine(today, time(9), UTC), tokens={})
    return replace(roadmap, past=recall(roadmap, history, now))


def typed(text: str) -> list[list[str]]:
    """A table typed with `|` between its cells, as rows of texts."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
