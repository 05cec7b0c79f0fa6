"""The practice tabs: `Interviews`, `Questions` and `Sprints`, where a team keeps them beside its roadmap."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sheetsync.model.cell import Cell, CellRef
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.own_text import one_line
from sheetsync.model.practice import Interview, Question, Sprint
from sheetsync.model.settings import DateOrder
from sheetsync.steps.parse.date import column_order, read_date
from sheetsync.steps.parse.header_row import SEARCHED_ROWS
from sheetsync.steps.parse.names import split_names
from sheetsync.steps.parse.words import header_words

_NUMBER: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|hour|hours|min|mins|minutes|m)?\b", re.IGNORECASE)
_INTERVIEW: Final = {
    "what": ("interview", "topic", "subject", "about", "project", "title", "what"),
    "minutes": ("minute", "length", "duration", "min"),
    "participants": ("participant", "interviewee", "user", "with", "who"),
    "levels": ("level", "role", "participant level", "seniority"),
    "interviewers": ("interviewer", "by", "host", "interviewed by"),
    "day": ("date", "day", "when", "held"),
    "findings": ("finding", "findings shared", "shared", "shared with", "readout", "what we heard", "learning"),
}
_SPRINT: Final = {
    "what": ("sprint", "prototype", "title", "name", "what"),
    "focus": ("focus", "goal", "question"),
    "start": ("start", "from", "start date", "first day"),
    "end": ("end", "to", "until", "end date", "last day"),
    "people": ("people", "participant", "team", "who", "owner", "involved"),
}
_QUESTION: Final = {"question": ("question",)}
_DAYS: Final = ("day", "start", "end")
_FOCUS_BREAK: Final = re.compile(r"[\n;•]+")


def is_about_practice(title: str) -> bool:
    """Whether a tab of this title is one of those."""
    return bool({"interview", "sprint", "question"} & set(header_words(title).split()))


def interviews(spreadsheet: Spreadsheet) -> Iterator[Interview]:
    """Read every row of the `Interviews` tabs."""
    for each in _rows(spreadsheet, "interview", _INTERVIEW):
        yield Interview(
            tab=each.tab,
            row=each.row,
            what=each.texts.get("what") or f"The interview in row {each.row}",
            cells=each.cells,
            minutes=_minutes(each.texts.get("minutes", "")),
            participants=split_names(each.texts.get("participants", "")),
            levels=split_names(each.texts.get("levels", "")),
            interviewers=split_names(each.texts.get("interviewers", "")),
            day=each.day("day"),
            findings=each.texts.get("findings", ""),
        )


def sprints(spreadsheet: Spreadsheet) -> Iterator[Sprint]:
    """Read every row of the `Sprints` tabs."""
    for each in _rows(spreadsheet, "sprint", _SPRINT):
        focuses = _FOCUS_BREAK.split(each.texts.get("focus", ""))
        yield Sprint(
            tab=each.tab,
            row=each.row,
            what=each.texts.get("what") or f"The sprint in row {each.row}",
            cells=each.cells,
            focuses=tuple(focus for text in focuses if (focus := text.strip(" -*"))),
            start=each.day("start"),
            end=each.day("end"),
            people=split_names(each.texts.get("people", "")),
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
                    shown = (_shown(each) for at, each in enumerate(grid.rows[number - 1], 1) if at != header.column)
                    yield Question(grid.tab, ref, one_line(grid.at(header).shown), text, tuple(filter(None, shown)))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a practice tab: its cells and what they show, by what their columns are about."""

    tab: str
    row: int
    cells: Mapping[str, CellRef]
    texts: Mapping[str, str]
    order: DateOrder | None

    def day(self, key: str) -> date | None:
        """Return the day in a cell; None for none, and for one that could be two days."""
        when = read_date(self.texts.get(key, ""), self.order)
        return when.first if when and when.is_exact else None


def _rows(spreadsheet: Spreadsheet, about: str, aliases: Mapping[str, tuple[str, ...]]) -> Iterator[_Row]:
    """Yield the rows that say something, of the tabs about a practice."""
    for grid in _tabs(spreadsheet, about):
        row, columns = _header(grid, aliases)
        below = range(row + 1, len(grid.rows) + 1) if row else ()
        dates = [_shown(grid.at(CellRef(each, columns[key]))) for key in _DAYS if key in columns for each in below]
        order = column_order(dates, None, spreadsheet.locale)
        for number in below:
            cells = {key: CellRef(number, column) for key, column in columns.items()}
            texts = {key: _shown(grid.at(ref)) for key, ref in cells.items()}
            if any(texts.values()):
                yield _Row(grid.tab, number, cells, texts, order)


def _shown(cell: Cell) -> str:
    """Return what a cell shows; of a real date the day itself, however it is formatted."""
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    return cell.value.isoformat() if isinstance(cell.value, date) else cell.shown.strip()


def _tabs(spreadsheet: Spreadsheet, about: str) -> Iterator[Grid]:
    return (grid for grid in spreadsheet.tabs if about in header_words(grid.tab).split())


def _header(grid: Grid, aliases: Mapping[str, tuple[str, ...]]) -> tuple[int, dict[str, int]]:
    """Return the row, among the first twenty, that names most of the columns, and where they are; 0 for none."""
    best: tuple[int, dict[str, int]] = (0, {})
    for row, cells in enumerate(grid.rows[:SEARCHED_ROWS], start=1):
        words = [header_words(cell.shown) for cell in cells]
        found = {
            key: words.index(alias) + 1
            for key, names in aliases.items()
            if (alias := next((each for each in map(header_words, names) if each in words), ""))
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
