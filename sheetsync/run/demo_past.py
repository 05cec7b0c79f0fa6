"""The past of the demo: how its roadmap stood a week before, so that its first summary tells what changed since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sheetsync import wiring
from sheetsync.config.load import Config
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.grid import Grid
from sheetsync.run.remember import remember
from sheetsync.run.review import review_of

AGO: Final = timedelta(weeks=1)

BEFORE: Final[Mapping[str, str | date]] = {
    "E5": "In progress",
    "E6": "Not started",
    "E11": "In progress",
    "E12": "In progress",
    "E19": "In progress",
    "E24": "In progress",
    "H24": date(2026, 11, 6),
    "J24": "",
    **{f"I{row}": date(2026, 10, 23) for row in range(4, 43)},
}
"""What the cells of the demo said a week before its day, where that was something else."""


def remember_last_week(configured: Config) -> None:
    """Remember how the demo roadmap stood, in the history that is configured.

    Raises:
        SheetsyncError: The workbook can't be read, or the history can't be written.
    """
    review = replace(review_of(configured), now=configured.now - AGO)
    spreadsheet = wiring.sheet(configured).read(review.wants)
    tabs = tuple(_before(each) if each.tab == configured.choices.sheet.tab else each for each in spreadsheet.tabs)
    _, run = review.of(replace(spreadsheet, tabs=tabs))
    if run.look and review.history:
        remember(review.history, run.look, run.look.now)


def _before(grid: Grid) -> Grid:
    def cell(at: CellRef, now: Cell) -> Cell:
        then = BEFORE.get(at.a1)
        return now if then is None or now is BLANK else Cell(then or None, str(then))

    rows = (
        tuple(cell(CellRef(number, column), each) for column, each in enumerate(row, start=1))
        for number, row in enumerate(grid.rows, start=1)
    )
    return replace(grid, rows=tuple(rows))
