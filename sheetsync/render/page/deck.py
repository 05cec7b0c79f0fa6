"""The slides of a page, first to last: what doesn't fit on one goes on on the next."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sheetsync.model.page import Page, Part, Table, Tracks
from sheetsync.render.page.piece import Piece, pieces
from sheetsync.render.slides.presentation import TOP, add_slide, presentation, saved
from sheetsync.render.slides.shape import HEIGHT, INSIDE, MARGIN, QUIET, TEXT, fitted, text_box

_BOTTOM: Final = HEIGHT - 36
_GAP: Final = 10
_POINTS: Final = (20, 18, 16, 14, 12)
_READABLE: Final = 16
"""How large letters are: as large as lets a part stand on one slide. Where none does, a table has the smallest."""


def render(page: Page) -> bytes:
    """Return the deck; see the module of the format."""
    made = presentation()
    _opening(made, page)
    for part in page.parts:
        _part(made, part)
    return saved(made, page.title, page.made, page.language)


def _opening(made: Any, page: Page) -> None:
    slide = add_slide(made, page.title, [*page.headline, *page.footer])
    text_box(slide, (MARGIN, 92, INSIDE, 24), [(page.subtitle, QUIET, False)], points=16)
    first, *rest = page.headline
    more = fitted(" ".join(rest), INSIDE, 26, lines=4)
    text_box(slide, (MARGIN, 150, INSIDE, 170), [(f"{first} ", TEXT, True), (more, TEXT, False)], points=26)
    said = fitted(" ".join(page.footer), INSIDE, 12, lines=4)
    text_box(slide, (MARGIN, HEIGHT - 110, INSIDE, 70), [(said, QUIET, False)], points=12)


def _part(made: Any, part: Part) -> None:
    room = _BOTTOM - TOP
    has_rows = any(isinstance(each, Table | Tracks) for each in part.blocks)
    fit = (points for points in _POINTS if _height(pieces(part, points)) <= room)
    found = pieces(part, next(fit, _POINTS[-1] if has_rows else _READABLE))
    for number, shown in enumerate(_slides(found, room), start=1):
        title = part.title if number == 1 else f"{part.title} ({number})"
        slide = add_slide(made, title, _notes(shown))
        top = float(TOP)
        for piece, first, last in shown:
            if first == last:
                continue
            height = piece.height(first, last)
            piece.put(slide, top, (first, last), _BOTTOM - top if piece.grows else height)
            top += height + _GAP


def _height(found: Sequence[Piece]) -> float:
    return sum(each.height(0, len(each.rows)) + _GAP for each in found) - _GAP


Shown = list[tuple[Piece, int, int]]
"""What stands on a slide: of each piece the rows from one up to another, none where its speaker alone sees it."""


def _notes(shown: Shown) -> Iterator[str]:
    for piece, first, last in shown:
        yield from piece.notes[first:last] or piece.notes


def _slides(found: Sequence[Piece], room: float) -> Iterator[Shown]:
    """Yield what stands on each slide: whole rows, and a sentence never without what it introduces."""
    shown: Shown = []
    free = room
    for piece, after in zip(found, [*found[1:], None], strict=True):
        first = 0
        while first < len(piece.rows):
            last = first
            while last < len(piece.rows) and piece.height(first, last + 1) <= free:
                last += 1
            alone = piece.introduces and after and free - piece.height(first, last) - _GAP < after.height(0, 1)
            if shown and last == first and piece.is_aside:
                shown.append((piece, 0, 0))
                break
            if shown and (last == first or alone):
                yield shown
                shown, free = [], room
                continue
            last = max(last, first + 1)
            shown.append((piece, first, last))
            free -= piece.height(first, last) + _GAP
            if piece.grows:
                free = 0.0
            first = last
    if shown:
        yield shown
