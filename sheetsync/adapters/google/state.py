"""A state: one spreadsheet at one revision, and what of ours stands in it."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from sheetsync.adapters.google.reply import Json
from sheetsync.model.grid import Grid, Spreadsheet

COLUMN_KEY: Final = "sheetsync.status"
"""Key of the metadata that makes a column ours. Its value is the spreadsheet's id."""

GENERATION_KEY: Final = "sheetsync.generation"
"""Key of the metadata that every write of ours leaves on the spreadsheet."""

GENERATION_BASE: Final = 1_000_000_000
"""Generation N has the id base + N. An id can be given once, so of two runs that cross only one can write."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One write of ours: its number, the spreadsheet it was made in, and a word that no other write has.

    `rows` is how many rows the tab held then: when most of them are gone at the next run, the
    answer is more likely to be wrong than the team.
    """

    id: int
    key: str
    nonce: str
    sheet_id: int | None
    rows: int

    @property
    def number(self) -> int:
        """1 for the first write there ever was."""
        return self.id - GENERATION_BASE

    @property
    def value(self) -> str:
        """As the metadata holds it. No secrets: everybody with access can read it."""
        return f"{self.key} {self.nonce} {self.sheet_id} {self.rows}"


def generation_of(id_: int, value: str) -> Generation:
    """Read a generation. One that somebody made by hand counts as another spreadsheet's, so it stops a write."""
    key, nonce, sheet_id, rows = (*value.split(" "), "", "", "", "")[:4]
    number = int(sheet_id) if sheet_id.isdecimal() else None
    return Generation(id_, key, nonce, number, int(rows) if rows.isdecimal() else 0)


@dataclass(frozen=True, slots=True)
class ColumnTag:
    """Metadata that makes a column ours; `column` counts from 1."""

    id: int
    column: int
    key: str


@dataclass(frozen=True)
class Tab:
    """One tab: its cells, the size of its grid, and what of ours is in it.

    `rules` are the places of our highlighting rules among all rules of the tab, from 0, as the
    API counts them; `old_rules` are those of an earlier release, whole; `conditional` are all rules,
    as much of each as was asked for. Of a tab that is not `is_read`, nothing but its name and size is known.

    It has no slots, for its cached properties need a place to be kept in.
    """

    grid: Grid
    sheet_id: int
    row_count: int
    column_count: int
    tags: tuple[ColumnTag, ...] = ()
    rules: tuple[int, ...] = ()
    old_rules: Mapping[int, Json] = field(default_factory=dict)
    is_loading: bool = False
    is_read: bool = True
    conditional: tuple[Json, ...] = ()

    @cached_property
    def filled_rows(self) -> int:
        """How many rows hold something that isn't ours."""
        return sum(
            any(not cell.is_blank for column, cell in enumerate(row, start=1) if column != self.grid.own_column)
            for row in self.grid.rows
        )

    @cached_property
    def own_texts(self) -> Counter[str]:
        """How often each text of ours stands here; a row that was copied brought its text along."""
        return Counter(text for _, text in self.grid.own_texts)


@dataclass(frozen=True, slots=True)
class State:
    """What one answer says of a spreadsheet."""

    spreadsheet: Spreadsheet
    tabs: tuple[Tab, ...]
    generations: tuple[Generation, ...] = ()

    @property
    def last(self) -> int:
        """The number of the last generation, a copied one included; 0 before the first."""
        return max((each.number for each in self.generations), default=0)

    @property
    def is_copy(self) -> bool:
        """Whether what marks it as ours was copied from another spreadsheet."""
        key = self.spreadsheet.key
        tags = (tag.key for tab in self.tabs for tag in tab.tags)
        return any(each != key for each in (*tags, *(each.key for each in self.generations)))

    def tab(self, sheet_id: int | None) -> Tab | None:
        """The tab of this id, whatever it is called now."""
        return next((each for each in self.tabs if each.sheet_id == sheet_id), None)

    def titled(self, title: str) -> Tab | None:
        """The tab of this exact title."""
        return next((each for each in self.tabs if each.grid.tab == title), None)

    def has(self, nonce: str) -> bool:
        """Whether the write with this word was applied."""
        return any(each.nonce == nonce for each in self.generations)

    def of(self, tabs: Collection[str]) -> Spreadsheet:
        """The spreadsheet with the tabs of these titles, all where none is named."""
        return replace(
            self.spreadsheet, tabs=tuple(each.grid for each in self.tabs if not tabs or each.grid.tab in tabs)
        )

    def only(self, tab: Tab, title: str) -> Spreadsheet:
        """The spreadsheet as a run knows it that goes by the tab's id: with this tab, called as it was at first."""
        links = self.spreadsheet.links
        return replace(
            self.spreadsheet,
            tabs=(tab.grid if tab.grid.tab == title else replace(tab.grid, tab=title),),
            links={title: links[tab.grid.tab]} if tab.grid.tab in links else {},
        )
