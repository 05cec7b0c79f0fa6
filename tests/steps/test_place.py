"""Where our column goes: each fact about a column beside the table, at its edges."""

from dataclasses import replace

import pytest

from sheetsync.model.area import Area, Use
from sheetsync.model.cell import BLANK, Cell, CellRef, Span
from sheetsync.model.grid import Grid, OwnColumn
from sheetsync.model.plan import Install
from sheetsync.steps.place import HIDDEN, REACH, place, trouble, unmovable
from tests.builders import a_grid, a_spreadsheet, read, typed

ROWS = [[], *typed("Project | Goal | Deliverable | Status\nTacos | eat | cook | Done\n | | serve | Done")]
ROADMAP = read(a_spreadsheet(roadmap=ROWS))
GRID = a_grid("Roadmap", ROWS)
BESIDE = 5
"""The first column beside the table, E; its header stands in row 2, its lines in rows 3 and 4."""


def column(grid: Grid) -> int:
    """Where our column goes; 0 where it goes nowhere."""
    found = place(grid, ROADMAP, "Roadmap checks")
    return found.header.column if isinstance(found, Install) else 0


def put(grid: Grid, row: int, number: int, cell: Cell) -> Grid:
    """The grid with one more cell, each row as wide as that."""
    rows = [[*each, *[BLANK] * (number - len(each))] for each in grid.rows]
    rows += [[BLANK] * number for _ in range(row - len(rows))]
    rows[row - 1][number - 1] = cell
    return replace(grid, rows=tuple(map(tuple, rows)))


def used(use: Use, first: str, last: str) -> Grid:
    return replace(GRID, areas=(Area(use, Span(CellRef.from_a1(first), CellRef.from_a1(last))),))


def painted(*cells: str, grid: Grid = GRID) -> Grid:
    paints: dict[int, dict[int, str]] = {}
    for each in map(CellRef.from_a1, cells):
        paints.setdefault(each.column, {})[each.row] = "green"
    return replace(grid, paints=paints)


def owned(number: int, grid: Grid = GRID) -> Grid:
    """The grid with our column."""
    mine = put(grid, 2, number, Cell("Roadmap checks", "Roadmap checks"))
    return replace(mine, own=OwnColumn(number, CellRef(2, number)))


def test_it_goes_next_to_the_table_and_covers_the_lines() -> None:
    assert place(GRID, ROADMAP, "Ours") == Install(CellRef(2, 5), "Ours", Span(CellRef(2, 1), CellRef(4, 4)))


def test_headers_side_by_side_are_of_the_table_whatever_they_say() -> None:
    assert column(put(put(GRID, 2, 5, Cell("X", "X")), 2, 6, Cell("Y", "Y"))) == 7


def test_a_table_without_a_line_has_room_for_one() -> None:
    found = place(GRID, replace(ROADMAP, last_row=2), "Ours")

    assert isinstance(found, Install)
    assert found.table == Span(CellRef(2, 1), CellRef(3, 4))


def test_a_roadmap_whose_columns_nobody_knows_starts_with_the_first() -> None:
    found = place(GRID, replace(ROADMAP, columns={}), "Ours")

    assert isinstance(found, Install)
    assert found.header.column == BESIDE


@pytest.mark.parametrize(
    "cell", [Cell("x", "x"), Cell(0, "0"), Cell(False, "FALSE"), Cell(None, "", note="mind this"), Cell(" ", " ")]
)
@pytest.mark.parametrize("row", [2, 3, 40])
def test_a_column_that_holds_anything_from_the_headers_down_is_not_free(cell: Cell, row: int) -> None:
    grid = put(GRID, row, BESIDE, cell)
    is_header = row == 2 and cell.shown.strip()

    assert column(grid) == BESIDE + 1
    assert is_header or column(put(grid, 3, BESIDE + 1, cell)) == BESIDE + 2


def test_what_stands_above_the_headers_and_an_empty_text_take_no_room() -> None:
    grid = put(GRID, 1, BESIDE, Cell("Roadmap of Q4", "Roadmap of Q4"))

    assert column(grid) == BESIDE
    assert column(put(grid, 3, BESIDE, Cell("", ""))) == BESIDE


def test_a_hidden_column_is_passed_over() -> None:
    assert column(replace(GRID, hidden_columns=frozenset({5, 6}))) == 7


@pytest.mark.parametrize(
    ("first", "last", "goes"), [("E1", "E1", 5), ("E1", "E2", 6), ("D2", "E2", 6), ("F3", "G9", 5)]
)
def test_merged_cells_that_reach_the_table_are_passed_over(first: str, last: str, goes: int) -> None:
    span = Span(CellRef.from_a1(first), CellRef.from_a1(last))

    assert column(replace(GRID, merges=(span,))) == goes


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize(
    ("first", "last", "goes"), [("E1", "F1", 5), ("E2", "F2", 7), ("E4", "F4", 7), ("G1", "H9", 5)]
)
def test_an_area_beside_the_table_is_passed_over(use: Use, first: str, last: str, goes: int) -> None:
    assert column(used(use, first, last)) == goes


@pytest.mark.parametrize("use", Use)
def test_only_what_is_drawn_leaves_room_from_below_the_table_on(use: Use) -> None:
    assert column(used(use, "E5", "F20")) == (5 if use is Use.DRAWN else 7)


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize("first", ["A2", "D2"])
def test_what_goes_on_from_the_table_is_the_background_where_that_may_be(use: Use, first: str) -> None:
    assert column(used(use, first, "F9")) == (5 if use in (Use.COLOURED, Use.PRINTED) else 7)


@pytest.mark.parametrize(
    ("cells", "goes"),
    [
        (["E1"], 5),
        (["E2"], 6),
        (["E30"], 6),
        # The look of a row goes on beside its table: that is no look of the column's own.
        (["A3", "D3", "E3"], 5),
        (["A3", "E3"], 6),
        (["D3", "E3"], 6),
    ],
)
def test_a_column_with_a_look_of_its_own_is_passed_over(cells: list[str], goes: int) -> None:
    assert column(painted(*cells)) == goes


@pytest.mark.parametrize("full", [REACH, REACH + 1])
def test_it_stands_no_further_away_than_people_see(full: int) -> None:
    grid = replace(GRID, hidden_columns=frozenset(range(BESIDE, BESIDE + full)))

    assert column(grid) == (BESIDE + full if full == REACH else 0)


def test_where_nothing_is_free_a_column_is_put_in_or_the_next_move_is_said() -> None:
    far = range(BESIDE, BESIDE + REACH + 1)
    hidden = replace(GRID, hidden_columns=frozenset(far))
    filled = painted(*(CellRef(3, each).a1 for each in far))

    put_in = place(replace(hidden, takes_columns=True), ROADMAP, "Ours")
    assert put_in == Install(CellRef(2, 5), "Ours", Span(CellRef(2, 1), CellRef(4, 4)), is_inserted=True)
    assert str(place(hidden, ROADMAP, "Ours")).endswith(
        "E is hidden, and none of the 16 columns behind it is free and visible; show column E again, and run again"
    )
    assert "E is coloured or bordered" in str(place(filled, ROADMAP, "Ours"))
    assert "insert an empty column at E, and run again" in str(place(filled, ROADMAP, "Ours"))


def test_our_own_column_is_no_reason_to_go_elsewhere() -> None:
    assert column(put(owned(BESIDE), 3, BESIDE, Cell("⚠", "⚠"))) == BESIDE


def test_nothing_is_wrong_with_a_column_that_stands_well_or_that_there_is_not() -> None:
    hidden = replace(GRID, hidden_columns=frozenset({5}))

    assert trouble(owned(5), ROADMAP) is None
    assert trouble(hidden, ROADMAP) is None
    assert trouble(owned(5, hidden), replace(ROADMAP, header_row=None)) is None


@pytest.mark.parametrize("use", Use)
def test_a_column_under_a_drawing_or_in_a_group_stands_badly(use: Use) -> None:
    is_bad = use in (Use.DRAWN, Use.GROUPED)

    assert trouble(owned(5, used(use, "E3", "F9")), ROADMAP) == (f"our column E {use.value}" if is_bad else None)
    assert trouble(owned(5, used(use, "F3", "G9")), ROADMAP) is None


def test_one_thing_is_said_of_a_column_that_stands_badly() -> None:
    grid = replace(used(Use.DRAWN, "E3", "F9"), hidden_columns=frozenset({5}))

    assert trouble(owned(5, grid), ROADMAP) == f"our column E {HIDDEN}"
    assert trouble(owned(5, painted("E3", "F3", grid=grid)), ROADMAP) == f"our column E {HIDDEN}"


@pytest.mark.parametrize(("cells", "is_bad"), [(["E3"], False), (["F3"], False), (["E3", "F3"], True)])
def test_a_column_stands_among_coloured_cells_where_the_next_one_is_coloured_too(
    cells: list[str], *, is_bad: bool
) -> None:
    assert trouble(owned(5, painted(*cells)), ROADMAP) == (
        "our column E stands among coloured cells" if is_bad else None
    )


@pytest.mark.parametrize(
    ("cell", "moves"),
    [
        (Cell("ok: we know", "ok: we know"), True),
        (BLANK, True),
        (Cell(5, "5"), False),
        (Cell("x", "x", formula=True), False),
        (Cell("x", "x", note="mind this"), False),
    ],
)
@pytest.mark.parametrize("row", [2, 4])
def test_only_texts_can_be_taken_elsewhere(cell: Cell, row: int, *, moves: bool) -> None:
    grid = put(owned(5), row, 5, cell)

    assert unmovable(grid) == (None if moves else CellRef(row, 5))
    assert unmovable(replace(grid, own=None)) is None


def test_what_stands_above_our_header_stays_where_it_is() -> None:
    assert unmovable(put(owned(5), 1, 5, Cell(5, "5"))) is None
