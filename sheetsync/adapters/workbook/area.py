"""Areas: what people use the cells of a tab for, beside texts."""

import re
from collections.abc import Iterator
from typing import Final

from sheetsync.adapters.workbook.drawing import Drawn
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.sheet_scan import LAST_COLUMN, LAST_ROW, Scanned
from sheetsync.adapters.workbook.xml_tree import Node, number
from sheetsync.errors import UnsafeError
from sheetsync.model.area import Area, Use
from sheetsync.model.cell import CellRef, Span, column_number
from sheetsync.model.own_text import MARK

_EXTENDED: Final = {"sparkline": Use.DRAWN, "dataValidation": Use.CHECKED, "conditionalFormatting": Use.COLOURED}
_ADDRESS: Final = re.compile(
    r"\$?(?P<left>[A-Z]{1,3})?\$?(?P<top>[1-9]\d{0,6})?(?::\$?(?P<right>[A-Z]{1,3})?\$?(?P<bottom>[1-9]\d{0,6})?)?"
)


def areas(package: Package, part: str, scanned: Scanned, drawn: tuple[Drawn, ...], printed: str = "") -> Iterator[Area]:
    """Yield what the cells of a tab are used for.

    Args:
        package: Where the tables are.
        part: The tab's part.
        scanned: What was read of it.
        drawn: What is drawn on it.
        printed: The tab's print area, as its name refers to it.
    """
    yield from (Area(Use.DRAWN, each.span) for each in drawn)
    yield from _grouped(scanned)
    for each in scanned.parts:
        yield from (Area(use, span) for use, address in _uses(each) if (span := span_of(address)) is not None)
    for link in package.relations(part):
        if link.type == "table" and (span := _of_table(package, link.part)):
            yield Area(Use.COUNTED, span)
    for address in printed.split(","):
        if span := span_of(address.rpartition("!")[2]):
            yield Area(Use.PRINTED, span)


def _of_table(package: Package, part: str) -> Span | None:
    """Return where a table is; a damaged one is nowhere, and doesn't keep anybody from reading the cells."""
    try:
        return span_of(package.tree(part).attributes.get("ref", ""))
    except UnsafeError:
        return None


def span_of(address: str) -> Span | None:
    """Read the address of a cell, of a range, or of whole columns or rows; None for anything else."""
    match = _ADDRESS.fullmatch(address.strip())
    if match is None or not (match["left"] or match["top"]):
        return None
    left, top = match["left"] or "A", match["top"] or "1"
    is_range = ":" in address
    right = match["right"] or (left if match["left"] else "XFD")
    bottom = match["bottom"] or (top if match["top"] and not is_range else str(LAST_ROW))
    return Span(CellRef(int(top), column_number(left)), CellRef(int(bottom), column_number(right)))


def _uses(part: Node) -> Iterator[tuple[Use, str]]:
    """Yield what an element beside the rows says of its cells, as use and address."""
    if part.name == "autoFilter":
        yield Use.COUNTED, part.attributes.get("ref", "")
    elif part.name == "conditionalFormatting" and not _is_ours(part):
        yield from ((Use.COLOURED, each) for each in part.attributes.get("sqref", "").split())
    elif part.name == "dataValidations":
        for each in part.all("dataValidation"):
            yield from ((Use.CHECKED, address) for address in each.attributes.get("sqref", "").split())
    elif part.name == "extLst":
        yield from _extended(part)


def _grouped(scanned: Scanned) -> Iterator[Area]:
    """Yield the columns that are grouped."""
    columns = scanned.part("cols")
    for each in columns.all("col") if columns else ():
        if number(each, "outlineLevel"):
            first, last = CellRef(1, number(each, "min")), CellRef(LAST_ROW, min(number(each, "max"), LAST_COLUMN))
            yield Area(Use.GROUPED, Span(first, last))


def _is_ours(part: Node) -> bool:
    return any(MARK in formula.text for rule in part.all("cfRule") for formula in rule.all("formula"))


def _extended(node: Node, use: Use | None = None) -> Iterator[tuple[Use, str]]:
    """Yield the same of what later versions of Excel added."""
    use = _EXTENDED.get(node.name, use)
    if node.name == "sqref" and use:
        yield from ((use, each) for each in node.text.split())
    for each in node.children:
        yield from _extended(each, use)
