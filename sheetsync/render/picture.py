"""The timeline as a picture, for the formats that can't draw one themselves.

Whoever can't see it loses nothing: every number in it is text elsewhere too.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from sheetsync.errors import UsageError
from sheetsync.model.document import Strip, Timeline
from sheetsync.render import tone
from sheetsync.render.escape import one_line, shortened, width

WIDTH: Final = 640
"""Of a picture, in pixels of a page; as PNG it has twice as many."""

ROW: Final = 32
MOST_ROWS: Final = 20
"""As many projects as fit on a page; more make a second picture."""

_NAMES: Final = 196
_TOP: Final = 26
_BOTTOM: Final = 20
_NAME_COLUMNS: Final = 29
_FONTS: Final = ("Inter-Regular.otf", "Inter-SemiBold.otf")
_DRAWABLE: Final = re.compile(
    "[\x20-\x7e\xa0-\u017f\u0218-\u021b\u0386-\u03ce\u0400-\u045f\u0490\u0491\u1ea0-\u1ef9\u2010-\u2027\u2032-\u203a]*"
)
"""The characters that the fonts have."""


def timelines(timeline: Timeline) -> tuple[str, ...]:
    """Draw a timeline as SVG, in as many pictures as its projects need."""
    strips = timeline.strips
    pages = [strips[start : start + MOST_ROWS] for start in range(0, len(strips), MOST_ROWS)]
    return tuple("".join(_svg(timeline, page)) for page in pages)


def alternative(timeline: Timeline, part: int = 0) -> str:
    """Say in words what one of the pictures shows."""
    strips = timeline.strips[part * MOST_ROWS : (part + 1) * MOST_ROWS]
    return one_line("; ".join(f"{each.name}: {each.label}" for each in strips))


def png(svg: str) -> bytes:
    """Turn a picture into PNG, twice as fine as a page, with the fonts that come with sheetsync.

    The machine's fonts are asked only for characters that ours lack: else each machine would draw another picture.

    Raises:
        UsageError: The library that draws is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ModuleNotFoundError:
        raise UsageError("docx needs an extra that is not installed: pip install 'sheetsync[docx]'") from None
    paths = [str(Path(str(files("sheetsync.render") / "fonts" / each))) for each in _FONTS]
    is_ours = can_draw(svg.replace("\n", ""))
    return bytes(svg_to_bytes(svg_string=svg, zoom=2, font_files=paths, skip_system_fonts=is_ours, font_family="Inter"))


def can_draw(text: str) -> bool:
    """Whether the fonts that come with sheetsync have every character of a text."""
    return _DRAWABLE.fullmatch(text) is not None


def _svg(timeline: Timeline, strips: Sequence[Strip]) -> Iterator[str]:
    height = _TOP + ROW * len(strips) + _BOTTOM
    yield f'<svg width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
    yield 'xmlns="http://www.w3.org/2000/svg" font-family="Inter" font-size="11">'
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    for at, label in timeline.ticks:
        x = _x(at)
        yield f'<path d="M{x} {_TOP - 4}V{height - _BOTTOM}" stroke="#{tone.LINE}"/>'
        if at < 0.96:
            yield f'<text x="{x}" y="14" fill="#{tone.QUIET}" font-size="10">{escape(label)}</text>'
    for row, strip in enumerate(strips):
        yield from _strip(strip, _TOP + ROW * row)
    if timeline.today is not None:
        x = _x(timeline.today)
        yield f'<path d="M{x} {_TOP - 4}V{height - _BOTTOM}" stroke="#{tone.TODAY}" stroke-dasharray="3 2"/>'
        anchor = "end" if timeline.today > 0.95 else "middle"
        yield f'<text x="{x}" y="{height - 6}" fill="#{tone.TODAY}" font-size="10" font-weight="600" '
        yield f'text-anchor="{anchor}">today</text>'
    yield "</svg>"


def _strip(strip: Strip, top: int) -> Iterator[str]:
    colour = tone.COLOURS[strip.status]
    lines = _name(strip.name)
    middle = top + ROW // 2
    for place, line in enumerate(lines):
        y = middle + 4 + (place * 13 - (len(lines) - 1) * 6.5)
        yield f'<text x="0" y="{y:g}" fill="#{tone.TEXT}" font-weight="600">{escape(line)}</text>'
    start, end = _x(strip.start), _x(max(strip.end, strip.start + 0.01))
    yield f'<rect x="{start}" y="{middle - 5}" width="{end - start:g}" height="10" rx="5" '
    yield f'fill="#{tone.tint(colour, 0.24)}"/>'
    if strip.done:
        yield f'<rect x="{start}" y="{middle - 5}" width="{(end - start) * strip.done:g}" height="10" rx="5" '
        yield f'fill="#{colour}"/>'
    for mark in strip.marks:
        yield f'<circle cx="{_x(mark.at)}" cy="{middle}" r="4.5" fill="#{tone.COLOURS[mark.status]}" '
        yield 'stroke="#ffffff" stroke-width="1.5"/>'


def _x(at: float) -> float:
    """Return where a place on the timeline is, in pixels, to a tenth."""
    return round(_NAMES + at * (WIDTH - _NAMES - 8), 1)


def _name(name: str) -> list[str]:
    """Return a name in two lines at most."""
    name = one_line(name)
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and width(lines[-1]) + 1 + width(word) > _NAME_COLUMNS:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    if len(lines) > 2:
        lines = [lines[0], " ".join(lines[1:])]
    return [shortened(line, _NAME_COLUMNS) for line in lines]
