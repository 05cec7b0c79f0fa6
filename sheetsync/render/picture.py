"""The timeline as a picture, for the formats that can't draw one themselves.

Whoever can't see it loses nothing: every number in it is text elsewhere too.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from sheetsync.errors import UsageError
from sheetsync.model.timeline import Strip, Timeline
from sheetsync.render import tone
from sheetsync.render.apart import apart
from sheetsync.render.escape import shortened, visible_line, width
from sheetsync.render.needed import needed
from sheetsync.render.sign import sign

MOST_ROWS: Final = 20
"""As many projects as fit on a page; more make a second picture."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a picture is laid out, in pixels of a page; as PNG it has twice as many.

    `size` is that of the names, and all else goes by it. The strips begin after `names` pixels; 0 puts each name
    over its strip. A name has `lines` lines of `columns` characters.
    """

    width: int
    row: int
    size: int
    names: int
    columns: int
    lines: int

    def x(self, at: float) -> float:
        """Return where a place on the timeline is, to a tenth."""
        return round(self.names + at * (self.width - self.names - 0.7 * self.size), 1)

    @property
    def small(self) -> float:
        """The size of the dates."""
        return round(self.size * 0.91)

    @property
    def top(self) -> int:
        """How much room the dates have over the strips."""
        return round(self.size * 2.4)

    @property
    def bottom(self) -> int:
        """How much room is under the strips."""
        return round(self.size * 1.8)


PAGE: Final = Layout(width=640, row=32, size=11, names=196, columns=29, lines=2)
PHONE: Final = Layout(width=480, row=54, size=18, names=0, columns=46, lines=1)
"""For a column of 256 to 480 pixels: on the smallest phone its type is still 9 high."""

_ADVANCE: Final = 0.6
"""How wide a character is, by its size, at most on average."""

_FONTS: Final = ("Inter-Regular.otf", "Inter-SemiBold.otf")
_DRAWABLE: Final = re.compile(
    "[\x20-\x7e\xa0-\u017f\u0218-\u021b\u0386-\u03ce\u0400-\u045f\u0490\u0491\u1ea0-\u1ef9\u2010-\u2027\u2032-\u203a]*"
)
"""The characters that the fonts have."""


def timelines(timeline: Timeline) -> tuple[str, ...]:
    """Draw a timeline as SVG, in as many pictures as its projects need."""
    strips = timeline.strips
    pages = [strips[start : start + MOST_ROWS] for start in range(0, len(strips), MOST_ROWS)]
    return tuple(drawn(timeline, page) for page in pages)


def drawn(timeline: Timeline, strips: Sequence[Strip], layout: Layout = PAGE) -> str:
    """Draw some strips of a timeline as one SVG."""
    return "".join(_svg(timeline, strips, layout))


def alternative(timeline: Timeline, part: int = 0) -> str:
    """Say in words what one of the pictures shows."""
    strips = timeline.strips[part * MOST_ROWS : (part + 1) * MOST_ROWS]
    return visible_line("; ".join(f"{each.name}: {each.label}" for each in strips))


def png(svg: str, zoom: float = 2) -> bytes:
    """Turn a picture into PNG, `zoom` times as fine as a page, with the fonts that come with sheetsync.

    The machine's fonts are asked only for characters that ours lack: else each machine would draw another picture.

    Raises:
        UsageError: The library that draws is not installed.
    """
    with needed("docx"):
        from resvg_py import svg_to_bytes
    paths = [str(Path(str(files("sheetsync.render") / "fonts" / each))) for each in _FONTS]
    is_ours = can_draw(svg.replace("\n", ""))
    return bytes(
        svg_to_bytes(svg_string=svg, zoom=zoom, font_files=paths, skip_system_fonts=is_ours, font_family="Inter")
    )


def light_png(svg: str) -> bytes | None:
    """Turn a picture into a PNG of a quarter of the bytes, for a mail; None where what draws it is not installed."""
    try:
        from PIL import Image

        full = png(svg, zoom=1.5)
    except (ModuleNotFoundError, UsageError):
        return None
    written = io.BytesIO()
    few = Image.open(io.BytesIO(full)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def can_draw(text: str) -> bool:
    """Whether the fonts that come with sheetsync have every character of a text."""
    return _DRAWABLE.fullmatch(text) is not None


def _svg(timeline: Timeline, strips: Sequence[Strip], layout: Layout) -> Iterator[str]:
    width, height = layout.width, layout.top + layout.row * len(strips) + layout.bottom
    yield f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
    yield f'xmlns="http://www.w3.org/2000/svg" font-family="Inter" font-size="{layout.size}">'
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    across = f"{layout.top - 4}V{height - layout.bottom}"
    yield from _ticks(timeline, layout, across)
    tops = [layout.top + layout.row * row for row in range(len(strips))]
    for strip, top in zip(strips, tops, strict=True):
        yield from _strip(strip, top, layout)
    if timeline.today is not None:
        yield from _today(timeline.today, visible_line(timeline.now), layout, across, height)
    # Last, and with a rim of white: a line that crosses a name must not be read as a part of it.
    for strip, top in zip(strips, tops, strict=True):
        yield from _name(strip, top, layout)
    yield "</svg>"


def _ticks(timeline: Timeline, layout: Layout, across: str) -> Iterator[str]:
    free = 0.0
    for at, label in timeline.ticks:
        x = layout.x(at)
        yield f'<path d="M{x} {across}" stroke="#{tone.LINE}"/>'
        end = x + _length(label, layout)
        if free <= x and end <= layout.width:
            free = end + layout.small / 2
            yield f'<text x="{x}" y="{layout.top / 2 + 1:g}" fill="#{tone.QUIET}" font-size="{layout.small:g}">'
            yield f"{escape(label)}</text>"


def _today(at: float, word: str, layout: Layout, across: str, height: int) -> Iterator[str]:
    x, half = layout.x(at), _length(word, layout) / 2
    yield f'<path d="M{x} {across}" stroke="#{tone.TODAY}" stroke-width="{layout.size / 11:.1f}" '
    yield 'stroke-dasharray="3 2"/>'
    middle = min(max(x, half), layout.width - half)
    yield f'<text x="{middle:g}" y="{height - layout.size / 2:g}" fill="#{tone.TODAY}" '
    yield f'font-size="{layout.small:g}" font-weight="600" text-anchor="middle">{escape(word)}</text>'


def _strip(strip: Strip, top: int, layout: Layout) -> Iterator[str]:
    middle = _middle(top, layout)
    start, end = layout.x(strip.start), layout.x(max(strip.end, strip.start + 0.01))
    yield f'<path d="M{start} {middle:g}H{end}" stroke="#{tone.RAIL}" stroke-width="{layout.size * 0.18:.1f}"/>'
    asides = apart(strip.marks, layout.size * 1.1, layout.x(1) - layout.x(0))
    for mark, aside in zip(strip.marks, asides, strict=True):
        yield from sign(mark, max(layout.x(mark.at) + aside, layout.size * 0.5), middle, layout.size * 0.42)


def _name(strip: Strip, top: int, layout: Layout) -> Iterator[str]:
    lines, line_height = _lines(strip.name, layout), layout.size * 1.2
    last = _middle(top, layout) + layout.size * 0.36 + (len(lines) - 1) * line_height / 2
    if not layout.names:
        last = _middle(top, layout) - layout.size * 0.85
    for place, line in enumerate(reversed(lines)):
        yield f'<text x="0" y="{last - place * line_height:.1f}" fill="#{tone.TEXT}" font-weight="600" '
        yield f'stroke="#ffffff" stroke-width="{layout.size / 4:g}" paint-order="stroke">{escape(line)}</text>'


def _middle(top: int, layout: Layout) -> float:
    """Return how high the middle of a strip is: of its row, or under its name."""
    return top + layout.row * (0.5 if layout.names else 0.72)


def _length(label: str, layout: Layout) -> float:
    return width(label) * layout.small * _ADVANCE


def _lines(name: str, layout: Layout) -> list[str]:
    """Return a name in as many lines as the layout has, at most."""
    name = visible_line(name)
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and width(lines[-1]) + 1 + width(word) > layout.columns:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    lines[layout.lines - 1 :] = [" ".join(lines[layout.lines - 1 :])]
    return [shortened(line, layout.columns) for line in lines if line]
