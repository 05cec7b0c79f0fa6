"""What a person is told of our things in a sheet, once a run has written."""

from dataclasses import replace

from sheetsync.model.cell import CellRef, Span
from sheetsync.model.grid import OwnColumn
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.plan import Install, Plan
from sheetsync.steps.standing import after_write
from tests.builders import a_grid, typed

GRID = replace(a_grid("Roadmap", typed("Project | Deliverable\nTacos | cook")), own=OwnColumn(9, CellRef(1, 9)))
BADLY = Notice(NoticeKind.COLUMN_PLACED_BADLY, "Our column is far away.")
CHOSEN = Notice(NoticeKind.TAB_CHOSEN, BADLY.sentence)


def plan(instead_of: CellRef | None) -> Plan:
    column = Install(CellRef(1, 3), "Ours", Span(CellRef(1, 1), CellRef(2, 2)), instead_of=instead_of)
    return Plan("Roadmap", "1", install=column)


def test_a_column_that_moved_stands_badly_no_more_and_what_else_was_to_be_told_stays() -> None:
    told = tuple(after_write((BADLY, CHOSEN), GRID, plan(CellRef(1, 9))))

    assert told[:-1] == (CHOSEN,)
    assert told[-1] == Notice(NoticeKind.COLUMN_MOVED, "Our column moved from I to C, with all that stands in it.")


def test_a_column_that_stayed_still_stands_badly() -> None:
    assert tuple(after_write((BADLY, CHOSEN), GRID, plan(None))) == (BADLY, CHOSEN)
