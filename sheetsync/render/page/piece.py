"""A piece of a slide: a block, in rows of which each is as high as its texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sheetsync.render.escape import visible_line, wrapped
from sheetsync.render.slides.shape import INSIDE, MARGIN, QUIET, text_box

SMALLEST: Final = 12

_APART: Final = 1.7
"""Rows that stand apart take so many times their room at most: else they are no longer seen as one list."""

LINE: Final = 1.25
"""How high a line is, by the size of its letters."""

Put = Callable[[Any, float, tuple[int, int], float], None]
"""Puts rows of a piece on a slide, from `top` on, into so much height."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block on slides: how high each of its rows is, with what the speaker sees of it, and what puts them there.

    `head` is what comes again above the rows on each slide. A piece that `grows` takes the rest of its slide, and
    one that is an aside needs no slide of its own: the speaker sees it. The rows of one that `spreads` stand apart
    where there is room.
    """

    rows: tuple[float, ...]
    notes: tuple[str, ...]
    put: Put
    head: float = 0.0
    introduces: bool = False
    is_aside: bool = False
    grows: bool = False
    spreads: bool = False

    def height(self, first: int, last: int) -> float:
        """Return how high some of the rows are together, below their head."""
        return self.head + sum(self.rows[first:last])

    def height_in(self, room: float, first: int, last: int) -> float:
        """Return how high they are where they may take so much of a slide."""
        height = self.height(first, last)
        if self.grows:
            return room
        return max(height, min(height * _APART, room)) if self.spreads else height


def tall(text: str, width: float, points: float) -> float:
    """Return how high a text is in lines of this width; a letter is about half as wide as it is high."""
    return len(wrapped(visible_line(text), max(8, int(width / (points * 0.52))))) * points * LINE


def said(text: str, points: int, colour: str) -> Piece:
    """Return a sentence or two; a quiet one is an aside."""

    def put(slide: Any, top: float, _: tuple[int, int], height: float) -> None:
        text_box(slide, (MARGIN, top, INSIDE, height), [(text, colour, False)], points=points)

    return Piece((tall(text, INSIDE, points),), (text,), put, introduces=True, is_aside=colour == QUIET)
