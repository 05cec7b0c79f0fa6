"""Claims: how much speaks for a column being about a field, by its header and by its cells.

The points are those of a measured design; what matters is their order. Each claim keeps its reasons
as sentences, which is what a person reads when something is asked.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sheetsync.model.roadmap import Column, Field
from sheetsync.steps.parse.concept import meanings_of
from sheetsync.steps.parse.profile import Kind, Profile

FEW: Final = 3
"""Rows that tell nothing of whether a column groups them."""

ENOUGH: Final = 2.0
"""Points that a claim needs to count at all."""

SAID: Final = 1.5
"""Points of a header that says a field in so many words."""

KEPT: Final = 2.0
"""What a whole word for a field keeps, whatever stands below it."""

CONTRADICTED: Final = -2.0
"""Points of cells that speak against the header so strongly that it has to be asked."""


_FACTS: Final = frozenset({Field.STATUS, Field.START, Field.END, Field.UPDATED})

GROUPING: Final = 3.0
"""Points of a header below which a column is a project only where its cells group the rows."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a column is about a field: the points of its header, and of its cells, of which `filled` say something."""

    field: Field
    column: Column
    header: float
    cells: float
    is_whole: bool = False
    filled: int = 0

    @property
    def points(self) -> float:
        """All that speaks for it, less what speaks against it."""
        total = self.header + self.cells
        return max(total, KEPT) if self.is_whole else total

    @property
    def is_contradicted(self) -> bool:
        """Whether the cells speak against what the header says, where that would be told as a fact."""
        return self.field in _FACTS and self.header >= SAID and self.cells <= CONTRADICTED


def claims_of(column: Column, header: str, cells: Profile, *, is_first_text: bool) -> Iterator[Claim]:
    """Yield what a column can be about, also by its cells alone.

    Args:
        column: Its number, and its header as it is told.
        header: Its header as it stands there, over several lines perhaps.
        cells: What its cells look like.
        is_first_text: Whether it is the first column of texts, from the left.
    """
    named = {each.field: each for each in meanings_of(header)}
    for field in Field:
        found = named.get(field)
        said = found.points if found else 0.0
        points = _cells_points(field, cells, is_first_text=is_first_text)
        if field is Field.PROJECT and said < GROUPING and cells.rows > FEW and points <= 0:
            continue
        if said or points >= ENOUGH:
            yield Claim(field, column, said, points, is_whole=bool(found and found.is_whole), filled=cells.filled)


def _cells_points(field: Field, cells: Profile, *, is_first_text: bool) -> float:
    """Return what the cells say of a field; few cells say little, and none say nothing."""
    if not cells.filled:
        return 0.0
    points = _JUDGES[field](cells)
    if field is Field.DELIVERABLE and is_first_text and points > 0:
        points += 0.5
    if field is not Field.OWNER and cells.share(Kind.HANDLE, Kind.MACHINE) > 0.5:
        points -= 2
    return points * min(1.0, (cells.filled + 1) / 5)


def _date(cells: Profile) -> float:
    share = cells.share(Kind.DATE)
    # Of two columns of dates the fuller one is the one that is used.
    return cells.fill + (2.0 if share >= 0.8 else 1.0 if share >= 0.5 else -3.5 if share < 0.2 else -0.5)


def _status(cells: Profile) -> float:
    share = cells.share(Kind.STATUS, Kind.PERCENT, Kind.TICK)
    if (
        share == 0
        and cells.share(Kind.NUMBER) > 0.5
        and all(len(text) <= 3 for text in cells.texts if text.isdecimal())
    ):
        # Per cent without the sign, perhaps: the header decides.
        return 0.0
    points = 2.5 if share >= 0.7 else 1.5 if share >= 0.4 else 0.0
    labels = (
        cells.length <= 20 and cells.distinct <= 0.5 and cells.share(Kind.NAME, Kind.TEXT, Kind.CODE, Kind.STATUS) > 0.6
    )
    if labels and not cells.share(Kind.PRIORITY):
        points += 0.8
    if cells.share(Kind.DATE, Kind.LINK) > 0.5 or cells.length > 60:
        points -= 3
    if share < 0.3 and ((cells.distinct > 0.9 and cells.filled > 4) or cells.share(Kind.PRIORITY) > 0.5):
        points -= 2
    return points


def _line(cells: Profile) -> float:
    text = cells.share(Kind.TEXT, Kind.NAME, Kind.CODE, Kind.STATUS)
    points = 0.0
    if cells.share(Kind.TEXT, Kind.NAME) >= 0.5:
        points += (1.2 if cells.distinct >= 0.9 else 0.0) + (0.8 if cells.fill >= 0.8 else 0.0)
        points += 0.8 if 8 <= cells.length <= 90 else 0.0
    if text < 0.4:
        points -= 3
    if cells.distinct < 0.6:
        points -= 2
    if cells.length > 160:
        points -= 1.2
    return points


def _project(cells: Profile) -> float:
    points = 0.0
    # Said on each row, or on the first of several: what is only here and there groups nothing.
    groups = (cells.repeats >= 0.6 and cells.fill >= 0.9) or (cells.fill <= 0.6 and cells.distinct > 0.7)
    if groups and cells.length <= 80:
        points += 1.5
    if cells.distinct >= 0.95 and cells.fill > 0.9 and cells.filled > 4:
        points -= 1.0
    if cells.length > 120 or cells.share(Kind.STATUS, Kind.TICK, Kind.PERCENT) > 0.7:
        points -= 2
    if cells.share(Kind.LINK, Kind.DATE) > 0.5:
        points -= 3
    if cells.share(Kind.NUMBER) > 0.6:
        # What is only numbered has its name elsewhere.
        points -= 1.5
    if cells.share(Kind.CODE) > 0.6:
        points -= 0.5
    return points


def _owner(cells: Profile) -> float:
    names = cells.share(Kind.NAME, Kind.HANDLE)
    points = (0.7 if names >= 0.7 else 0.0) + (0.8 if names >= 0.7 and cells.repeats >= 0.4 else 0.0)
    if cells.share(Kind.STATUS, Kind.NUMBER, Kind.DATE, Kind.TICK, Kind.PERCENT) > 0.6:
        points -= 3
    if cells.length > 60 and not cells.share(Kind.MACHINE, Kind.HANDLE):
        points -= 1.5
    return points


def _goal(cells: Profile) -> float:
    points = (2.0 if cells.stories > 0.5 else 0.0) + (0.8 if cells.sentences > 0.5 else 0.0)
    if cells.share(Kind.NUMBER, Kind.DATE, Kind.PERCENT, Kind.LINK) > 0.5:
        points -= 3
    elif cells.length < 12:
        points -= 2
    return points


def _stakeholders(cells: Profile) -> float:
    points = 0.5 if cells.share(Kind.TEXT, Kind.NAME) > 0.6 and cells.length < 60 else 0.0
    if cells.share(Kind.NUMBER, Kind.DATE, Kind.PERCENT, Kind.LINK, Kind.TICK) > 0.5:
        points -= 3
    return points


def _priority(cells: Profile) -> float:
    points = (
        2.0
        if cells.share(Kind.PRIORITY) >= 0.6
        else 1.0
        if cells.share(Kind.NUMBER, Kind.CODE) >= 0.7 and cells.length <= 3
        else 0.0
    )
    if cells.length > 30:
        points -= 2.5
    if cells.distinct > 0.9 and cells.filled > 4:
        points -= 2
    return points


def _notes(cells: Profile) -> float:
    points = 0.8 if cells.length >= 20 else 0.0
    if cells.length < 12 and cells.repeats > 0.5:
        points -= 2.5
    return points


_JUDGES: Final[Mapping[Field, Callable[[Profile], float]]] = {
    Field.PROJECT: _project,
    Field.STAKEHOLDERS: _stakeholders,
    Field.GOAL: _goal,
    Field.DELIVERABLE: _line,
    Field.STATUS: _status,
    Field.OWNER: _owner,
    Field.START: _date,
    Field.END: _date,
    Field.UPDATED: _date,
    Field.NOTES: _notes,
    Field.PRIORITY: _priority,
}


def reason_of(field: Field, cells: Profile) -> str:
    """Say in a few words what the cells look like, as a person who decides wants to know."""
    if not cells.filled:
        return "all its cells are blank"
    match field:
        case Field.STATUS:
            return _of(cells, "are status words or ticks", Kind.STATUS, Kind.PERCENT, Kind.TICK)
        case Field.START | Field.END | Field.UPDATED:
            return _of(cells, "are dates", Kind.DATE)
        case Field.OWNER:
            return _of(cells, "look like names", Kind.NAME, Kind.HANDLE)
        case _:
            different = round(cells.distinct * cells.filled)
            return f"{different} different texts in {cells.filled} cells"


def _of(cells: Profile, what: str, *kinds: Kind) -> str:
    return f"{sum(cells.kinds.get(kind, 0) for kind in kinds)} of {cells.filled} cells {what}"
