"""Walk: sort the rows below the header into lines of work and what they are not."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from sheetsync.model.cell import Cell, CellError, is_failed_formula
from sheetsync.model.grid import Grid
from sheetsync.model.other_row import OtherRow, RowKind
from sheetsync.model.terms import Field, Priority
from sheetsync.steps.parse.concept import heads_a_column
from sheetsync.steps.parse.groups import headings_of
from sheetsync.steps.parse.header import Header, is_own
from sheetsync.steps.parse.layout import REASONS, ROW_KINDS, Kind, classify, side_below
from sheetsync.steps.parse.lines import Lines
from sheetsync.steps.parse.relation import Heading
from sheetsync.steps.parse.scale import per_cent
from sheetsync.steps.parse.shape import UNTICKED, status_of_ticks

_NAMES: Final = (Field.PROJECT, Field.DELIVERABLE)
_OF_A_PROJECT: Final = frozenset({*_NAMES, Field.STAKEHOLDERS, Field.GOAL})
"""What a project says once, however many lines its cell is merged over."""

_BELOW: Final = {
    RowKind.OTHER_TABLE: "belongs to another table below this one",
    RowKind.LEGEND: "belongs to the legend above",
}
"""Why what stands below the end of the table is left out."""


def cell_text(cell: Cell) -> str:
    """Return the trimmed text that a cell is read by; a typed date as ISO 8601, without its time.

    An error of a kind that nobody knows yet is one all the same.
    """
    value = cell.value
    if isinstance(value, CellError) and not is_failed_formula(value.code):
        return "#ERROR!"
    return value.date().isoformat() if isinstance(value, datetime) else cell.shown.strip()


def walk(grid: Grid, header: Header, own_header: str) -> Lines:
    """Sort every row below the header into lines of work and rows that are something else."""
    walker = _Walker(grid, header, own_header)
    for row in range(header.row + 1, len(grid.rows) + 1):
        walker.take(row)
    walker.lines.regroup()
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
        self._ticks = {each.number: each.header for each in header.ticks}
        self._titles = [each.number for each in reversed(header.titles)]
        known = own.union(self._numbers, self._ticks, self._titles)
        self._unknown = [each for each in range(1, grid.width + 1) if each not in known]
        self._beside = {each.number for each in header.beside}
        self._memo: dict[str, str] = {}
        self._project: str | None = None
        self._section = ""
        self._heading: str | None = None
        self._head_says: dict[Field, str] = {}
        self._side = Priority.UNKNOWN
        self._segment = 0
        self._below: RowKind | None = None
        self._spanning = {
            span.first.row
            for span in grid.merges
            if sum(span.first.column <= number <= span.last.column for number in self._numbers) > 1
        }
        self._headings = headings_of(grid, header, own_header)
        if title := self._headings.get(header.row - 1):
            self._heading = title.text
        self._spread = _spread(grid, header)

    def take(self, row: int) -> None:
        """Take in one row."""
        cells = self._grid.rows[row - 1]
        texts = self._texts(row, cells)
        unknown = [(column, cells[column - 1].shown.strip()) for column in self._unknown if column <= len(cells)]
        others = [text for column, text in unknown if column not in self._beside]
        kind = classify(texts, others, spans=row in self._spanning)
        if kind is Kind.BLANK and any(text for _, text in unknown):
            kind = Kind.BESIDE
        if kind is Kind.BLANK:
            return
        if self._below is not None:
            self._leave_out(row, self._below, _BELOW[self._below])
        elif heading := self._headings.get(row):
            self._head(row, heading, texts)
            if heading.is_line:
                self._line_of_work(row, texts)
        else:
            self._take_as(kind, row, texts, others)

    def _take_as(self, kind: Kind, row: int, texts: list[str], others: list[str]) -> None:
        """Take in a row that heads no others, as what it looks like."""
        if kind is Kind.DIVIDER:
            self._divider(next(text for text in [*reversed(texts), *others] if text))
            self._leave_out(row, RowKind.DIVIDER)
        elif kind in (Kind.LINE, Kind.BESIDE) and self._heads_another_table(row, [*texts, *others]):
            self.lines.other_table = row
            self._below = RowKind.OTHER_TABLE
            self._leave_out(row, RowKind.OTHER_TABLE)
        elif kind is Kind.LINE:
            self._line_of_work(row, texts)
        else:
            if kind is Kind.LEGEND:
                self._below = RowKind.LEGEND
            elif kind is Kind.SECTION:
                self._section = next(text for text in texts if text).lstrip("# ").strip()
                self._project = None
            self._leave_out(row, ROW_KINDS[kind])

    def _head(self, row: int, heading: Heading, texts: list[str]) -> None:
        """Begin a group: the lines below belong to it; one that stands deeper is a section of it."""
        if heading.level == 0 or self._heading is None:
            self._heading, self._section = heading.text, ""
            self._head_says = dict(zip(self._fields, texts, strict=True))
        else:
            self._section = heading.text
        self._project = None if heading.level == 0 else self._project
        if not heading.is_line:
            self._leave_out(row, RowKind.HEADING)

    def _line_of_work(self, row: int, texts: list[str]) -> None:
        if self._repeats_header(texts):
            self._second_header(row)
        elif not any(texts[: self._names]):
            self._leave_out(row, RowKind.NOTE)
        else:
            self._line(row, texts)

    def _texts(self, row: int, cells: Sequence[Cell]) -> list[str]:
        """Return the texts of the columns with a meaning, in the order of `_fields`."""
        texts = [cell_text(cells[number - 1]) if number <= len(cells) else "" for number in self._numbers]
        for index, text in self._spread.get(row, ()):
            texts[self._fields.index(index)] = text
        if self._titles:
            named = (cell_text(cells[number - 1]) for number in self._titles if number <= len(cells))
            texts[self._fields.index(Field.DELIVERABLE)] = next(filter(None, named), "")
        if self._ticks:
            shown = {number: cells[number - 1].shown for number in self._ticks if number <= len(cells)}
            texts[self._fields.index(Field.STATUS)] = status_of_ticks(self._ticks, shown)
        elif self._header.whole is not None:
            status = self._fields.index(Field.STATUS)
            texts[status] = per_cent(texts[status], self._header.whole)
        elif self._header.is_ticked and any(texts[: self._names]):
            status = self._fields.index(Field.STATUS)
            texts[status] = texts[status] or UNTICKED
        return texts

    @property
    def _names(self) -> int:
        return sum(meaning in self._header.columns for meaning in _NAMES)

    def _leave_out(self, row: int, kind: RowKind, reason: str = "") -> None:
        self.lines.others.append(OtherRow(row, kind, reason or REASONS[kind]))

    def _repeats_header(self, texts: list[str]) -> bool:
        filled = [(text, stem) for text, stem in zip(texts, self._stems, strict=True) if text]
        # Most rows say something else from the first cell on, and are known before the last one.
        others = islice((text for text, stem in filled if _stem(text) != stem), len(filled) // 2 + 1)
        same = len(filled) - sum(1 for _ in others)
        return same > 1 and 2 * same >= len(filled)

    def _heads_another_table(self, row: int, texts: list[str]) -> bool:
        """Whether a row names columns, others than ours: below a blank row two are enough, else it takes more."""
        filled = [text for text in texts if text]
        if all(cell.is_blank for cell in self._grid.rows[row - 2]):
            heads = sum(map(heads_a_column, filled))
            names_columns = heads > 1 and 3 * heads >= 2 * len(filled)
        else:
            names_columns = len(filled) > 2 and all(map(heads_a_column, filled))
        return names_columns and not self._repeats_header(texts[: len(self._fields)])

    def _second_header(self, row: int) -> None:
        """Go on under a header that is said again: another table of the same columns."""
        self._leave_out(row, RowKind.HEADER)
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
        name = self._name(texts)
        if name and name.casefold() != (self._project or "").casefold():
            self._project = name
            lines.starts.append(index)
        elif self._project is None:
            self._project = self._heading or ""
            if self._heading:
                lines.names[index], lines.said[index] = self._heading, self._head_says
            lines.starts.append(index)
        if not self._project:
            lines.orphans.add(index)
        lines.rows.append(row)
        lines.priorities.append(self._side)
        lines.sections.append(self._section)
        for meaning, text in zip(self._fields, texts, strict=True):
            lines.columns[meaning].append(self._memo.setdefault(text, text))

    def _name(self, texts: list[str]) -> str:
        """Return the project that a row names: "" for a continuation."""
        return texts[0] if Field.PROJECT in self._header.columns else ""


def _stem(text: str) -> str:
    return text.casefold().rstrip("s")


def _spread(grid: Grid, header: Header) -> dict[int, list[tuple[Field, str]]]:
    """Return what a cell that is merged over several lines says on each of them but the first."""
    by_number = {column.number: meaning for meaning, column in header.columns.items() if meaning not in _OF_A_PROJECT}
    found: dict[int, list[tuple[Field, str]]] = {}
    for span in grid.merges:
        meaning = by_number.get(span.first.column)
        if meaning is None or span.first.row <= header.row or span.first.row == span.last.row:
            continue
        text = cell_text(grid.at(span.first))
        for row in range(span.first.row + 1, min(span.last.row, len(grid.rows)) + 1):
            if all(cell.is_blank for cell in grid.rows[row - 1]):
                # A blank row is no line, whatever is merged over it.
                continue
            found.setdefault(row, []).append((meaning, text))
    return found
