"""How a sheet is understood, for whoever sets sheetsync up: which column is what, and where a dropdown belongs."""

from collections.abc import Callable

from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.plan import Dropdown
from sheetsync.model.run import Run
from sheetsync.model.understanding import Understanding
from sheetsync.ports import Locate, SheetStore
from sheetsync.run.pipeline import Progress
from sheetsync.run.review import Review
from sheetsync.steps.decide import dropdown
from sheetsync.steps.understand import understand as understand_sheet


def understand(store: SheetStore, *, progress: Progress) -> Callable[[Review], tuple[Grid, Run, Understanding]]:
    """Read once, and return what says how the sheet is understood under a review; it may be asked again and again."""
    progress("Reading the sheet")
    spreadsheet = store.read()
    progress("")

    def under(review: Review) -> tuple[Grid, Run, Understanding]:
        grid, run = review.of(spreadsheet)
        return grid, run, understand_sheet(grid, run, review.reading)

    return under


def locate_dropdown(review: Review) -> Locate:
    """Return what says where the dropdown of statuses belongs in a state of the spreadsheet."""

    def locate(spreadsheet: Spreadsheet) -> Dropdown | None:
        try:
            grid, run = review.of(spreadsheet)
        except (UsageError, UnsafeError):
            # Somebody edited the sheet meanwhile, so that it can't be read as a roadmap any more.
            return None
        return dropdown(understand_sheet(grid, run, review.reading), run.roadmap.last_row)

    return locate
