"""The pictures of a page as SVG, for the formats that can't draw one themselves.

Whoever can't see them loses nothing: what they show is said in words, too. Signs are drawn, for the
fonts that come with sheetsync don't have them.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from sheetsync.model.page import BurnUp, Track, Tracks
from sheetsync.model.terms import Status
from sheetsync.model.work import Strips
from sheetsync.render import picture, tone
from sheetsync.render.escape import shortened, visible_line
from sheetsync.render.picture import PAGE, can_draw
from sheetsync.render.sign import shape

ROW: Final = 18
MOST_ROWS: Final = 24
"""As many as fill half a page; more make a second picture."""

_NAMES: Final = 250
_NAME_LENGTH: Final = 46
_TOP: Final = 20
_BOTTOM: Final = 26
_TALL: Final = 120
_RADIUS: Final = 3.5

Row = str | Track
"""The name of a project, or one of its lines."""


def drawn(block: Strips | Tracks | BurnUp) -> tuple[tuple[str, str], ...]:
    """Draw a block, in as many pictures as it needs, each with the words for whoever can't see it."""
    match block:
        case Strips(timeline):
            pictures = picture.timelines(timeline)
            return tuple((svg, picture.alternative(timeline, part)) for part, svg in enumerate(pictures))
        case Tracks():
            return tuple(("".join(_tracks(block, rows)), _said(rows)) for rows in _pages(block))
        case BurnUp():
            return (("".join(_burn_up(block)), visible_line("; ".join(each.text for each in block.points))),)


def caption(block: Strips | Tracks | BurnUp) -> str:
    """Return what stands below the pictures of a block, "" for nothing."""
    match block:
        case Strips(timeline):
            return timeline.label
        case BurnUp(label):
            return label
        case Tracks():
            return ""


def _pages(block: Tracks) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    for group, same in groupby(block.tracks, lambda each: each.group):
        for row in (group, *same):
            # The name of a project needs one of its lines below it.
            if len(pages[-1]) >= MOST_ROWS - isinstance(row, str):
                pages.append([])
            pages[-1].append(row)
    return pages


def _said(rows: Sequence[Row]) -> str:
    tracks = [each for each in rows if isinstance(each, Track)]
    looks = (f"{each.name}: {', '.join(stretch.label for stretch in each.stretches)}" for each in tracks)
    return visible_line("; ".join(looks))


def _tracks(block: Tracks, rows: Sequence[Row]) -> Iterator[str]:
    height = _TOP + ROW * len(rows) + _BOTTOM
    yield from _opening(height)
    for at, label in block.ticks:
        x = _x(at)
        yield f'<path d="M{x} {_TOP - 4}V{height - _BOTTOM}" stroke="#{tone.LINE}"/>'
        yield f'<text x="{x}" y="12" fill="#{tone.QUIET}" font-size="9">{escape(label)}</text>'
    for place, row in enumerate(rows):
        top = _TOP + ROW * place
        if isinstance(row, str):
            yield _text(row, 0, top + 13, weight=600)
        else:
            yield _text(row.name, 8, top + 12)
            yield from _bars(row, top)
    yield from _legend(block, height - 8)
    yield "</svg>"


def _bars(track: Track, top: int) -> Iterator[str]:
    for each in track.stretches:
        status, start, end = each.badge.status, _x(each.start), _x(each.end)
        fill = tone.of_stretch(status)
        width = max(end - start - 0.5, 1)
        yield f'<rect x="{start}" y="{top + 2}" width="{width:g}" height="{ROW - 5}" rx="2" fill="#{fill}"/>'
        if width >= 10:
            colour = tone.QUIET if status is Status.NOT_STARTED else "ffffff"
            yield from shape(status, start + 7, top + 8.5, _RADIUS, colour)


def _burn_up(block: BurnUp) -> Iterator[str]:
    most = max(max((each.total for each in block.points), default=0), 1)
    floor = 10 + _TALL
    yield from _opening(floor + 24)
    before = 0.0
    for each in block.points:
        x, width = 30 + before * (PAGE.width - 34), (each.at - before) * (PAGE.width - 34)
        for count, colour in ((each.total, tone.LINE), (each.done, tone.COLOURS[Status.DONE])):
            tall = _TALL * count / most
            yield f'<rect x="{x:g}" y="{floor - tall:g}" width="{max(width - 1, 1):g}" height="{tall:g}" '
            yield f'fill="#{colour}"/>'
        before = each.at
    yield f'<path d="M30 {floor}H{PAGE.width - 4}" stroke="#{tone.QUIET}"/>'
    for count in (0, most):
        y = floor - _TALL * count / most + 4
        yield f'<text x="24" y="{y:g}" fill="#{tone.QUIET}" font-size="9" text-anchor="end">{count}</text>'
    for each, anchor in zip((block.points[0], block.points[-1]), ("start", "end"), strict=True):
        x = 30 if anchor == "start" else PAGE.width - 4
        yield f'<text x="{x}" y="{floor + 14}" fill="#{tone.QUIET}" font-size="9" text-anchor="{anchor}">'
        yield f"{escape(each.text)}</text>"
    yield "</svg>"


def _opening(height: int) -> Iterator[str]:
    yield f'<svg width="{PAGE.width}" height="{height}" viewBox="0 0 {PAGE.width} {height}" '
    yield 'xmlns="http://www.w3.org/2000/svg" font-family="Inter" font-size="10">'
    yield f'<rect width="{PAGE.width}" height="{height}" fill="#ffffff"/>'


def _legend(block: Tracks, y: int) -> Iterator[str]:
    x = 0.0
    for each in block.legend:
        if each.status is not None:
            yield from shape(each.status, x + 5, y - 3.5, _RADIUS, tone.COLOURS[each.status])
            yield f'<text x="{x + 13:g}" y="{y}" fill="#{tone.QUIET}" font-size="9">{escape(each.word)}</text>'
            x += 34 + 4.8 * len(each.word)


def _text(name: str, x: int, y: int, *, weight: int = 400) -> str:
    name = visible_line(name)
    # A name in a script that the fonts lack would be a row of boxes; the words beside the picture have it.
    shown = shortened(name, _NAME_LENGTH) if can_draw(name) else "…"
    return f'<text x="{x}" y="{y}" fill="#{tone.TEXT}" font-weight="{weight}">{escape(shown)}</text>'


def _x(at: float) -> float:
    """Return where a place is, in pixels, to a tenth."""
    return round(_NAMES + at * (PAGE.width - _NAMES - 4), 1)
