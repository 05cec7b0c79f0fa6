"""Assign: which column is about which field, all fields decided together; and what can't be decided.

A column is taken where its header says so and nothing contradicts it. A close rival, a strange
column that fits clearly better, or cells that say something else make a doubt, which is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sheetsync.model.roadmap import Column, Field
from sheetsync.steps.parse.claim import ENOUGH, SAID, Claim

MARGIN: Final = 0.5
"""A column left without a field that comes so near is a rival."""

CLEARLY: Final = 1.2
"""By how much a column without a known header must fit better, to be asked about."""

CANDIDATES: Final = 6
"""Columns that are tried for each field, the best ones."""

BY_CELLS: Final = (Field.DELIVERABLE, Field.STATUS, Field.END)
"""Fields that are asked for where only cells speak."""

HIERARCHY: Final = (Field.PROJECT, Field.DELIVERABLE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that can't be decided: the columns that could be it, the likeliest first, and why it is asked."""

    field: Field
    columns: tuple[Column, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """The column of each field that is decided, what is in doubt, and what was inferred from cells alone."""

    columns: Mapping[Field, Claim] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    inferred: frozenset[Field] = frozenset()
    points: float = 0.0


def assign(claims: Iterable[Claim]) -> Assignment:
    """Decide all fields together: the best sum, a column and a field at most once."""
    by_field: defaultdict[Field, list[Claim]] = defaultdict(list)
    for each in claims:
        if each.points >= ENOUGH or each.is_contradicted:
            by_field[each.field].append(each)
    for found in by_field.values():
        found.sort(key=lambda each: (-each.points, each.column.number))
    best = _best([(meaning, found[:CANDIDATES]) for meaning, found in by_field.items()])
    taken = {each.column.number for each in best.values()}
    columns: dict[Field, Claim] = {}
    doubts: list[Doubt] = []
    inferred: set[Field] = set()
    for meaning, claim in best.items():
        # A column that nobody filled in is no rival of one that is in use.
        rivals = [
            each for each in by_field[meaning] if each.column.number not in taken and (each.filled or not claim.filled)
        ]
        doubt = _doubt(claim, rivals)
        if doubt is None and claim.header < SAID and meaning in BY_CELLS:
            inferred.add(meaning)
            doubt = Doubt(meaning, (claim.column, *(each.column for each in rivals)), "no header says it, its cells do")
        if doubt:
            doubts.append(doubt)
        if (doubt is None and claim.header >= SAID) or meaning is Field.DELIVERABLE:
            columns[meaning] = claim
    return Assignment(columns, tuple(doubts), frozenset(inferred), sum(each.points for each in columns.values()))


def _doubt(claim: Claim, rivals: Sequence[Claim]) -> Doubt | None:
    if claim.header < SAID:
        return None
    columns = (claim.column, *(each.column for each in rivals[:2]))
    if claim.is_contradicted:
        return Doubt(claim.field, columns, "its cells say something else than its header")
    said = next((each for each in rivals if each.header >= SAID), None)
    if said and claim.points - said.points < MARGIN and claim.field not in HIERARCHY:
        return Doubt(claim.field, (claim.column, said.column), "both could be it")
    if (
        said
        and claim.field in HIERARCHY
        and abs(claim.header - said.header) < 0.01
        and claim.points - said.points < MARGIN
    ):
        return Doubt(claim.field, (claim.column, said.column), "both could be it")
    strange = next((each for each in rivals if not each.header), None)
    better = CLEARLY if claim.header > 2 * SAID else 0.1
    if strange and strange.cells - claim.cells >= better and claim.cells < ENOUGH:
        return Doubt(claim.field, (strange.column, claim.column), "the cells of another column fit better")
    return None


def _best(fields: list[tuple[Field, list[Claim]]]) -> dict[Field, Claim]:
    """Return the claims with the highest sum; the fields with the strongest ones are tried first."""
    fields.sort(key=lambda item: -item[1][0].points)
    ceiling = [0.0] * (len(fields) + 1)
    for index in range(len(fields) - 1, -1, -1):
        ceiling[index] = ceiling[index + 1] + max(0.0, fields[index][1][0].points)
    found: tuple[float, dict[Field, Claim]] = (-1.0, {})
    chosen: dict[Field, Claim] = {}
    used: set[int] = set()

    def go(index: int, points: float) -> None:
        nonlocal found
        if points + ceiling[index] <= found[0]:
            return
        if index == len(fields):
            found = (points, dict(chosen))
            return
        meaning, claims = fields[index]
        for claim in claims:
            if claim.column.number not in used:
                used.add(claim.column.number)
                chosen[meaning] = claim
                go(index + 1, points + max(claim.points, 0.01))
                used.discard(claim.column.number)
                del chosen[meaning]
        go(index + 1, points)

    go(0, 0.0)
    return found[1]
