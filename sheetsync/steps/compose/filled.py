"""Filled in: what still holds the text of a template, or a formula that failed, is no answer, and reaches no reader."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.terms import Field

PLACEHOLDER_RULE: Final = "placeholder-text"
_OF_PROJECT: Final = (Field.GOAL, Field.OWNER)
_OF_STEP: Final = (Field.GOAL, Field.OWNER, Field.NOTES)


def filled(roadmap: Roadmap, findings: Iterable[Finding]) -> Roadmap:
    """Return the roadmap without the goals, owners and notes that nobody has filled in; names of work stay."""
    cells = {each.cell for each in findings if each.rule == PLACEHOLDER_RULE and each.cell}
    if not cells:
        return roadmap
    return replace(roadmap, projects=tuple(_project(roadmap, each, cells) for each in roadmap.projects))


def _project(roadmap: Roadmap, project: Project, cells: Collection[CellRef]) -> Project:
    blank: dict[str, Any] = {each.value: "" for each in _OF_PROJECT if roadmap.cell(each, project.row) in cells}
    if roadmap.cell(Field.STAKEHOLDERS, project.row) in cells:
        blank |= {"stakeholders": "", "stakeholder_names": ()}
    return replace(project, deliverables=tuple(_step(roadmap, each, cells) for each in project.deliverables), **blank)


def _step(roadmap: Roadmap, step: Deliverable, cells: Collection[CellRef]) -> Deliverable:
    blank: dict[str, Any] = {each.value: "" for each in _OF_STEP if roadmap.cell(each, step.row) in cells}
    if roadmap.cell(Field.STAKEHOLDERS, step.row) in cells:
        blank |= {"stakeholder_names": ()}
    return replace(step, **blank) if blank else step
