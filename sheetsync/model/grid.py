"""A grid: the cells of one tab as one read saw them; a spreadsheet: its tabs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath

from sheetsync.model.answer_text import CLOSE, has_ours, read_answer
from sheetsync.model.area import Area
from sheetsync.model.cell import BLANK, Cell, CellRef, Span
from sheetsync.model.identity import Identity
from sheetsync.model.notice import Notice
from sheetsync.model.own_text import GLYPH, is_ours, one_line


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """The one column that is ours, where a run has already put it.

    Its header is only a hint: a person may have renamed it, and it is still ours. `is_marked` says that a mark of
    ours in the sheet tells; else it is known by nothing but its header, which people's columns may have, too.
    """

    column: int
    header: CellRef
    is_marked: bool = True


@dataclass(frozen=True)
class Grid:
    """The cells of one tab at one revision, and what the tab says about them.

    `rows` are ragged: `rows[0]` is row 1 of the sheet, and a row ends at its last cell that is
    not blank. `protected` lists only what *we* may not edit. `traffic_lights` are the columns, from
    1, whose cells are filled with at least two of red, amber and green, and the rows of these cells. It has no
    slots, for its cached properties need a place to be kept in. `known_as` is what the tab is known by for good,
    its `tab_id` where it is None.

    `areas` are what people use for something else than texts. `paints` name the look of each cell
    that is filled or bordered, by column and row; equal looks have equal names, and plain white has
    none. Both are empty where they were not looked at: `has_looks` says whether `paints` were. `indents` say how many
    steps the format of a cell sets its text in, by column and row.
    `takes_columns` says whether a column can be put in between without harm to what stands beside it;
    `takes_notes`, whether a note can be written without the risk of losing a person's.
    """

    tab: str
    rows: tuple[tuple[Cell, ...], ...]
    tab_id: str | None = None
    merges: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    protected: tuple[Span, ...] = ()
    own: OwnColumn | None = None
    visible: bool = True
    traffic_lights: Mapping[int, frozenset[int]] = field(default_factory=dict)
    known_as: str | None = None
    areas: tuple[Area, ...] = ()
    paints: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    indents: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    has_looks: bool = True
    takes_columns: bool = False
    takes_notes: bool = True

    def at(self, ref: CellRef) -> Cell:
        """Return the cell at `ref`; `BLANK` beyond the edges."""
        if not 1 <= ref.row <= len(self.rows):
            return BLANK
        row = self.rows[ref.row - 1]
        return row[ref.column - 1] if 1 <= ref.column <= len(row) else BLANK

    @cached_property
    def width(self) -> int:
        """How many columns the longest row has."""
        return max(map(len, self.rows), default=0)

    @property
    def own_column(self) -> int | None:
        """The number of our column, from 1; None where there is none yet."""
        return self.own.column if self.own else None

    @cached_property
    def own_texts(self) -> tuple[tuple[CellRef, str], ...]:
        """Every text that is ours, or has a part of ours behind a person's words, wherever it stands."""
        return tuple(
            (CellRef(number, column), cell.shown)
            for number, row in enumerate(self.rows, start=1)
            for column, cell in enumerate(row, start=1)
            if cell.shown.startswith(GLYPH) or cell.shown.endswith(CLOSE)
            if not cell.formula and has_ours(cell.shown)
        )

    @cached_property
    def without_own(self) -> "Grid":
        """What people have in the tab: everything but our column."""
        if self.own is None:
            return self
        index = self.own.column - 1
        rows = tuple(
            _trimmed((*row[:index], BLANK, *row[index + 1 :])) if len(row) > index else row for row in self.rows
        )
        last = max((number for number, row in enumerate(rows, start=1) if row), default=0)
        return replace(self, rows=rows[:last], own=None)


def is_of_people(grid: Grid, header: CellRef) -> bool:
    """Whether words stand below a header, and neither a text of ours nor an answer to us among them."""
    below = (grid.at(CellRef(row, header.column)) for row in range(header.row + 1, len(grid.rows) + 1))
    texts = [each.shown for each in below if not each.is_blank]
    return bool(texts) and not any(has_ours(each) or read_answer(each).is_answer for each in texts)


def lone_headers(grid: Grid, header: str) -> Iterator[str]:
    """Yield the places of cells that say `header` above nothing of people's: perhaps what is left of our column."""
    for number, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row, start=1):
            ref = CellRef(number, column)
            if cell.value == header and not cell.formula and not is_of_people(grid, ref):
                yield f"'{one_line(grid.tab)}'!{ref.a1}"


def is_own_text(cell: Cell) -> bool:
    """Whether a cell holds a text of ours, and not a formula that only shows one."""
    return not cell.formula and is_ours(cell.shown)


def _trimmed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """End a row at its last cell that is not blank."""
    end = len(row)
    while end and row[end - 1] is BLANK:
        end -= 1
    return row[:end]


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """The tabs that one read saw, at one revision.

    `key` is the spreadsheet's id at Google, or the path of a file. `revision` names exactly this state, so that a write
    can be refused when somebody was faster. `links` give the address of each tab by its title; a file has none.
    `locale` is as the sheet says it, such as `en_GB`, and `time_zone` too; None where it says none. `known_as` is what
    the spreadsheet is known by on any machine, its `key` where it is None. `notices` say what had to be guessed to read
    it, and what of it doesn't fit.
    """

    title: str
    key: str
    tabs: tuple[Grid, ...]
    revision: str
    locale: str | None = None
    time_zone: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    known_as: str | None = None
    notices: tuple[Notice, ...] = ()

    def tab(self, title: str) -> Grid | None:
        """Return the tab of this exact title."""
        return next((each for each in self.tabs if each.tab == title), None)

    def identity(self, grid: Grid) -> Identity:
        """Return which roadmap a tab is, on any machine."""
        return Identity(self.known_as or self.key, grid.known_as or grid.tab_id or grid.tab)

    def former_name(self, grid: Grid) -> str:
        """Return the name under which releases up to 0.1 remembered a tab; files of one name shared it."""
        return f"{PurePath(self.key).stem}-{grid.tab_id or grid.tab}"

    def cell_url(self, tab: str, ref: CellRef) -> str | None:
        """Return a link to the very cell; None where there is none to give."""
        base = self.links.get(tab)
        return None if base is None else f"{base}&range={ref.a1}"
