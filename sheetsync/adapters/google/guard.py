"""The guard: what must be so before anything is written."""

from collections.abc import Iterable

from sheetsync.adapters.google.state import State, Tab
from sheetsync.errors import Hitch, UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.own_text import one_line
from sheetsync.model.plan import Plan

MOST_LOST: int = 4
"""So many rows may go unnoticed, however few there were."""

SHARE_LOST: float = 0.3
"""So large a part of the rows may go unnoticed."""


def lost_rows(state: State, tab: Tab) -> int:
    """Count the rows that are gone since our last write into this tab; 0 where it's no more than people delete."""
    writes = [each for each in state.generations if each.sheet_id == tab.sheet_id and each.key == state.spreadsheet.key]
    if not writes:
        return 0
    before = max(writes, key=lambda each: each.id).rows
    lost = before - tab.filled_rows
    return lost if lost > max(MOST_LOST, SHARE_LOST * before) else 0


def vanished(state: State) -> bool:
    """Whether so many rows are gone that the answer is doubtful."""
    return any(lost_rows(state, tab) for tab in state.tabs if tab.is_read)


def is_namesake(state: State, tab: Tab) -> bool:
    """Whether the tab that we last wrote into is gone, and this one has nothing of ours."""
    last = max(state.generations, key=lambda each: each.id, default=None)
    return tab.grid.own is None and last is not None and state.tab(last.sheet_id) is None


def is_outdated(state: State, tab: Tab) -> bool:
    """Whether our mark in the sheet would stop the next run, too: once a person agreed, it is written anew."""
    return state.is_copy or is_namesake(state, tab) or lost_rows(state, tab) > 0


def tab_of(state: State, title: str) -> Tab:
    """Return the tab that a plan is about."""
    tab = state.titled(title)
    if tab is None:
        raise UnsafeError(
            f'the tab "{one_line(title)}" is gone, so nothing was written: run again', hitch=Hitch.TAB_GONE
        )
    return tab


def same_tab(state: State, tab: Tab) -> Tab:
    """Return what became of a tab, by its id: it may have another name by now."""
    found = state.tab(tab.sheet_id)
    if found is None:
        raise UnsafeError(
            f'the tab "{one_line(tab.grid.tab)}" was deleted while we wrote: run again', hitch=Hitch.TAB_GONE
        )
    return found


def check_first(state: State, tab: Tab, *, adopt: bool) -> None:
    """Refuse a spreadsheet that only looks like the one that was synced.

    Raises:
        UnsafeError: It is a copy, or the tab that we wrote into was replaced by a namesake.
    """
    if adopt:
        return
    if state.is_copy:
        raise UnsafeError(
            "this spreadsheet is a copy of one that is synced already, so nothing was written: "
            "run `sheetsync sync --adopt` if this is the one that counts now"
        )
    if is_namesake(state, tab):
        raise UnsafeError(
            f'the tab that held our column is gone, and "{one_line(tab.grid.tab)}" is another one, so nothing was '
            "written: run `sheetsync sync --adopt` if it takes its place"
        )


def check(state: State, tab: Tab, plan: Plan, *, removals: int) -> None:
    """Refuse to write where it isn't clear what is ours, or where too much is gone.

    Raises:
        UnsafeError: Two columns are ours, a cell is protected from us, or rows have vanished.
    """
    where = one_line(tab.grid.tab)
    if len(tab.tags) > 1:
        raise UnsafeError(f'two columns of tab "{where}" are marked as ours: delete one of them and run again')
    cells = [each.cell for each in plan.edits]
    if plan.install:
        cells.append(plan.install.header)
    check_cells(tab, cells)
    lost = lost_rows(state, tab)
    if lost > removals:
        raise UnsafeError(
            f'{lost} rows of tab "{where}" are gone since the last write, so no more was written: '
            f"run `sheetsync sync --accept-removals {lost}` if they were deleted on purpose"
        )


def check_cells(tab: Tab, cells: Iterable[CellRef]) -> None:
    """Refuse to write where a cell is protected from us.

    Raises:
        UnsafeError: One is.
    """
    shut = next((ref for ref in cells if any(ref in span for span in tab.grid.protected)), None)
    if shut:
        raise UnsafeError(
            f'cell {shut.a1} of tab "{one_line(tab.grid.tab)}" is protected, so nothing was written: '
            "let us edit it under Data > Protect sheets and ranges",
            hitch=Hitch.CLOSED,
        )
