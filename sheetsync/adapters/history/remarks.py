"""Remarks: what our column holds, as an entry of the history says it."""

from collections.abc import Sequence
from typing import Any

from sheetsync.model.snapshot import Remark


def difference(now: Sequence[Remark], before: Sequence[Remark]) -> list[Any]:
    """Return how many of those before stay at the start, those that are new as texts, and how many stay at the end."""
    most = min(len(now), len(before))
    head = next((index for index in range(most) if now[index] != before[index]), most)
    most -= head
    tail = next((index for index in range(most) if now[-1 - index] != before[-1 - index]), most)
    new = [" ".join((each.address, each.line, *each.codes)) for each in now[head : len(now) - tail]]
    return [head, new, tail]


def changed(before: Sequence[Remark], head: int, new: Sequence[str], tail: int) -> tuple[Remark, ...]:
    """Return the remarks that a difference stands for.

    Raises:
        ValueError, TypeError, AttributeError: It is none.
    """
    made = tuple(Remark(address, line, tuple(codes)) for address, line, *codes in map(str.split, new))
    return (*before[:head], *made, *before[max(head, len(before) - tail) :])
