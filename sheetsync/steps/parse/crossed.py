"""Crossed: two columns whose cells say that each stands under the header of the other."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Final

from sheetsync.model.terms import Field
from sheetsync.steps.parse.claim import SAID, TEAM, Claim
from sheetsync.steps.parse.fit import LONG
from sheetsync.steps.parse.profile import Kind

EXCHANGED: Final = 1.5
"""By how much two columns must fit each other's headers better than their own, to be asked about."""

HANDFUL: Final = 8
"""Cells of two columns together below which they are no evidence against two headers that say what they mean."""

SLACK: Final = 0.5
"""By how much texts of any kind may fit "notes" better than the column with its header, where the other fits worse."""

BEFORE: Final = 1.0
"""What speaks for an exchange where notes stand before the work."""

LIKE_WORK: Final = 2.5
"""Points of cells that could be the work as well."""

REMARKS: Final = 2
"""Remarks under a status that are no slip."""

SOME: Final = 4
MOST: Final = 0.6
CLEARLY_MORE: Final = 0.4
"""Texts of which most have to say who is better off, how many that is, and how many fewer of those called goals."""

SOMEHOW: Final = 2.0
"""Points of a header such as "description", under which people write their goals, too."""

_WORDED: Final = frozenset({Field.PROJECT, Field.DELIVERABLE, Field.NOTES})
"""What people write in words as long as a goal."""

UNLIKE: Final = 0.6
"""By how much a column under "status" without any must fit the header of a blank column better, to be asked about."""

HIERARCHY: Final = (Field.PROJECT, Field.DELIVERABLE)

Fits = Mapping[tuple[Field, int], float]
"""Points of the cells of each column, by its number, for each field, whatever its header says."""


def exchanged_in(taken: Iterable[Claim], left: Iterable[Claim], fits: Fits) -> Iterator[tuple[Claim, Claim]]:
    """Yield each claim that is taken whose column may stand under the header of another one, and that one.

    Args:
        taken: What is taken.
        left: What the headers of the other columns say.
        fits: How well the cells of each column fit each field.
    """
    said = [each for each in taken if SAID <= each.header < TEAM]
    for one, other in combinations(said, 2):
        if _are_exchanged(one, other, fits):
            yield one, other
            yield other, one
    for one, other in product(said, left):
        if one.column != other.column and one.field is not other.field and _are_exchanged(one, other, fits):
            yield one, other


def _are_exchanged(one: Claim, other: Claim, fits: Fits) -> bool:
    """Whether neither column fits its own header better, and one of them clearly that of the other."""
    is_hierarchy = {one.field, other.field} == {*HIERARCHY}
    if is_hierarchy and not (one.heads_others or other.heads_others):
        # Projects of one line, each with the same deliverable, look like deliverables of one project.
        return False
    if not (one.filled and other.filled):
        return _is_of_the_blank(*((one, other) if one.filled else (other, one)), fits)
    if one.filled + other.filled < HANDFUL or _are_people(one, other):
        return False
    if _are_goals(one, other) or _are_goals(other, one):
        return True
    gains = BEFORE if _stand_before(one, other, fits) else 0.0
    lost = 0
    for claim, across in ((one, other), (other, one)):
        own, there = fits[claim.field, claim.column.number], fits[claim.field, across.column.number]
        slack = SLACK if claim.field is Field.NOTES else 0.0
        if there < own - slack or (there == own and claim.field in HIERARCHY):
            return False
        lost += there > own and there <= 0 and not claim.is_no_name
        # That a project looks more like one elsewhere says little: people who are named again group rows, too.
        says_much = is_hierarchy or claim.field is not Field.PROJECT or claim.is_no_name
        gains += there - own if says_much else 0.0
    return not (lost and is_hierarchy) and gains >= (2 * EXCHANGED if lost else EXCHANGED)


def _are_people(one: Claim, other: Claim) -> bool:
    """Whether one header names who does it and the other for whom: names and groups can stand under either."""
    is_said = one.is_whole and other.is_whole and not (one.is_contradicted or other.is_contradicted)
    return is_said and {one.field, other.field} == {Field.OWNER, Field.STAKEHOLDERS}


def _are_goals(goal: Claim, other: Claim) -> bool:
    """Whether most of what stands under another header says who is better off, and little of what is called a goal."""
    if goal.field is not Field.GOAL or other.field not in _WORDED or not (goal.sample and other.sample):
        return False
    if other.header <= SOMEHOW or other.filled < SOME or goal.sample.sentences + other.sample.sentences == 0:
        return False
    # Most goals are goals: then nothing else has to be read.
    least = max(MOST, goal.sample.says_who + CLEARLY_MORE)
    return least <= 1 and other.sample.says_who >= least


def _stand_before(one: Claim, other: Claim, fits: Fits) -> bool:
    """Whether notes stand before the work, on each line and another one each: people note behind what they do."""
    notes, line = (one, other) if one.field is Field.NOTES else (other, one)
    if notes.field is not Field.NOTES or line.field is not Field.DELIVERABLE:
        return False
    return notes.column.number < line.column.number and fits[line.field, notes.column.number] >= LIKE_WORK


def _is_of_the_blank(filled: Claim, blank: Claim, fits: Fits) -> bool:
    """Whether the cells can't be what stands above them, and could be what stands above the blank column."""
    own, there = (fits[each.field, filled.column.number] for each in (filled, blank))
    if filled.field is Field.STATUS and there - own >= UNLIKE:
        return (
            filled.filled >= HANDFUL and filled.is_no_name if blank.field is not Field.NOTES else _are_remarks(filled)
        )
    return filled.filled >= HANDFUL and filled.is_contradicted and there >= 0 and there - own >= EXCHANGED


def _are_remarks(status: Claim) -> bool:
    """Whether none of the cells under a status is one, and they are too long for one that nobody knows."""
    cells = status.sample
    if cells is None or cells.filled < REMARKS or cells.share(Kind.STATUS, Kind.PERCENT, Kind.TICK):
        return False
    return cells.length > LONG
