"""Shapes on a slide, in points from its top left corner; a slide is 960 by 540."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from sheetsync.render import tone
from sheetsync.render.escape import in_a_line, right_to_left, shortened, visible_line

WIDTH: Final = 960
HEIGHT: Final = 540
MARGIN: Final = 56
INSIDE: Final = WIDTH - 2 * MARGIN

Place = tuple[float, float, float, float]
"""Left, top, width and height."""

TEXT, QUIET = tone.TEXT, tone.QUIET
Run = tuple[str, str, bool]
"""A piece of a line: its text, its colour, and whether it is bold."""


def rgb(colour: str) -> Any:
    """Return a colour of six hexadecimal digits as the library has it."""
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]  # the library leaves it untyped


def bar(slide: Any, place: Place, colour: str) -> Any:
    """Draw a filled rectangle, never thinner than a point, without a line or a shadow."""
    left, top, width, height = place
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, (left, top, max(width, 1), height)))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    # The theme's own effects would put a shadow under it.
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    return shape


def text_box(
    slide: Any,
    place: Place,
    *lines: list[Run],
    points: float = 16,
    align_right: bool = False,
    in_middle: bool = False,
) -> Any:
    """Write lines, each of runs, into a box at (left, top, width, height)."""
    box = slide.shapes.add_textbox(*map(Pt, place))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if in_middle else MSO_ANCHOR.TOP
    write(frame, lines, points=points, align_right=align_right)
    return box


def write(frame: Any, lines: Sequence[list[Run]], *, points: float, align_right: bool = False) -> None:
    """Write lines, each of runs, into a frame that is empty; each in the direction of its script."""
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        turned = right_to_left("".join(text for text, _, _ in line))
        paragraph.alignment = PP_ALIGN.RIGHT if align_right or turned else PP_ALIGN.LEFT
        if turned:
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        if not any(text for text, _, _ in line):
            # A line without letters is as high as the library's own.
            paragraph._p.get_or_add_endParaRPr().set("sz", str(round(points * 100)))
        for text, colour, bold in line:
            run = paragraph.add_run()
            run.text = in_a_line(text)
            run.font.size, run.font.bold = Pt(points), bold
            run.font.color.rgb = rgb(colour)


def bulleted(box: Any, points: float) -> None:
    """Make a list of the lines of a box."""
    indent = str(Pt(points * 1.2))
    for paragraph in box.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", indent)
        properties.set("indent", f"-{indent}")
        paragraph.space_after = Pt(points * 0.3)
        sign = properties.makeelement(qn("a:buChar"), {"char": "•"})
        properties.append(sign)


def drawing(slide: Any, shapes: Sequence[Any], name: str, text: str) -> None:
    """Make one drawing of shapes, with its name, and the words for whoever can't see it."""
    properties = slide.shapes.add_group_shape(shapes)._element.xpath("./*/p:cNvPr")[0]
    properties.set("name", visible_line(name))
    properties.set("descr", visible_line(text))


def speak(presentation: Any, language: str) -> None:
    """Say in which language the texts are; English is what a reader's own program takes them for."""
    if language == "en":
        return
    presentation.core_properties.language = language
    for slide in presentation.slides:
        for each in (slide, slide.notes_slide):
            for properties in each.element.iter(qn("a:rPr")):
                properties.set("lang", language)


def fitted(text: str, width: float, points: float, lines: int = 1) -> str:
    """Cut a text to what fits into lines of this width; a letter is about half as wide as it is high."""
    return shortened(visible_line(text), max(8, int(width / (points * 0.5) * lines)))
