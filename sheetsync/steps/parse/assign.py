"""Assign: which column is about which field, all fields decided together; and what can't be decided.

A column is taken where its header says so and nothing contradicts it. A close rival, a strange
column that fits clearly better, or cells that say something else make a doubt, which is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.roadmap import Column
from sheetsync.model.terms import DATE_FIELDS, Field
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.claim import ENOUGH, SAID, TEAM, Claim
from sheetsync.steps.parse.crossed import EXCHANGED, HIERARCHY, LIKE_WORK, Fits, exchanged_in
from sheetsync.steps.parse.profile import Kind

MARGIN: Final = 0.5
"""A column left without a field that comes so near is a rival."""

CLEARLY: Final = 1.2
"""By how much a column without a known header must fit better, to be asked about."""

FAINT: Final = 2.0
"""Points of a header such as "description", which says little beside a column whose header nobody knows."""

CANDIDATES: Final = 6
"""Columns that are tried for each field, the best ones."""

BY_CELLS: Final = (Field.DELIVERABLE, Field.STATUS, Field.END)
"""Fields that are asked for where only cells speak."""

EXCHANGE: Final = Told(message("the cells of each fit the header of the other better"))
LIKE_WORK_BEFORE: Final = Told(message("they stand before the work, and look like it"))
ONE_ALONE: Final = Told(message("the cells of one don't say what both headers do"))
TIED: Final = Told(message("both could be it"))
"""Why a field is asked for that two headers claim with equal right."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that can't be decided: the columns that could be it, the likeliest first, and why it is asked."""

    field: Field
    columns: tuple[Column, ...]
    reason: Told


@dataclass(frozen=True, slots=True)
class Assignment:
    """The column of each field that is decided, what is in doubt, and what was inferred from cells alone."""

    columns: Mapping[Field, Claim] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    inferred: frozenset[Field] = frozenset()
    points: float = 0.0


def assign(
    claims: Iterable[Claim], fits: Fits, said: Sequence[Claim] = (), strange: Iterable[Column] = ()
) -> Assignment:
    """Decide all fields together: the best sum, a column and a field at most once.

    Args:
        claims: What each column can be about.
        fits: How well the cells of each column fit each field.
        said: What the header of each column says clearly, whatever its cells say.
        strange: The columns whose headers say nothing that is known, or that have none.
    """
    by_field: defaultdict[Field, list[Claim]] = defaultdict(list)
    for each in claims:
        if each.points >= ENOUGH or each.is_contradicted:
            by_field[each.field].append(each)
    for found in by_field.values():
        found.sort(key=lambda each: (-each.points, each.column.number))
    best = _best([(meaning, found[:CANDIDATES]) for meaning, found in _to_decide(by_field)])
    return _Decider(by_field, best, fits, said, tuple(strange)).decided()


@dataclass(frozen=True)
class _Decider:
    """The best claim of each field, looked at for what speaks against it."""

    by_field: Mapping[Field, Sequence[Claim]]
    best: Mapping[Field, Claim]
    fits: Fits
    said: Sequence[Claim]
    strange: tuple[Column, ...]

    def decided(self) -> Assignment:
        columns: dict[Field, Claim] = {}
        doubts: list[Doubt] = []
        inferred: set[Field] = set()
        exchanged = dict(exchanged_in(self.best.values(), self._left(), self.fits))
        for meaning, claim in self.best.items():
            doubt = self._doubt(claim)
            if other := exchanged.get(claim):
                doubt = Doubt(meaning, (claim.column, other.column), EXCHANGE)
            if doubt is None and claim.header < SAID and meaning in BY_CELLS:
                others = (each.column for each in self._rivals(claim))
                doubt = Doubt(meaning, (claim.column, *others), Told(message("no header says it, its cells do")))
                if claim.column.header:
                    inferred.add(meaning)
            if doubt:
                doubts.append(doubt)
            if (doubt is None and claim.header >= SAID) or meaning is Field.DELIVERABLE:
                columns[meaning] = claim
        points = sum(each.points for each in columns.values() if each.column.header)
        return Assignment(columns, tuple(doubts), frozenset(inferred), points)

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The columns that are about something, and whose cells don't say otherwise."""
        return frozenset(each.column.number for each in self.best.values() if not each.is_contradicted)

    def _left(self) -> Iterator[Claim]:
        """Yield what headers say whose columns are about nothing: another one took the place, or cells contradict."""
        for each in self.said:
            if each.column.number not in self._taken and each != self.best.get(each.field):
                yield each

    def _rivals(self, claim: Claim) -> list[Claim]:
        """Return the other claims to a field, of columns that are about nothing else."""
        # A column that nobody filled in is no rival of one that is in use.
        return [
            each
            for each in self.by_field[claim.field]
            if each.column.number not in self._taken and each is not claim and (each.filled or not claim.filled)
        ]

    def _doubt(self, claim: Claim) -> Doubt | None:
        if not SAID <= claim.header < TEAM:
            return None
        rivals = self._rivals(claim)
        if claim.is_contradicted:
            columns = (claim.column, *(each.column for each in rivals[:2]))
            return Doubt(claim.field, columns, Told(message("its cells say something else than its header")))
        if doubt := _between(claim, next((each for each in rivals if each.header >= SAID), None)):
            return doubt
        if claim.field is Field.NOTES and (line := self._behind(claim)):
            return Doubt(claim.field, (claim.column, line), LIKE_WORK_BEFORE)
        if better := self._better(claim):
            return Doubt(claim.field, (better, claim.column), Told(message("the cells of another column fit better")))
        return None

    def _behind(self, notes: Claim) -> Column | None:
        """Return the work that no header names, where notes stand before it that look as much like work."""
        line = self.best.get(Field.DELIVERABLE)
        if line is None or line.header >= SAID or notes.column.number > line.column.number:
            return None
        return line.column if self.fits[Field.DELIVERABLE, notes.column.number] >= LIKE_WORK else None

    def _better(self, claim: Claim) -> Column | None:
        """Return a column whose header says nothing of the field, and whose cells fit it clearly better."""
        margin = CLEARLY if claim.header > 2 * SAID else 0.1 if claim.header >= FAINT else 0.0
        wrong = {each.column for each in self.best.values() if each.is_contradicted and each.field is not claim.field}
        # Beside a work's own word a column whose header is not known may be its project.
        is_trusted = claim.field in HIERARCHY and claim.header > 2 * SAID
        margin = EXCHANGED if is_trusted else margin
        strange = () if is_trusted and claim.field is Field.PROJECT else self.strange
        least = dict.fromkeys(strange, margin) | dict.fromkeys(wrong, min(margin, MARGIN))
        gains = {
            each: self.fits[claim.field, each.number] - claim.cells - more
            for each, more in least.items()
            if each.number not in self._taken
        }
        best = max(gains, key=gains.__getitem__, default=None)
        is_open = claim.cells < ENOUGH or claim.header < FAINT
        return best if best and is_open and gains[best] >= 0 else None


def _between(claim: Claim, said: Claim | None) -> Doubt | None:
    """Return the doubt between a column and the likeliest other one whose header says the same."""
    if said is None:
        return None
    if _are_alike(claim, said):
        return Doubt(claim.field, (claim.column, said.column), TIED)
    if _are_days(claim) and not _has_days(said):
        return None
    if said.is_contradicted and claim.field not in HIERARCHY and said.header > claim.header - MARGIN:
        return Doubt(claim.field, (claim.column, said.column), ONE_ALONE)
    return None


def _are_days(claim: Claim) -> bool:
    """Whether all cells of a date are days: then a column of numbers called "Target" says nothing against it."""
    return claim.field in DATE_FIELDS and claim.sample is not None and claim.sample.share(Kind.DATE) == 1


def _has_days(claim: Claim) -> bool:
    return claim.sample is None or not claim.filled or claim.sample.share(Kind.DATE) > 0


def _are_alike(claim: Claim, said: Claim) -> bool:
    """Whether two columns could be one field with equal right."""
    if claim.points - said.points >= MARGIN:
        return False
    return claim.field not in HIERARCHY or abs(claim.header - said.header) < 0.01


def _to_decide(by_field: Mapping[Field, Sequence[Claim]]) -> Iterator[tuple[Field, list[Claim]]]:
    """Yield what is decided together: by cells alone a column is only what is asked for where only cells speak."""
    for meaning, found in by_field.items():
        if claims := [each for each in found if each.header or meaning in BY_CELLS]:
            yield meaning, claims


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
