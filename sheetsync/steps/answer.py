"""Answer: from what a person said about lines to what is typed into the cells of these lines."""

from collections import Counter
from datetime import date
from typing import Final

from sheetsync.languages.catalogue import ENGLISH, catalogue
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Answer, Edit
from sheetsync.model.roadmap import Deliverable, Project, Roadmap
from sheetsync.model.said import Said
from sheetsync.model.terms import DATE_FIELDS, Field, Status

NO_OPENERS: Final = ("=", "+", "-", "@", "'")
"""A note that starts so would be a formula, or lose its first sign."""

_NAMES: Final = frozenset(each.value.casefold() for each in Status)


def said_of(roadmap: Roadmap, grid: Grid, line: tuple[Project, Deliverable], field: Field, new: str) -> Said:
    """Return what a person says about a cell of a line, with the line and the cell as they stand in `grid` now."""
    project, step = line
    cell = roadmap.cell(field, step.row)
    old = grid.at(cell).shown.strip() if cell else ""
    return Said(project.name, step.text, step.status_text, step.row, field, old, new)


def answer_of(roadmap: Roadmap, grid: Grid, said: Said) -> Answer | None:
    """Return what to type into the sheet as `grid` has it; None where it isn't as the person was shown it any more."""
    found = line_of(roadmap, said)
    name = Field.DELIVERABLE if Field.DELIVERABLE in roadmap.columns else Field.PROJECT
    beside = roadmap.cell(name, found.row) if found else None
    cell = roadmap.cell(said.field, found.row) if found else None
    if found is None or beside is None or cell is None or roadmap.header_row is None or said.new == said.old:
        return None
    shown = grid.at(cell).shown
    if shown.strip() != said.old or any(cell in each and cell != each.first for each in grid.merges):
        return None
    above = CellRef(roadmap.header_row, cell.column)
    return Answer(
        Edit(cell, shown, said.new),
        beside,
        roadmap.table.columns[name][found.line],
        above,
        grid.at(above).shown,
        is_date=said.field in DATE_FIELDS and is_day(said.new),
    )


def line_of(roadmap: Roadmap, said: Said) -> Deliverable | None:
    """Return the line that was meant, wherever it stands now; None where it is gone, or where that leaves a doubt."""
    same = [step for project, step in roadmap.deliverables if (project.name, step.text) == (said.project, said.text)]
    if len(same) > 1:
        same = [each for each in same if each.status_text == said.status_text]
    return same[0] if len(same) == 1 else next((each for each in same if each.row == said.row), None)


def is_day(text: str) -> bool:
    """Whether a text is a day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def word_for(roadmap: Roadmap, status: Status, language: str = ENGLISH) -> str:
    """Return the word that this sheet uses for a status most often; where it uses none, the word of its language.

    A tick or a share of a hundred is a word for a status, too, but not one that can be typed as text. A sheet that has
    our English names for others gets the English one, whatever its language is said to be.
    """
    readings = roadmap.table.statuses
    used = [text for text in roadmap.table.columns.get(Field.STATUS, ()) if readings.get(text)]
    texts = (text for text in used if readings.get(text) is status)
    often = Counter(text for text in texts if text[:1].isalpha() and text.casefold() not in ("true", "false"))
    is_english = not _NAMES.isdisjoint(map(str.casefold, used))
    otherwise = catalogue(ENGLISH if is_english else language).say(status)
    return next((text for text, _ in often.most_common(1)), otherwise)
