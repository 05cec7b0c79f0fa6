"""The facts of a roadmap that a roll-up is made of: figures, and the lines that need somebody."""

from collections import Counter
from datetime import timedelta
from typing import Any, Final

from sheetsync.model.roadmap import Status
from sheetsync.model.run import Run
from sheetsync.model.snapshot import Line, Snapshot

TREND: Final = timedelta(days=28)
"""How far back a trend looks."""

MOST: Final = 20
"""How many lines that need help are kept of one roadmap."""

GOAL_RULE: Final = "goal-missing"
NEEDS_HELP: Final = frozenset({Status.AT_RISK, Status.POSSIBLE_DELAY})


def facts_of(run: Run) -> dict[str, Any]:
    """Return what a roll-up wants to know of a roadmap, as JSON can hold it.

    Keys: `title`; `zone`; `projects`; `lines`, how many there are of each status, "" for none that is
    known; `checks`, open remarks by severity; `goals`, how many projects have no goal; `help`, the
    lines at risk or late, as project, deliverable, status and owner; `changed`, the last day on
    which people changed something; `before`, done and all lines four weeks ago, absent without a history
    that goes back so far.
    """
    lines = run.look.now.lines if run.look else ()
    found: dict[str, Any] = {
        "title": run.spreadsheet.title,
        "zone": run.spreadsheet.time_zone,
        "projects": len(run.roadmap.projects),
        "lines": dict(Counter(line.status.value if line.status else "" for line in lines)),
        "checks": dict(Counter(each.severity.value for each in run.active)),
        "goals": sum(each.rule == GOAL_RULE for each in run.active),
        "help": [_row(line) for line in lines if line.status in NEEDS_HELP][:MOST],
    }
    if run.look:
        last = run.look.history.last
        same = last is not None and last.shows_the_same(run.look.now)
        found["changed"] = (last.day if last and same else run.look.now.day).isoformat()
        before = run.look.history.on(run.look.now.day - TREND)
        if before:
            found["before"] = _done(before)
    return found


def _row(line: Line) -> list[str]:
    return [line.project, line.text, line.word, line.owner]


def _done(seen: Snapshot) -> list[int]:
    return [sum(line.status is Status.DONE for line in seen.lines), len(seen.lines)]
