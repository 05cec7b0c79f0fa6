"""Merged cells: only the first of them keeps its value."""

from localsheets.batch.cells import clear_value
from localsheets.batch.registry import Work, kind
from localsheets.errors import Json, RefusedError
from localsheets.state import Box, Sheet, box_of, grid_range


@kind("mergeCells")
def merge(work: Work, body: Json) -> Json:
    """Merge a range: as one, by column, or by row."""
    sheet, box = work.editable(body["range"])
    how = body.get("mergeType") or "MERGE_ALL"
    if how == "MERGE_COLUMNS":
        pieces = [Box(box.top, column, box.bottom, column + 1) for column in range(box.left, box.right)]
    elif how == "MERGE_ROWS":
        pieces = [Box(row, box.left, row + 1, box.right) for row in range(box.top, box.bottom)]
    else:
        pieces = [box]
    for piece in pieces:
        _merge(sheet, piece)
    return {}


def _merge(sheet: Sheet, piece: Box) -> None:
    for each in sheet.merges:
        if piece.meets(box_of(sheet, each)) and not piece.covers(box_of(sheet, each)):
            raise RefusedError("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [each for each in sheet.merges if not piece.covers(box_of(sheet, each))]
    if (piece.bottom - piece.top) * (piece.right - piece.left) < 2:
        return
    sheet.merges.append(grid_range(piece))
    for row in range(piece.top, piece.bottom):
        for column in range(piece.left, piece.right):
            if (row, column) != (piece.top, piece.left):
                sheet.put(row, column, clear_value(sheet.at(row, column)))


@kind("unmergeCells")
def unmerge(work: Work, body: Json) -> Json:
    """Part all merged cells of a range."""
    sheet, box = work.editable(body["range"])
    for each in sheet.merges:
        if box.meets(box_of(sheet, each)) and not box.covers(box_of(sheet, each)):
            raise RefusedError("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [each for each in sheet.merges if not box.covers(box_of(sheet, each))]
    return {}
