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
from sheetsync.steps.parse.scale import LETTERS
from sheetsync.steps.parse.standing import TROUBLE, is_light
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.words import plain

FEWEST: Final = 3
"""Lines of which two columns say different things, below which it may be a slip."""

_STAGES: Final[Mapping[Status, str]] = {
    Status.NOT_STARTED: "waiting",
    Status.IN_PROGRESS: "under way",
    Status.POSSIBLE_DELAY: "under way",
    Status.AT_RISK: "under way",
    Status.DONE: "closed",
    Status.WONT_DO: "closed",
}
"""What two columns have to agree on: how far a line is. How it is doing may be told beside that."""

_QUIET: Final = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS})
"""What a status says that is told as well, however red the light beside it is."""


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
    read = cache(lambda text: read_status(text, own))

    def both_in(rival: Column) -> dict[int, tuple[Status, Status]]:
        """Return what both columns say on each row where both can be read."""
        found: dict[int, tuple[Status, Status]] = {}
        for row in rows_below(grid, header.row):
            one, other = (grid.at(CellRef(row, each.number)).shown.strip() for each in (taken, rival))
            said = read(one), read(other) or (LETTERS.get(other.casefold()) if rival in header.outranked else None)
            if said[0] and said[1]:
                found[row] = said[0], said[1]
        return found

    for light in header.outranked:
        both = both_in(light) if is_light(light.header) else {}
        differ = frozenset(row for row, (one, colour) in both.items() if one in _QUIET and colour in TROUBLE)
        if differ:
            return _asked(header, taken, light, len(differ), len(both)), differ
    for rival in _rivals(grid, header, taken):
        both = both_in(rival)
        stages = [(_STAGES[one], _STAGES[other]) for one, other in both.values()]
        differ = frozenset(row for row, (one, other) in zip(both, stages, strict=True) if one != other)
        # A light that is green on every line says how the work is doing, and nothing of how far it is.
        is_of_stages = len({other for _, other in stages}) > 1
        if len(differ) >= FEWEST and 2 * len(differ) > len(both) and is_of_stages:
            return _asked(header, taken, rival, len(differ), len(both)), differ
    return header, frozenset()


def _asked(header: Header, taken: Column, rival: Column, part: int, total: int) -> Header:
    """Return the header with the question which of two columns says how lines stand."""
    reason = Told(
        message("they say different things on {part} of the {total} lines where both can be read"),
        {"part": part, "total": total},
    )
    doubt = Doubt(Field.STATUS, (taken, rival), reason)
    asked = {**header.ambiguous, Field.STATUS: doubt.columns}
    return replace(header, doubts=(*header.doubts, doubt), ambiguous=asked)


def _rivals(grid: Grid, header: Header, taken: Column) -> Iterator[Column]:
    """Yield the columns without a field whose headers name the status as plainly as the one that is taken."""
    texts = dict(texts_of(grid, header.row))
    plainly = _points(texts.get(taken.number, ""))
    for each in header.others:
        if each not in header.periods and 0 < plainly <= _points(texts.get(each.number, "")):
            yield each


def _points(header: str) -> float:
    return next((each.points for each in meanings_of(header) if each.field is Field.STATUS), 0.0)
