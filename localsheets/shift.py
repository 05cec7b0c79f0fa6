"""What happens to everything that points at cells when rows or columns are inserted, deleted or moved."""

from collections.abc import Callable
from dataclasses import replace

from localsheets.cell import EMPTY, Row
from localsheets.errors import Json
from localsheets.references import moved_references
from localsheets.state import Book, Sheet

Ends = tuple[int, int]
Remap = Callable[[int, int], Ends | None]
"""Half-open run -> where it is afterwards; None when nothing of it is left."""


def inserted(at: int, count: int) -> Remap:
    """Runs grow when lines are inserted inside them, and move when before them."""
    return lambda start, end: (start + count if start >= at else start, end + count if end > at else end)


def deleted(first: int, behind: int) -> Remap:
    """Runs shrink by what was deleted in them, and go with their last line."""

    def after(index: int) -> int:
        return index if index <= first else max(first, index - (behind - first))

    return lambda start, end: (after(start), after(end)) if after(start) < after(end) else None


def moved(first: int, behind: int, to: int) -> Remap:
    """A run goes with the lines that it lies in; one that keeps some of its lines elsewhere stays with those."""
    count = behind - first

    def single(index: int) -> int:
        if first <= index < behind:
            return index - first + (to - count if to > first else to)
        if to > first:
            return index - count if behind <= index < to else index
        return index + count if to <= index < first else index

    def remap(start: int, end: int) -> Ends:
        if start <= first and behind <= end and start <= to <= end:
            return start, end
        left = behind if first <= start < behind else start
        right = first if first < end <= behind else end
        if left >= right:
            left, right = start, end
        places = (single(left), single(right - 1))
        return min(places), max(places) + 1

    return remap


def repoint(book: Book, sheet: Sheet, dimension: str, remap: Remap) -> None:
    """Let all that points at the sheet's rows or columns follow them."""
    keys = ("startRowIndex", "endRowIndex") if dimension == "ROWS" else ("startColumnIndex", "endColumnIndex")
    limit = len(sheet.rows) if dimension == "ROWS" else len(sheet.columns)

    def follow(grid: Json) -> Json | None:
        start, end = grid.get(keys[0]), grid.get(keys[1])
        if start is None and end is None:
            return grid
        ends = remap(start or 0, limit if end is None else end)
        if ends is None:
            return None
        return {**grid, keys[0]: ends[0]} | ({keys[1]: ends[1]} if end is not None else {})

    def follow_each(items: list[Json]) -> list[Json]:
        placed = [(each, follow(each["range"]) if "range" in each else {}) for each in items]
        return [{**each, "range": place} if place else each for each, place in placed if place is not None]

    sheet.merges = [place for each in sheet.merges if (place := follow(each))]
    sheet.protected = follow_each(sheet.protected)
    sheet.tables = follow_each(sheet.tables)
    sheet.anchors = follow_each(sheet.anchors)
    sheet.filter_views = follow_each(sheet.filter_views)
    sheet.basic_filter = next(iter(follow_each([sheet.basic_filter] if sheet.basic_filter else [])), None)
    sheet.conditional = [
        {**each, "ranges": places}
        for each in sheet.conditional
        if (places := [place for one in each["ranges"] if (place := follow(one)) is not None])
    ]
    _follow_groups(sheet, dimension, remap)
    _follow_charts(sheet, dimension, remap)
    own = [each for each in book.named if (each["range"].get("sheetId") or 0) == sheet.id]
    book.named = [each for each in book.named if each not in own] + follow_each(own)
    tags = []
    for tag in book.metadata:
        if tag.sheet_id == sheet.id and tag.dimension == dimension:
            ends = remap(tag.index, tag.index + 1)
            tags += [replace(tag, index=ends[0])] if ends else []
        else:
            tags.append(tag)
    book.metadata = tags
    _follow_formulas(book, sheet, dimension, remap)


def _follow_groups(sheet: Sheet, dimension: str, remap: Remap) -> None:
    name = "row_groups" if dimension == "ROWS" else "column_groups"
    groups = []
    for each in getattr(sheet, name):
        ends = remap(each["range"]["startIndex"], each["range"]["endIndex"])
        if ends:
            groups.append({**each, "range": {**each["range"], "startIndex": ends[0], "endIndex": ends[1]}})
    setattr(sheet, name, groups)


def _follow_charts(sheet: Sheet, dimension: str, remap: Remap) -> None:
    """A chart goes with the cell that it is anchored to; where that is deleted, it stays at its place."""
    key = "rowIndex" if dimension == "ROWS" else "columnIndex"
    for each in sheet.charts:
        anchor = each["position"]["overlayPosition"]["anchorCell"]
        ends = remap(anchor.get(key, 0), anchor.get(key, 0) + 1)
        anchor[key] = ends[0] if ends else anchor.get(key, 0)


def _follow_formulas(book: Book, sheet: Sheet, dimension: str, remap: Remap) -> None:
    """References in formulas follow too, in cells and in conditional formats."""
    for each in book.sheets:
        here = None if each is sheet else sheet.title

        def follow(text: str, here: str | None = here) -> str:
            return moved_references(text, here, dimension, remap)

        for index, row in enumerate(each.rows):
            if any(cell.value and "formulaValue" in cell.value for cell in row.cells):
                cells = [
                    replace(cell, value={"formulaValue": follow(cell.value["formulaValue"])})
                    if cell.value and "formulaValue" in cell.value
                    else cell
                    for cell in row.cells
                ]
                each.rows[index] = Row(tuple(cells), row.line)
        for rule in each.conditional:
            for value in rule.get("booleanRule", {}).get("condition", {}).get("values", []):
                if str(value.get("userEnteredValue", "")).startswith("="):
                    value["userEnteredValue"] = follow(value["userEnteredValue"])


def insert(book: Book, sheet: Sheet, dimension: str, at: int, count: int, *, inherit_before: bool) -> None:
    """Insert blank lines; they look like their neighbour."""
    model = at - 1 if inherit_before else at
    if dimension == "ROWS":
        near = sheet.rows[model] if 0 <= model < len(sheet.rows) else Row()
        cells = tuple(replace(EMPTY, format=each.format, validation=each.validation) for each in near.cells)
        while cells and cells[-1] == EMPTY:
            cells = cells[:-1]
        repoint(book, sheet, dimension, inserted(at, count))
        sheet.rows[at:at] = [Row(cells, replace(near.line, hidden_by_user=False, hidden_by_filter=False))] * count
        return
    repoint(book, sheet, dimension, inserted(at, count))
    line = sheet.columns[model] if 0 <= model < len(sheet.columns) else sheet.columns[-1]
    sheet.columns[at:at] = [replace(line, hidden_by_user=False)] * count
    for index, row in enumerate(sheet.rows):
        if len(row.cells) > at or (inherit_before and len(row.cells) == at and at):
            near_cell = row.at(model)
            fresh = replace(EMPTY, format=near_cell.format, validation=near_cell.validation)
            cells = (*row.cells[:at], *[fresh] * count, *row.cells[at:])
            while cells and cells[-1] == EMPTY:
                cells = cells[:-1]
            sheet.rows[index] = Row(cells, row.line)


def delete(book: Book, sheet: Sheet, dimension: str, first: int, behind: int) -> None:
    """Delete lines with all that is in them."""
    repoint(book, sheet, dimension, deleted(first, behind))
    if dimension == "ROWS":
        del sheet.rows[first:behind]
        return
    del sheet.columns[first:behind]
    sheet.rows = [
        Row((*row.cells[:first], *row.cells[behind:]), row.line) if len(row.cells) > first else row
        for row in sheet.rows
    ]


def move(book: Book, sheet: Sheet, dimension: str, first: int, behind: int, to: int) -> None:
    """Move lines to before the line that is at `to` now."""
    repoint(book, sheet, dimension, moved(first, behind, to))
    target = to - (behind - first) if to > first else to
    if dimension == "ROWS":
        rows = sheet.rows[first:behind]
        del sheet.rows[first:behind]
        sheet.rows[target:target] = rows
        return
    lines = sheet.columns[first:behind]
    del sheet.columns[first:behind]
    sheet.columns[target:target] = lines
    width = len(sheet.columns)
    for index, row in enumerate(sheet.rows):
        if row.cells:
            cells = list(row.cells) + [EMPTY] * (width - len(row.cells))
            taken = cells[first:behind]
            del cells[first:behind]
            cells[target:target] = taken
            while cells and cells[-1] == EMPTY:
                cells.pop()
            sheet.rows[index] = Row(tuple(cells), row.line)
