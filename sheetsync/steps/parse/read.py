"""Read: walk the rows below the header, and build the projects, the lines and the table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Final

from sheetsync.model.cell import Cell, CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import (
    DATE_FIELDS,
    Deliverable,
    Field,
    Priority,
    Project,
    Status,
    Table,
    Trouble,
    Unread,
    When,
)
from sheetsync.model.settings import Reading
from sheetsync.steps.parse.date import read_dates
from sheetsync.steps.parse.header import Header, is_own
from sheetsync.steps.parse.layout import REASONS, Kind, classify, side_below
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.words import plain

_NAMES: Final = (Field.PROJECT, Field.DELIVERABLE)
_MARKER: Final = re.compile(r"\s*(?:(?P<tbd>tbd)|(?P<stretch>stretch(?:[ -]goal)?))\s*[:\-–]\s*", re.IGNORECASE)
_TBD: Final = re.compile(r"\s*tbd\.?\s*", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?:[,;\n\r]|\band\b|&|\+)\s*", re.IGNORECASE)
_HIGHER: Final = frozenset(
    {"p0", "p1", "high", "highest", "higher", "must", "must have", "critical", "urgent", "now", "1", "hoch", "alta"}
)
_LOWER: Final = frozenset(
    {"p3", "p4", "p5", "low", "lowest", "lower", "could", "could have", "nice to have", "later", "4", "5", "wont have"}
    | {"niedrig", "baixa"}
)


@dataclass(slots=True)
class Lines:
    """What the walk gathers, row by row: the only values here that change, and only here."""

    rows: list[int] = field(default_factory=list)
    columns: dict[Field, list[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    orphans: set[int] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    has_divider: bool = False


def cell_text(cell: Cell) -> str:
    """Return the trimmed text that a cell is read by; a typed date as ISO 8601, without its time."""
    value = cell.value
    return value.date().isoformat() if isinstance(value, datetime) else cell.shown.strip()


def walk(grid: Grid, header: Header, own_header: str) -> Lines:
    """Sort every row below the header into lines of work and rows that are something else."""
    walker = _Walker(grid, header, own_header)
    for row in range(header.row + 1, len(grid.rows) + 1):
        walker.take(row)
    return walker.lines


class _Walker:
    """Remembers what the rows above said: the project, the section, the side of the line."""

    def __init__(self, grid: Grid, header: Header, own_header: str) -> None:
        self._grid, self._header = grid, header
        self.lines = Lines(columns={meaning: [] for meaning in header.columns})
        fields = [meaning for meaning in _NAMES if meaning in header.columns]
        self._fields = [*fields, *(meaning for meaning in header.columns if meaning not in fields)]
        self._numbers = [header.columns[meaning].number for meaning in self._fields]
        self._stems = [_stem(header.columns[meaning].header) for meaning in self._fields]
        own = {each for each in range(1, grid.width + 1) if is_own(grid, header.row, each, own_header)}
        self._known = own.union(self._numbers)
        self._memo: dict[str, str] = {}
        self._project: str | None = None
        self._section = ""
        self._side = Priority.UNKNOWN
        self._segment = 0
        self._spanning = {
            span.first.row
            for span in grid.merges
            if sum(span.first.column <= number <= span.last.column for number in self._numbers) > 1
        }
        self._indented = Field.DELIVERABLE not in header.columns and self._has_indents()

    def _has_indents(self) -> bool:
        column = self._header.columns.get(Field.PROJECT)
        return column is not None and any(
            _is_indented(self._grid.at(CellRef(row, column.number)))
            for row in range(self._header.row + 1, len(self._grid.rows) + 1)
        )

    def take(self, row: int) -> None:
        """Take in one row."""
        cells = self._grid.rows[row - 1]
        texts = [cell_text(cells[number - 1]) if number <= len(cells) else "" for number in self._numbers]
        others = [cell.shown for column, cell in enumerate(cells, start=1) if column not in self._known]
        kind = classify(texts, others, spans=row in self._spanning)
        if kind is Kind.LINE and self._repeats_header(texts):
            self._second_header(row)
        elif kind is Kind.LINE and not any(texts[: self._names]):
            self._leave_out(row, "has neither a project nor a deliverable")
        elif kind is Kind.LINE:
            self._line(row, texts)
        elif kind is Kind.DIVIDER:
            self._divider(next(text for text in texts if text))
        elif kind is not Kind.BLANK:
            if kind is Kind.SECTION:
                self._section = next(text for text in texts if text).lstrip("# ").strip()
                self._project = None
            self._leave_out(row, REASONS[kind])

    @property
    def _names(self) -> int:
        return sum(meaning in self._header.columns for meaning in _NAMES)

    def _leave_out(self, row: int, reason: str) -> None:
        self.lines.unread.append(Unread(f"row {row}", reason))

    def _repeats_header(self, texts: list[str]) -> bool:
        same = sum(_stem(text) == stem for text, stem in zip(texts, self._stems, strict=True) if text)
        return same > 1 and 2 * same >= sum(map(bool, texts))

    def _second_header(self, row: int) -> None:
        """Go on under a header that is said again: another table of the same columns."""
        self._leave_out(row, "a header row that is said again")
        self._project, self._section = None, ""
        self._side = Priority.UNKNOWN
        self._segment = len(self.lines.rows)

    def _divider(self, text: str) -> None:
        side = side_below(text) or Priority.LOWER
        opposite = Priority.HIGHER if side is Priority.LOWER else Priority.LOWER
        for index in range(self._segment, len(self.lines.rows)):
            if self.lines.priorities[index] is Priority.UNKNOWN:
                self.lines.priorities[index] = opposite
        self._side = side
        self._project = None
        self.lines.has_divider = True

    def _line(self, row: int, texts: list[str]) -> None:
        lines = self.lines
        index = len(lines.rows)
        name = self._name(row, texts)
        if name and name.casefold() != (self._project or "").casefold():
            self._project = name
            lines.starts.append(index)
        elif self._project is None:
            self._project = ""
            lines.starts.append(index)
        if not self._project:
            lines.orphans.add(index)
        lines.rows.append(row)
        lines.priorities.append(self._side)
        lines.sections.append(self._section)
        for meaning, text in zip(self._fields, texts, strict=True):
            lines.columns[meaning].append(self._memo.setdefault(text, text))

    def _name(self, row: int, texts: list[str]) -> str:
        """Return the project that a row names: "" for a continuation, and for an indented step."""
        if Field.PROJECT not in self._header.columns:
            return ""
        column = self._header.columns[Field.PROJECT].number
        if self._indented and self._project and _is_indented(self._grid.at(CellRef(row, column))):
            return ""
        return texts[0]


def _stem(text: str) -> str:
    return text.casefold().rstrip("s")


def _is_indented(cell: Cell) -> bool:
    text = cell.shown
    return bool(text.strip()) and (text.startswith(("  ", "\t", "\u00a0\u00a0", "- ", "• ")))


def table_of(lines: Lines, reading: Reading, locale: str) -> Table:
    """Build the table, with each distinct text of a date or status read once."""
    own = {plain(text): status for text, status in reading.statuses.items()}
    return Table(
        rows=tuple(lines.rows),
        columns={meaning: tuple(texts) for meaning, texts in lines.columns.items()},
        blocks=tuple(pairwise([*lines.starts, len(lines.rows)])),
        dates={
            meaning: read_dates(lines.columns[meaning], reading.date_order, locale)
            for meaning in DATE_FIELDS
            if meaning in lines.columns
        },
        statuses={text: read_status(text, own) for text in set(lines.columns.get(Field.STATUS, ())) if text},
    )


def projects_of(table: Table, lines: Lines, hidden: frozenset[int]) -> tuple[Project, ...]:
    """Build the projects from the blocks of the table."""
    return tuple(_Block(table, lines, hidden, start, stop).project() for start, stop in table.blocks)


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one project."""

    table: Table
    lines: Lines
    hidden: frozenset[int]
    start: int
    stop: int

    def project(self) -> Project:
        stakeholders = self._first(Field.STAKEHOLDERS)
        deliverables = tuple(self._deliverables())
        return Project(
            name="" if self.start in self.lines.orphans else self._text(Field.PROJECT, self.start),
            row=self.table.rows[self.start],
            line=self.start,
            stakeholders=stakeholders,
            stakeholder_names=split_names(stakeholders),
            goal=self._first(Field.GOAL),
            owner=self._first(Field.OWNER),
            priority=self._priority(),
            section=self.lines.sections[self.start],
            deliverables=deliverables,
        )

    def _text(self, meaning: Field, line: int) -> str:
        column = self.table.columns.get(meaning)
        return column[line] if column else ""

    def _first(self, meaning: Field) -> str:
        return next((text for line in range(self.start, self.stop) if (text := self._text(meaning, line))), "")

    def _priority(self) -> Priority:
        words = plain(self._first(Field.PRIORITY))
        if words in _HIGHER:
            return Priority.HIGHER
        return Priority.LOWER if words in _LOWER else self.lines.priorities[self.start]

    def _deliverables(self) -> Iterator[Deliverable]:
        source = Field.DELIVERABLE if Field.DELIVERABLE in self.table.columns else Field.PROJECT
        flat = source is Field.PROJECT
        for line in range(self.start, self.stop):
            text = self._text(source, line)
            steps = flat and self.stop - self.start > 1 and line == self.start and not self._text(Field.STATUS, line)
            if text and not steps:
                yield self._deliverable(line, text)

    def _deliverable(self, line: int, text: str) -> Deliverable:
        marker = _MARKER.match(text)
        status_text = self._text(Field.STATUS, line)
        row = self.table.rows[line]
        return Deliverable(
            text=(text[marker.end() :] if marker else text).strip(" •\u00a0") or text,
            row=row,
            line=line,
            status=self.table.statuses.get(status_text) if status_text else None,
            status_text=status_text,
            owner=self._text(Field.OWNER, line),
            start=self._when(Field.START, line),
            end=self._when(Field.END, line),
            updated=self._when(Field.UPDATED, line),
            notes=self._text(Field.NOTES, line),
            is_tbd=bool((marker and marker["tbd"]) or _TBD.fullmatch(text)),
            is_stretch=bool(marker and marker["stretch"]),
            is_hidden=row in self.hidden,
        )

    def _when(self, meaning: Field, line: int) -> When | None:
        readings = self.table.dates.get(meaning)
        return readings.get(self._text(meaning, line)) if readings else None


def split_names(text: str) -> tuple[str, ...]:
    """Split a cell of names on commas, semicolons, "and", "&", "+" and line breaks; each name once."""
    parts = (part.strip() for part in _AND.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def orphan_troubles(table: Table, lines: Lines, header: Header) -> Iterator[Trouble]:
    """Say of each first line without a project that it has none; of nothing where no column could say it."""
    if Field.PROJECT not in header.columns or Field.DELIVERABLE not in header.columns:
        return
    column = header.columns[Field.DELIVERABLE].number
    for line in sorted(lines.orphans):
        yield Trouble("orphan-deliverable", CellRef(table.rows[line], column), Field.DELIVERABLE)


def status_mapping(statuses: Mapping[str, Status | None]) -> dict[str, Status]:
    """Return the words that were read as a status and are not its own name, for the report's footer."""
    return {text: status for text, status in sorted(statuses.items()) if status and text != status.value}
