"""A spreadsheet as the server keeps it: cheap to copy, so that a batch is applied to a copy and swapped in whole."""

from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from localsheets.cell import BLANK, COLUMN, EMPTY, Cell, Line, Row
from localsheets.errors import Json, RefusedError

CELLS_AT_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Box:
    """A closed rectangle of a sheet; counted from 0, `bottom` and `right` are behind it."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row < self.bottom and self.left <= column < self.right

    def meets(self, other: "Box") -> bool:
        """Whether the two share a cell."""
        return (
            self.top < other.bottom and other.top < self.bottom and self.left < other.right and other.left < self.right
        )

    def covers(self, other: "Box") -> bool:
        """Whether all of `other` lies in it."""
        return (
            self.top <= other.top
            and self.left <= other.left
            and self.bottom >= other.bottom
            and self.right >= other.right
        )


@dataclass(slots=True)
class Sheet:
    """One tab. What points at cells (merges, rules ...) is kept as the API writes it, without the sheetId."""

    properties: Json
    rows: list[Row] = field(default_factory=list)
    columns: list[Line] = field(default_factory=list)
    merges: list[Json] = field(default_factory=list)
    protected: list[Json] = field(default_factory=list)
    conditional: list[Json] = field(default_factory=list)
    tables: list[Json] = field(default_factory=list)
    filter_views: list[Json] = field(default_factory=list)
    basic_filter: Json | None = None
    row_groups: list[Json] = field(default_factory=list)
    column_groups: list[Json] = field(default_factory=list)
    charts: list[Json] = field(default_factory=list)
    anchors: list[Json] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The sheetId."""
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return str(self.properties["title"])

    @property
    def box(self) -> Box:
        """The whole grid."""
        return Box(0, 0, len(self.rows), len(self.columns))

    def copy(self) -> "Sheet":
        """A copy to change freely: rows are shared, for they never change."""
        return replace(
            self,
            properties=deepcopy(self.properties),
            rows=list(self.rows),
            columns=list(self.columns),
            **{name: deepcopy(getattr(self, name)) for name in POINTING},
        )

    def at(self, row: int, column: int) -> Cell:
        """A cell; blank outside the grid."""
        return self.rows[row].at(column) if 0 <= row < len(self.rows) else EMPTY

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Replace a cell inside the grid."""
        old = self.rows[row]
        cells = list(old.cells)
        if column >= len(cells):
            if cell == EMPTY:
                return
            cells.extend([EMPTY] * (column + 1 - len(cells)))
        cells[column] = cell
        while cells and cells[-1] == EMPTY:
            cells.pop()
        self.rows[row] = Row(tuple(cells), old.line)

    def resize(self, rows: int, columns: int) -> None:
        """Grow or shrink the grid at its ends."""
        if rows * columns > CELLS_AT_MOST:
            raise RefusedError(
                "This action would increase the number of cells in the workbook "
                f"above the limit of {CELLS_AT_MOST} cells."
            )
        if rows < 1 or columns < 1:
            raise RefusedError("A sheet must have at least one row and one column.")
        del self.rows[rows:]
        self.rows.extend([BLANK] * (rows - len(self.rows)))
        if columns < len(self.columns):
            self.rows = [Row(each.cells[:columns], each.line) for each in self.rows]
        del self.columns[columns:]
        self.columns.extend([COLUMN] * (columns - len(self.columns)))

    def used(self) -> Box:
        """The rectangle from A1 that holds every entered value."""
        bottom = right = 0
        for index, row in enumerate(self.rows):
            for column in range(len(row.cells) - 1, -1, -1):
                if row.cells[column].typed:
                    bottom, right = index + 1, max(right, column + 1)
                    break
        return Box(0, 0, bottom, right)


POINTING = (
    "merges",
    "protected",
    "conditional",
    "tables",
    "filter_views",
    "basic_filter",
    "row_groups",
    "column_groups",
    "charts",
    "anchors",
)
GRID_FLAGS = (
    "frozenRowCount",
    "frozenColumnCount",
    "hideGridlines",
    "rowGroupControlAfter",
    "columnGroupControlAfter",
)


def new_sheet(sheet_id: int, title: str, *, rows: int = 1000, columns: int = 26, **properties: Any) -> Sheet:
    """An empty tab; its place among the others is set when it joins them."""
    base: Json = {"sheetId": sheet_id, "title": title, "index": 0, "sheetType": "GRID", "gridProperties": {}}
    sheet = Sheet({**base, **properties})
    sheet.resize(rows, columns)
    return sheet


@dataclass(slots=True)
class Book:
    """One spreadsheet. `metadata` is developer metadata: a position is `index` of a `dimension`, or none.

    `comments` are threads as the API writes them, but with the address of each author.
    """

    id: str
    properties: Json
    sheets: list[Sheet] = field(default_factory=list)
    named: list[Json] = field(default_factory=list)
    metadata: list["Tag"] = field(default_factory=list)
    owner: str = ""
    comments: list[Json] = field(default_factory=list)

    def copy(self) -> "Book":
        """A copy to change freely."""
        return Book(
            self.id,
            deepcopy(self.properties),
            [each.copy() for each in self.sheets],
            deepcopy(self.named),
            list(self.metadata),
            self.owner,
            deepcopy(self.comments),
        )

    @property
    def locale(self) -> str:
        """Such as en_US."""
        return str(self.properties["locale"])

    def sheet(self, sheet_id: int | None) -> Sheet:
        """The tab of an id; 0 where a request says nothing, as in the API."""
        for each in self.sheets:
            if each.id == (sheet_id or 0):
                return each
        raise RefusedError(f"No grid with id: {sheet_id or 0}")

    def titled(self, title: str) -> Sheet | None:
        """The tab of a title; case does not matter to Google."""
        return next((each for each in self.sheets if each.title.casefold() == title.casefold()), None)

    def number(self) -> None:
        """Write every tab's place into its properties."""
        for index, each in enumerate(self.sheets):
            each.properties["index"] = index


@dataclass(frozen=True, slots=True)
class Tag:
    """One piece of developer metadata, on the spreadsheet, a sheet, or one row or column of it."""

    id: int
    key: str
    value: str = ""
    visibility: str = "DOCUMENT"
    sheet_id: int | None = None
    dimension: str = ""
    index: int = 0

    @property
    def location_type(self) -> str:
        """As the API names it."""
        if self.sheet_id is None:
            return "SPREADSHEET"
        return {"ROWS": "ROW", "COLUMNS": "COLUMN", "": "SHEET"}[self.dimension]


def box_of(sheet: Sheet, grid_range: Json) -> Box:
    """Close a GridRange at the sheet's ends; refused where it leaves the sheet."""
    whole = sheet.box
    top = grid_range.get("startRowIndex") or 0
    left = grid_range.get("startColumnIndex") or 0
    bottom = whole.bottom if grid_range.get("endRowIndex") is None else grid_range["endRowIndex"]
    right = whole.right if grid_range.get("endColumnIndex") is None else grid_range["endColumnIndex"]
    if top < 0 or left < 0 or bottom > whole.bottom or right > whole.right or top > bottom or left > right:
        raise RefusedError(
            f"range is out of bounds: rows {top} to {bottom} and columns {left} to {right} "
            f"of a sheet of {whole.bottom} rows and {whole.right} columns."
        )
    return Box(top, left, bottom, right)


def grid_range(box: Box) -> Json:
    """The closed GridRange of a rectangle, without the sheetId."""
    return {
        "startRowIndex": box.top,
        "endRowIndex": box.bottom,
        "startColumnIndex": box.left,
        "endColumnIndex": box.right,
    }
