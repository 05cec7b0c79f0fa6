"""Dropdowns: a choice of statuses put on a column that has none, spliced into the bytes of a tab."""

import re
from collections.abc import Sequence
from typing import Final

from sheetsync.adapters.workbook.read import Tab
from sheetsync.adapters.workbook.xml_text import text_xml
from sheetsync.adapters.workbook.xml_tree import Node, Splice
from sheetsync.model.cell import CellRef, Span, column_letters

LONGEST: Final = 255
"""Characters that a list of choices may have in a workbook."""

# ECMA-376 part 1, 18.3.1.99: validations stand behind all of these, and before everything else.
_BEFORE: Final = frozenset(
    {"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"}
    | {"protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"}
    | {"phoneticPr", "conditionalFormatting"}
)
_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)?(?::\$?([A-Z]{1,3})\$?(\d+)?)?")


def dropdown(tab: Tab, cells: Span, choices: Sequence[str]) -> list[Splice]:
    """Return what puts a dropdown on cells of one column; nothing where people put any validation there.

    It warns of another text, and takes it: a status of the team's own is no mistake.
    """
    top, last = cells.first, cells.last.row
    listed = ",".join(choices)
    if _has_validation(tab, top.column) or any("," in each or '"' in each for each in choices) or len(listed) > LONGEST:
        return []
    prefix = tab.scanned.prefix
    letters = column_letters(top.column)
    made = (
        f'<{prefix}dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" '
        f'sqref="{letters}{top.row}:{letters}{last}"><{prefix}formula1>"{text_xml(listed)}"</{prefix}formula1>'
        f"</{prefix}dataValidation>"
    )
    known = tab.scanned.part("dataValidations")
    if known is not None and known.inner_end < known.end:
        return [*_counted(tab.source, known), Splice(known.inner_end, known.inner_end, made.encode())]
    at = max([tab.scanned.data.end, *(each.end for each in tab.scanned.parts if each.name in _BEFORE)])
    whole = f'<{prefix}dataValidations count="1">{made}</{prefix}dataValidations>'
    return [Splice(known.start, known.end, whole.encode()) if known else Splice(at, at, whole.encode())]


def is_crowded_below(tab: Tab, cells: Span) -> bool:
    """Whether anything stands below a table, so that its dropdown can't go on for the rows to come."""
    own, last = tab.grid.own, cells.last.row
    below = (cell for row in tab.grid.rows[last:] for at, cell in enumerate(row, 1) if own is None or at != own.column)
    return any(not each.is_blank for each in below) or any(each.last.row > last for each in tab.grid.merges)


def _counted(source: bytes, known: Node) -> list[Splice]:
    """Return what counts one validation more, where the part counts them."""
    opening = source[known.start : known.inner]
    count = re.search(rb'\bcount\s*=\s*["\'](\d+)["\']', opening)
    if count is None:
        return []
    start, end = (known.start + each for each in count.span(1))
    return [Splice(start, end, str(len(known.children) + 1).encode())]


def _has_validation(tab: Tab, column: int) -> bool:
    """Whether people restrict what may stand in a column: by a validation of the standard or of its extension."""
    ranges: list[str] = []
    for part in tab.scanned.parts:
        if part.name == "dataValidations":
            ranges += [each.attributes.get("sqref", "") for each in part.all("dataValidation")]
        elif part.name == "extLst":
            ranges += [each.text for each in _deep(part) if each.name == "sqref"]
    return any(_covers(area, column) for each in ranges for area in each.split())


def _deep(node: Node) -> list[Node]:
    return [node, *(each for child in node.children for each in _deep(child))]


def _covers(area: str, column: int) -> bool:
    match = _AREA.fullmatch(area)
    if match is None:
        return True
    first = CellRef.from_a1(f"{match[1]}1").column
    last = CellRef.from_a1(f"{match[3] or match[1]}1").column
    return first <= column <= last
