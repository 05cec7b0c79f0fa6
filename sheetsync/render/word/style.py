"""How a document looks where the team has no template of its own."""

from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from sheetsync.render import tone

FONT: Final = "Calibri"
_THEME: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_LOOKS: Final = {
    # style: points, bold, colour, space before and after in points
    "Normal": (10.5, False, tone.TEXT, 0, 4),
    "Title": (24, True, tone.TEXT, 0, 2),
    "Subtitle": (11, False, tone.QUIET, 0, 10),
    "Heading 1": (15, True, tone.TEXT, 20, 6),
    "Heading 2": (12, True, tone.TEXT, 12, 2),
}


def dress(document: WordDocument, *, is_wide: bool = False) -> None:
    """Set page and styles of a document that comes from no template; a wide page lies across."""
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if is_wide else (Cm(21), Cm(29.7))
    if is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, (points, bold, colour, before, after) in _LOOKS.items():
        style: Any = document.styles[name]
        _name_font(style)
        style.font.size, style.font.bold, style.font.italic = Pt(points), bold, False
        style.font.color.rgb = RGBColor.from_string(colour.upper())
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = name.startswith("Heading")
    _remove_line(document.styles["Title"])


def speak(document: WordDocument, language: str) -> None:
    """Say in which language the texts are, for who reads them aloud or looks for misspelt words.

    English is what a template says it is: nothing changes.
    """
    if language == "en":
        return
    document.core_properties.language = language
    for properties in document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        for each in properties.findall(qn("w:lang")):
            properties.remove(each)
        said = properties.makeelement(qn("w:lang"), {qn("w:val"): language})
        properties.append(said)


def _name_font(style: Any) -> None:
    """Name the font, and take away the theme's: Word would go by that."""
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for attribute in _THEME:
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{attribute}"), FONT)
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _remove_line(style: Any) -> None:
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)
