"""Spoken: a cell's text as readers get it, without what only machines read, and without anybody's address.

Tools put whole records into a cell: `{"displayName": "Ana", "emailAddress": "ana@example.org"}`. Readers of
a summary get the names in it. Where there is none they are told that something stands there: a text that
disappears would be one that nobody misses.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, TypeVar

from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.snapshot import Line, Snapshot

T = TypeVar("T", Project, Deliverable, Line)

LEFT_OUT: Final = "(data)"
"""Stands for a record that names nothing."""

_NAMES: Final = (
    "displayname",
    "display_name",
    "fullname",
    "full_name",
    "name",
    "title",
    "label",
    "summary",
    "text",
    "value",
)
"""Keys under which tools put what a person would read, the best first."""

_RECORD: Final = re.compile(r"\{\s*[\"'][^\"']{1,80}[\"']\s*:|\[\s*(?=[\[{\"])")
"""Where a record, or a list, begins."""

_SUSPECT: Final = re.compile(r"[@{\[]")
"""Stands in every record and in every address, and in few other texts."""

_MOST_RECORDS: Final = 20
_DEEPEST: Final = 8
_BETWEEN: Final = re.compile(r"[,;\s]+")
_ADDRESS_TEXT: Final = (
    r"(?:mailto:)?(?P<who>[^\s@<>()\[\]{}\"',;:|/]{1,64})@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,63}(?![\w-])"
)
_ADDRESS: Final = re.compile(_ADDRESS_TEXT, re.IGNORECASE)
_AFTER_A_NAME: Final = re.compile(rf"(?<=\w)\s*[<(\[]\s*{_ADDRESS_TEXT}\s*[>)\]]", re.IGNORECASE)
_FIELDS: Final = ("text", "status_text", "owner", "notes")


def spoken(text: str) -> str:
    """Return a text without records and without addresses of mail; most texts as they are."""
    return _spoken(text) if _SUSPECT.search(text) else text


@lru_cache(maxsize=4096)
def _spoken(text: str) -> str:
    text = _without_records(text)
    people = [_ADDRESS.fullmatch(each.strip("<>")) for each in _BETWEEN.split(text.strip())]
    if all(people):
        return ", ".join(each["who"] for each in people if each)
    text = _AFTER_A_NAME.sub("", text)
    # What is spoken of stays to be seen, and nobody can write to it.
    return _ADDRESS.sub(lambda found: f"{found['who']}@…", text)


def _without_records(text: str) -> str:
    parts: list[str] = []
    place = 0
    for _ in range(_MOST_RECORDS):
        found = _RECORD.search(text, place)
        if found is None:
            return "".join((*parts, text[place:]))
        parts.append(text[place : found.start()])
        try:
            record, place = _DECODER.raw_decode(text, found.start())
        except (ValueError, RecursionError):
            if found[0].startswith("["):
                # A bracket that a person typed is one; what stands in it is looked at next.
                parts.append("[")
                place = found.start() + 1
                continue
            # Cut off, or the record of another language: where it ends nobody knows.
            return "".join((*parts, LEFT_OUT))
        parts.append(", ".join(dict.fromkeys(_names(record))) or LEFT_OUT)
    return "".join((*parts, LEFT_OUT))


_DECODER: Final = json.JSONDecoder()


def _names(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield what a record, or each of a list, is called."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield _ADDRESS.sub(lambda found: found["who"], value.strip())
    elif isinstance(value, list):
        for each in value:
            yield from _names(each, depth + 1)
    elif isinstance(value, dict):
        told = {key.casefold(): each for key, each in value.items() if isinstance(each, str) and each.strip()}
        name = next((told[key].strip() for key in _NAMES if key in told), "")
        if name:
            yield from _names(name, depth + 1)
        else:
            yield from _names([each for each in value.values() if isinstance(each, list | dict)], depth + 1)


def spoken_roadmap(roadmap: Roadmap) -> Roadmap:
    """Return a roadmap whose texts are as a person would say them."""
    return replace(
        roadmap,
        title=spoken(roadmap.title),
        said=spoken(roadmap.said),
        projects=tuple(map(_project, roadmap.projects)),
        status_mapping={spoken(text): each for text, each in roadmap.status_mapping.items()},
    )


def _project(project: Project) -> Project:
    return _changed(
        project,
        name=spoken(project.name),
        stakeholders=spoken(project.stakeholders),
        stakeholder_names=tuple(map(spoken, project.stakeholder_names)),
        goal=spoken(project.goal),
        owner=spoken(project.owner),
        section=spoken(project.section),
        deliverables=tuple(map(_step, project.deliverables)),
    )


def _step(step: Deliverable) -> Deliverable:
    names = tuple(map(spoken, step.stakeholder_names))
    if not _SUSPECT.search(f"{step.text}{step.status_text}{step.owner}{step.notes}{step.goal}"):
        return _changed(step, stakeholder_names=names) if names else step
    texts = {name: spoken(getattr(step, name)) for name in (*_FIELDS, "goal")}
    return _changed(step, stakeholder_names=names, **texts)


def spoken_snapshot(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot whose texts are as a person would say them, so that what is told of a change is, too."""
    return replace(snapshot, lines=tuple(map(_line, snapshot.lines)))


def _line(line: Line) -> Line:
    return _changed(line, project=spoken(line.project), **{name: spoken(getattr(line, name)) for name in _FIELDS})


def _changed(value: T, **fields: Any) -> T:
    """Return a value with these fields; the same one where nothing differs, as in most sheets."""
    return replace(value, **fields) if any(getattr(value, name) != each for name, each in fields.items()) else value
