"""A plan as a diff: what a sync would write, cell by cell."""

from collections.abc import Iterator, Sequence

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.plan import Edit, Plan
from sheetsync.render.escape import shortened, terminal


def render(plan: Plan, grid: Grid, typed: Sequence[Edit] = (), *, colour: bool = False) -> str:
    """Return the diff. An empty plan, with nothing that people agreed to, says that there is nothing to write.

    Args:
        plan: What would be written into our column.
        grid: The tab.
        typed: What would be typed into cells of people's, on their word.
        colour: Whether the reader's terminal has colours.
    """
    return "\n".join(_lines(plan, grid, typed, colour=colour)) + "\n"


def _lines(plan: Plan, grid: Grid, typed: Sequence[Edit], *, colour: bool) -> Iterator[str]:
    for edit in typed:
        yield from _edit(edit, grid, " (yours, on somebody's word)", colour=colour)
    if not plan and not typed:
        yield "Nothing to write: the remarks in the sheet are right already."
    if plan.install and plan.install.instead_of:
        old, new = plan.install.instead_of.a1, plan.install.header.a1
        yield f"Our column {old} would move to {new}, with all that stands in it."
    elif plan.install:
        yield f'A new column {plan.install.header.a1}, "{terminal(plan.install.text)}", beside the table.'
    for edit in plan.edits:
        yield from _edit(edit, grid, "", colour=colour)
    for edit in plan.notes:
        yield from _edit(edit, grid, " (note)", colour=colour)
    for cell in plan.squatted:
        yield f"@@ {cell.a1} @@ a person wrote here: left alone"
    for cell in plan.asked:
        yield f"@@ {cell.a1} @@ a person's answer that doesn't count yet: its cell says what is missing"
    for cell in plan.acknowledged:
        yield f"@@ {cell.a1} @@ acknowledged"


def _edit(edit: Edit, grid: Grid, what: str, *, colour: bool) -> Iterator[str]:
    yield f"@@ {edit.cell.a1}{what} @@ {_context(grid, edit.cell)}".rstrip()
    for sign, text, code in (("-", edit.old, "31"), ("+", edit.new, "32")):
        if text:
            line = f"{sign} {terminal(text)}"
            yield f"\x1b[{code}m{line}\x1b[0m" if colour else line


def _context(grid: Grid, cell: CellRef) -> str:
    """Return the first words of the row, so that a person knows it without the sheet."""
    row = grid.rows[cell.row - 1] if cell.row <= len(grid.rows) else ()
    texts = [each.shown for column, each in enumerate(row, start=1) if column != cell.column and not each.is_blank]
    return shortened(terminal(" | ".join(texts[:3])), 80)
