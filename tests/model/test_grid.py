"""A grid, with and without the column that is ours."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.grid import Grid, OwnColumn

OURS = Cell("⚠ [Goal] Who is this for? · k7f3x9", "⚠ [Goal] Who is this for? · k7f3x9")
texts = st.sampled_from([BLANK, Cell("a", "a"), Cell("b", "b")])


def grid(rows: list[list[Cell]]) -> Grid:
    """A grid as a store makes it: rows end at their last cell that is not blank, the tab at its last row."""
    trimmed = [
        row[: max((number for number, cell in enumerate(row, 1) if cell is not BLANK), default=0)] for row in rows
    ]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return Grid("Roadmap", tuple(map(tuple, trimmed)))


@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=4), st.data())
def test_what_people_have_is_the_same_whatever_stands_in_our_column(
    rows: list[list[Cell]], data: st.DataObject
) -> None:
    column = data.draw(st.integers(1, 4))
    before = [[*row[: column - 1], BLANK, *row[column - 1 :]] for row in rows]
    after = [[*row[: column - 1], data.draw(st.sampled_from([BLANK, OURS])), *row[column - 1 :]] for row in rows]
    own = OwnColumn(column, CellRef(1, column))

    assert replace(grid(after), own=own).without_own == grid(before)


def test_a_cell_of_people_that_changed_is_seen() -> None:
    own = OwnColumn(2, CellRef(1, 2))
    before = replace(grid([[Cell("a", "a"), OURS]]), own=own)

    assert before.without_own != replace(grid([[Cell("b", "b"), OURS]]), own=own).without_own
    assert before.without_own != replace(before, hidden_rows=frozenset({1})).without_own


def test_where_we_have_no_column_all_is_peoples() -> None:
    theirs = grid([[Cell("a", "a"), OURS]])

    assert theirs.without_own is theirs
