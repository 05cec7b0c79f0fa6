"""Answer: from what a person said about lines to what is typed into the cells of these lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer, Edit
from sheetsync.model.roadmap import Deliverable, Field, Project, Roadmap, Status

NO_OPENERS: Final = ("=", "+", "-", "@", "'")
"""A note that starts so would be a formula, or lose its first sign."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person said about one line that they were shown: its new status, and a note, "" for none."""

    project: Project
    step: Deliverable
    status: Status | None = None
    note: str = ""


def answers(roadmap: Roadmap, grid: Grid, reply: Reply) -> Iterator[Answer]:
    """Yield what to type for a reply into the sheet as `grid` has it; nothing where its line isn't there any more.

    The line is known by its project, its words and the status that the person was shown. Where two
    lines are the same in all of these, only the very row that was shown will do.
    """
    steps = [
        step
        for project, step in roadmap.deliverables
        if (project.name, step.text, step.status_text) == (reply.project.name, reply.step.text, reply.step.status_text)
    ]
    step = steps[0] if len(steps) == 1 else next((each for each in steps if each.row == reply.step.row), None)
    name = Field.DELIVERABLE if Field.DELIVERABLE in roadmap.columns else Field.PROJECT
    if step is None or name not in roadmap.columns:
        return
    beside = roadmap.cell(name, step.row)
    said = roadmap.table.columns[name][step.line]
    for field, old, new in (
        (Field.STATUS, step.status_text, word_for(roadmap, reply.status) if reply.status else ""),
        (Field.NOTES, step.notes, reply.note),
    ):
        cell = roadmap.cell(field, step.row)
        if cell and beside and new and new != old and grid.at(cell).shown.strip() == old:
            yield Answer(Edit(cell, grid.at(cell).shown, new), beside, said)


def word_for(roadmap: Roadmap, status: Status) -> str:
    """Return the word that this sheet uses for a status most often; the status's own name where it uses none.

    A tick or a share of a hundred is a word for a status, too, but not one that can be typed as text.
    """
    readings = roadmap.table.statuses
    texts = (text for text in roadmap.table.columns.get(Field.STATUS, ()) if readings.get(text) is status)
    often = Counter(text for text in texts if text[:1].isalpha() and text.casefold() not in ("true", "false"))
    return next((text for text, _ in often.most_common(1)), status.value)
