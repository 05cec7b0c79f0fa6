"""The practice tabs: `Interviews` and `Questions`, where a team keeps them beside its roadmap."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Interview, Question
from sheetsync.steps.parse.header import SEARCHED_ROWS
from sheetsync.steps.parse.project import split_names
from sheetsync.steps.parse.words import header_words

_NUMBER: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|hour|hours|min|mins|minutes|m)?\b", re.IGNORECASE)
_INTERVIEW: Final = {
    "what": ("interview", "topic", "subject", "about", "project", "title", "what"),
    "minutes": ("minute", "length", "duration", "min"),
    "participants": ("participant", "interviewee", "user", "with", "who"),
    "levels": ("level", "role", "participant level", "seniority"),
    "interviewers": ("interviewer", "by", "host", "interviewed by"),
}
_QUESTION: Final = {"question": ("question",)}


def interviews(spreadsheet: Spreadsheet) -> Iterator[Interview]:
    """Read every row of the `Interviews` tabs."""
    for grid in _tabs(spreadsheet, "interview"):
        row, columns = _header(grid, _INTERVIEW)
        for number in range(row + 1, len(grid.rows) + 1) if row else ():
            cells = {key: CellRef(number, column) for key, column in columns.items()}
            texts = {key: grid.at(ref).shown.strip() for key, ref in cells.items()}
            if any(texts.values()):
                yield Interview(
                    tab=grid.tab,
                    row=number,
                    what=texts.get("what") or f"The interview in row {number}",
                    cells=cells,
                    minutes=_minutes(texts.get("minutes", "")),
                    participants=split_names(texts.get("participants", "")),
                    levels=split_names(texts.get("levels", "")),
                    interviewers=split_names(texts.get("interviewers", "")),
                )


def questions(spreadsheet: Spreadsheet) -> Iterator[Question]:
    """Read every question of the `Questions` tabs."""
    for grid in _tabs(spreadsheet, "question"):
        row, columns = _header(grid, _QUESTION)
        if row:
            header = CellRef(row, columns["question"])
            for number in range(row + 1, len(grid.rows) + 1):
                ref = CellRef(number, header.column)
                if text := grid.at(ref).shown.strip():
                    yield Question(grid.tab, ref, one_line(grid.at(header).shown), text)


def _tabs(spreadsheet: Spreadsheet, about: str) -> Iterator[Grid]:
    return (grid for grid in spreadsheet.tabs if about in header_words(grid.tab).split())


def _header(grid: Grid, aliases: Mapping[str, tuple[str, ...]]) -> tuple[int, dict[str, int]]:
    """Return the row, among the first twenty, that names most of the columns, and where they are; 0 for none."""
    best: tuple[int, dict[str, int]] = (0, {})
    for row, cells in enumerate(grid.rows[:SEARCHED_ROWS], start=1):
        words = [header_words(cell.shown) for cell in cells]
        found = {
            key: next(words.index(alias) + 1 for alias in names if alias in words)
            for key, names in aliases.items()
            if any(alias in words for alias in names)
        }
        if len(found) > len(best[1]):
            best = (row, found)
    return best


def _minutes(text: str) -> float | None:
    """Read "30", "45 min" or "1 h"; None for anything else."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    return number * 60 if (match[2] or "").lower().startswith("h") else number
