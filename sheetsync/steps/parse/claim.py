"""Claims: how much speaks for a column being about a field, by its header and by its cells.

The points are those of a measured design; what matters is their order. Each claim keeps its reasons
as sentences, which is what a person reads when something is asked.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.roadmap import Column
from sheetsync.model.terms import DATE_FIELDS, PEOPLE_FIELDS, Field
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.concept import BESIDE, WEAK, Meaning, concepts_of, is_nothing_of_ours, meanings_of
from sheetsync.steps.parse.profile import Kind, Profile

TEAM: Final = 99.0
"""Points of the team's own word for a column."""

FEW: Final = 3
"""Rows that tell nothing of whether a column groups them."""

MOSTLY: Final = 0.8
"""Share of the cells that makes them of one kind."""

GROUPS: Final = 3
"""Texts from which on it tells something that each of them heads several rows."""

ENOUGH: Final = 2.0
"""Points that a claim needs to count at all."""

SAID: Final = 1.5
"""Points of a header that says a field in so many words."""

CLEAR: Final = 2.0
"""Points of a header that says a field, too, which is not what it says above all."""

KEPT: Final = 2.0
"""What a whole word for a field keeps, whatever stands below it."""

CONTRADICTED: Final = -2.0
"""Points of cells that speak against the header so strongly that it has to be asked."""

_NAMES: Final = frozenset({Field.PROJECT, Field.DELIVERABLE, Field.GOAL})
"""What people word freely: against a header that says so, it takes cells that can be no words of theirs."""

_FINISHED: Final = (Kind.TICK, Kind.STATUS, Kind.PERCENT, Kind.DATE)

GROUPING: Final = 3.0
"""Points of a header below which a column is a project only where its cells group the rows."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a column is about a field: the points of its header, and of its cells, of which `filled` say something.

    `sample` are these cells, where they were looked at. `heads_others` says that each of its texts heads several rows,
    `is_no_name` that they can be names of nothing, and of a status, that none is one.
    """

    field: Field
    column: Column
    header: float
    cells: float
    is_whole: bool = False
    filled: int = 0
    heads_others: bool = False
    is_no_name: bool = False
    sample: Profile | None = dataclasses.field(default=None, compare=False, repr=False)

    @property
    def points(self) -> float:
        """All that speaks for it, less what speaks against it."""
        total = self.header + self.cells
        return max(total, KEPT) if self.is_whole else total

    @property
    def is_contradicted(self) -> bool:
        """Whether the cells speak against what the header says."""
        speaks_against = self.is_no_name if self.field in _NAMES else self.cells <= CONTRADICTED
        if self.field in DATE_FIELDS and self.header <= WEAK:
            # "Tag" is a day in one language, and a label in the next: without a day below it, it is none.
            return False
        return SAID <= self.header < TEAM and speaks_against


def claims_of(column: Column, header: str, cells: Profile, fits: Mapping[Field, float]) -> Iterator[Claim]:
    """Yield what a column can be about, also by its cells alone.

    Args:
        column: Its number, and its header as it is told.
        header: Its header as it stands there, over several lines perhaps; "" where it has none.
        cells: What its cells look like.
        fits: How well they fit each field.
    """
    named = {each.field: each for each in meanings_of(header)}
    for field in Field:
        found = named.get(field)
        said = found.points if found else 0.0
        points = fits[field]
        if field is Field.STATUS and "finished" in concepts_of(header) and cells.share(*_FINISHED) < 0.3:
            # "Done" over anything but ticks, days and states is another thing that was done.
            points = min(points, CONTRADICTED) if cells.filled > FEW else points
        if field is Field.PROJECT and said < GROUPING and cells.rows > FEW and points <= 0:
            continue
        if field is Field.STATUS and is_nothing_of_ours(header):
            # "Yes" under "Active" says nothing of how a line stands.
            continue
        if said or points >= ENOUGH:
            yield _claim(column, Meaning(field, said, bool(found and found.is_whole)), cells, points)


def said_of(column: Column, header: str, cells: Profile, fits: Mapping[Field, float]) -> Iterator[Claim]:
    """Yield what a header says clearly, whatever stands below it."""
    for number, meaning in enumerate(meanings_of(header)):
        if meaning.points >= (CLEAR if number else SAID):
            yield _claim(column, meaning, cells, fits[meaning.field])


def without_mails(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those of addresses beside a column that is called the same: "Assignee Email"."""
    named = {each.field for each in claims if each.is_whole and each.filled and each.field in PEOPLE_FIELDS}
    return [each for each in claims if each.field not in named or not _is_of_addresses(each)]


def _is_of_addresses(claim: Claim) -> bool:
    cells = claim.sample
    return not claim.is_whole and claim.header <= BESIDE and cells is not None and cells.share(Kind.HANDLE) > MOSTLY


def _claim(column: Column, meaning: Meaning, cells: Profile, points: float) -> Claim:
    field, said = meaning.field, meaning.points
    heads = field is Field.DELIVERABLE and cells.filled >= GROUPS and cells.heads_others
    return Claim(
        field, column, said, points, meaning.is_whole, cells.filled, heads, _is_no_name(field, cells, said), cells
    )


def _is_no_name(field: Field, cells: Profile, said: float) -> bool:
    """Whether cells can't be what a field is: of a status, that none is one; of names, that they are values."""
    if cells.filled <= FEW:
        return False
    if field is Field.STATUS:
        return not cells.share(Kind.STATUS, Kind.PERCENT, Kind.TICK)
    if field not in _NAMES:
        return False
    values = cells.share(Kind.DATE, Kind.PERCENT, Kind.TICK, Kind.NUMBER) > MOSTLY
    machine = said >= GROUPING and cells.share(Kind.MACHINE, Kind.HANDLE) > MOSTLY
    return values or machine or cells.wordless > MOSTLY or (cells.share(Kind.STATUS) > MOSTLY and cells.distinct < 0.6)


_STATUSES: Final = message("{part} of {total} cells are status words or ticks")
_DATES: Final = message("{part} of {total} cells are dates")
_NAMED: Final = message("{part} of {total} cells look like names")


def reason_of(field: Field, cells: Profile) -> Told:
    """Say in a few words what the cells look like, as a person who decides wants to know."""
    if not cells.filled:
        return Told(message("all its cells are blank"))
    match field:
        case Field.STATUS:
            return _of(cells, _STATUSES, Kind.STATUS, Kind.PERCENT, Kind.TICK)
        case Field.START | Field.END | Field.UPDATED:
            return _of(cells, _DATES, Kind.DATE)
        case Field.OWNER:
            return _of(cells, _NAMED, Kind.NAME, Kind.HANDLE)
        case _:
            different = round(cells.distinct * cells.filled)
            return Told(message("{part} different texts in {total} cells"), {"part": different, "total": cells.filled})


def _of(cells: Profile, what: str, *kinds: Kind) -> Told:
    return Told(what, {"part": sum(cells.kinds.get(kind, 0) for kind in kinds), "total": cells.filled})
