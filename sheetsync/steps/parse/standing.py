"""Standing: which of several columns says how lines stand: words, before a traffic light, before per cent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Status
from sheetsync.model.trouble import Told
from sheetsync.steps.parse.assign import Assignment, Doubt
from sheetsync.steps.parse.claim import FEW, Claim
from sheetsync.steps.parse.concept import concepts_of, is_nothing_of_ours, meanings_of
from sheetsync.steps.parse.profile import Kind, Profile
from sheetsync.steps.parse.status import read_status

MOSTLY: Final = 0.7
"""Share of the cells of a column that makes them of one kind."""

NEARLY_ALL: Final = 0.8
"""Share of status words in a column whose header says nothing of a status, to be asked about."""

HALF: Final = 0.5
"""Share of known words under a header such as "Status"; the others are asked one by one."""

TROUBLE: Final = frozenset({Status.POSSIBLE_DELAY, Status.AT_RISK})

Named = Sequence[tuple[int, str]]
Profiles = Mapping[int, Profile]


def outranked(named: Named, profiles: Profiles) -> frozenset[int]:
    """Return the columns of lights and of per cent beside one that is called the status and says it in words.

    How far a line is, and of which colour, is said beside how it stands, and not instead.
    """
    words = [number for number, text in named if _is_called_status(text) and _is_in_words(profiles[number])]
    if not words:
        return frozenset()
    most = max(profiles[number].filled for number in words)
    # A column that hardly anybody fills in is not the one that is used.
    others = (each for each in named if each[0] not in words and HALF * profiles[each[0]].filled <= most)
    return frozenset(
        number for number, text in others if _says_status(text) and (is_light(text) or is_in_per_cent(profiles[number]))
    )


def _is_called_status(header: str) -> bool:
    """Whether a header is a word for the status and nothing else."""
    return any(each.field is Field.STATUS and each.is_whole for each in meanings_of(header)) and (
        concepts_of(header).keys() == {"status"}
    )


def _says_status(header: str) -> bool:
    return any(each.field is Field.STATUS for each in meanings_of(header))


def is_light(header: str) -> bool:
    """Whether a header names a traffic light."""
    return "light" in concepts_of(header)


def _is_in_words(cells: Profile) -> bool:
    return cells.share(Kind.STATUS) >= HALF


def is_in_per_cent(cells: Profile) -> bool:
    """Whether a column says how far lines are, and not how they stand."""
    return cells.share(Kind.PERCENT, Kind.NUMBER) >= MOSTLY


def without(claims: Iterable[Claim], numbers: frozenset[int]) -> Iterator[Claim]:
    """Yield the claims without those to the status of columns that are outranked."""
    return (each for each in claims if each.field is not Field.STATUS or each.column.number not in numbers)


def with_words(found: Assignment, named: Named, profiles: Profiles, reading: Reading) -> Assignment:
    """Ask which is the status where it is in per cent, and a column of another name has words for how lines stand.

    Nobody is at risk by per cent: "64 %" beside "At risk" would be told as well under way.
    """
    status = found.columns.get(Field.STATUS)
    if status is None or Field.STATUS in reading.columns or not is_in_per_cent(profiles[status.column.number]):
        return found
    taken = {each.column.number for each in found.columns.values()}
    for number, text in named:
        if number not in taken and _tells_trouble(profiles[number]) and _may_be_any(text):
            columns = {**found.columns}
            del columns[Field.STATUS]
            other = Column(number, one_line(text))
            doubt = Doubt(
                Field.STATUS, (other, status.column), Told(message("one is in words, and the other in per cent"))
            )
            return replace(found, columns=columns, doubts=(*found.doubts, doubt))
    return found


def _may_be_any(header: str) -> bool:
    """Whether a header names no field: an unknown word, or one such as "Confidence"."""
    return is_nothing_of_ours(header) or not meanings_of(header)


def _tells_trouble(cells: Profile) -> bool:
    """Whether nearly all cells are words for how lines stand, some of them that one is late or at risk."""
    if cells.filled <= FEW or cells.share(Kind.STATUS) < NEARLY_ALL:
        return False
    said = {read_status(text, {}) for text in cells.texts}
    return bool(said & TROUBLE) and len(said - {None}) > 1
