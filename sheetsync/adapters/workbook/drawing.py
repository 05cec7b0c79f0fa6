"""Drawings: where on a tab charts, pictures, shapes and controls stand."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.sheet_scan import LAST_COLUMN, Scanned
from sheetsync.adapters.workbook.xml_tree import Node, number
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef, Span

EMU: Final = 9_525
"""Of a pixel: the unit of lengths in drawings."""

_DEFAULT_WIDTH, _ROW_HEIGHT = 64, 20
"""Of a column and of a row, in pixels, where the file says nothing."""
_DIGIT: Final = 7
"""Pixels of a character, in which columns are measured, in the usual font."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The cells that something covers. `is_stretched` says that it grows with its columns."""

    span: Span
    is_stretched: bool = False

    def grows_with(self, column: int) -> bool:
        """Whether it gets another size when this column gets another width."""
        return self.is_stretched and self.span.first.column <= column <= self.span.last.column


def drawn(package: Package, part: str, scanned: Scanned) -> tuple[Drawn, ...]:
    """Return what is drawn on the tab that is this part; what can't be read is nothing that can be seen either."""
    try:
        modern, controls = (_linked(package, part, scanned, name) for name in ("drawing", "legacyDrawing"))
        widths = _Widths(scanned)
        found = [each for root in modern for each in _anchored(root, widths)]
        return (*found, *(each for root in controls for each in _controls(root)))
    except UnsafeError:
        return ()


def link_of(element: Node | None) -> str:
    """Return the id of the link that an element follows; "" for none."""
    attributes = element.attributes.items() if element else ()
    return next((value for key, value in attributes if key.endswith(":id")), "")


def _linked(package: Package, part: str, scanned: Scanned, name: str) -> list[Node]:
    link = link_of(scanned.part(name))
    found = (each.part for each in package.relations(part) if link and each.id == link)
    return [package.tree(each) for each in found if each in package.names]


class _Widths:
    """Where columns end, in pixels, nearly: the exact width depends on the font."""

    def __init__(self, scanned: Scanned) -> None:
        self._scanned = scanned

    @cached_property
    def _ends(self) -> list[int]:
        """The right edge of each column; of the one before the first it is 0."""
        form, columns = self._scanned.part("sheetFormatPr"), self._scanned.part("cols")
        default = _pixels(form, "defaultColWidth", _DEFAULT_WIDTH)
        widths = [default] * (LAST_COLUMN + 1)
        widths[0] = left = 0
        for each in columns.all("col") if columns else ():
            # They stand in their order, and never overlap.
            first, last = max(left + 1, number(each, "min")), min(number(each, "max"), LAST_COLUMN)
            is_hidden = each.attributes.get("hidden") in ("1", "true")
            width = 0 if is_hidden else _pixels(each, "width", default)
            widths[first : last + 1] = [width] * max(0, last + 1 - first)
            left = max(left, last)
        return list(accumulate(widths))

    def column_at(self, start: int, length: int) -> int:
        """Return the column, from 1, in which a length in EMU ends that begins with another column."""
        end = self._ends[start - 1] + length // EMU
        return min(LAST_COLUMN, max(start, bisect_left(self._ends, end)))


def _pixels(node: Node | None, attribute: str, otherwise: int) -> int:
    try:
        return max(0, min(2_000, int(float((node.attributes if node else {}).get(attribute, "")) * _DIGIT)))
    except (ValueError, OverflowError):
        return otherwise


def _anchored(node: Node, widths: _Widths) -> Iterator[Drawn]:
    """Yield the anchors of a drawing; those that other programs may leave out stand deeper."""
    for each in node.children:
        if each.name in ("AlternateContent", "Choice"):
            yield from _anchored(each, widths)
        elif each.name == "twoCellAnchor":
            yield from _between(each)
        elif each.name in ("oneCellAnchor", "absoluteAnchor"):
            yield _sized(each, widths)


def _between(anchor: Node) -> Iterator[Drawn]:
    first, last = anchor.first("from"), anchor.first("to")
    if first is None or last is None:
        return
    top, end = _corner(first), _corner(last)
    # What ends at the very edge of a column doesn't reach into it.
    edge = 1 if _child(last, "colOff") == 0 and end.column > top.column else 0
    yield Drawn(Span(top, CellRef(max(end.row, top.row), max(end.column - edge, top.column))), is_stretched=True)


def _sized(anchor: Node, widths: _Widths) -> Drawn:
    first, place, size = (anchor.first(name) for name in ("from", "pos", "ext"))
    top = _corner(first) if first else CellRef(1, 1)
    x, y = (_whole(place.attributes.get(each)) if place else 0 for each in ("x", "y"))
    across, down = (_whole(size.attributes.get(each)) if size else 0 for each in ("cx", "cy"))
    if first is not None:
        x, y = _child(first, "colOff"), _child(first, "rowOff")
    begin = CellRef(top.row + y // EMU // _ROW_HEIGHT, widths.column_at(top.column, x) if place else top.column)
    last = CellRef(top.row + (y + down) // EMU // _ROW_HEIGHT, widths.column_at(top.column, x + across))
    return Drawn(Span(begin, last))


def _corner(node: Node) -> CellRef:
    return CellRef(_child(node, "row") + 1, min(_child(node, "col") + 1, LAST_COLUMN))


def _child(node: Node, name: str) -> int:
    found = node.first(name)
    return _whole(found.text if found else "")


def _controls(root: Node) -> Iterator[Drawn]:
    """Yield the controls of a legacy drawing: buttons, check boxes. The boxes of notes only show at the cursor."""
    for shape in root.all("shape"):
        about = shape.first("ClientData")
        place = about.first("Anchor") if about and about.attributes.get("ObjectType") != "Note" else None
        numbers = [_whole(each) for each in place.text.split(",")] if place else []
        if len(numbers) == 8:
            left, _, top, _, right, offset, bottom, _ = numbers
            right = max(left, right - (offset == 0))
            yield Drawn(Span(CellRef(top + 1, left + 1), CellRef(bottom + 1, right + 1)), is_stretched=True)


def _whole(text: str | None) -> int:
    """Return a number of a drawing; 0 for what is none, or is absurd."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 12 else 0
