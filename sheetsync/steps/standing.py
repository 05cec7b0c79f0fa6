"""Standing: what a person should know of our things in a sheet, beside what a run writes."""

from collections.abc import Iterable, Iterator
from typing import Final

from sheetsync.model.cell import column_letters
from sheetsync.model.grid import Grid
from sheetsync.model.notice import Notice, NoticeKind
from sheetsync.model.own_text import is_our_note
from sheetsync.model.plan import Plan
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Writing
from sheetsync.steps.place import trouble

NO_NOTES: Final = (
    "`notes = true` does nothing in a Google Sheet: a note there can be neither put nor taken away without the risk "
    "of losing one that a person writes in that moment. The remarks stand in our column."
)


def badly_placed(grid: Grid, roadmap: Roadmap) -> tuple[Notice, ...]:
    """Say that our column stands badly, and how it moves."""
    found = trouble(grid, roadmap)
    if found is None:
        return ()
    sentence = f"{found[:1].upper()}{found[1:]}: `sheetsync sync --move-column` takes it to a better place."
    return (Notice(NoticeKind.COLUMN_PLACED_BADLY, sentence),)


def after_write(notices: Iterable[Notice], grid: Grid, plan: Plan) -> Iterator[Notice]:
    """Yield what is to be told once a plan was applied to `grid`: that our column stands badly only where it stayed."""
    went = list(_moved(grid, plan))
    yield from (each for each in notices if not went or each.kind is not NoticeKind.COLUMN_PLACED_BADLY)
    yield from went


def _moved(grid: Grid, plan: Plan) -> Iterator[Notice]:
    if grid.own and plan.install and plan.install.instead_of:
        old, new = grid.own.column, plan.install.header.column
        # A sheet that moves a column as a whole closes the gap that it leaves.
        new -= grid.takes_columns and new > old
        said = f"Our column moved from {column_letters(old)} to {column_letters(new)}, with all that stands in it."
        yield Notice(NoticeKind.COLUMN_MOVED, said)


def unkept_notes(grid: Grid, writing: Writing) -> tuple[Notice, ...]:
    """Say why remarks don't go on cells as notes where they don't, and that old ones are not kept right."""
    if grid.takes_notes:
        return ()
    said = [NO_NOTES] if writing.notes else []
    if old := sum(is_our_note(cell.note) for row in grid.rows for cell in row if cell.note):
        notes = "1 note of ours still hangs" if old == 1 else f"{old} notes of ours still hang"
        said.append(
            f"{notes} on cells from before, and may be out of date: `sheetsync clear` takes them away, and the next "
            "sync writes the remarks beside the rows again."
        )
    return tuple(Notice(NoticeKind.NOTES_UNKEPT, each) for each in said)
