"""Apart: signs of near days beside each other, where they would lie on one another."""

from collections.abc import Sequence

from sheetsync.model.timeline import Mark


def apart(marks: Sequence[Mark], sign: float, length: float) -> list[float]:
    """Return how far each mark of a strip stands aside of its day: as little as keeps all in order and to be seen.

    Args:
        marks: In their order, for the last is drawn on top.
        sign: How wide one is.
        length: How long the timeline is, in the same unit.
    """
    days = sorted(range(len(marks)), key=lambda at: marks[at].at)
    gap = min(sign, length / max(len(marks), 1))
    # Without the gaps, places may be equal and never go back: what would is put in the middle of those it meets.
    blocks: list[list[float]] = []
    for number, at in enumerate(days):
        blocks.append([marks[at].at * length - number * gap])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    wanted = [_mean(block) for block in blocks for _ in block]
    aside = [0.0] * len(marks)
    for number, (at, place) in enumerate(zip(days, wanted, strict=True)):
        inside = min(max(place, 0.0), length - (len(days) - 1) * gap)
        aside[at] = round(inside + number * gap - marks[at].at * length, 1)
    return aside


def _mean(block: Sequence[float]) -> float:
    return sum(block) / len(block)
