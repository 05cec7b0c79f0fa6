"""The facts of a roadmap that a roll-up is made of, for each audience no more than it may see."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sheetsync.model.audience import Audience, Extra, View
from sheetsync.model.roadmap import Field, Roadmap, Status
from sheetsync.model.run import Run
from sheetsync.model.snapshot import Snapshot
from sheetsync.steps.compose.view import seen

TREND: Final = timedelta(days=28)
"""How far back a trend looks."""

MOST: Final = 20
"""How many lines that need help are kept of one roadmap."""

NEEDS_HELP: Final = (Status.AT_RISK, Status.POSSIBLE_DELAY)
EVERYTHING: Final = View(frozenset(Field), frozenset(Extra))
"""What a fleet without audiences shows."""


def facts_of(run: Run, audiences: Mapping[str, Audience]) -> dict[str, Any]:
    """Return what is kept of a run, as JSON can hold it: `zone`, and `views` by the name of the audience.

    Without audiences there is one view, "", of everything. A view has `title`; `link`, the address
    of the sheet; `lines`, how many there are of each status, "" for none that is known; `help`, the
    lines at risk or late, as project, deliverable, status and owner. It has only where that may be seen:
    `goals`, how many projects have none; `checks`, open remarks by severity; `changed`, the last day on
    which people changed something; `before`, done and all lines four weeks ago, absent where nobody looked
    then too.
    """
    views = {name: each.view for name, each in audiences.items()} or {"": EVERYTHING}
    return {
        "zone": run.spreadsheet.time_zone,
        "views": {name: _facts(run, view) for name, view in views.items()},
    }


def _facts(run: Run, view: View) -> dict[str, Any]:
    roadmap, findings, spreadsheet = seen(run.roadmap, run.active, run.spreadsheet, view)
    lines = list(roadmap.deliverables)
    found: dict[str, Any] = {
        "title": spreadsheet.title,
        "link": spreadsheet.links.get(roadmap.tab, ""),
        "lines": dict(Counter(line.status.value if line.status else "" for _, line in lines)),
        "help": [
            [project.name, line.text, line.status.value, line.owner or project.owner]
            for status in NEEDS_HELP
            for project, line in lines
            if line.status is status
        ][:MOST],
    }
    if Field.GOAL in roadmap.columns:
        found["goals"] = sum(not each.goal.strip() for each in roadmap.projects)
    if Extra.CHECKS in view.extras:
        found["checks"] = dict(Counter(each.severity.value for each in findings))
    if run.look:
        last, now = run.look.history.last, run.look.now
        if Field.UPDATED in view.columns:
            found["changed"] = (last.day if last and last.shows_the_same(now) else now.day).isoformat()
        before = run.look.history.on(now.day - TREND) if Extra.CHANGES in view.extras else None
        if before:
            found["before"] = _done(before, roadmap)
    return found


def _done(before: Snapshot, roadmap: Roadmap) -> list[int]:
    shown = {each.name for each in roadmap.projects}
    lines = [line for line in before.lines if line.project in shown]
    return [sum(line.status is Status.DONE for line in lines), len(lines)]
