"""Read: what is asked for in the one request, and how the answer becomes a state."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sheetsync.adapters.google import look
from sheetsync.adapters.google.cell import LOADING, Cells
from sheetsync.adapters.google.reply import Json, LostError
from sheetsync.adapters.google.state import COLUMN_KEY, GENERATION_KEY, ColumnTag, State, Tab, generation_of
from sheetsync.model.answer_text import is_acknowledging
from sheetsync.model.cell import BLANK, Cell, CellRef, Span
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.own_text import MARK, is_ours, one_line, renewed_formula

_TAG: Final = "developerMetadata(metadataId,metadataKey,metadataValue)"


def mask(*, of_table: str = "", rule: str = "(ranges,booleanRule(condition))", of_cell: str = "") -> str:
    """Return the mask of all that a run needs to know, and nothing else: much less than every cell's whole format.

    Args:
        of_table: More of each table; ends in a comma.
        rule: What of each conditional format, "" for all.
        of_cell: More of each cell; ends in a comma.
    """
    return (
        f"spreadsheetId,properties(title,locale,timeZone),{_TAG},sheets({look.TAB}"
        f"tables({of_table}range),"
        "properties(sheetId,title,sheetType,hidden,gridProperties(rowCount,columnCount)),merges,"
        "protectedRanges(range,unprotectedRanges,warningOnly,requestingUserCanEdit),"
        f"conditionalFormats{rule},data(rowMetadata(hiddenByUser,hiddenByFilter),"
        f"columnMetadata(pixelSize,hiddenByUser,hiddenByFilter,{_TAG}),"
        f"rowData(values({of_cell}userEnteredValue(formulaValue),effectiveValue,formattedValue,note,"
        "effectiveFormat(numberFormat(type))))))"
    )


_HEADER_ROW: Final = re.compile(r"[A-Z]{1,3}\$(\d{1,7})")


def state_of(reply: Json, key: str, own_header: str, revision: str, cells: Cells, *, looks: bool = False) -> State:
    """Turn an answer into a state.

    Tabs that aren't made of cells, and those whose cells were not asked for, are left out.

    Args:
        reply: A Spreadsheet of the API, as `mask` asks for it.
        key: The id that was asked for.
        own_header: Where in our column the header is, by its text.
        revision: What the state is to be known by.
        cells: What reads the cells.
        looks: Whether the answer has what cells look like, see `look.CELL`.

    Raises:
        LostError: It is not the whole answer to what was asked.
    """
    properties = reply.get("properties")
    if reply.get("spreadsheetId") != key or not isinstance(properties, dict) or not reply.get("sheets"):
        raise LostError("the answer is not this spreadsheet")
    try:
        tabs = tuple(_tab(each, cells, own_header, looks=looks) for each in reply["sheets"] if each.get("data"))
        generations = tuple(
            generation_of(each["metadataId"], each.get("metadataValue", ""))
            for each in reply.get("developerMetadata") or ()
            if each.get("metadataKey") == GENERATION_KEY
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise LostError("the answer is not as the API describes it") from None
    spreadsheet = Spreadsheet(
        properties.get("title", ""),
        key,
        tuple(each.grid for each in tabs),
        revision,
        properties.get("locale"),
        properties.get("timeZone"),
        {each.grid.tab: f"https://docs.google.com/spreadsheets/d/{key}/edit#gid={each.sheet_id}" for each in tabs},
    )
    return State(spreadsheet, tabs, generations)


def _tab(sheet: Json, cells: Cells, own_header: str, *, looks: bool) -> Tab:
    properties, data = sheet["properties"], sheet["data"][0]
    size = properties.get("gridProperties") or {}
    row_count, column_count = size.get("rowCount", 0), size.get("columnCount", 0)
    rows = _rows(data, cells)
    if len(rows) > row_count or len(data.get("rowMetadata") or ()) not in (0, row_count):
        raise LostError("the answer has not as many rows as the tab")
    rules = tuple(_rules(sheet))
    formats = sheet.get("conditionalFormats") or ()
    tags = tuple(_tags(data))
    grid = Grid(
        properties["title"],
        rows,
        str(properties.get("sheetId", 0)),
        tuple(look.span(each, row_count, column_count) for each in sheet.get("merges") or ()),
        frozenset(_hidden(data.get("rowMetadata"))),
        frozenset(_hidden(data.get("columnMetadata"))),
        tuple(_protected(sheet, row_count, column_count)),
        visible=not properties.get("hidden", False),
        areas=tuple(look.areas(sheet, row_count, column_count)),
        paints=look.paints(sheet) if looks else {},
        has_looks=looks,
        takes_columns=True,
        takes_notes=False,
    )
    grid = replace(grid, own=_own(grid, tags, [formula for _, formula in rules], own_header))
    return Tab(
        grid,
        properties.get("sheetId", 0),
        row_count,
        column_count,
        tags,
        tuple(index for index, _ in rules),
        {index: formats[index] for index, formula in rules if renewed_formula(formula) != formula},
        any(cell.shown == LOADING.code and cell.value == LOADING for row in rows for cell in row),
        conditional=tuple(sheet.get("conditionalFormats") or ()),
    )


def _rows(data: Json, cells: Cells) -> tuple[tuple[Cell, ...], ...]:
    """Read the cells, each row up to its last one that says something."""
    read = cells.cell_with_chips if cells.domains else cells.cell
    rows: list[tuple[Cell, ...]] = []
    last = 0
    for number, each in enumerate(data.get("rowData") or (), start=1):
        row = [read(raw) for raw in each.get("values") or ()]
        while row and row[-1] is BLANK:
            row.pop()
        rows.append(tuple(row))
        if row:
            last = number
    return tuple(rows[:last])


def _hidden(lines: list[Json] | None) -> Iterator[int]:
    for number, each in enumerate(lines or (), start=1):
        if each.get("hiddenByUser") or each.get("hiddenByFilter"):
            yield number


def _tags(data: Json) -> Iterator[ColumnTag]:
    for number, each in enumerate(data.get("columnMetadata") or (), start=1):
        for tag in each.get("developerMetadata") or ():
            if tag.get("metadataKey") == COLUMN_KEY:
                yield ColumnTag(tag["metadataId"], number, tag.get("metadataValue", ""))


def _rules(sheet: Json) -> Iterator[tuple[int, str]]:
    """Find our highlighting rules: their places and their formulas."""
    for index, each in enumerate(sheet.get("conditionalFormats") or ()):
        for value in look.rule_values(each):
            if MARK in value:
                yield index, value


def _protected(sheet: Json, rows: int, columns: int) -> Iterator[Span]:
    """Find what we may not edit. A protection with exceptions is left for Google to judge."""
    for each in sheet.get("protectedRanges") or ():
        if not (each.get("warningOnly") or each.get("requestingUserCanEdit") or each.get("unprotectedRanges")):
            yield look.span(each.get("range") or {}, rows, columns)


def _own(grid: Grid, tags: tuple[ColumnTag, ...], formulas: list[str], own_header: str) -> OwnColumn | None:
    """Find our column: the one that is tagged; where none is, the only one under our header."""
    wanted = one_line(own_header).casefold()

    def is_header(cell: Cell) -> bool:
        return isinstance(cell.value, str) and one_line(cell.value).casefold() == wanted

    if tags:
        column = tags[0].column
        refs = (CellRef(number, column) for number in range(1, len(grid.rows) + 1))
        below = next((each for each in refs if is_header(grid.at(each))), None)
        said = next(filter(None, (_HEADER_ROW.search(each) for each in formulas)), None)
        return OwnColumn(column, below or CellRef(int(said[1]) if said else 1, column))
    headers = [
        CellRef(number, column)
        for number, row in enumerate(grid.rows, start=1)
        for column, cell in enumerate(row, start=1)
        if is_header(cell)
    ]
    if len(headers) != 1:
        return None
    # A title may happen to say the same; a text of ours below it, or an answer, tells a column that was ours in a
    # workbook.
    texts = (row[headers[0].column - 1].shown for row in grid.rows[headers[0].row :] if len(row) >= headers[0].column)
    is_known = any(is_ours(text) or is_acknowledging(text) for text in texts)
    return OwnColumn(headers[0].column, headers[0], is_marked=False) if is_known else None
