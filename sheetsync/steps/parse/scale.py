"""Scale: in what a column says how its lines stand, where it is not in words: ticks, per cent, letters of a light."""

from typing import Final

from sheetsync.model.roadmap import Column
from sheetsync.model.terms import Status
from sheetsync.steps.parse.concept import concepts_of
from sheetsync.steps.parse.profile import Kind, Profile
from sheetsync.steps.parse.tick import ticked
from sheetsync.steps.parse.words import header_words

LETTERS: Final = {
    "r": Status.AT_RISK,
    "a": Status.POSSIBLE_DELAY,
    "y": Status.POSSIBLE_DELAY,
    "g": Status.IN_PROGRESS,
}
"""Letter of a traffic light -> the status that its colour means."""

_LIGHTS: Final = frozenset({"rag", "rag status", "ryg", "ryg status", "traffic light", "health"})
"""Headers, folded, under which one letter is a colour: elsewhere it can be anything."""


def is_ticked(status: Column, cells: Profile) -> bool:
    """Whether the column of the status is one to tick: by its header, or since there are only checkboxes in it.

    "Yes" or a cross under "Status" is no tick: nobody can say of what.
    """
    if "finished" in concepts_of(status.header):
        return sum(ticked(text) is not None for text in cells.texts) >= max(1.0, cells.filled / 2)
    boxes = sum(text in ("TRUE", "FALSE") for text in cells.texts)
    return boxes > 1 and boxes + cells.kinds.get(Kind.PERCENT, 0) == cells.filled


def whole_of(status: Column, cells: Profile) -> int | None:
    """Return the bare number that says, under a header of progress, that all is done; None where it isn't in such.

    It is 100, or 1 where a file of texts holds the parts that a sheet shows as per cent.
    """
    concepts = set(concepts_of(status.header))
    numbers = [each for each in map(_number, cells.texts) if each is not None]
    if not {"percent", "status", "light"} & concepts or 2 * len(numbers) <= cells.filled:
        return None
    if "percent" in concepts and max(numbers) <= 1 and any(0 < each < 1 for each in numbers):
        return 1
    return 100 if 1 < max(numbers) <= 100 else None


def per_cent(text: str, whole: int) -> str:
    """Return a bare number as per cent of the whole; another text as it is.

    What has begun and is not all is told as neither: nothing rounds to it.
    """
    number = _number(text)
    if number is None or number > whole:
        return text
    share = int(100 * number / whole)
    return f"{max(share, 1) if number else 0}%"


def _number(text: str) -> float | None:
    """Return a bare number of a few digits; None for anything else."""
    bare = text.replace(",", ".") if len(text) <= 6 and text.isascii() else ""
    return float(bare) if bare.replace(".", "", 1).isdecimal() else None


def is_lettered(status: Column, cells: Profile) -> bool:
    """Whether a column says, mostly in letters, which colour each line has; another letter is asked about alone."""
    letters = sum(text.casefold() in LETTERS for text in cells.texts)
    return header_words(status.header) in _LIGHTS and letters > 0 and 2 * letters >= cells.filled
