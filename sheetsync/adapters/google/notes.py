"""Notes on cells: earlier versions put remarks there. They are taken away, and what stood there before is put back."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sheetsync.adapters.google import looked
from sheetsync.adapters.google.batch import MOST_BYTES, Batch, body_of, fitting, next_generation
from sheetsync.adapters.google.origin import Look, origins
from sheetsync.adapters.google.state import State, Tab
from sheetsync.adapters.google.write import fence, note_request
from sheetsync.adapters.plain_file import open_plain
from sheetsync.errors import UnavailableError, UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import is_our_note
from sheetsync.model.plan import Edit

Send = Callable[[Batch], State]

STEPS: Final = 7
"""Batches at most, to put back what was met astray."""


def restorable(path: Path, state: State) -> Iterator[tuple[int, Edit]]:
    """Find what can be put back: tab id, and the note as it is and as it was.

    Only where a note of ours still stands, so nobody's later word is lost. Where ours replaced another one of
    ours, what stood there before both is put back; a line that was cut off is passed over.
    """
    found: dict[tuple[int, CellRef], Edit] = {}
    for line in reversed(_lines(path)):
        try:
            record = json.loads(line)
            sheet_id, ref = int(record["tab_id"]), CellRef.from_a1(record["cell"])
            before, after = str(record["before"]), str(record["after"])
        except (ValueError, KeyError, TypeError):
            continue
        tab = state.tab(sheet_id)
        if record.get("spreadsheet") != state.spreadsheet.key or tab is None or not is_our_note(after):
            continue
        known = found.get((sheet_id, ref))
        note = tab.grid.at(ref).note
        if (known.new if known else note) == after:
            found[sheet_id, ref] = Edit(ref, note, before)
    for (sheet_id, _), each in found.items():
        yield sheet_id, replace(each, new="") if is_our_note(each.new) else each


def is_restored(state: State, sheet_id: int, note: Edit) -> bool:
    """Whether a note is again what it was."""
    tab = state.tab(sheet_id)
    return tab is not None and tab.grid.at(note.cell).note == note.new


def own_notes(tab: Tab) -> Iterator[Edit]:
    """Find the notes that are byte for byte ours, each with its taking away."""
    for number, row in enumerate(tab.grid.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell.note and is_our_note(cell.note):
                yield Edit(CellRef(number, column), cell.note, "")


def take_away(state: State, send: Send, nonces: Callable[[], str], wording: looked.Wording) -> State:
    """Take every note of ours away, and return the sheet after that.

    Raises:
        UnavailableError: People kept moving rows.
    """
    for _ in range(STEPS):
        due = [(tab.sheet_id, each) for tab in state.tabs for each in (*own_notes(tab), *looked.removals(tab, wording))]
        if not due:
            return state
        state = set_notes(state, due, send, nonces)
    raise UnavailableError("people kept moving the cells with our notes: run again when it is quieter")


def set_notes(state: State, due: Sequence[tuple[int, Edit]], send: Send, nonces: Callable[[], str]) -> State:
    """Set notes, by the ids of their tabs and their places, and return the sheet after that.

    A note has no compare-and-set. Where rows or columns moved in that moment, the answer shows it, and what
    other cells had when we read is put back.
    """
    for _ in range(STEPS):
        requests = fitting([note_request(sheet_id, each) for sheet_id, each in due], MOST_BYTES)
        sent = due[: len(requests)]
        generation = next_generation(state, state.tabs[0], nonces())
        batch = Batch(generation, body_of(state.tabs, [*fence(state, generation), *requests]))
        before, state = state, send(batch)
        if not state.has(batch.nonce):
            return state
        due = [*_astray(before, state, sent), *due[len(requests) :]]
        if not due:
            return state
    raise UnavailableError("people kept moving rows while notes were changed: look at the notes, and run again")


def _astray(before: State, after: State, sent: Sequence[tuple[int, Edit]]) -> Iterator[tuple[int, Edit]]:
    """Find the notes that met another cell than they were meant for, with what that cell had."""
    for old, new in ((old, after.tab(old.sheet_id)) for old in before.tabs):
        edits = [each for sheet_id, each in sent if sheet_id == old.sheet_id]
        if new is None or not edits:
            continue
        origin = origins(
            *(Look(each.grid, each.grid.own.header.row if each.grid.own else 1, {}) for each in (old, new))
        )
        for each in edits:
            # A row that says nothing was put in just now; it is like its neighbour only in looks.
            was = None if _is_blank(new.grid, each.cell.row) else origin(each.cell)
            had = old.grid.at(was).note if was else ""
            if was != each.cell and had != each.old and new.grid.at(each.cell).note == each.new != had:
                yield old.sheet_id, Edit(each.cell, each.new, had)


def _is_blank(grid: Grid, row: int) -> bool:
    return row > len(grid.rows) or all(each.is_blank for each in grid.rows[row - 1])


def _lines(path: Path) -> list[str]:
    try:
        with open_plain(path, "rb") as file:
            return str(file.read().decode("utf-8", "replace")).splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnsafeError(f"{path} can't be read ({type(error).__name__}), so nothing was restored") from None
