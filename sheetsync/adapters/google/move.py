"""Move: our column, as a whole, to another place; what stood astray in that moment is put back."""

from collections.abc import Callable

from sheetsync.adapters.google.batch import Batch, body_of, next_generation
from sheetsync.adapters.google.guard import same_tab
from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.state import State, Tab
from sheetsync.adapters.google.write import fence
from sheetsync.errors import UnavailableError, UnsafeError
from sheetsync.model.cell import column_letters
from sheetsync.model.plan import Install


def move(state: State, tab: Tab, to: Install, send: Callable[[Batch], State], nonces: Callable[[], str]) -> State:
    """Move our column to before the one that `to` names, and return the sheet after that.

    A column is moved by its number. Where people moved columns in that moment, another one may have been
    met: the answer shows where ours stands, and what was met goes back to where it was.

    Raises:
        UnavailableError: Ours was not met; nothing stands elsewhere than before.
        UnsafeError: It can't get out from under what covers it.
    """
    own = tab.grid.own
    if own is None:
        return state
    old, to_before = own.column, to.header.column
    new = to_before - (to_before > old)
    if new == old:
        raise UnsafeError(
            f"our column {column_letters(old)} is next to the best place already: move what covers it, and run again"
        )
    batch = _batch(state, tab, nonces(), [_move(tab, old, to_before), _shown(tab, new)])
    after = send(batch)
    found = same_tab(after, tab).grid.own
    if found and found.column != new and after.has(batch.nonce):
        after = send(_batch(after, tab, nonces(), [_move(tab, new, old + (new < old))]))
    elif found and found.column == new:
        return after
    raise UnavailableError("columns were moved while ours was, so it stands where it stood: run again")


def _batch(state: State, tab: Tab, nonce: str, requests: list[Json]) -> Batch:
    generation = next_generation(state, tab, nonce)
    return Batch(generation, body_of([tab], [*fence(state, generation), *requests]))


def _run(tab: Tab, column: int) -> Json:
    return {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "startIndex": column - 1, "endIndex": column}


def _move(tab: Tab, column: int, before: int) -> Json:
    return {"moveDimension": {"source": _run(tab, column), "destinationIndex": before - 1}}


def _shown(tab: Tab, column: int) -> Json:
    """Return the request that shows a column: a hidden one would stay hidden at its new place."""
    return {
        "updateDimensionProperties": {
            "range": _run(tab, column),
            "properties": {"hiddenByUser": False},
            "fields": "hiddenByUser",
        }
    }
