"""The slides of a page, first to last: what doesn't fit on one goes on on the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from sheetsync.model.document import Headings
from sheetsync.model.page import Items, Page, Paragraph, Part, Prompt
from sheetsync.render.page.piece import Piece
from sheetsync.render.page.pieces import pieces
from sheetsync.render.slides.presentation import TOP, add_slide, presentation, saved
from sheetsync.render.slides.shape import HEIGHT, INSIDE, MARGIN, QUIET, TEXT, fitted, text_box

_BOTTOM: Final = HEIGHT - 36
_GAP: Final = 10
_POINTS: Final = (20, 18, 16, 14, 12)
_READABLE: Final = 16
"""How large letters are: as large as lets a part stand on one slide. Where none does, rows have the smallest."""

_OF_WORDS: Final = (Paragraph, Items, Prompt)
_LONG: Final = 300
"""A headline of more characters has smaller letters."""


def render(page: Page) -> bytes:
    """Return the deck; see the module of the format."""
    made = presentation()
    first, *others = _parts(page)
    _opening(made, page, first)
    for part in others:
        _part(made, part, page.words)
    return saved(made, page.title, page.made, page.language)


def _parts(page: Page) -> Iterator[Part]:
    """Yield the parts; what has no title of its own stands with the one before, and first what stands before all."""
    part = Part("", ())
    for each in page.parts:
        if each.title:
            yield part
            part = each
        else:
            part = replace(part, blocks=(*part.blocks, *each.blocks))
    yield part


def _opening(made: Any, page: Page, part: Part) -> None:
    found = pieces(part.blocks, _READABLE, page.words)
    notes = [*filter(None, [page.said]), *page.headline, *(note for each in found for note in each.notes)]
    slide = add_slide(made, page.title, [*notes, *page.footer])
    text_box(slide, (MARGIN, 92, INSIDE, 24), [(page.subtitle, QUIET, False)], points=16)
    if page.said:
        text_box(slide, (MARGIN, 118, INSIDE, 24), [(fitted(page.said, INSIDE, 14), TEXT, False)], points=14)
    first, *rest = page.headline
    points = 26 if len(" ".join(page.headline)) <= _LONG else 20
    # What stands below must not be covered.
    more = fitted(" ".join(rest), INSIDE, points, lines=4)
    text_box(slide, (MARGIN, 150, INSIDE, 170), [(f"{first} ", TEXT, True), (more, TEXT, False)], points=points)
    top = 350.0
    for piece in found:
        piece.put(slide, top, (0, len(piece.rows)), piece.height(0, len(piece.rows)))
        top += piece.height(0, len(piece.rows)) + _GAP / 2
    footer, lines = (page.footer[:1], 1) if page.folds_footer else (page.footer, 4)
    place = (MARGIN, HEIGHT - 12 - 15 * lines, INSIDE, 15 * lines)
    text_box(slide, place, [(fitted(" ".join(footer), INSIDE, 12, lines), QUIET, False)], points=12)


def _part(made: Any, part: Part, words: Headings) -> None:
    """Put a part on its slides. What is behind a line that opens elsewhere, the speaker sees on the last of them."""
    shown = part.shown if part.rest else 0
    seen, behind = (part.blocks[:shown], part.blocks[shown:]) if shown else (part.blocks, ())
    bottom = _BOTTOM - (_GAP if shown else 0)
    room = bottom - TOP
    has_rows = any(not isinstance(each, _OF_WORDS) for each in seen)
    fit = (points for points in _POINTS if _height(pieces(seen, points, words)) <= room)
    found = list(_slides(pieces(seen, next(fit, _POINTS[-1] if has_rows else _READABLE), words), room))
    for number, each in enumerate(found, start=1):
        title = part.title if number == 1 else f"{part.title} ({number})"
        is_last = number == len(found)
        unseen = pieces(behind, _READABLE, words) if is_last else []
        rest = part.rest if shown and is_last else ""
        notes = (*_notes(each), rest, *(note for piece in unseen for note in piece.notes))
        slide = add_slide(made, title, filter(None, notes))
        _fill(slide, each, bottom)
        if rest:
            text_box(slide, (MARGIN, _BOTTOM, INSIDE, 20), [(rest, QUIET, False)], points=14)


def _fill(slide: Any, shown: "Shown", bottom: float) -> None:
    top = float(TOP)
    for place, (piece, first, last) in enumerate(shown):
        if first != last:
            below = sum(each.height(*span) + _GAP for each, *span in shown[place + 1 :] if span[0] != span[1])
            height = piece.height_in(bottom - top - below, first, last)
            piece.put(slide, top, (first, last), height)
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
