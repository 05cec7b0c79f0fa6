"""Dropdowns: a choice of statuses put on a column that has none, while people edit.

A validation has no compare-and-set: it can only be set by its place, and no other request of a
batch fails because a column has moved. So the batch is fenced off from other runs as any write of
ours, its answer shows where the dropdown really stands, and what met other cells is put back as it
was when we read.
"""

from collections.abc import Callable
from typing import Final

from sheetsync.adapters.google import guard
from sheetsync.adapters.google.batch import Batch, body_of, next_generation
from sheetsync.adapters.google.cell import Cells
from sheetsync.adapters.google.client import GoogleClient, UnknownOutcomeError
from sheetsync.adapters.google.origin import Look, strayed
from sheetsync.adapters.google.read import state_of
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.reply import Json, LostError
from sheetsync.adapters.google.state import Tab
from sheetsync.adapters.google.validation import (
    MASK,
    Rules,
    Sight,
    requests_for,
    rule_of,
    sight_of,
    stands,
)
from sheetsync.adapters.google.write import fence
from sheetsync.errors import UnavailableError, UnsafeError
from sheetsync.model.cell import CellRef, column_letters
from sheetsync.model.plan import Dropdown, Plan
from sheetsync.ports import Locate

STEPS: Final = 5
"""Batches at most: to get past other runs, and to take back what met other cells."""

ANSWER: Final = f"updatedSpreadsheet({MASK})"


class Dropdowns:
    """Puts dropdowns into one spreadsheet.

    Args:
        client: The way to Google.
        key: The spreadsheet's id.
        own_header: The header of our column.
        new_nonce: Gives a word that no other write has.
    """

    def __init__(self, client: GoogleClient, key: str, *, own_header: str, new_nonce: Callable[[], str]) -> None:
        self._client = client
        self._key = key
        self._own_header = own_header
        self._new_nonce = new_nonce
        self._refused = 0

    def add(self, title: str, locate: Locate) -> Dropdown | None:
        """Put a dropdown where it belongs on the tab of this title, and say what stands there now.

        Returns:
            None where people restrict any of its cells; then nothing is written.

        Raises:
            UnsafeError: It belongs nowhere, a cell is protected, or something moved in that moment: nothing of
                it stands in the sheet.
            AccessError: We may only view the spreadsheet.
            UnavailableError: Other runs kept writing, or people kept moving what was to be put back.
        """
        before = self._client.get(self._key, self._believe, fields=MASK)
        tab = guard.tab_of(before.state, title)
        guard.check_first(before.state, tab, adopt=False)
        for _ in range(STEPS):
            dropdown = locate(before.state.only(tab, title))
            if dropdown is None:
                raise UnsafeError("there is no one status column any more, so nothing was written: run again")
            if before.restricts(tab.sheet_id, dropdown.cells):
                return None
            cells = _refs(dropdown)
            guard.check(before.state, tab, Plan(title, before.state.spreadsheet.revision), removals=0)
            guard.check_cells(tab, cells)
            rules = dict.fromkeys(cells, rule_of(dropdown.choices))
            after, is_applied = self._send(before, tab, rules)
            if is_applied:
                return self._settled(before, tab, after, dropdown, locate)
            before, tab = after, guard.same_tab(after.state, tab)
        raise UnavailableError("other runs kept writing: run again when it is quieter")

    def _settled(self, before: Sight, tab: Tab, after: Sight, meant: Dropdown, locate: Locate) -> Dropdown:
        """Return the dropdown if it stands where it was meant to; else put back what it met."""
        title = tab.grid.tab
        sent: Rules = dict.fromkeys(_refs(meant), rule_of(meant.choices))
        was = _look(before, tab, meant)
        for step in range(STEPS):
            found = guard.same_tab(after.state, tab)
            now = locate(after.state.only(found, title))
            look = _look(after, found, now or meant)
            wrong = strayed(was, look, sent, meant)
            if now and step == 0 and stands(look.rules, meant, now, wrong):
                return now
            if not wrong:
                raise UnsafeError(
                    "the status column or its rows moved just when its dropdown was put there, "
                    "so it was taken back: run again"
                )
            after, is_applied = self._send(after, found, wrong)
            sent = wrong if is_applied else {}
        columns = ", ".join(sorted({column_letters(each.column) for each in sent}))
        raise UnavailableError(f"people kept moving columns: look whether {columns} has a dropdown that isn't yours")

    def _send(self, seen: Sight, tab: Tab, rules: Rules) -> tuple[Sight, bool]:
        """Send validations, once; return the sheet after that, and whether they were applied.

        When the outcome is unknown, or the batch was refused because the sheet or its generation
        moved on, the sheet itself tells.
        """
        generation = next_generation(seen.state, tab, self._new_nonce())
        requests = [*fence(seen.state, generation), *requests_for(tab.sheet_id, rules)]
        batch = Batch(generation, body_of([tab], requests))
        try:
            after = self._client.batch(
                self._key, batch.body, lambda reply: self._believe_after(reply, batch, tab), fields=ANSWER
            )
            self._refused = 0
        except UnknownOutcomeError:
            after = self._client.get(self._key, self._believe, fields=MASK)
        except RejectedError:
            after = self._client.get(self._key, self._believe, fields=MASK)
            self._refused += 1
            if self._refused > 1 and after.state.last < generation.number:
                raise
        return after, after.state.has(generation.nonce)

    def _believe(self, reply: Json) -> Sight:
        return sight_of(reply, state_of(reply, self._key, self._own_header, self._key, Cells()))

    def _believe_after(self, reply: Json, batch: Batch, tab: Tab) -> Sight:
        after = self._believe(reply.get("updatedSpreadsheet") or {})
        if after.state.tab(tab.sheet_id) is None:
            raise LostError("the answer lacks the tab that was written to")
        if not after.state.has(batch.nonce):
            raise LostError("the answer shows the sheet as it was before")
        return after


def _refs(dropdown: Dropdown) -> list[CellRef]:
    first, last = dropdown.cells.first, dropdown.cells.last
    return [CellRef(row, first.column) for row in range(first.row, last.row + 1)]


def _look(sight: Sight, tab: Tab, dropdown: Dropdown) -> Look:
    return Look(tab.grid, dropdown.header.row, sight.rules[tab.sheet_id])
