"""The report as one JSON object. Its schema is `report.schema.json`, and is stable."""

import json
from typing import Any

from sheetsync.model.finding import Finding
from sheetsync.model.run import Look, Run
from sheetsync.render.escape import json_for_log
from sheetsync.render.report.context import NOTHING, Context, Failure
from sheetsync.render.report.understood import as_understood
from sheetsync.render.report.words import by_severity


def render(run: Run, _: Context = NOTHING) -> str:
    """Return the object, in ASCII so that every pipe carries it, with one key a line."""
    return json_for_log(json.dumps(as_object(run), indent=2, ensure_ascii=True, allow_nan=False)) + "\n"


def failed(failure: Failure) -> str:
    """Return `{"error": {"status": 5, "title": "There is no access", "message": "..."}}`, in ASCII.

    Its one key tells it from the report of a run that came to its end.
    """
    said = {"error": {"status": failure.status, "title": failure.title, "message": failure.message}}
    return json_for_log(json.dumps(said, indent=2, ensure_ascii=True)) + "\n"


def as_object(run: Run) -> dict[str, Any]:
    """Return the object as plain Python values."""
    roadmap, done = run.roadmap, run.written
    interval = roadmap.interval
    return {
        "spreadsheet": {
            "title": run.spreadsheet.title,
            "key": run.spreadsheet.key,
            "tab": roadmap.tab,
            "lines": sum(1 for _ in roadmap.deliverables),
            "projects": sum(bool(each.name) for each in roadmap.projects),
            "interval": {"start": interval.start.isoformat(), "end": interval.end.isoformat()} if interval else None,
        },
        "read_at": run.now.isoformat(),
        "counts": {severity.value: number for severity, number in by_severity(run.active).items()},
        "findings": [_finding(each) for each in run.findings],
        "written": {
            "placed": done.placed,
            "changed": done.changed,
            "cleared": done.cleared,
            "acknowledged": done.acknowledged,
            "squatted": done.squatted,
            "gone": done.gone,
        }
        if done
        else None,
        "requests": {"read": run.requests.get("read", 0), "write": run.requests.get("write", 0)},
        "snapshot": _look(run.look) if run.look else None,
        "documents": [{"format": each.format, "path": each.path} for each in run.saved],
        "notices": [each.sentence for each in run.notices],
        "unread": [{"place": each.place, "reason": each.reason} for each in roadmap.unread],
        "understanding": as_understood(run.understanding) if run.understanding else None,
    }


def _look(look: Look) -> dict[str, Any]:
    last = look.history.last
    return {
        "roadmap": look.roadmap,
        "since": last.taken.isoformat() if last else None,
        "remembered": look.is_remembered,
        "lines": len(look.now.lines),
        "changes": [
            {
                "kind": each.kind.value,
                "project": each.line.project if each.line else "",
                "deliverable": each.line.text if each.line else "",
                "old": each.old,
                "new": each.new,
                "certainty": each.score,
            }
            for each in look.changes
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    cell = finding.cell
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "tab": finding.tab,
        "cell": cell.a1 if cell else None,
        "row": cell.row if cell else None,
        "column": finding.column,
        "value": finding.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "project": finding.project,
        "deliverable": finding.deliverable,
        "acknowledged": finding.acknowledged or None,
        "spoken": finding.is_spoken,
        "silent": finding.silence.value if finding.silence else None,
        "speaks_for": finding.speaks_for,
        "fingerprint": finding.fingerprint,
    }
