"""The status: how the fleet does, as text for a terminal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sheetsync.fleet.admin import Overview
from sheetsync.fleet.member import Standing, duration_text
from sheetsync.render.escape import terminal as safe

MOST = 20
"""How many failing roadmaps are shown; `fleet list` has them all."""


def members_text(standings: Sequence[Standing]) -> str:
    """Return a line for each member under a line of headers."""
    rows = [("NAME", "TEAM", "EVERY", "NEXT START", "LAST SYNC", "")]
    for each in standings:
        member = each.member
        rows.append(
            (
                member.name,
                safe(member.team),
                duration_text(member.every),
                "paused" if each.is_paused else _minute(each.due),
                _minute(each.finished),
                each.outcome.value if each.outcome else "never",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )


def overview_text(overview: Overview) -> str:
    """Return the counts, and what fails and why."""
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(overview.outcomes.items()))
    paused = sum(each.is_paused for each in overview.standings)
    lines = [
        f"{len(overview.standings)} roadmaps: {counts or 'none'}" + (f"; {paused} paused" if paused else ""),
        f"Queue: {overview.waiting} wait, {overview.running} run",
    ]
    lines += [f"Held back by Google: {name} for {seconds:.0f} s" for name, seconds in sorted(overview.held.items())]
    late = overview.late
    if late:
        lines.append(
            f"Late: {len(late)} roadmaps, such as {late[0].member.name}, due {_minute(late[0].due)}: "
            "is any worker running?"
        )
    failing = overview.failing
    for each in failing[:MOST]:
        times = f"{each.failures} times in a row" if each.failures > 1 else "once"
        lines.append(f"  {each.member.name} failed {times}, last {_minute(each.finished)}: {safe(each.problem or '')}")
    if len(failing) > MOST:
        lines.append(f"  and {len(failing) - MOST} more: `sheetsync fleet list`")
    return "\n".join(lines) + "\n"


def overview_object(overview: Overview) -> dict[str, Any]:
    """Return the same for a program, as JSON can hold it."""
    return {
        "roadmaps": len(overview.standings),
        "paused": sum(each.is_paused for each in overview.standings),
        "outcomes": dict(overview.outcomes),
        "waiting": overview.waiting,
        "running": overview.running,
        "held": {name: round(seconds, 1) for name, seconds in overview.held.items()},
        "late": [each.member.name for each in overview.late],
        "failing": [
            {
                "name": each.member.name,
                "team": each.member.team,
                "owner": each.member.owner,
                "failures": each.failures,
                "finished": each.finished.isoformat() if each.finished else None,
                "problem": each.problem or "",
            }
            for each in overview.failing
        ],
    }


def _minute(instant: datetime | None) -> str:
    return instant.strftime("%Y-%m-%d %H:%M") if instant else "-"
