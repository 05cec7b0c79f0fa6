"""The figures of a roll-up: a row for each roadmap, by pandas."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sheetsync.fleet.member import Outcome, Standing
from sheetsync.fleet.unsynced import NO_TEAM, may_show
from sheetsync.model.finding import Severity
from sheetsync.model.terms import Status

if TYPE_CHECKING:
    import pandas as pd

DELAYED: Final = Status.POSSIBLE_DELAY.value.lower()
COUNTED: Final = (Status.DONE, Status.AT_RISK, Status.POSSIBLE_DELAY)
NUMBERS: Final = (
    "lines", "open", "done", "at risk", "possible delay", "done before", "lines before",
    "missing goals", "errors", "warnings", "days unchanged",
)  # fmt: skip
_EMPTY: Final[Mapping[str, Any]] = {
    "roadmap": "", "team": "", "health": "", **dict.fromkeys(NUMBERS), "failing": False,
    "last sync": "", "sheet": "", "summary": "",
}  # fmt: skip


def frame_of(standings: Sequence[Standing], audience: str, *, today: date) -> "pd.DataFrame":
    """Return a row for each roadmap that the audience may see and that was synced for it.

    Columns: roadmap, team, health, lines, open, done, at risk, possible delay, done_before and
    lines_before (four weeks ago), missing goals, errors, warnings, days unchanged, last sync, failing,
    sheet, summary. What an audience may not see, or nobody knows, is empty: so are the health and what
    is counted by status where no line has one.
    """
    import pandas as pd

    rows = [_row(each, audience, today) for each in standings if _is_shown(each, audience)]
    return pd.DataFrame(rows, columns=list(_EMPTY)).astype(dict.fromkeys(NUMBERS, "Int64"))


def _is_shown(standing: Standing, audience: str) -> bool:
    return may_show(standing, audience) and audience in standing.facts.views


def _row(standing: Standing, audience: str, today: date) -> dict[str, Any]:
    facts = standing.facts.views[audience]
    lines, checks, before = facts.lines, facts.checks, facts.before
    count = sum(lines.values())
    over = sum(lines.get(status, 0) for status in Status if not status.is_open)
    health = _health(lines, count, over)
    return {
        **_EMPTY,
        "roadmap": standing.member.name,
        "team": standing.member.team or NO_TEAM,
        "health": health.value if health else "",
        "lines": count,
        "open": count - over,
        **{status.value.lower(): lines.get(status, 0) if health else None for status in COUNTED},
        "done before": before.done if before and health else None,
        "lines before": before.lines if before and health else None,
        "missing goals": facts.missing_goals,
        "errors": checks.get(Severity.ERROR, 0) if checks is not None else None,
        "warnings": checks.get(Severity.WARNING, 0) if checks is not None else None,
        "days unchanged": (today - facts.changed).days if facts.changed else None,
        "failing": standing.outcome is Outcome.FAILED,
        "last sync": standing.finished.date().isoformat() if standing.finished else "",
        "sheet": facts.link or "",
        "summary": f"{standing.member.name}/summary{f'-{audience}' if audience else ''}.html",
    }


def _health(lines: Mapping[Status | None, int], count: int, over: int) -> Status | None:
    """Return the risk that a line has, else how far the lines are; None where no line has a known status."""
    if not count - lines.get(None, 0):
        return None
    for status in (Status.AT_RISK, Status.POSSIBLE_DELAY):
        if lines.get(status):
            return status
    if over == count:
        return Status.DONE
    return Status.IN_PROGRESS if count > lines.get(Status.NOT_STARTED, 0) else Status.NOT_STARTED
