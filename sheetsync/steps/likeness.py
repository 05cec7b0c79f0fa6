"""Likeness: how much two texts have in common, and when that can only mean one line."""

from collections import Counter
from difflib import SequenceMatcher
from typing import Final

SPELLED_OTHERWISE: Final = 0.8
"""From here on two words are one word, spelled in two ways."""


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1: the better of their letters and their words in common.

    Letters by Ratcliff and Obershelp, as difflib has it; words as a share of all, in any order, but
    never of fewer than three, for two short texts share a word by chance.
    """
    one, other = normalised(one), normalised(other)
    if one == other:
        return 1.0
    letters = SequenceMatcher(None, one, other, autojunk=False).ratio()
    mine, theirs = Counter(one.split()), Counter(other.split())
    fewer = min(mine.total(), theirs.total())
    in_common = (mine & theirs).total()
    # Words that were added to a line leave all of the old ones in it.
    within = 0.8 * in_common / fewer if fewer >= 3 else 0.0
    return max(letters, 2 * in_common / (mine.total() + theirs.total()), within)


def proves(one: str, other: str) -> bool:
    """Whether two texts can only be one line: a word was added, dropped, or spelled otherwise.

    A word that was exchanged proves nothing, nor does a number: "Pilot with team A" and "Pilot with
    team B" are two lines as often as one.
    """
    mine, theirs = normalised(one).split(), normalised(other).split()
    edits = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    if {"insert", "delete"} <= {what for what, *_ in edits}:
        return False
    for what, start, stop, first, last in edits:
        gone, came = mine[start:stop], theirs[first:last]
        if what == "equal":
            continue
        if any(len(each) < 3 or any(map(str.isdigit, each)) for each in (*gone, *came)):
            return False
        pairs = zip(gone, came, strict=False)
        if any(SequenceMatcher(None, *pair, autojunk=False).ratio() < SPELLED_OTHERWISE for pair in pairs):
            return False
    return True


def normalised(text: str) -> str:
    """Return a text as it is compared: without differences of case and of white space."""
    return " ".join(text.casefold().split())
