"""The roll-up: how all the roadmaps of an organisation stand, on one page and in one table, by pandas.

It is made of the facts that each sync kept for its audience, so it can show nothing else.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sheetsync.fleet.member import Outcome, Standing
from sheetsync.fleet.unsynced import NO_TEAM, count_of, may_show, never_synced
from sheetsync.model.finding import Severity
from sheetsync.model.page import Badge, Block, Page, Paragraph, Part, Table, Text
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import number

if TYPE_CHECKING:
    import pandas as pd

STALE: Final = timedelta(days=14)
"""How long nobody may change a roadmap that has open lines: the time between two updates."""

MOST: Final = 200
"""How many lines that need help a page shows; the table has them as numbers."""

_DELAYED: Final = Status.POSSIBLE_DELAY.value.lower()
COUNTED: Final = (Status.DONE, Status.AT_RISK, Status.POSSIBLE_DELAY)


def frame_of(standings: Sequence[Standing], audience: str, *, today: date) -> "pd.DataFrame":
    """Return a row for each roadmap that the audience may see and that was synced for it.

    Columns: roadmap, team, health, lines, open, done, at risk, possible delay, done_before and
    lines_before (four weeks ago), missing goals, errors, warnings, days unchanged, last sync, failing,
    sheet, summary. What an audience may not see, or nobody knows, is empty.
    """
    import pandas as pd

    rows = [_row(each, audience, today) for each in standings if _is_shown(each, audience)]
    return pd.DataFrame(rows, columns=list(_EMPTY)).astype(dict.fromkeys(_NUMBERS, "Int64"))


_NUMBERS: Final = (
    "lines", "open", "done", "at risk", "possible delay", "done before", "lines before",
    "missing goals", "errors", "warnings", "days unchanged",
)  # fmt: skip
_EMPTY: Final[Mapping[str, Any]] = {
    "roadmap": "", "team": "", "health": "", **dict.fromkeys(_NUMBERS), "failing": False,
    "last sync": "", "sheet": "", "summary": "",
}  # fmt: skip


def _is_shown(standing: Standing, audience: str) -> bool:
    return may_show(standing, audience) and audience in standing.facts.views


def _row(standing: Standing, audience: str, today: date) -> dict[str, Any]:
    facts = standing.facts.views[audience]
    lines, checks, before = facts.lines, facts.checks, facts.before
    count = sum(lines.values())
    over = sum(lines.get(status, 0) for status in Status if not status.is_open)
    return {
        **_EMPTY,
        "roadmap": standing.member.name,
        "team": standing.member.team or NO_TEAM,
        "health": _health(lines, count, over).value,
        "lines": count,
        "open": count - over,
        **{status.value.lower(): lines.get(status, 0) for status in COUNTED},
        "done before": before.done if before else None,
        "lines before": before.lines if before else None,
        "missing goals": facts.missing_goals,
        "errors": checks.get(Severity.ERROR, 0) if checks is not None else None,
        "warnings": checks.get(Severity.WARNING, 0) if checks is not None else None,
        "days unchanged": (today - facts.changed).days if facts.changed else None,
        "failing": standing.outcome is Outcome.FAILED,
        "last sync": standing.finished.date().isoformat() if standing.finished else "",
        "sheet": facts.link or "",
        "summary": f"{standing.member.name}/summary{f'-{audience}' if audience else ''}.html",
    }


def _health(lines: Mapping[Status | None, int], count: int, over: int) -> Status:
    """Return the worst status that a line has; done when nothing is open."""
    for status in (Status.AT_RISK, Status.POSSIBLE_DELAY):
        if lines.get(status):
            return status
    if count and over == count:
        return Status.DONE
    return Status.IN_PROGRESS if count > lines.get(Status.NOT_STARTED, 0) else Status.NOT_STARTED


def page_of(
    standings: Sequence[Standing], audience: str, *, title: str, today: date, has_summaries: bool = True
) -> Page:
    """Make the page of an organisation for an audience."""
    frame = frame_of(standings, audience, today=today)
    never = never_synced(standings, audience)
    if frame.empty:
        told = "No roadmap has been synced for these readers yet."
        return Page(title, f"{today:%Y-%m-%d}", (told,), never)
    links = {row["roadmap"]: row["summary"] if has_summaries else row["sheet"] for _, row in frame.iterrows()}
    parts = (
        Part("Health by team", (_by_team(frame),)),
        Part("Who needs help", _help(standings, audience, links, int((frame["at risk"] + frame[_DELAYED]).sum()))),
        *_lists(frame, links),
        *never,
        Part("Every roadmap", (_every(frame, links),)),
    )
    return Page(title, f"{today:%Y-%m-%d}", (*_headline(frame), *count_of(never)), parts, _footer(frame))


def _headline(frame: "pd.DataFrame") -> tuple[str, ...]:
    health = frame["health"].value_counts()
    at_risk, late = (int(health.get(each.value, 0)) for each in (Status.AT_RISK, Status.POSSIBLE_DELAY))
    done, count = int(frame["done"].sum()), int(frame["lines"].sum())
    teams = frame["team"][frame["team"] != NO_TEAM].nunique()
    of_teams = f" of {number(teams, 'team')}" if teams else ""
    rest = len(frame) - at_risk - late
    roadmaps = f"{number(len(frame), 'roadmap')}{of_teams}"
    return (
        f"{roadmaps}: {at_risk} at risk, {late} with a possible delay, {rest} with neither.",
        f"{done} of {number(count, 'line')} {'is' if done == 1 else 'are'} done.",
    )


def _by_team(frame: "pd.DataFrame") -> Table:
    sums = frame.groupby("team", sort=True)[list(_NUMBERS)].sum(min_count=1)
    size: dict[Any, int] = frame.groupby("team").size().to_dict()
    rows = [
        (
            Text(str(team)),
            Text(str(size[team])),
            Text(_whole(row["lines"])),
            Text(_share(row["done"], row["lines"])),
            Text(_trend(row)),
            Text(_whole(row["at risk"])),
            Text(_whole(row["possible delay"])),
        )
        for team, row in sums.iterrows()
    ]
    headers = ("Team", "Roadmaps", "Lines", "Done", "In four weeks", "Lines at risk", "Lines with a possible delay")
    return Table(headers, tuple(rows))


def _help(standings: Sequence[Standing], audience: str, links: Mapping[str, str], every: int) -> tuple[Block, ...]:
    """Return the lines that need help, of `every` that there are: the facts of a roadmap have only so many of them."""
    found = [
        (each.member.team or NO_TEAM, each.member.name, line)
        for each in standings
        if each.member.name in links
        for line in each.facts.views[audience].help
    ]
    if not found:
        return (Paragraph("Nobody says so: no line is at risk, and none has a possible delay."),)
    found.sort(key=lambda each: (each[2].status is not Status.AT_RISK, each[0], each[1]))
    rows = [
        (
            _badge(line.status.value),
            Text(team),
            Text(name, links[name]),
            Text(line.project),
            Text(line.deliverable),
            Text(line.owner),
        )
        for team, name, line in found[:MOST]
    ]
    table = Table(("Status", "Team", "Roadmap", "Project", "Deliverable", "Owner"), tuple(rows), lead=2)
    more = every - len(rows)
    return (table, Paragraph(f"And {number(more, 'more line')}.", quiet=True)) if more > 0 else (table,)


def _lists(frame: "pd.DataFrame", links: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the lists of roadmaps that need a look; those that are empty are left out."""
    stale = frame[(frame["days unchanged"].fillna(0) > STALE.days) & (frame["open"] > 0)]
    goals = frame[frame["missing goals"].fillna(0) > 0]
    failing = frame[frame["failing"]]
    return tuple(
        Part(title, (_short(rows, column, header, links),))
        for title, rows, column, header in (
            (f"Stale: nothing changed for more than {STALE.days} days", stale, "days unchanged", "Days"),
            ("Missing goals", goals, "missing goals", "Projects without a goal"),
            ("Not synced the last time", failing, "last sync", "Tried"),
        )
        if len(rows)
    )


def _short(frame: "pd.DataFrame", column: str, header: str, links: Mapping[str, str]) -> Table:
    ordered = frame.sort_values([column, "roadmap"], ascending=[False, True])
    rows = tuple(
        (Text(row["roadmap"], links[row["roadmap"]]), Text(row["team"]), Text(str(row[column])))
        for _, row in ordered.iterrows()
    )
    return Table(("Roadmap", "Team", header), rows)


def _every(frame: "pd.DataFrame", links: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            Text(row["roadmap"], links[row["roadmap"]]),
            Text(row["team"]),
            _badge(row["health"]),
            Text(_share(row["done"], row["lines"])),
            Text(_trend(row)),
            Text(_whole(row["missing goals"])),
            Text(_whole(row["days unchanged"])),
        )
        for _, row in frame.sort_values(["team", "roadmap"]).iterrows()
    )
    headers = ("Roadmap", "Team", "Health", "Done", "In four weeks", "Missing goals", "Days unchanged")
    return Table(headers, rows)


def _badge(word: str) -> Badge:
    return Badge(Status(word), word)


def _whole(value: Any) -> str:
    import pandas as pd

    return "" if pd.isna(value) else str(int(value))


def _share(part: Any, whole: Any) -> str:
    return f"{100 * int(part) / int(whole):.0f}%" if whole else ""


def _trend(row: Any) -> str:
    """Return by how many points the share of done lines moved; "" where nobody looked four weeks ago."""
    import pandas as pd

    if pd.isna(row["lines before"]) or not row["lines before"] or not row["lines"]:
        return ""
    points = 100 * (int(row["done"]) / int(row["lines"]) - int(row["done before"]) / int(row["lines before"]))
    return f"{points:+.0f} points"


def _footer(frame: "pd.DataFrame") -> tuple[str, ...]:
    return (
        "Health is the worst status that a line of the roadmap has.",
        f"In four weeks: by how much the share of done lines moved. Last sync: {frame['last sync'].max()}.",
    )
