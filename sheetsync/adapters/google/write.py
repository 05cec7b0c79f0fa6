"""Write: from a plan to one batch of requests, each of which can only meet what it was meant for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

from sheetsync.adapters.google.batch import MOST_BYTES, Batch, body_of, fitting, next_generation, size
from sheetsync.adapters.google.look import rule_values
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import COLUMN_KEY, GENERATION_KEY, Generation, State, Tab
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.own_text import MARK, highlight_formula, one_line, renewed_formula, seed
from sheetsync.model.plan import Edit, Install, Plan

KEPT_GENERATIONS: Final = 50
"""How far a run may fall behind and still be fenced off: the id of an older generation is free again."""

WIDTH_PX: Final = 300
"""Of a column that we put in: room for some words, and no window full."""

AMBER: Final = {"red": 1.0, "green": 0.9, "blue": 0.6}
_COLUMN_BASE: Final = 900_000_000


def batch_of(
    state: State, tab: Tab, plan: Plan, nonce: str, *, adopt: bool = False, also: Sequence[Json] = ()
) -> Batch:
    """Make the batch that brings the tab as near to the plan as one step safely can.

    A column that is not there yet is made first, and alone: what goes into it follows when the
    answer has shown where it really stands. `also` goes along with a column that is there.
    """
    generation = next_generation(state, tab, nonce)
    fixed = list(fence(state, generation))
    if adopt:
        fixed += _adopted(state)
    if plan.install:
        return Batch(generation, body_of([tab], [*fixed, *_installed(state, tab, plan.install)]))
    if tab.grid.own and not tab.tags:
        fixed.append(_tagged(state, tab, tab.grid.own.column))
    fixed += [*_renewed(tab), *also]
    present = tab.own_texts
    edits = [(each, _edit(tab, each, present)) for each in map(_first_step, plan.edits)]
    taken = fitting([request for _, request in edits], MOST_BYTES - sum(map(size, fixed)))
    return Batch(
        generation,
        body_of([tab], [*fixed, *taken]),
        tuple(each for each, _ in edits[: len(taken)]),
        is_whole=len(taken) == len(edits),
        before=len(fixed),
    )


def _first_step(edit: Edit) -> Edit:
    return edit if edit.old else Edit(edit.cell, "", seed(edit.new))


def _edit(tab: Tab, edit: Edit, present: Counter[str]) -> Json:
    """Replace one text of ours, wherever it is by now, or put one where nothing is.

    It is looked for in the whole column, whichever row it moved to; a column that moved meanwhile
    is found at the next step. A text that stands more than once, because its row was copied, and one
    that is a person's alone, is replaced only in its own cell, and only if it is still there.
    """
    compare: Json = {"matchCase": True, "matchEntireCell": True, "includeFormulas": False, "replacement": edit.new}
    cell = {"range": cell_range(tab.sheet_id, edit.cell)}
    if not edit.old:
        return {"findReplace": {**compare, "find": "^$", "searchByRegex": True, **cell}}
    if present[edit.old] == 1:
        # The rows are left open: all of them.
        del cell["range"]["startRowIndex"], cell["range"]["endRowIndex"]
    return {"findReplace": {**compare, "find": edit.old, "searchByRegex": False, **cell}}


def put_text(tab: Tab, edit: Edit) -> Json:
    """Replace the text of one cell, if it is still all that the cell holds; a blank one, if it is still blank."""
    return _edit(tab, edit, Counter({edit.old: 2}))


def take_text(tab: Tab, ref: CellRef, text: str) -> Json:
    """Take a text out of one cell, if it is still all that the cell holds."""
    return _edit(tab, Edit(ref, text, ""), Counter({text: 2}))


def note_request(sheet_id: int, note: Edit) -> Json:
    """Set or take away the note of a cell; nothing else of the cell is in the request."""
    value: Json = {"note": note.new} if note.new else {}
    return {
        "updateCells": {
            "range": cell_range(sheet_id, note.cell),
            "rows": [{"values": [value]}],
            "fields": "note",
        }
    }


def cell_range(sheet_id: int, ref: CellRef) -> Json:
    """The one cell as a range of the API, which counts from 0 and leaves the end out."""
    return {
        "sheetId": sheet_id,
        "startRowIndex": ref.row - 1,
        "endRowIndex": ref.row,
        "startColumnIndex": ref.column - 1,
        "endColumnIndex": ref.column,
    }


def fence(state: State, generation: Generation) -> Iterator[Json]:
    """Create the generation, and prune the old ones. The whole batch fails when another run has it."""
    yield {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": generation.id,
                "metadataKey": GENERATION_KEY,
                "metadataValue": generation.value,
                "location": {"spreadsheet": True},
                "visibility": "DOCUMENT",
            }
        }
    }
    old = (each for each in state.generations if each.number <= generation.number - KEPT_GENERATIONS)
    yield from map(untag, sorted(each.id for each in old))


def untag(id_: int) -> Json:
    """Take one piece of metadata away."""
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": id_}}}}


def _adopted(state: State) -> Iterator[Json]:
    """Make a copy ours: what names the spreadsheet that it was copied from goes, or names this one."""
    key = state.spreadsheet.key
    yield from (untag(each.id) for each in state.generations if each.key != key)
    for tag in (tag for tab in state.tabs for tag in tab.tags if tag.key != key):
        yield {
            "updateDeveloperMetadata": {
                "dataFilters": [{"developerMetadataLookup": {"metadataId": tag.id}}],
                "developerMetadata": {"metadataValue": key},
                "fields": "metadataValue",
            }
        }


def _tagged(state: State, tab: Tab, column: int) -> Json:
    """Tag our column. The id is fixed for a tab, so two first runs that cross can't make two columns."""
    dimension = {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "startIndex": column - 1, "endIndex": column}
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": _COLUMN_BASE + crc32(str(tab.sheet_id).encode()) % 50_000_000,
                "metadataKey": COLUMN_KEY,
                "metadataValue": state.spreadsheet.key,
                "location": {"dimensionRange": dimension},
                "visibility": "DOCUMENT",
            }
        }
    }


def _installed(state: State, tab: Tab, install: Install) -> Iterator[Json]:
    """Make our column: at most one more column, its header where nothing is, its tag, and one highlighting rule."""
    if install.header.column > tab.column_count + 1:
        raise UnsafeError(f'there is no free column beside the table on tab "{one_line(tab.grid.tab)}": insert one')
    if install.is_inserted:
        yield from _inserted(tab, install.header)
    elif install.header.column > tab.column_count:
        yield {"appendDimension": {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "length": 1}}
    yield _edit(tab, Edit(install.header, "", install.text), Counter())
    yield _tagged(state, tab, install.header.column)
    yield {"addConditionalFormatRule": {"index": 0, "rule": highlight_rule(tab, install)}}


def _inserted(tab: Tab, header: CellRef) -> Iterator[Json]:
    """Put a column in that is seen, and wide enough for some words.

    Its header looks as the one beside it. Else it takes on nothing of its neighbour: no fill, and no validation,
    which our remarks would break.
    """
    run = {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "startIndex": header.column - 1, "endIndex": header.column}
    yield {"insertDimension": {"range": run, "inheritFromBefore": True}}
    properties = {"hiddenByUser": False, "pixelSize": WIDTH_PX}
    yield {"updateDimensionProperties": {"range": run, "properties": properties, "fields": "hiddenByUser,pixelSize"}}
    below = {**cell_range(tab.sheet_id, header), "startRowIndex": header.row}
    del below["endRowIndex"]
    yield {"repeatCell": {"range": cell_range(tab.sheet_id, header), "cell": {}, "fields": "dataValidation"}}
    yield {"repeatCell": {"range": below, "cell": {}, "fields": "userEnteredFormat,dataValidation"}}


def _renewed(tab: Tab) -> Iterator[Json]:
    """Put a rule as it is today in the place of one that an earlier release made.

    A rule has no name, only a place: what is deleted in the place of ours is looked at in the answer.
    """
    for index, rule in sorted(tab.old_rules.items(), reverse=True):
        ranges = [{**each, "sheetId": tab.sheet_id} for each in rule["ranges"]]
        formula = next(each for each in rule_values(rule) if MARK in each)
        yield {"deleteConditionalFormatRule": {"sheetId": tab.sheet_id, "index": index}}
        yield {"addConditionalFormatRule": {"index": index, "rule": _rule(ranges, renewed_formula(formula))}}


def highlight_rule(tab: Tab, install: Install) -> Json:
    """The rule that colours the very cell at fault, in every row below the header, also those to come."""
    first = CellRef(install.header.row, install.table.first.column)
    covered: Json = {
        "sheetId": tab.sheet_id,
        "startRowIndex": install.header.row,
        "startColumnIndex": install.table.first.column - 1,
        "endColumnIndex": install.table.last.column,
    }
    return _rule([covered], f"={highlight_formula(first, install.header.column)}")


def _rule(ranges: list[Json], formula: str) -> Json:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
    look = {"backgroundColorStyle": {"rgbColor": AMBER}}
    return {"ranges": ranges, "booleanRule": {"condition": condition, "format": look}}
