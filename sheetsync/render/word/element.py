"""What Word needs and python-docx has no words for: shading, links, direction, grids of columns."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sheetsync.render import tone
from sheetsync.render.escape import in_a_line, right_to_left, visible_line, web_link

_LEFT_TO_RIGHT: Final = "\u200e"
_LINK: Final = RELATIONSHIP_TYPE.HYPERLINK


def write(paragraph: Paragraph, text: str, *, colour: str = "", bold: bool = False, points: float = 0) -> Run:
    """Add a text to a paragraph, as one line of visible characters, in the direction of its script."""
    text = in_a_line(text)
    run = paragraph.add_run(text)
    turned = right_to_left(text)
    # In the order of the schema; the library's own properties would look for each one's place.
    looks = [
        ("w:b", {}) if bold else None,
        ("w:color", {"val": colour.upper()}) if colour else None,
        ("w:sz", {"val": str(round(points * 2))}) if points else None,
        ("w:rtl", {}) if turned else None,
    ]
    properties = run._r.get_or_add_rPr() if any(looks) else None
    for tag, attributes in filter(None, looks):
        _add(properties, tag, **attributes)
    if turned:
        _add(paragraph._p.get_or_add_pPr(), "w:bidi")
    return run


def link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a text that leads to an address, where that is one of the web; else the text alone."""
    run = write(paragraph, text)
    leads_to = web_link(address)
    if leads_to:
        holder = OxmlElement("w:hyperlink")
        holder.set(qn("r:id"), paragraph.part.relate_to(leads_to, _LINK, is_external=True))
        run._r.addprevious(holder)
        holder.append(run._r)
        run.font.underline = True


def at_right(paragraph: Paragraph, text: str, edge: int) -> None:
    """Add a quiet text that ends at `edge`, in EMU from the left."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Emu(edge), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("\t")
    run = write(paragraph, text, colour=tone.QUIET, points=9)
    run.bold = False
    if not right_to_left(text):
        # After a name in Hebrew or Arabic, a number that comes first would go to the other end.
        run.text = f"{_LEFT_TO_RIGHT}{run.text}{_LEFT_TO_RIGHT}"


def table(document: WordDocument, rows: int, widths: Sequence[int], *, rules: Sequence[str] = ()) -> Table:
    """Add a table with columns of these widths in EMU.

    The grid and each cell get them: LibreOffice and Word online go by the grid, Word by the cells.

    Args:
        document: Gets it at its end.
        rows: How many.
        widths: One for each column.
        rules: Where fine lines are, such as `top` and `insideH`; with them rows have room.
    """
    made: Table = document.add_table(rows, len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    if rules:
        borders = _add(made._tbl.tblPr, "w:tblBorders")
        for side in rules:
            _add(borders, f"w:{side}", val="single", sz="4", space="0", color=tone.LINE.upper())
    # Text in a cell starts where text around the table does.
    margins = _add(made._tbl.tblPr, "w:tblCellMar")
    for side, space in (("top", 60), ("left", 0), ("bottom", 60), ("right", 80)):
        _add(margins, f"w:{side}", w=str(space if rules else 0), type="dxa")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(width)
    # A property of python-docx for each cell would take as long as all the rest of the document.
    for index, of_cell in enumerate(made._tbl.iter(qn("w:tcW"))):
        of_cell.set(qn("w:w"), str(Emu(widths[index % len(widths)]).twips))
    return made


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour."""
    _add(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour.upper())


def pad(cell: _Cell, room: int) -> None:
    """Keep room between the edge of a cell and its text, in twentieths of a point."""
    margins = _add(cell._tc.get_or_add_tcPr(), "w:tcMar")
    for side in ("top", "left", "bottom", "right"):
        _add(margins, f"w:{side}", w=str(room), type="dxa")


def flatten(paragraph: Paragraph) -> None:
    """Take the space around a paragraph away."""
    _add(paragraph._p.get_or_add_pPr(), "w:spacing", before="0", after="0")


def keep_whole(row: _Row, *, heads: bool = False) -> None:
    """Let no page cut a row in two; a row that heads its table comes again on each page."""
    properties = row._tr.get_or_add_trPr()
    _add(properties, "w:cantSplit")
    if heads:
        _add(properties, "w:tblHeader")


def describe(picture: Any, text: str) -> None:
    """Give a picture the words for whoever can't see it."""
    picture._inline.docPr.set("descr", visible_line(text))
    picture._inline.docPr.set("name", "Timeline")
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    # The order of the children is that of the schema, or Word calls the file damaged.
    before = _AFTER.get(tag)
    if before is None:
        parent.append(child)
    else:
        parent.insert_element_before(child, *before)
    return child


_AFTER: Final = {
    "w:bidi": ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"),
    "w:spacing": ("w:ind", "w:contextualSpacing", "w:jc", "w:rPr"),
    "w:tblCellMar": ("w:tblLook", "w:tblCaption", "w:tblDescription"),
    "w:tblBorders": ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"),
    "w:shd": ("w:noWrap", "w:tcMar", "w:textDirection", "w:vAlign"),
}
