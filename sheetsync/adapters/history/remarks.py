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
    return [head, [_written(each) for each in now[head : len(now) - tail]], tail]


def changed(before: Sequence[Remark], head: int, new: Sequence[str], tail: int) -> tuple[Remark, ...]:
    """Return the remarks that a difference stands for.

    Raises:
        ValueError, TypeError, AttributeError: It is none.
    """
    return (*before[:head], *map(_read, new), *before[max(head, len(before) - tail) :])


def _written(remark: Remark) -> str:
    words = (f"~{remark.words}", *remark.answered) if remark.words else ()
    return " ".join((remark.address, remark.line, *remark.codes, *words))


def _read(text: str) -> Remark:
    address, line, *codes = text.split()
    at = next((at for at, each in enumerate(codes) if each.startswith("~")), len(codes))
    words, answered = "".join(codes[at : at + 1])[1:], tuple(codes[at + 1 :])
    return Remark(address, line, tuple(codes[:at]), words, answered)
