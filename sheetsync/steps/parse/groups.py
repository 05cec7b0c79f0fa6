"""Groups: rows that head the rows below them, where no column says which project a line belongs to.

A row with one cell over lists of work, a title above a header that is said again, an indented list, a level, a
column of types or of parents, and numbers such as 1 and 1.1 all say the same: this row is what the next ones are
part of. What columns say of it is in `relation.py`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from sheetsync.model.cell import CellRef, is_failed_formula
from sheetsync.model.grid import Grid
from sheetsync.model.terms import Field
from sheetsync.steps.parse.concept import folded
from sheetsync.steps.parse.header import Header, headers_in, is_own, rows_below, texts_of
from sheetsync.steps.parse.layout import is_legend, is_total, may_be_sum, side_below
from sheetsync.steps.parse.relation import LEAST, Heading, Headings, Related, group_name

FILLED: Final = 0.35
"""Share of the other rows in which a column beside the work has to say something."""

PAIR: Final = 2
"""Cells of a usual line that is the work and one more."""

_LEVELS: Final = frozenset(
    {"outline level", "gliederungsebene", "niveau hierarchique", "nivel de esquema", "livello struttura"}
    | {"nivel de estrutura", "overzichtsniveau"}
)
"""Headers of a column that counts how deep a line stands; folded."""


def headings_of(grid: Grid, header: Header, own_header: str) -> Headings:
    """Return the rows that head the rows below them; none where a column names the project.

    A title above the header itself heads what stands below it, where the next tables have one of their own.
    """
    work = header.columns.get(Field.DELIVERABLE)
    if work is None or Field.PROJECT in header.columns:
        return {}
    rows = _Rows(grid, header, work.number, own_header)
    # Who indents lines, or gives them a level, says of a single row, too, that it heads them.
    if found := rows.by_indent() or rows.by_level() or rows.by_repeated_header():
        return found
    works = rows.works()
    columns = [each for each in headers_in(grid, header.row) if each.number not in rows.own]
    related = Related(columns, works, rows.text, work.number)
    # Which line is part of which is said by nothing as surely as by a parent's name, in whatever order they stand.
    if found := related.by_parent():
        return found
    ways: tuple[Callable[[], Headings], ...] = (related.by_type, related.by_number, rows.alone)
    return next((found for way in ways if len(found := way()) >= LEAST), {})


class _Rows:
    """The rows below a header, looked at for those that head others."""

    def __init__(self, grid: Grid, header: Header, work: int, own_header: str) -> None:
        self._grid = grid
        self._header = header
        self._work = work
        self.own = {each for each in range(1, grid.width + 1) if is_own(grid, header.row, each, own_header)}
        self._aside = {each.number for each in (*header.periods, *header.beside)} | self.own
        self._rows = [*rows_below(grid, header.row)]

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows; of the work the deepest of its titles, where it has one for each level."""
        if column == self._work and self._header.titles:
            shown = (self._grid.at(CellRef(row, each.number)).shown for each in reversed(self._header.titles))
            return next(filter(str.strip, shown), "")
        return self._grid.at(CellRef(row, column)).shown

    def _filled(self, row: int) -> list[int]:
        """Return the columns of a row that say something, those of a chart beside the table left out."""
        cells = self._grid.rows[row - 1]
        return [column for column, cell in enumerate(cells, start=1) if column not in self._aside and not cell.is_blank]

    def works(self) -> list[int]:
        """Return the rows that name work."""
        return [row for row in self._rows if self.text(row, self._work).strip()]

    def alone(self) -> Headings:
        """Return the rows with one cell that are mostly followed by rows with more."""
        filled = {row: self._filled(row) for row in self._rows}
        rows = [row for row in self._rows if filled[row]]
        single = [row for row in rows if len(filled[row]) == 1 and self._may_head(row, filled[row][0])]
        others = [row for row in rows if len(filled[row]) > 1]
        if not others or not self._has_a_column_beside(others):
            return {}
        follows = dict(zip(rows, [*rows[1:], 0], strict=True))
        heads = [row for row in single if follows[row] and (len(filled[follows[row]]) > 1 or follows[row] in single)]
        leads = [row for row in heads if len(filled[follows[row]]) > 1]
        if 2 * len(leads) < len(single):
            return {}
        if median(len(filled[row]) for row in others) <= PAIR and not self._are_apart(rows, single, leads):
            return {}
        levels = {row: 0 if follows[row] not in single else -1 for row in heads}
        first = any(level < 0 for level in levels.values())
        return {
            row: Heading(group_name(self.text(row, filled[row][0])), level + 1 if first else 0)
            for row, level in levels.items()
        }

    def _are_apart(self, rows: Sequence[int], single: Sequence[int], leads: Sequence[int]) -> bool:
        """Whether rows with one cell are no lines with a blank: each leads lines, from the first row on or after a gap.

        Where a line has two cells, one that lacks its status looks like a heading.
        """
        if len(leads) < len(single):
            return False
        return rows[0] in leads or all(row - 1 not in rows for row in leads)

    def _may_head(self, row: int, column: int) -> bool:
        text = self.text(row, column).strip()
        return (
            column <= self._work + 1
            and len(text) <= 120
            and side_below(text) is None
            and not (is_total(text) or may_be_sum(text))
            and not is_legend(text)
            and not is_failed_formula(text)
            and bool(re.search(r"[^\W\d_]", text))
        )

    def _has_a_column_beside(self, rows: Sequence[int]) -> bool:
        """Whether another column than that of the work is filled in so often that a row without it stands out."""
        columns = {column for row in rows for column in self._filled(row)} - {self._work}
        return any(
            sum(bool(self.text(row, column).strip()) for row in rows) >= FILLED * len(rows) for column in columns
        )

    def by_indent(self) -> Headings:
        """Return the rows whose work stands further left than that of the next row."""
        return self._outlined({row: self._depth(row) for row in self.works()})

    def by_level(self) -> Headings:
        """Return the rows whose level, in a column of its own, is above that of the next row."""
        for column in headers_in(self._grid, self._header.row):
            if column.number in self.own or not any(text in _LEVELS for text in folded(column.header)):
                continue
            levels = {row: self.text(row, column.number).strip() for row in self.works()}
            if all(text.isdecimal() and len(text) < 3 for text in levels.values()):
                return self._outlined({row: int(text) for row, text in levels.items()})
        return {}

    def _outlined(self, depths: Mapping[int, int]) -> Headings:
        """Return the rows that stand less deep than the next one; others as far out as they are lines of their own."""
        if len({*depths.values()}) < 2:
            return {}
        order = {depth: level for level, depth in enumerate(sorted({*depths.values()}))}
        heads = [row for row, after in pairwise(depths) if depths[after] > depths[row]]
        found = {row: Heading(group_name(self.text(row, self._work)), order[depths[row]]) for row in heads}
        alone = (row for row, depth in depths.items() if order[depth] == 0 and row not in found)
        return found | {row: Heading(group_name(self.text(row, self._work)), is_line=True) for row in alone}

    def _depth(self, row: int) -> int:
        """Return how deep the work of a row stands: by the column of its title, by its format, else by its text."""
        if self._header.titles:
            titles = enumerate(self._header.titles)
            return next((at for at, each in titles if not self._grid.at(CellRef(row, each.number)).is_blank), 0)
        return 2 * self._grid.indents.get(self._work, {}).get(row, 0) + _depth(self.text(row, self._work))

    def by_repeated_header(self) -> Headings:
        """Return the titles right above a header that is said again, that above the first one too."""
        head = dict(texts_of(self._grid, self._header.row))
        again = [row for row in self._rows if len(head) > 1 and self._says_again(row, head)]
        titles = [before for row, before in zip(self._rows[1:], self._rows, strict=False) if row in again]
        if not titles or not all(self._is_title(row) for row in titles):
            return {}
        first = self._header.row - 1
        rows = [first, *titles] if first and self._is_title(first) else titles
        return {row: Heading(group_name(self.text(row, self._filled(row)[0]))) for row in rows}

    def _says_again(self, row: int, head: Mapping[int, str]) -> bool:
        return all(self.text(row, column).strip() == text.strip() for column, text in head.items())

    def _is_title(self, row: int) -> bool:
        filled = self._filled(row)
        return len(filled) == 1 and self._may_head(row, filled[0])


def _depth(text: str) -> int:
    """Return how far a text is indented, in spaces; a bullet stands further in than none."""
    bare = text.replace("\t", "    ").replace("\u00a0", " ").lstrip("'")
    spaces = len(bare) - len(bare.lstrip(" "))
    return spaces + 1 if bare.lstrip(" ").startswith(("- ", "• ", "* ", "– ")) else spaces if spaces > 1 else 0
