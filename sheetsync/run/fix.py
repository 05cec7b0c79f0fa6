"""Fix: what the findings propose is typed on the word of whoever sits at the terminal, and can be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.run import Run
from sheetsync.model.said import Said
from sheetsync.ports import SheetStore
from sheetsync.run.agree import remembered
from sheetsync.run.guard import refuse_unreadable
from sheetsync.run.remember import remember
from sheetsync.run.review import Review
from sheetsync.steps.answer import said_of
from sheetsync.steps.verdict import Judge


@dataclass(frozen=True, slots=True)
class Fix:
    """What could be typed into one cell: the `ways` to say it, of which one holds."""

    cell: CellRef
    ways: tuple[Said, ...]


def fixes(grid: Grid, run: Run) -> tuple[Fix, ...]:
    """Return what the findings of a run propose for cells that can be typed into, in the order of the sheet.

    Raises:
        UnsafeError: Nothing could be read.
    """
    refuse_unreadable(run)
    return tuple(_fixes(grid, run))


def _fixes(grid: Grid, run: Run) -> Iterator[Fix]:
    roadmap = run.roadmap
    fields = {column.number: name for name, column in roadmap.columns.items()}
    lines = {step.row: (project, step) for project, step in roadmap.deliverables}
    for each in run.active:
        if each.proposals and each.cell and each.tab == roadmap.tab and each.cell.row in lines:
            field, line = fields[each.cell.column], lines[each.cell.row]
            if Judge(grid, roadmap, each.cell.row).is_open(each.cell):
                ways = tuple(said_of(roadmap, grid, line, field, text) for text in each.proposals)
                yield Fix(each.cell, ways)


def last_fixes(run: Run) -> tuple[Fix, ...]:
    """Return what takes back all that was typed last on somebody's word, as far as its lines are still there."""
    if run.look is None:
        return ()
    pairs = zip(run.roadmap.deliverables, run.look.now.lines, strict=True)
    lines = {line.id: pair for pair, line in pairs}
    batch = next((each.typed for each in reversed(run.look.history.snapshots) if each.typed), ())
    found = []
    for each in batch:
        project, step = lines.get(each.line, (None, None))
        at = run.roadmap.cell(each.field, step.row) if step else None
        if project and step and at:
            said = Said(project.name, step.text, step.status_text, step.row, each.field, each.new, each.old)
            found.append(Fix(at, (said,)))
    return tuple(found)


def keep(store: SheetStore, review: Review, said: Sequence[Said]) -> bool:
    """Remember what was typed, so that it can be taken back; return whether anything remembers.

    Raises:
        SheetsyncError: The sheet can't be read again, or the history can't be written.
    """
    if review.history is None or not said:
        return False
    _, run = review.of(store.read(review.wants))
    if run.look is not None:
        remember(review.history, run.look, replace(run.look.now, typed=remembered(run, run.look, said)))
    return run.look is not None
