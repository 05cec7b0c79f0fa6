"""Exchange: two columns whose cells say that each stands under the header of the other."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from sheetsync.model.terms import Field
from sheetsync.steps.parse.claim import SAID, TEAM, Claim

EXCHANGED: Final = 1.5
"""By how much two columns must fit each other's headers better than their own, to be asked about."""

HANDFUL: Final = 8
"""Cells of two columns together below which they are no evidence against two headers that say what they mean."""

SLACK: Final = 0.5
"""By how much texts of any kind may fit "notes" better than the column with its header, where the other fits worse."""

UNLIKE: Final = 0.6
"""By how much a column under "status" without any must fit the header of a blank column better, to be asked about."""

HIERARCHY: Final = (Field.PROJECT, Field.DELIVERABLE)

Fits = Mapping[tuple[Field, int], float]
"""Points of the cells of each column, by its number, for each field, whatever its header says."""


def exchanged_in(claims: Iterable[Claim], fits: Fits) -> Iterator[tuple[Claim, Claim]]:
    """Yield each of two claims whose columns fit each other's header clearly better than their own, and the other."""
    said = [each for each in claims if SAID <= each.header < TEAM]
    for one, other in combinations(said, 2):
        if _are_exchanged(one, other, fits):
            yield one, other
            yield other, one


def _are_exchanged(one: Claim, other: Claim, fits: Fits) -> bool:
    """Whether neither column fits its own header better, and one of them clearly that of the other."""
    is_hierarchy = {one.field, other.field} == {*HIERARCHY}
    if is_hierarchy and not (one.heads_others or other.heads_others):
        # Projects of one line, each with the same deliverable, look like deliverables of one project.
        return False
    if one.filled + other.filled < HANDFUL:
        return False
    if not (one.filled and other.filled):
        return _is_of_the_blank(*((one, other) if one.filled else (other, one)), fits)
    gains = 0.0
    for claim, across in ((one, other), (other, one)):
        own, there = fits[claim.field, claim.column.number], fits[claim.field, across.column.number]
        is_lost = there > own and there <= 0 and not claim.is_no_name
        slack = SLACK if claim.field is Field.NOTES else 0.0
        if there < own - slack or is_lost or (there == own and claim.field in HIERARCHY):
            return False
        # That a project looks more like one elsewhere says little: people who are named again group rows, too.
        says_much = is_hierarchy or claim.field is not Field.PROJECT or claim.is_no_name
        gains += there - own if says_much else 0.0
    return gains >= EXCHANGED


def _is_of_the_blank(filled: Claim, blank: Claim, fits: Fits) -> bool:
    """Whether what stands under "status" is no status, and could stand under the header of the blank column."""
    own, there = (fits[each.field, filled.column.number] for each in (filled, blank))
    return filled.field is Field.STATUS and filled.is_no_name and there - own >= UNLIKE
