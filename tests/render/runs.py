"""Runs to report: a usual one, an empty one, and one whose every text is hostile."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.plan import Plan, Written
from sheetsync.model.run import Run, Saved
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Interval
from sheetsync.steps.parse import parse
from sheetsync.steps.understand import explained
from tests.builders import a_grid, typed

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
INTERVAL = Interval(date(2026, 10, 5), date(2026, 11, 13))
ROWS = """
Project | Stakeholders | User-centric Goal | Deliverables | Deliverable Status | Owner
Make tacos | family members | feed the family | buy shells | shipped | Ana
 | | | cook food | Almost done | Bo
# Sweet
Make dessert | family | | defrost cheesecake | At risk |
Total | | | | 3 |
"""


def a_finding(rule: str = "goal-missing", severity: Severity = Severity.ERROR, at: str = "C5", **texts: str) -> Finding:
    texts = {
        "message": 'Who is "Make dessert" for, and what gets better for them?',
        "column": "User-centric Goal",
        "project": "Make dessert",
        "tab": "Roadmap",
        **texts,
    }
    return Finding(rule, severity, cell=CellRef.from_a1(at) if at else None, **texts)


FINDINGS = (
    a_finding("interval-over", Severity.WARNING, "", column="", project="", message="The interval stopped."),
    a_finding(
        "status-unknown",
        at="E3",
        column="Deliverable Status",
        value="Almost done",
        project="Make tacos",
        deliverable="cook food",
        message="I don't know \"Almost done\". Please pick Done, In progress, Possible delay, At risk or Won't do.",
        suggestion="Done",
    ),
    a_finding(),
    a_finding("owner-missing", Severity.WARNING, "F5", column="Owner", message="Who is looking after this?"),
    a_finding("only-technical-work", Severity.HINT, "D5", column="Deliverables", message="Anything besides the build?"),
    a_finding("owner-missing", Severity.WARNING, "F3", project="Make tacos", acknowledged="Bo and Ana share it"),
)


def a_run(*findings: Finding, rows: str = ROWS, tab: str = "Roadmap", title: str = "Kitchen", **more: object) -> Run:
    """A run over this sheet, with these findings."""
    spreadsheet = Spreadsheet(title, "kitchen.xlsx", (a_grid(tab, typed(rows)),), "1")
    roadmap = parse(spreadsheet, spreadsheet.tabs[0], Reading(interval=INTERVAL))
    run = Run(spreadsheet, roadmap, findings, NOW, **{"requests": {"read": 1}, **more})
    return explained(run, Reading(interval=INTERVAL))


def looked_at(run: Run, reading: Reading) -> Run:
    """The same sheet, read in another way."""
    roadmap = parse(run.spreadsheet, run.spreadsheet.tabs[0], reading)
    return explained(replace(run, roadmap=roadmap), reading)


def usual() -> Run:
    """A sync that found, wrote and saved something."""
    return a_run(
        *FINDINGS,
        plan=Plan("Roadmap", "1", squatted=(CellRef(2, 7),)),
        written=Written(placed=2, changed=1, cleared=1, acknowledged=1, squatted=1),
        saved=(Saved("html", "summary/kitchen.html"), Saved("markdown", "summary/kitchen.md")),
        notices=(
            Notice(
                NoticeKind.TAB_CHOSEN,
                'Read tab "Roadmap" of 2: it looks most like a roadmap. Choose another with --tab.',
            ),
        ),
        requests={"read": 1, "write": 1},
    )


def many() -> Run:
    """A first day: more findings than anybody reads at once."""
    return a_run(
        *(
            a_finding("overdue", Severity.WARNING, f"E{row}", project=f"Project {row // 10}", message="This was due.")
            for row in range(2, 202)
        ),
        *(a_finding(at=f"C{row}", project=f"Project {row // 10}") for row in range(2, 22)),
    )


def nothing_read() -> Run:
    """A table with a header and no line."""
    return a_run(rows="Project | Goal | Deliverables | Status")


def tidy() -> Run:
    """Lines, and nothing to say about them."""
    return a_run()


def saying(text: str) -> Run:
    """A run that says this text wherever a text of a sheet, a pack or a person can come."""
    finding = a_finding(
        at="C2",
        tab=text,
        message=text,
        column=text,
        value=text,
        project=text,
        deliverable=text,
        suggestion=text,
    )
    on_the_tab = a_finding(message=text, column=text, project=text)
    known = a_finding(message=text, acknowledged=text or "known")
    whole = a_finding(at="", message=text, column=text, project="")
    rows = f"Project | Deliverable | Status\n{' '.join(text.split()).replace('|', '/') or 'A'} | b | Done"
    return a_run(
        finding,
        on_the_tab,
        known,
        whole,
        rows=rows,
        title=text,
        notices=(Notice(NoticeKind.FILE_GUESSED, text),),
        saved=(Saved("html", text),),
        written=Written(placed=1),
    )
