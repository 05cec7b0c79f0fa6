"""Fit: how well the cells of a column fit a field, whatever its header says.

The points are those of a measured design; what matters is their order.
"""

from collections.abc import Callable, Mapping
from typing import Final

from sheetsync.model.terms import PEOPLE_FIELDS, Field
from sheetsync.steps.parse.profile import SPARSE, Kind, Profile
from sheetsync.steps.parse.status import is_sign
from sheetsync.steps.parse.vocabulary import is_unsaid

SOME: Final = 4
MANY: Final = 8
CROWD: Final = 20
"""Cells above which some are alike where they say people: texts that don't look like names, long ones, any."""

LONG: Final = 20
"""Characters above which a name is hardly that of a person."""


def fits_of(cells: Profile, *, is_first_text: bool) -> dict[Field, float]:
    """Return how well cells fit each field; those of the first column of texts, from the left, are mostly the work."""
    return {field: fit(field, cells, is_first_text=is_first_text) for field in Field}


def fit(field: Field, cells: Profile, *, is_first_text: bool = False) -> float:
    """Return what the cells say of a field by themselves, in points; few say little, and none say nothing."""
    if not cells.filled:
        return 0.0
    points = _JUDGES[field](cells)
    if field is Field.DELIVERABLE and is_first_text and points > 0:
        points += 0.5
    if field not in PEOPLE_FIELDS and cells.share(Kind.HANDLE, Kind.MACHINE) > 0.5:
        points -= 2
    return points * min(1.0, (cells.filled + 1) / 5)


def _date(cells: Profile) -> float:
    share = cells.share(Kind.DATE)
    # Of two columns of dates the fuller one is the one that is used.
    return cells.fill + (2.0 if share >= 0.8 else 1.0 if share >= 0.5 else -3.5 if share < 0.2 else -0.5)


def _status(cells: Profile) -> float:
    share = cells.share(Kind.STATUS, Kind.PERCENT, Kind.TICK)
    # Beside signs that are known, others are of the same kind.
    share = max(share, sum(map(is_sign, cells.texts)) / cells.filled) if share else share
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
    is_different = cells.filled > SOME and (cells.distinct > 0.9 or (share == 0 and cells.length > LONG))
    if share < 0.3 and (is_different or cells.share(Kind.PRIORITY) > 0.5):
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
    if cells.fill < 0.5:
        # Each line has its text; what is only here and there is said about some of them.
        points -= 2.5
    return points


def _project(cells: Profile) -> float:
    points = 0.0
    # Said on each row, or on the first of several: what is only here and there groups nothing.
    heads = cells.is_first_filled and cells.fill <= SPARSE and cells.distinct > 0.7
    if (heads or (cells.repeats >= 0.6 and cells.fill >= 0.9)) and cells.length <= 80:
        points += 1.5
    if cells.sentences > 0.5:
        points -= 1.5
    if cells.distinct >= 0.95 and cells.fill > 0.9 and cells.filled > 4:
        points -= 1.0
    if cells.length > 120 or cells.share(Kind.STATUS, Kind.TICK, Kind.PERCENT, Kind.PRIORITY) > 0.7:
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
    unsaid = sum(map(is_unsaid, cells.texts))
    # "N.N." on a line says nothing of what the others name.
    names = cells.share(Kind.NAME, Kind.HANDLE) * cells.filled / max(1, cells.filled - unsaid)
    points = (0.7 if names >= 0.7 else 0.0) + (0.8 if names >= 0.7 and cells.repeats >= 0.4 else 0.0)
    if cells.share(Kind.STATUS, Kind.NUMBER, Kind.DATE, Kind.TICK, Kind.PERCENT, Kind.PRIORITY, Kind.LINK) > 0.6:
        points -= 3
    elif cells.numbered > 0.6:
        # "Phase 2" is nobody.
        points -= 2.5
    elif cells.distinct > 0.9 and _are_too_many(cells, looks_so=names >= 0.7):
        points -= 1.7
    if cells.sentences > 0.5 and not cells.share(Kind.MACHINE, Kind.HANDLE):
        points -= 1.5
    return points


def _are_too_many(cells: Profile, *, looks_so: bool) -> bool:
    """Whether texts that are all different are more than people would be, who come again and have short names."""
    return cells.filled > CROWD or (cells.filled > (MANY if looks_so else SOME) and cells.length > LONG)


def _goal(cells: Profile) -> float:
    points = (2.0 if cells.stories > 0.5 else 0.0) + (0.8 if cells.sentences > 0.5 else 0.0)
    if cells.share(Kind.NUMBER, Kind.DATE, Kind.PERCENT, Kind.LINK, Kind.CODE, Kind.STATUS, Kind.PRIORITY) > 0.5:
        points -= 3
    elif cells.length < 12:
        # "Growth" is a goal, too.
        points -= 1.5
    return points


def _stakeholders(cells: Profile) -> float:
    points = 0.5 if cells.share(Kind.TEXT, Kind.NAME, Kind.MACHINE) > 0.6 and cells.length < 60 else 0.0
    if cells.share(Kind.NUMBER, Kind.DATE, Kind.PERCENT, Kind.LINK, Kind.TICK, Kind.STATUS, Kind.PRIORITY) > 0.5:
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
    points = (0.8 if cells.length >= 20 else 0.0) + (0.4 if cells.fill <= 0.6 else 0.0)
    if cells.share(Kind.NUMBER, Kind.DATE, Kind.PERCENT, Kind.TICK, Kind.PRIORITY, Kind.CODE) > 0.6:
        points -= 3
    elif cells.length < 12 and cells.repeats > 0.5:
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
