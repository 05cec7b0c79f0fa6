"""Play a quarter on the demo roadmap: thirteen Mondays, a sync on each, then an agenda and a retrospective.

    python examples/play_quarter.py [FOLDER]

What people do is in `EVENTS`, week by week: slips, additions, a line that crosses, a project that is
renamed, a sorted sheet, a quiet month, a mass flip to Done. The documents that come of it are in
`examples/quarter`, always the same bytes.
"""

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

# From a checkout that isn't installed, too.
sys.path[:0] = [str(Path(__file__).resolve().parents[place]) for place in (0, 1)]
from demo_roadmap import ABOVE, BELOW, HEADERS, HIGHER, LOWER  # noqa: E402 - it stands beside this file
from edited_sheet import Event, Line, Project, Sheet, add, below, drop, edit, rename, sort, status  # noqa: E402 - as that

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
