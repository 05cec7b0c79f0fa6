"""A table on a slide, which can be edited there, and which a screen reader reads row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.util import Pt

from sheetsync.render import tone
from sheetsync.render.escape import web_link
from sheetsync.render.slides.shape import Run, write

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without lines and colours (https://learn.microsoft.com/openspecs/office_standards)."""

_LINE: Final = (
    '<a:lnT xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="9525">'
    f'<a:solidFill><a:srgbClr val="{tone.LINE.upper()}"/></a:solidFill></a:lnT>'
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, line by line, and where it leads, "" for nowhere."""

    lines: list[list[Run]]
    link: str | None = None


def grid(
    slide: Any,
    corner: tuple[float, float],
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    *,
    points: int,
    right: Sequence[bool] = (),
    has_head: bool = False,
) -> None:
    """Put a table on a slide, from its top left corner on.

    Args:
        slide: Where.
        corner: Left and top, in points.
        widths: Of each column, in points.
        rows: A cell for each column.
        points: How large letters are.
        right: Which columns end at the right; empty for none.
        has_head: Whether the first row says what the columns are.
    """
    made = slide.shapes.add_table(len(rows), len(widths), *map(Pt, (*corner, sum(widths), 1))).table
    made.first_row, made.horz_banding = has_head, False
    made._tbl.tblPr.find("{*}tableStyleId").text = _PLAIN
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    for number, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        row.height = Pt(points)
        for place, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
            cell.margin_left, cell.margin_right = Pt(0 if not place else 4), Pt(4)
            cell.margin_top = cell.margin_bottom = Pt(3)
            if number:
                cell._tc.get_or_add_tcPr().insert(0, parse_xml(_LINE))
            write(cell.text_frame, said.lines, points=points, align_right=bool(right) and right[place])
            if address := web_link(said.link):
                cell.text_frame.paragraphs[0].runs[0].hyperlink.address = address
