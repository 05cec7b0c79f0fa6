"""The facts of a roadmap that a roll-up is made of, for each audience no more than it may see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Self

from sheetsync.model.audience import Audience, Extra, View
from sheetsync.model.finding import Severity
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Run
from sheetsync.model.snapshot import Snapshot
from sheetsync.model.terms import Field, Status
from sheetsync.steps.compose.view import seen

TREND: Final = timedelta(days=28)
"""How far back a trend looks."""

MOST: Final = 20
"""How many lines that need help are kept of one roadmap."""

NEEDS_HELP: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)
EVERYTHING: Final = View(frozenset(Field), frozenset(Extra))
"""What a fleet without audiences shows."""


@dataclass(frozen=True, slots=True)
class Troubled:
    """A line at risk or late. `owner` is "" where the sheet names none."""

    project: str
    deliverable: str
    status: Status
    owner: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines were done, and how many there were."""

    done: int
    lines: int


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """What is kept of a roadmap for one audience. None is what it may not see, or what nobody knows.

    Attributes:
        title: The name of the sheet, or what stands for it.
        link: The address of the sheet.
        lines: How many there are of each status; None for those of which none is known.
        help: The lines at risk or late.
        missing_goals: How many projects have no goal.
        checks: Open remarks by severity.
        changed: The last day on which people changed something.
        before: How it stood four weeks ago; None where nobody looked then too.
    """

    title: str
    link: str | None
    lines: Mapping[Status | None, int]
    help: tuple[Troubled, ...] = ()
    missing_goals: int | None = None
    checks: Mapping[Severity, int] | None = None
    changed: date | None = None
    before: Tally | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it; what is None has no key, but a link is "" then."""
        found: dict[str, Any] = {
            "title": self.title,
            "link": self.link or "",
            "lines": {status.value if status else "": count for status, count in self.lines.items()},
            "help": [[each.project, each.deliverable, each.status.value, each.owner] for each in self.help],
            "goals": self.missing_goals,
            "checks": {each.value: count for each, count in self.checks.items()} if self.checks is not None else None,
            "changed": self.changed.isoformat() if self.changed else None,
            "before": [self.before.done, self.before.lines] if self.before else None,
        }
        return {key: value for key, value in found.items() if value is not None}

    @classmethod
    def of_json(cls, found: Mapping[str, Any]) -> Self:
        """Return what `as_json` wrote."""
        changed, checks = found.get("changed"), found.get("checks")
        return cls(
            found["title"],
            found["link"] or None,
            {Status(word) if word else None: count for word, count in found["lines"].items()},
            tuple(Troubled(project, text, Status(word), owner) for project, text, word, owner in found["help"]),
            found.get("goals"),
            {Severity(word): count for word, count in checks.items()} if checks is not None else None,
            date.fromisoformat(changed) if changed else None,
            Tally(*found["before"]) if "before" in found else None,
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a run: the time zone of its sheet, None where it says none, and its views by audience.

    Without audiences there is one view, "", of everything.
    """

    zone: str | None = None
    views: Mapping[str, ViewFacts] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {"zone": self.zone or "", "views": {name: each.as_json() for name, each in self.views.items()}}

    @classmethod
    def of_json(cls, found: Mapping[str, Any]) -> Self:
        """Return what `as_json` wrote; nothing is known of a member that was never synced."""
        views = {name: ViewFacts.of_json(each) for name, each in found.get("views", {}).items()}
        return cls(found.get("zone") or None, views)


def facts_of(run: Run, audiences: Mapping[str, Audience]) -> Facts:
    """Return what is kept of a run."""
    views = {name: each.view for name, each in audiences.items()} or {"": EVERYTHING}
    return Facts(run.spreadsheet.time_zone or None, {name: _facts(run, view) for name, view in views.items()})


def _facts(run: Run, view: View) -> ViewFacts:
    roadmap, findings, spreadsheet = seen(run.roadmap, run.active, run.spreadsheet, view)
    lines = list(roadmap.deliverables)
    help_ = [
        Troubled(project.name, line.text, status, line.owner or project.owner)
        for status in NEEDS_HELP
        for project, line in lines
        if line.status is status
    ]
    goals = sum(not each.goal.strip() for each in roadmap.projects) if Field.GOAL in roadmap.columns else None
    return ViewFacts(
        spreadsheet.title,
        spreadsheet.links.get(roadmap.tab),
        Counter(line.status for _, line in lines),
        tuple(help_[:MOST]),
        goals,
        Counter(each.severity for each in findings) if Extra.CHECKS in view.extras else None,
        _changed(run) if Field.UPDATED in view.columns else None,
        _before(run, roadmap) if Extra.CHANGES in view.extras else None,
    )


def _changed(run: Run) -> date | None:
    if run.look is None:
        return None
    last, now = run.look.history.last, run.look.now
    return last.day if last and last.shows_the_same(now) else now.day


def _before(run: Run, roadmap: Roadmap) -> Tally | None:
    found: Snapshot | None = run.look.history.on(run.look.now.day - TREND) if run.look else None
    if found is None:
        return None
    shown = {each.name for each in roadmap.projects}
    lines = [line for line in found.lines if line.project in shown]
    return Tally(sum(line.status is Status.DONE for line in lines), len(lines))
