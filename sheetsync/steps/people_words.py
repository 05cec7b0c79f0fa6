"""Beside a line: what people wrote in our column, and by what it is known again."""

from sheetsync.model.answer_text import AnswerText, address_in, read_answer
from sheetsync.model.cell import BLANK, CellRef
from sheetsync.model.grid import Grid, is_own_text
from sheetsync.model.own_text import ADDRESS_LENGTH, checksum
from sheetsync.steps.line_key import WORDS


def people_in(grid: Grid) -> dict[int, AnswerText]:
    """Return what people wrote in our column, with our part of it, by row; the results of formulas are no words."""
    own = grid.own
    found = {}
    for row in range(own.header.row + 1, len(grid.rows) + 1) if own else ():
        cell = grid.at(CellRef(row, own.column)) if own else BLANK
        if isinstance(cell.value, str) and cell.value and not cell.formula and not is_own_text(cell):
            found[row] = read_answer(cell.shown)
    return found


def address_beside(text: str, line: str) -> str:
    """Return by what a text in our column is known: its address, or a checksum of words that are a person's alone."""
    return address_in(text) or "~" + checksum(f"{line[:WORDS]}{text}", ADDRESS_LENGTH)


def words_mark(words: str) -> str:
    """Return by what the memory knows the words of an answer."""
    return checksum(words, ADDRESS_LENGTH)
