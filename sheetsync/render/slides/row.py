"""What stands on a slide: titles, rows, strips of the timeline, and the count of what is left out."""

from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from sheetsync.model.document import Headings, Help
from sheetsync.model.timeline import Strip
from sheetsync.render import heading, tone
from sheetsync.render.apart import apart
from sheetsync.render.escape import visible_line
from sheetsync.render.slides.shape import HEIGHT, INSIDE, MARGIN, QUIET, TEXT, bar, fitted, rgb, text_box

MOST: Final = 8
"""As many rows as a slide holds, so that they can be read from the back of a room."""

_ROWS: Final = 384
_HIGHEST: Final = 116.0
_ROOMY: Final = 96
"""A row as high as this, in points, has room for a goal below its two lines."""

_NAMES: Final = 250


def put_title(shape: Any, title: str, points: int) -> None:
    """Put the title of a slide into its shape."""
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = visible_line(title)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(points), True, rgb(TEXT)


def put_row(slide: Any, each: Help, top: float, height: float, words: Headings) -> None:
    """Put one line of work into a row: its status, its text, and what is known of it."""
    step = each.step
    bar(slide, (MARGIN, top - 6, INSIDE, 1), tone.LINE)
    status = fitted(heading.status(step), 160, 15, 2)
    text_box(slide, (MARGIN, top, 155, height - 8), [(status, tone.COLOURS[step.status], True)], points=15)
    details = " · ".join(filter(None, (step.note or each.unsaid, each.project, heading.details(step))))
    put_two_lines(slide, heading.stretch(step, words) + step.text, details, top, height)
    if each.goal and height >= _ROOMY:
        goal = fitted(each.goal, INSIDE - 165, 16)
        text_box(slide, (MARGIN + 165, top + 76, INSIDE - 165, 22), [(goal, QUIET, False)], points=16)


def row_height(count: int) -> float:
    """Return how high a row is: a few rows get more of the slide, and larger letters."""
    return min(_HIGHEST, _ROWS / max(1, min(count, MOST)))


def put_two_lines(slide: Any, text: str, details: str, top: float, height: float) -> None:
    """Put a text and, quieter and below it, its details beside a status."""
    left, width, scale = MARGIN + 165, INSIDE - 165, min(1.3, height / 48)
    text_box(
        slide, (left, top - 1, width, 22 * scale), [(fitted(text, width, 17 * scale), TEXT, False)], points=17 * scale
    )
    lines = 2 if height >= 70 else 1
    details = fitted(details, width, 13 * scale, lines)
    text_box(slide, (left, top + 21 * scale, width, 20 * scale * lines), [(details, QUIET, False)], points=13 * scale)


def put_strip(slide: Any, strip: Strip, top: float, height: float) -> None:
    """Put one project of the timeline into a row: its name, its rail, and the signs of its steps."""
    name = fitted(strip.name, _NAMES - 10, 14)
    text_box(slide, (MARGIN, top, _NAMES - 10, height), [(name, TEXT, True)], points=14, in_middle=True)
    top += height / 2 - 9
    start, end = across(strip.start), across(max(strip.end, strip.start + 0.01))
    bar(slide, (start, top + 8, end - start, 2), tone.RAIL)
    marks = strip.marks[-12:]
    for mark, aside in zip(marks, apart(marks, 15, INSIDE - _NAMES), strict=True):
        colour = tone.of_mark(mark)
        text = f"{mark.shape}{'!' if mark.is_late else ''}"
        text_box(slide, (across(mark.at) + aside - 7, top - 1, 24, 18), [(text, colour, True)], points=14)


def across(at: float) -> float:
    """Return where a place on the timeline, from 0 to 1, lies across the slide, in points."""
    return MARGIN + _NAMES + at * (INSIDE - _NAMES)


def put_rest(slide: Any, count: int, words: Headings, more: str = "") -> None:
    """Put at the foot of a slide how many rows were left out."""
    text = heading.more(count, words) or more
    if text:
        text_box(slide, (MARGIN, HEIGHT - 36, INSIDE, 20), [(text, QUIET, False)], points=14)
