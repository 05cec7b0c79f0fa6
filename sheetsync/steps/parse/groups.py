"""Groups: rows that head the rows below them, where no column says which project a line belongs to.

A row with one cell over lists of work, an indented list, a column of types or of parents, and numbers
such as 1 and 1.1 all say the same: this row is what the next ones are part of.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import Field
from sheetsync.steps.parse.concept import concepts_of, folded
from sheetsync.steps.parse.header import Header, headers_in, is_own, rows_below
from sheetsync.steps.parse.layout import is_legend, is_total, side_below
from sheetsync.steps.parse.words import plain

LEAST: Final = 2
"""Headings that make a sheet one of groups: a single row alone is a title, or a line that is not filled in."""

FILLED: Final = 0.35
"""Share of the other rows in which a column beside the work has to say something."""

_WBS: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}\.?")
_TYPES: Final = frozenset(
    {
        "type",
        "issue type",
        "work item type",
        "item type",
        "kind",
        "typ",
        "tipo",
        "art",
        "soort",
        "tur",
        "vorgangstyp",
        "тип",
        "typ zadania",
        "level",
        "outline level",
    }
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that heads others: its text, and how deep it stands, from 0; without others it is its only line, too."""

    text: str
    level: int = 0
    is_line: bool = False


Headings = Mapping[int, Heading]
"""The rows that head others, each with what it says."""


def headings_of(grid: Grid, header: Header, own_header: str) -> Headings:
    """Return the rows that head the rows below them; none where a column names the project."""
    work = header.columns.get(Field.DELIVERABLE)
    if work is None or Field.PROJECT in header.columns:
        return {}
    rows = _Rows(grid, header, work.number, own_header)
    ways: tuple[Callable[[], Headings], ...] = (rows.by_type, rows.by_parent, rows.by_number, rows.alone)
    # Who indents lines says of a single row, too, that it heads them.
    return rows.by_indent() or next((found for way in ways if len(found := way()) >= LEAST), {})


class _Rows:
    """The rows below a header, looked at for those that head others."""

    def __init__(self, grid: Grid, header: Header, work: int, own_header: str) -> None:
        self._grid = grid
        self._header = header
        self._work = work
        self._own = {each for each in range(1, grid.width + 1) if is_own(grid, header.row, each, own_header)}
        self._aside = {each.number for each in (*header.periods, *header.beside)} | self._own
        self._rows = [*rows_below(grid, header.row)]

    def _text(self, row: int, column: int) -> str:
        return self._grid.at(CellRef(row, column)).shown

    def _filled(self, row: int) -> list[int]:
        """Return the columns of a row that say something, those of a chart beside the table left out."""
        cells = self._grid.rows[row - 1]
        return [column for column, cell in enumerate(cells, start=1) if column not in self._aside and not cell.is_blank]

    def _works(self) -> list[int]:
        return [row for row in self._rows if self._text(row, self._work).strip()]

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
        if 2 * len([row for row in heads if len(filled[follows[row]]) > 1]) < len(single):
            return {}
        levels = {row: 0 if follows[row] not in single else -1 for row in heads}
        first = any(level < 0 for level in levels.values())
        return {
            row: Heading(_said(self._text(row, filled[row][0])), level + 1 if first else 0)
            for row, level in levels.items()
        }

    def _may_head(self, row: int, column: int) -> bool:
        text = self._text(row, column).strip()
        return (
            column <= self._work + 1
            and len(text) <= 120
            and side_below(text) is None
            and not is_total(text)
            and not is_legend(text)
            and bool(re.search(r"[^\W\d_]", text))
        )

    def _has_a_column_beside(self, rows: Sequence[int]) -> bool:
        """Whether another column than that of the work is filled in so often that a row without it stands out."""
        columns = {column for row in rows for column in self._filled(row)} - {self._work}
        return any(
            sum(bool(self._text(row, column).strip()) for row in rows) >= FILLED * len(rows) for column in columns
        )

    def by_indent(self) -> Headings:
        """Return the rows whose work stands further left than that of the next row."""
        works = self._works()
        depths = [_depth(self._text(row, self._work)) for row in works]
        if len({*depths}) < 2:
            return {}
        order = {depth: level for level, depth in enumerate(sorted({*depths}))}
        heads = [(row, depth) for row, depth, deeper in zip(works, depths, depths[1:], strict=False) if deeper > depth]
        found = {row: Heading(_said(self._text(row, self._work)), order[depth]) for row, depth in heads}
        alone = (row for row, depth in zip(works, depths, strict=True) if order[depth] == 0 and row not in found)
        return found | {row: Heading(_said(self._text(row, self._work)), is_line=True) for row in alone}

    def by_number(self) -> Headings:
        """Return the rows whose number, as 1, starts that of the next row, as 1.1."""
        for column in headers_in(self._grid, self._header.row):
            if "none" not in concepts_of(column.header) or column.number in self._own:
                continue
            numbers = {row: self._text(row, column.number).strip().rstrip(".") for row in self._works()}
            said = {row: number for row, number in numbers.items() if _WBS.fullmatch(number)}
            if len(said) < 0.6 * max(len(numbers), 1) or not any("." in number for number in said.values()):
                continue
            rows = [*said]
            heads = [row for row, after in pairwise(rows) if said[after].startswith(f"{said[row]}.")]
            if len(heads) >= LEAST:
                return {row: Heading(_said(self._text(row, self._work)), said[row].count(".")) for row in heads}
        return {}

    def by_type(self) -> Headings:
        """Return the rows whose type is one of groups, as "Phase" among "Task"."""
        for column in headers_in(self._grid, self._header.row):
            if not any(text in _TYPES for text in folded(column.header)):
                continue
            types = {row: plain(self._text(row, column.number)) for row in self._works()}
            parents = {text for text in types.values() if text and {"group", "project"} & set(concepts_of(text))}
            if parents and parents < {*types.values()}:
                heads = [row for row, text in types.items() if text in parents]
                return {row: Heading(_said(self._text(row, self._work))) for row in self._with_lines(heads, types)}
        return {}

    def _with_lines(self, heads: Sequence[int], rows: Mapping[int, str]) -> Iterator[int]:
        order = [*rows]
        after = dict(pairwise(order))
        return (row for row in heads if after.get(row) not in heads)

    def by_parent(self) -> Headings:
        """Return the rows to which others refer as their parent, where these stand below them."""
        headers = headers_in(self._grid, self._header.row)
        ids = [each.number for each in headers if {"id", "key", "no", "nr", "issue key", "#"} & {*folded(each.header)}]
        parents = [each.number for each in headers if any("parent" in text.split() for text in folded(each.header))]
        works = self._works()
        for parent in parents:
            for own in (*ids, self._work):
                rows = {self._text(row, own).strip(): row for row in works if self._text(row, own).strip()}
                refers = {row: self._text(row, parent).strip() for row in works}
                said = [text for text in refers.values() if text]
                if not said or sum(text in rows for text in said) < 0.8 * len(said) or parent == own:
                    continue
                heads = {rows[text] for text in said if text in rows}
                if all(rows[text] < row for row, text in refers.items() if text in rows):
                    return {row: Heading(_said(self._text(row, self._work))) for row in sorted(heads)}
        return {}


def _depth(text: str) -> int:
    """Return how far a text is indented, in spaces; a bullet stands further in than none."""
    bare = text.replace("\t", "    ").replace("\u00a0", " ").lstrip("'")
    spaces = len(bare) - len(bare.lstrip(" "))
    return spaces + 1 if bare.lstrip(" ").startswith(("- ", "• ", "* ", "– ")) else spaces if spaces > 1 else 0


def _said(text: str) -> str:
    """Return the name of a group, without the signs that mark it as one."""
    return " ".join(text.split()).strip("#*=- ").rstrip(":").strip() or text.strip()
