"""What may be shown: rows and columns that the team has hidden reach nobody."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.terms import Field

_OF_PROJECT: Final[dict[Field, dict[str, Any]]] = {
    Field.PROJECT: {"name": ""},
    Field.STAKEHOLDERS: {"stakeholders": "", "stakeholder_names": ()},
    Field.GOAL: {"goal": ""},
    Field.OWNER: {"owner": ""},
    Field.DELIVERABLE: {"deliverables": ()},
}
OF_DELIVERABLE: Final[dict[Field, dict[str, Any]]] = {
    Field.STAKEHOLDERS: {"stakeholder_names": ()},
    Field.GOAL: {"goal": ""},
    Field.STATUS: {"status": None, "status_text": "", "is_tracked": False},
    Field.OWNER: {"owner": ""},
    Field.START: {"start": None},
    Field.END: {"end": None},
    Field.UPDATED: {"updated": None},
    Field.NOTES: {"notes": ""},
}
"""What a step is without a column."""


def shown(roadmap: Roadmap, hidden_columns: Collection[int]) -> Roadmap:
    """Return the roadmap without its hidden rows and without what stands in `hidden_columns`, from 1."""
    hidden = {meaning for meaning, column in roadmap.columns.items() if column.number in hidden_columns}
    return replace(
        roadmap,
        projects=tuple(
            _project(project, hidden)
            for project in roadmap.projects
            if not project.deliverables or not all(each.is_hidden for each in project.deliverables)
        ),
        columns={meaning: column for meaning, column in roadmap.columns.items() if meaning not in hidden},
        status_mapping={} if Field.STATUS in hidden else roadmap.status_mapping,
    )


def _project(project: Project, hidden: Collection[Field]) -> Project:
    if not hidden and not any(each.is_hidden for each in project.deliverables):
        return project
    steps = tuple(_deliverable(each, hidden) for each in project.deliverables if not each.is_hidden)
    blank = {name: value for each in hidden for name, value in _OF_PROJECT.get(each, {}).items()}
    return replace(project, **{"deliverables": steps, **blank})


def _deliverable(step: Deliverable, hidden: Collection[Field]) -> Deliverable:
    blank = {name: value for each in hidden for name, value in OF_DELIVERABLE.get(each, {}).items()}
    return replace(step, **blank) if blank else step
