"""What the page of a meeting is shown: plain values, every text of a cell on one visible line."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from sheetsync.model.meeting import Entry, Line, Outcome
from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Status
from sheetsync.render.escape import visible_line, web_link
from sheetsync.run.meeting import KINDS, Meeting
from sheetsync.steps.answer import is_day
from sheetsync.steps.compose.words import Words

FIELDS: Final = {field: kind for kind, field in KINDS.items()}
TONES: Final = {
    Status.DONE: "done",
    Status.IN_PROGRESS: "progress",
    Status.POSSIBLE_DELAY: "delay",
    Status.AT_RISK: "risk",
    Status.NOT_STARTED: "todo",
    Status.WONT_DO: "wont",
    None: "none",
}


def state_of(meeting: Meeting, since: object = None) -> dict[str, Any]:
    """Return all that the page shows; of a version that it has already, no more than that it has it."""
    with meeting.lock:
        meeting.look()
        if since == meeting.version:
            return {"version": meeting.version, "same": True}
        agenda, waiting, words = meeting.agenda, meeting.waiting, meeting.words
        return {
            "version": meeting.version,
            "title": visible_line(agenda.title),
            "subtitle": visible_line(agenda.subtitle),
            "decide": agenda.decide,
            "since": agenda.since,
            "news": [visible_line(each) for each in agenda.news],
            "heard": [visible_line(each) for each in agenda.heard],
            "leading": [visible_line(each) for each in agenda.leading],
            "strangers": [visible_line(each) for each in agenda.strangers],
            "days": [[day, text] for day, text in _days(meeting)],
            "count": words.many("{count} open line", "{count} open lines", len(meeting.lines)),
            "lines": [_line(meeting, place, line) for place, line in enumerate(meeting.lines)],
            "waiting": len(waiting),
            "trouble": visible_line(meeting.trouble),
            "undoable": meeting.undoable,
            "changed": [_told(each, words) for each in meeting.entries if each.undoes is None],
            "text": meeting.documents[1] if meeting.documents else "",
            "ended": meeting.documents is not None,
        }


def _line(meeting: Meeting, place: int, line: Line) -> dict[str, Any]:
    own = [each for each in meeting.entries if each.line == place and each.undoes is None]
    status = meeting.status(place)
    cells = {FIELDS[field]: meeting.now(place, field) for field in line.cells}
    return {
        "title": visible_line(line.title),
        "heading": visible_line(line.heading),
        "goal": visible_line(line.goal),
        "owner": visible_line(line.owner),
        "tone": TONES[status],
        "shape": SHAPES[status],
        "word": visible_line(cells.get("status") or "") or meeting.words.status(None),
        "due": _due(meeting, visible_line(cells.get("end") or "")),
        "end": visible_line(cells.get("end") or ""),
        "note": visible_line(cells.get("note") or ""),
        "unchanged": line.unchanged,
        "place": line.place,
        "link": web_link(line.link) or "",
        "lower": line.is_lower,
        "remarks": [visible_line(each) for each in line.remarks],
        "changes": [visible_line(each) for each in line.changes],
        "reasons": list(line.reasons),
        "heard": [visible_line(each) for each in line.heard],
        "gone": line.is_gone,
        "cells": cells,
        "mark": meeting.marks.get(place, ""),
        "said": [_told(each, meeting.words) for each in own if each.outcome is not Outcome.UNDONE],
    }


def _due(meeting: Meeting, text: str) -> str:
    """Return when a line is due as a reader says it: a day, or what the cell says."""
    if not is_day(text):
        return text
    day = date.fromisoformat(text)
    return meeting.words.day(day, year=day.year != date.fromisoformat(meeting.today).year)


def _days(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield days that a line may be due on, each with what its button says."""
    today = date.fromisoformat(meeting.today)
    for weeks in (1, 2, 4):
        day = (today + timedelta(weeks=weeks)).isoformat()
        yield day, meeting.words.many("In {count} week: {day}", "In {count} weeks: {day}", weeks, day=day)


def _told(entry: Entry, words: Words) -> Mapping[str, str]:
    said = entry.said
    return {
        "kind": FIELDS[said.field],
        "line": visible_line(said.text),
        "project": visible_line(said.project),
        "old": visible_line(said.old) or words.say("blank"),
        "new": visible_line(said.new) or words.say("blank"),
        "outcome": entry.outcome.value,
        "why": visible_line(entry.why),
    }
