"""A second column that says how each line stands, and says otherwise: which of the two holds is the team's to say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Status
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.assign import Doubt
from sheetsync.steps.parse.concept import meanings_of
from sheetsync.steps.parse.header import Header, rows_below, texts_of
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.words import plain

FEWEST: Final = 3
"""Lines of which two columns say different things, below which it may be a slip."""

_STAGES: Final[Mapping[Status | None, str]] = {
    Status.NOT_STARTED: "waiting",
    Status.IN_PROGRESS: "under way",
    Status.POSSIBLE_DELAY: "under way",
    Status.AT_RISK: "under way",
    Status.DONE: "closed",
    Status.WONT_DO: "closed",
}
"""What two columns have to agree on: how far a line is. How it is doing may be told beside that."""


def with_second_status(grid: Grid, header: Header, reading: Reading) -> tuple[Header, frozenset[int]]:
    """Return the header with what has to be asked of a second status, and the rows on which it says otherwise.

    Args:
        grid: The tab.
        header: Its columns; the status is read as it says, whatever is asked.
        reading: What the team said: where it named its status column there is nothing to ask.
    """
    taken = header.columns.get(Field.STATUS)
    if taken is None or header.ticks or Field.STATUS in {*reading.columns, *header.ambiguous}:
        return header, frozenset()
    own = {plain(text): status for text, status in reading.statuses.items()}
    read = cache(lambda text: _STAGES.get(read_status(text, own)))
    for rival in _rivals(grid, header, taken):
        both = {
            row: stages
            for row in rows_below(grid, header.row)
            if all(stages := tuple(read(grid.at(CellRef(row, each.number)).shown) for each in (taken, rival)))
        }
        differ = frozenset(row for row, (one, other) in both.items() if one != other)
        # A light that is green on every line says how the work is doing, and nothing of how far it is.
        is_of_stages = len({other for _, other in both.values()}) > 1
        if len(differ) >= FEWEST and 2 * len(differ) > len(both) and is_of_stages:
            reason = Told(
                message("they say different things on {part} of the {total} lines where both can be read"),
                {"part": len(differ), "total": len(both)},
            )
            doubt = Doubt(Field.STATUS, (taken, rival), reason)
            asked = {**header.ambiguous, Field.STATUS: doubt.columns}
            return replace(header, doubts=(*header.doubts, doubt), ambiguous=asked), differ
    return header, frozenset()


def _rivals(grid: Grid, header: Header, taken: Column) -> Iterator[Column]:
    """Yield the columns without a field whose headers name the status as plainly as the one that is taken."""
    texts = dict(texts_of(grid, header.row))
    plainly = _points(texts.get(taken.number, ""))
    for each in header.others:
        if each not in header.periods and 0 < plainly <= _points(texts.get(each.number, "")):
            yield each


def _points(header: str) -> float:
    return next((each.points for each in meanings_of(header) if each.field is Field.STATUS), 0.0)
