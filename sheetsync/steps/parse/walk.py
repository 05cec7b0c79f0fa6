"""Walk: sort the rows below the header into lines of work and what they are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid
from sheetsync.model.other_row import OtherRow, RowKind
from sheetsync.model.terms import Field, Priority
from sheetsync.steps.parse.groups import headings_of
from sheetsync.steps.parse.header import Header, is_own, rows_below
from sheetsync.steps.parse.layout import REASONS, ROW_KINDS, Kind, classify, side_below
from sheetsync.steps.parse.lines import Lines
from sheetsync.steps.parse.other_table import sub_tables
from sheetsync.steps.parse.relation import Heading
from sheetsync.steps.parse.scale import per_cent
from sheetsync.steps.parse.shape import UNTICKED, status_of_ticks
from sheetsync.steps.parse.spread import cell_text, spread

_NAMES: Final = (Field.PROJECT, Field.DELIVERABLE)
_BELOW: Final = "belongs to the legend above"
_OTHER: Final = "belongs to another table below this one"
_BETWEEN: Final = "a sub-item, or what heads them"
"""Why what stands below the end of the table is left out."""


def walk(grid: Grid, header: Header, own_header: str) -> Lines:
    """Sort every row below the header into lines of work and rows that are something else."""
    end = header.end
    walker = _Walker(replace(grid, rows=grid.rows[: end - 1]) if end else grid, header, own_header)
    for row in walker.order():
        walker.take(row)
    if end is not None:
        walker.end(rows_below(grid, end - 1))
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
        self._is_below = False
        self._spanning = {
            span.first.row
            for span in grid.merges
            if sum(span.first.column <= number <= span.last.column for number in self._numbers) > 1
        }
        subs = sub_tables(grid, header.row, own | self._beside)
        self._sub_items = {row for rows in subs for row in rows}
        self.lines.sub_items = min(self._sub_items, default=None)
        self._headings = headings_of(grid, header, own_header)
        if title := self._headings.get(header.row - 1):
            self._heading = title.text
        self._spread = spread(grid, header)

    def order(self) -> Iterator[int]:
        """Yield the rows below the header, those that name another one as their parent right after it."""
        under = {row for heading in self._headings.values() for row in heading.rows}
        for row in range(self._header.row + 1, len(self._grid.rows) + 1):
            if row not in under:
                yield row
                yield from self._headings[row].rows if row in self._headings else ()

    def end(self, rows: Iterable[int]) -> None:
        """Leave out the rows of another table below this one, of which the first one heads it."""
        for row in rows:
            is_first = self.lines.other_table is None
            self.lines.other_table = self.lines.other_table or row
            self._leave_out(row, RowKind.OTHER_TABLE, "" if is_first else _OTHER)

    def take(self, row: int) -> None:
        """Take in one row."""
        cells = self._grid.rows[row - 1]
        texts = self._texts(row, cells)
        unknown = [(column, cells[column - 1].shown.strip()) for column in self._unknown if column <= len(cells)]
        others = [text for column, text in unknown if column not in self._beside]
        above = [each for each in (self._project, self._heading) if each]
        kind = classify(texts, others, spans=row in self._spanning, groups=above)
        if kind is Kind.BLANK and any(text for _, text in unknown):
            kind = Kind.BESIDE
        if kind is Kind.BLANK:
            return
        if self._is_below:
            self._leave_out(row, RowKind.LEGEND, _BELOW)
        elif row in self._sub_items:
            self._leave_out(row, RowKind.OTHER_TABLE, _BETWEEN)
        elif heading := self._headings.get(row):
            self._head(row, heading, texts)
            self.lines.lost += heading.lost
            if heading.is_line:
                self._line_of_work(row, texts)
        else:
            self._take_as(kind, row, texts, others)

    def _take_as(self, kind: Kind, row: int, texts: list[str], others: list[str]) -> None:
        """Take in a row that heads no others, as what it looks like."""
        if kind is Kind.DIVIDER:
            self._divider(next(text for text in [*reversed(texts), *others] if text))
            self._leave_out(row, RowKind.DIVIDER)
        elif kind is Kind.LINE and self._is_caption(row, texts):
            self._leave_out(row, RowKind.BANNER, "the title of the table below it")
        elif kind is Kind.LINE:
            self._line_of_work(row, texts)
        else:
            if kind is Kind.LEGEND:
                self._is_below = True
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
            self._leave_out(row, RowKind.HEADING, "heads the rows that name it" if heading.rows else "")

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

    def _is_caption(self, row: int, texts: Sequence[str]) -> bool:
        """Whether a row is a title right above a header that is said again."""
        if sum(map(bool, texts)) != 1 or row == len(self._grid.rows):
            return False
        return self._repeats_header(self._texts(row + 1, self._grid.rows[row]))

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
