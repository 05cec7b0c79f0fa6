"""Play a quarter on the demo roadmap: thirteen Mondays, a sync on each, then an agenda and a retrospective.

    python examples/play_quarter.py [FOLDER]

What people do is in `EVENTS`, week by week: slips, additions, a line that crosses, a project that is
renamed, a sorted sheet, a quiet month, a mass flip to Done. The documents that come of it are in
`examples/quarter`, always the same bytes.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

# From a checkout that isn't installed, too.
sys.path[:0] = [str(Path(__file__).resolve().parents[place]) for place in (0, 1)]
from build_demo import ABOVE, BELOW, HEADERS, HIGHER, LOWER  # noqa: E402 - it stands beside this file

HERE = Path(__file__).parent
FIRST_MONDAY = date(2026, 10, 5)
WEEKS = 13
LAST_DAY = date(2026, 12, 31)
TITLE = "SRE roadmap, 5 Oct - 31 Dec 2026"
TAB = "SRE roadmap"
MEETING = 5
"""The week whose agenda is kept: the ninth of November."""

DOCUMENTS = ("agenda.md", "agenda.html", "retro.md", "retro.html")

CONFIGURATION = f"""\
[sheet]
location = "roadmap.xlsx"
tab = "{TAB}"

[rules]
interval-too-long = {{ max_days = 91 }}   # a quarter, not six weeks
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the sheet; dates are written as ISO days."""

    text: str
    status: str = "Not started"
    owner: str = ""
    end: str = ""
    updated: str = "2026-10-05"
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project and its lines."""

    name: str
    stakeholders: str
    goal: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands above and below the priority line."""

    above: tuple[Project, ...]
    below: tuple[Project, ...]

    @property
    def projects(self) -> tuple[Project, ...]:
        """All of them, in the order of the sheet."""
        return (*self.above, *self.below)

    def each(self, change: Callable[[Project], Project]) -> "Sheet":
        """The sheet with every project changed."""
        return Sheet(tuple(map(change, self.above)), tuple(map(change, self.below)))


Event = Callable[[Sheet, date], Sheet]
"""What people do to the sheet on a day."""


def edit(start: str, **cells: str) -> Event:
    """Type into the cells of the line that starts so; whoever edits a line says on which day."""

    def apply(sheet: Sheet, day: date) -> Sheet:
        def typed(line: Line) -> Line:
            if not line.text.startswith(start):
                return line
            found.append(line)
            return replace(line, **({"updated": day.isoformat()} | cells))

        found: list[Line] = []
        changed = sheet.each(lambda each: replace(each, lines=tuple(map(typed, each.lines))))
        if len(found) != 1:
            raise ValueError(f"{start} is the start of {len(found)} lines")
        return changed

    return apply


def status(word: str, *starts: str) -> list[Event]:
    """Set the status of lines."""
    return [edit(start, status=word) for start in starts]


def add(project: str, line: Line) -> Event:
    """Add a line at the end of a project."""
    return lambda sheet, day: sheet.each(
        lambda each: (
            replace(each, lines=(*each.lines, replace(line, updated=day.isoformat()))) if each.name == project else each
        )
    )


def drop(start: str) -> Event:
    """Delete the row of a line."""
    return lambda sheet, _: sheet.each(
        lambda each: replace(each, lines=tuple(line for line in each.lines if not line.text.startswith(start)))
    )


def rename(project: str, name: str) -> Event:
    """Give a project another name."""
    return lambda sheet, _: sheet.each(lambda each: replace(each, name=name) if each.name == project else each)


def below(project: str) -> Event:
    """Move a project below the priority line."""

    def apply(sheet: Sheet, _: date) -> Sheet:
        moved = next(each for each in sheet.above if each.name == project)
        return Sheet(tuple(each for each in sheet.above if each is not moved), (moved, *sheet.below))

    return apply


def sort(sheet: Sheet, _: date) -> Sheet:
    """Sort the projects by name, and the lines of each by their status."""

    def by_status(project: Project) -> Project:
        return replace(project, lines=tuple(sorted(project.lines, key=lambda line: line.status)))

    def by_name(projects: Iterable[Project]) -> tuple[Project, ...]:
        return tuple(sorted(projects, key=lambda each: each.name))

    return Sheet(by_name(sheet.above), by_name(sheet.below)).each(by_status)


INTERVIEWS = (
    "Interview six", "Interviews with three", "Interview two", "Interview store", "Interview five",
    "Interview the owners", "Interview four", "Ask ten service owners",
)  # fmt: skip

EVENTS: Mapping[int, Sequence[Event]] = {
    1: status("In progress", *INTERVIEWS),
    2: [
        *status("Done", *INTERVIEWS[:6]),
        *status("In progress", "Write down what", "Design doc", "Prototyping sprint", "Guide for analysts"),
    ],
    3: [
        *status("Done", "Write down what", "Design doc", "Interview four", "Ask ten service owners"),
        *status("In progress", "Move paging", "Build one-step", "Rewrite the ten", "Load test"),
        add("New log search", Line("Agree with legal how long logs are kept", "In progress", "Gus", "2026-11-13")),
    ],
    4: [
        *status("Done", "Prototyping sprint", "Guide for analysts"),
        *status("In progress", "Index the logs", "Automate renewal", "New template"),
        edit("Load test", status="At risk", notes="The load generators are shared; two more would do"),
        edit("Build one-step", status="Possible delay", end="2026-11-20", notes="The database team reviews on 16 Nov"),
        add("Deploys without fear", Line("Write the rollback runbook", "Not started", "Dana", "2026-11-27")),
        edit("Survey the on-call", text="Survey the on-call engineers once more"),
    ],
    5: [
        edit("Interview four", status="In progress", notes="One manager wants to be heard, too"),
        edit("Automate renewal", end="2026-11-13"),
        edit("Move paging"),
        drop("TBD: choose a provider"),
        rename("Incident reviews worth reading", "Incident reviews that change something"),
        sort,
    ],
    # Weeks 6 to 8: nobody touches the sheet. A quiet month.
    9: [
        below("Fewer manual certificate renewals"),
        edit("Load test", status="Done", notes=""),
        edit("Build one-step", status="In progress", end="2026-12-11", notes=""),
        *status("In progress", "Order the capacity", "Pilot with"),
        *status("Done", "Interview four", "Move paging"),
        edit("Index the logs", status="At risk", end="2026-12-18", notes="Disks come on 14 Dec"),
    ],
    10: [
        *status("Done", "Order the capacity", "Rewrite the ten", "Agree with legal"),
        *status("In progress", "Announce the paging", "Review the plan"),
        edit("Automate renewal", status="Won't do", notes="The vendor does it from January"),
    ],
    11: [
        *status("Done", "Build one-step", "Review the plan", "Announce the paging"),
        *status("In progress", "Write the rollback", "Survey the on-call", "Ask for feedback"),
        add("New log search", Line("Show support how it works", "In progress", "Gus", "2026-12-23")),
    ],
    # The day before the retrospective everything that is nearly done is called done.
    12: status(
        "Done", "Pilot with", "Write the rollback", "Survey the on-call", "Ask for feedback", "Index the logs",
        "New template", "Show support", "Guide for support",
    ),
}  # fmt: skip


def planned() -> Sheet:
    """The demo roadmap as it was on the first Monday: its plan, and nothing begun."""

    def line(values: tuple[str, str, str, str, str, str]) -> Line:
        text, word, owner, _, end, _ = values
        try:
            due = f"{date.fromisoformat(f'2026-{end}')}"
        except ValueError:
            due = ""
        return Line(text, "Won't do" if word == "Won't do" else "Not started", owner, due)

    def projects(
        listed: Sequence[tuple[str, str, str, list[tuple[str, str, str, str, str, str]]]],
    ) -> tuple[Project, ...]:
        return tuple(Project(name, who, goal, tuple(map(line, lines))) for name, who, goal, lines in listed)

    return Sheet(projects(ABOVE), projects(BELOW))


def sheets() -> list[tuple[date, Sheet]]:
    """The sheet on each Monday."""
    played = []
    sheet = planned()
    for week in range(WEEKS):
        monday = FIRST_MONDAY + timedelta(weeks=week)
        for event in EVENTS.get(week, ()):
            sheet = event(sheet, monday)
        played.append((monday, sheet))
    return played


def write(path: Path, sheet: Sheet) -> None:
    """Write the sheet as a workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        tab = book.add_worksheet(TAB)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        tab.write(0, 0, TITLE)
        headers = [each for each in HEADERS if each != "Start"]
        tab.write_row(2, 0, headers)
        row = 3
        for projects, dividers in ((sheet.above, (HIGHER, LOWER)), (sheet.below, ())):
            for project in projects:
                own = (project.name, project.stakeholders, project.goal)
                for index, line in enumerate(project.lines or (Line("", ""),)):
                    tab.write_row(row, 0, own if index == 0 else ("", "", ""))
                    tab.write_row(row, 3, (line.text, line.status, line.owner))
                    for column, each in ((6, line.end), (7, line.updated if line.text else "")):
                        if each:
                            tab.write_datetime(row, column, date.fromisoformat(each), day)
                    tab.write(row, 8, line.notes)
                    row += 1
            for text in dividers:
                tab.write(row, 0, text)
                row += 1


def call(*arguments: object, on: date) -> None:
    """Run a command of sheetsync here, as if it were that morning."""
    from sheetsync.cli import main

    os.environ["SHEETSYNC_NOW"] = f"{on}T09:00:00Z"
    try:
        main(list(map(str, arguments)), standalone_mode=False)
    except SystemExit as done:
        if done.code:
            raise


def play(folder: Path) -> None:
    """Play the quarter in a folder that is made for it, and leave the documents there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sheetsync.toml").write_text(CONFIGURATION, encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        for week, (monday, sheet) in enumerate(sheets()):
            write(Path("roadmap.xlsx"), sheet)
            call("sync", "--quiet", on=monday)
            if week == MEETING:
                call("agenda", "--format", "markdown", "--format", "html", "--output", ".", on=monday)
        call("retro", "--format", "markdown", "--format", "html", "--output", ".", on=LAST_DAY)
    finally:
        os.chdir(before)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        play(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            play(Path(made))
            for name in DOCUMENTS:
                (HERE / "quarter" / name).write_bytes((Path(made) / name).read_bytes())
