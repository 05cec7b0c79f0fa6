"""Beside: which text each cell of our column gets, and under which address."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from sheetsync.model.answer_text import write_answer
from sheetsync.model.answered import Answered
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid, is_own_text
from sheetsync.model.own_text import address_of, row_text, same_findings
from sheetsync.model.plan import Edit


class Beside:
    """What is to be written into our column, cell by cell, and what is left alone there.

    `final` is the text of each row as it will be. Our parts of answers are written before anything else, for
    what is certain of an answer may be so only until our other texts have changed.
    """

    def __init__(self) -> None:
        self.answers: list[Edit] = []
        self.edits: list[Edit] = []
        self.squatted: list[CellRef] = []
        self.acknowledged: list[CellRef] = []
        self.asked: list[CellRef] = []
        self.final: dict[int, str] = {}

    def add(self, ref: CellRef, texts: "Texts", answered: Answered | None, faults: list[tuple[str, str]]) -> None:
        """Decide about one cell."""
        present = texts.present(ref)
        self.final[ref.row] = present
        if answered:
            new = texts.answer(answered, faults)
            known = answered.counts or (answered.text.acknowledgement is not None and not faults)
            listed = self.asked if answered.is_asked else self.acknowledged if known else self.squatted
            listed.append(ref)
            edits = self.answers
        elif texts.may_write(ref):
            new, edits = texts.wanted(ref, faults), self.edits
        else:
            self.squatted.append(ref)
            return
        if new != present:
            edits.append(Edit(ref, present, new))
            self.final[ref.row] = new


class Texts:
    """Gives each row of our column its text, and each text an address that no other one has."""

    def __init__(
        self,
        grid: Grid,
        column: int,
        taken: Iterable[str | None],
        new_address: Callable[[], str],
        stays: Collection[int] = (),
    ) -> None:
        self._grid, self._stays = grid, stays
        self._new_address = new_address
        self._inside_merge = {
            CellRef(row, column)
            for span in grid.merges
            if span.first.column <= column <= span.last.column
            for row in range(span.first.row, min(span.last.row, len(grid.rows) + 1) + 1)
            if CellRef(row, column) != span.first
        }
        self._taken = set(taken)
        self._kept: set[str] = set()

    def present(self, ref: CellRef) -> str:
        """Return what the cell shows."""
        return self._grid.at(ref).shown

    def answer(self, answered: Answered, faults: list[tuple[str, str]]) -> str:
        """Return a person's words with what belongs behind them."""
        tail = answered.tail
        if tail is None:
            return answered.text.words
        if not tail.address:
            tail = replace(tail, address=self._unused())
        return write_answer(answered.text.words, tail.said, faults, tail)

    def may_write(self, ref: CellRef) -> bool:
        """Whether the cell is blank or holds a text of ours, and can hold one of its own."""
        cell = self._grid.at(ref)
        empty = cell.value in (None, "") and not cell.formula
        return (empty and ref not in self._inside_merge) or is_own_text(cell)

    def wanted(self, ref: CellRef, faults: list[tuple[str, str]]) -> str:
        """Return the text that belongs into the cell; the present one where it says the same.

        A row that was copied brought its text along: the first keeps the address, the copy gets
        one of its own.
        """
        if not faults:
            return ""
        present = self._grid.at(ref)
        address = address_of(present.shown) if is_own_text(present) else None
        if address and address not in self._kept:
            self._kept.add(address)
            text = row_text(faults, address)
            return present.shown if ref.row in self._stays or same_findings(text, present.shown) else text
        return row_text(faults, self._unused())

    def _unused(self) -> str:
        address = self._new_address()
        while address in self._taken:
            address = self._new_address()
        self._taken.add(address)
        return address
