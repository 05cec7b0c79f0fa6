"""Patch: our column spliced into the bytes of a tab, and out of them again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sheetsync.adapters.workbook.read import Tab
from sheetsync.adapters.workbook.sheet_scan import Row, Scanned
from sheetsync.adapters.workbook.xml_tree import Node, Splice, attribute_xml, parse_tree, spliced, text_xml
from sheetsync.model.cell import CellRef, column_letters, column_number
from sheetsync.model.own_text import MARK, highlight_formula
from sheetsync.model.plan import Edit, Install

WIDTH: Final = "60"
"""Of our column, in characters: room for a sentence or two."""

LAST_ROW: Final = 1_048_576
"""Of every workbook. The highlight reaches down to it, so that rows added later are covered."""

# ECMA-376 part 1, 18.3.1.99: the elements of a tab have a fixed order; these stand behind conditional formats.
_BEFORE_FORMATS: Final = frozenset(
    {"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"}
    | {"protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"}
    | {"phoneticPr", "conditionalFormatting"}
)
_ATTRIBUTE: Final = re.compile(rb'([\w:]+)\s*=\s*["\']([^"\']*)["\']')
_NEEDS_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Patched:
    """What to splice into a tab's part, and how many texts that puts, changes and takes away."""

    splices: tuple[Splice, ...] = ()
    placed: int = 0
    changed: int = 0
    cleared: int = 0
    gone: int = 0


def texts(tab: Tab, edits: Iterable[Edit], header: Edit | None = None) -> Patched:
    """Put texts of ours by compare-and-set: a cell that doesn't hold the old text any more is left alone.

    Args:
        tab: The tab as it was read.
        edits: The texts, at most one a cell.
        header: The header of our column, when it is put now.
    """
    by_row: dict[int, list[Edit]] = {}
    counts = {"placed": 0, "changed": 0, "cleared": 0, "gone": 0}
    for each in edits:
        cell = tab.grid.at(each.cell)
        if cell.formula or cell.shown != each.old:
            counts["gone"] += 1
            continue
        counts["cleared" if not each.new else "changed" if each.old else "placed"] += 1
        by_row.setdefault(each.cell.row, []).append(each)
    if header is not None:
        by_row.setdefault(header.cell.row, []).append(header)
    splices = []
    for row, due in sorted(by_row.items()):
        known = tab.scanned.rows.get(row)
        if known:
            styles = _Styles(tab, is_header=header is not None and row == header.cell.row)
            splices += _append(tab, known, due, styles) or [
                Splice(known.start, known.end, _row(tab.source[known.start : known.end], due, styles))
            ]
        else:
            splices.append(_new_row(tab, row, due))
    return Patched(tuple(splices), **counts)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Gives a new cell of ours the style that it would have if a person typed there."""

    tab: Tab
    is_header: bool

    def of(self, row: Node, cells: Mapping[int, Node], column: int) -> str:
        """Return the style's index; "" for the default one."""
        if self.is_header:
            left = max((each for each in cells if each < column), default=0)
            return cells[left].attributes.get("s", "") if left else ""
        return implied_style(self.tab.scanned, row, column)


def implied_style(scanned: Scanned, row: Node, column: int) -> str:
    """Return the style that an absent cell has: that of its row, else of its column; "" for the default."""
    if row.attributes.get("customFormat") in ("1", "true"):
        return row.attributes.get("s", "")
    columns = scanned.part("cols")
    for each in columns.all("col") if columns else ():
        if int(each.attributes.get("min", "0")) <= column <= int(each.attributes.get("max", "0")):
            return each.attributes.get("style", "")
    return ""


def _append(tab: Tab, row: Row, edits: Sequence[Edit], styles: _Styles) -> list[Splice]:
    """Put a cell behind the last one of its row, which needs no look at the row; nothing in any other case."""
    if len(edits) != 1 or styles.is_header or row.inner_end < 0 or edits[0].cell.column <= row.last or not edits[0].new:
        return []
    opening = tab.source[row.start : tab.source.index(b">", row.start)]
    element = Node("row", {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(opening)}, row.start)
    style = implied_style(tab.scanned, element, edits[0].cell.column)
    cell = _cell(tab.scanned.prefix, edits[0], style, "inlineStr")
    added = Splice(row.inner_end, row.inner_end, cell.encode())
    return [Splice(row.start, row.start + len(opening), _widened(opening, edits)), added]


def _row(source: bytes, edits: Iterable[Edit], styles: _Styles) -> bytes:
    """Return the bytes of a row with our cells in their places."""
    row = parse_tree(source)
    cells = _by_column(row)
    splices: list[Splice] = []
    for each in edits:
        column = each.cell.column
        known = cells.get(column)
        if known is not None:
            splices.append(Splice(known.start, known.end, _kept_cell(known, each, styles, row).encode()))
        elif each.new:
            at = next((cells[later].start for later in sorted(cells) if later > column), row.inner_end)
            new = _cell(row.prefix, each, styles.of(row, cells, column), "inlineStr").encode()
            if row.inner == row.end:
                # An empty row is one tag: it has to be opened first.
                opened = source.rstrip().removesuffix(b"/>").rstrip()
                return opened + b">" + new + f"</{row.prefix}row>".encode()
            splices.append(Splice(at, at, new))
    return _widened(spliced(source, splices), [each for each in edits if each.new])


def _by_column(row: Node) -> dict[int, Node]:
    """Return the cells of a row by their columns; one that doesn't say where it is follows the one before."""
    cells: dict[int, Node] = {}
    column = 0
    for each in row.all("c"):
        letters = each.attributes.get("r", "").rstrip("0123456789")
        column = column_number(letters) if letters else column + 1
        cells[column] = each
    return cells


def _kept_cell(cell: Node, edit: Edit, styles: _Styles, row: Node) -> str:
    """Return what a cell that is there becomes.

    One that people made, to give it a style, keeps it, and is marked by the type `str`; one that we
    made has the type `inlineStr`, and goes whole. So a workbook that was cleared is as before.
    """
    style = cell.attributes.get("s", "")
    ours = cell.attributes.get("t") == "inlineStr"
    if edit.new:
        return _cell(cell.prefix, edit, style, "inlineStr" if ours else "str")
    if ours or not style or style == implied_style(styles.tab.scanned, row, edit.cell.column):
        return ""
    return f'<{cell.prefix}c r="{edit.cell.a1}" s="{style}"/>'


def _cell(prefix: str, edit: Edit, style: str, kind: str) -> str:
    styled = f" s={attribute_xml(style)}" if style else ""
    text = text_xml(_NEEDS_ESCAPE.sub("_x005F_", edit.new))
    start = f'<{prefix}c r="{edit.cell.a1}"{styled} t="{kind}">'
    if kind == "str":
        return f"{start}<{prefix}v>{text}</{prefix}v></{prefix}c>"
    return f'{start}<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is></{prefix}c>'


def _widened(row: bytes, edits: Iterable[Edit]) -> bytes:
    """Leave the hint `spans` out where our cell stands beyond it: it is optional, and must not lie."""
    last = max((each.cell.column for each in edits), default=0)
    match = re.match(rb'(<[^>]*?) spans="\d+:(\d+)"', row)
    if match and last > int(match[2]):
        return row.replace(match[0], match[1], 1)
    return row


def _new_row(tab: Tab, number: int, edits: Iterable[Edit]) -> Splice:
    """Make a row where the file has none, which is the header's only in a sheet of one row."""
    prefix = tab.scanned.prefix
    cells = "".join(_cell(prefix, each, "", "inlineStr") for each in edits if each.new)
    later = [each.start for row, each in tab.scanned.rows.items() if row > number]
    at = min(later, default=tab.scanned.data.inner_end)
    return Splice(at, at, f'<{prefix}row r="{number}">{cells}</{prefix}row>'.encode())


def install(tab: Tab, plan: Install, look: int) -> list[Splice]:
    """Return what our column needs beside its texts: a width, and the rule that highlights."""
    column = plan.header.column
    prefix = tab.scanned.prefix
    covered = f"{column_letters(plan.table.first.column)}{plan.header.row + 1}"
    last = f"{column_letters(plan.table.last.column)}{LAST_ROW}"
    first = CellRef(plan.header.row, plan.table.first.column)
    rule = (
        f'<{prefix}conditionalFormatting sqref="{covered}:{last}"><{prefix}cfRule type="expression" dxfId="{look}" '
        f'priority="{_priority(tab.scanned)}"><{prefix}formula>{text_xml(highlight_formula(first, column))}'
        f"</{prefix}formula></{prefix}cfRule></{prefix}conditionalFormatting>"
    )
    at = max(
        [each.end for each in tab.scanned.parts if each.name in _BEFORE_FORMATS and each.prefix == prefix]
        + [tab.scanned.data.end]
    )
    return [*_width(tab.scanned, column), Splice(at, at, rule.encode())]


def _priority(scanned: Scanned) -> int:
    """Return a priority behind every rule of people, so that theirs look as they did."""
    priorities = [
        int(rule.attributes.get("priority", "0"))
        for part in scanned.parts
        if part.name == "conditionalFormatting"
        for rule in part.all("cfRule")
        if rule.attributes.get("priority", "").isdecimal()
    ]
    return max(priorities, default=0) + 1


def _width(scanned: Scanned, column: int) -> list[Splice]:
    """Give our column its width, unless people already gave it one."""
    prefix = scanned.prefix
    ours = f'<{prefix}col min="{column}" max="{column}" width="{WIDTH}" customWidth="1"/>'
    columns = scanned.part("cols")
    if columns is None:
        start = scanned.data.start
        return [Splice(start, start, f"<{prefix}cols>{ours}</{prefix}cols>".encode())]
    at = columns.inner_end
    for each in columns.all("col"):
        if int(each.attributes.get("min", "0")) <= column <= int(each.attributes.get("max", "0")):
            return []
        if int(each.attributes.get("min", "0")) > column:
            at = each.start
            break
    return [Splice(at, at, ours.encode())]


def uninstall(tab: Tab) -> tuple[list[Splice], int]:
    """Return what takes the rule and the width away again, and the index of the rule's look, -1 for none."""
    splices, look = [], -1
    for part in tab.scanned.parts:
        rules = [*part.all("cfRule")] if part.name == "conditionalFormatting" else []
        ours = [each for each in rules if (formula := each.first("formula")) is not None and MARK in formula.text]
        if ours:
            look = int(ours[0].attributes.get("dxfId", "-1"))
            whole = len(ours) == len(rules)
            splices += [Splice(part.start, part.end, b"")] if whole else [Splice(e.start, e.end, b"") for e in ours]
    own = tab.grid.own
    columns = tab.scanned.part("cols")
    if own is None or columns is None or look < 0:
        return splices, look
    made = {"min": str(own.column), "max": str(own.column), "width": WIDTH, "customWidth": "1"}
    for each in columns.all("col"):
        if each.attributes == made:
            node = columns if len(columns.children) == 1 else each
            splices.append(Splice(node.start, node.end, b""))
    return splices, look
