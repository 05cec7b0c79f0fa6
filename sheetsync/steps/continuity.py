"""Continuity: whether two states are of one roadmap, as far as its lines say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sheetsync.model.snapshot import History, Line

ENOUGH: Final = 0.5
"""So large a part of the lines has to be in both states."""


def goes_on(then: Sequence[Line], now: Sequence[Line]) -> bool:
    """Whether most lines of one state are those of the other.

    Where both have tokens of ours, these decide: nothing else has them, and roadmaps that were made from one
    template may say the same. Under which project a line stands depends on how the sheet is read.
    """
    for kind in (_tokens, _words):
        old, new = kind(then), kind(now)
        if old and new:
            return (old & new).total() >= ENOUGH * min(old.total(), new.total())
    return False


def last_stretch(history: History) -> History:
    """Return the end of a history that is of one roadmap for certain: releases up to 0.1 may have mixed several.

    Who was told is known of the whole alone.
    """
    seen = history.snapshots
    for index in range(len(seen) - 1, 0, -1):
        if not goes_on(seen[index - 1].lines, seen[index].lines):
            return replace(history, snapshots=seen[index:], told={})
    return history


def _tokens(lines: Sequence[Line]) -> Counter[tuple[str, str]]:
    return Counter((line.token, "") for line in lines if line.token)


def _words(lines: Sequence[Line]) -> Counter[tuple[str, str]]:
    return Counter(("", " ".join(line.text.split()).casefold()) for line in lines)
