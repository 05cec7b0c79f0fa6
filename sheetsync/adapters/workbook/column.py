"""Our column beside its texts: its width, the rule that highlights, and the hint of how far the tab reaches."""

import re
from typing import Final

from sheetsync.adapters.workbook import proof
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.read import Tab
from sheetsync.adapters.workbook.sheet_scan import LAST_ROW, Scanned
from sheetsync.adapters.workbook.style import with_look, without_look
from sheetsync.adapters.workbook.xml_text import attribute_xml, text_xml
from sheetsync.adapters.workbook.xml_tree import Node, Splice, appended, number, spliced
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef, Span, column_letters
from sheetsync.model.grid import Grid, is_own_text
from sheetsync.model.own_text import MARK, highlight_formula, renewed_formula
from sheetsync.model.plan import Edit, Install

WIDTH: Final = "60.01"
"""Of our column, in characters: room for a sentence or two. The hundredth tells it from a width that people gave."""

# ECMA-376 part 1, 18.3.1.99: the elements of a tab have a fixed order; these stand behind conditional formats.
_BEFORE_FORMATS: Final = frozenset(
    {"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"}
    | {"protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"}
    | {"phoneticPr", "conditionalFormatting"}
)


def add_look(package: Package) -> int:
    """Add how a faulty cell looks to the styles, and return its index there.

    Raises:
        UnsafeError: There are no styles to add to.
    """
    part = package.related(package.workbook_part, "styles")
    if not part:
        raise UnsafeError(f"{package.path} has no styles, so nothing was written: open it and save it again")
    source = package.read(part)
    splices, look = with_look(source)
    if splices:
        package.changed[part] = spliced(source, splices)
        proof.of_look(package, part, source, look)
    return look


def drop_look(package: Package, look: int) -> None:
    """Take our look away again."""
    part = package.related(package.workbook_part, "styles")
    source = package.read(part)
    if splices := without_look(source, look):
        package.changed[part] = spliced(source, splices)


def install(tab: Tab, plan: Install, look: int) -> list[Splice]:
    """Return what our column needs beside its texts: a width, and the rule that highlights."""
    column = plan.header.column
    prefix = tab.scanned.prefix
    covered = f"{column_letters(plan.table.first.column)}{plan.header.row + 1}"
    # Down to the last row that there can be, so that rows added later are covered.
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
    rule_splice = Splice(at, at, rule.encode())
    return [*_width(tab, column), *_reach(tab.scanned, column, from_column=column - 1), rule_splice]


def renew(tab: Tab) -> list[Splice]:
    """Return what brings a rule that an earlier release made to what it is today; nothing where it is already."""
    splices = []
    for part in tab.scanned.parts:
        for rule in part.all("cfRule") if part.name == "conditionalFormatting" else ():
            formula = rule.first("formula")
            if formula is not None and MARK in formula.text and (new := renewed_formula(formula.text)) != formula.text:
                name = f"{formula.prefix}formula"
                splices.append(Splice(formula.start, formula.end, f"<{name}>{text_xml(new)}</{name}>".encode()))
    return splices


def _priority(scanned: Scanned) -> int:
    """Return a priority behind every rule of people, so that theirs look as they did."""
    rules = (rule for part in scanned.parts if part.name == "conditionalFormatting" for rule in part.all("cfRule"))
    return max((number(rule, "priority") for rule in rules), default=0) + 1


def _width(tab: Tab, column: int) -> list[Splice]:
    """Give our column its width, unless people already gave it one, or it would do harm.

    What is anchored over it would be stretched, and among frozen columns it could fill the window.
    A width that people gave to several columns at once was not meant for ours: it is split.
    """
    scanned, prefix = tab.scanned, tab.scanned.prefix
    if column <= _frozen(scanned) or any(each.grows_with(column) for each in tab.drawn):
        return []
    ours = f'<{prefix}col min="{column}" max="{column}" width="{WIDTH}" customWidth="1"/>'
    columns = scanned.part("cols")
    if columns is None:
        start = scanned.data.start
        return [Splice(start, start, f"<{prefix}cols>{ours}</{prefix}cols>".encode())]
    for each in columns.all("col"):
        first, last = number(each, "min"), number(each, "max")
        if first <= column <= last:
            return [] if first == last else [_split(tab.source, each, column)]
        if first > column:
            return [Splice(each.start, each.start, ours.encode())]
    return [appended(tab.source, columns, ours.encode())]


def _frozen(scanned: Scanned) -> int:
    """Return how many columns, from the first, stay in sight wherever people scroll."""
    views = scanned.part("sheetViews")
    panes = (pane for view in (views.all("sheetView") if views else ()) for pane in view.all("pane"))
    return max((number(each, "xSplit") for each in panes if "frozen" in each.attributes.get("state", "")), default=0)


_MIDST, _END, _START = b"  m", b"   m", b"    m"
"""How many spaces stand in our width shows where in one of several columns it was put."""


def _split(source: bytes, columns: Node, column: int) -> Splice:
    """Put our width into one for several columns: into its midst, at its end or at its start."""
    whole = source[columns.start : columns.end]
    first, last = number(columns, "min"), number(columns, "max")
    mark = _START if column == first else _END if column == last else _MIDST
    style = columns.attributes.get("style", "")
    styled = f" style={attribute_xml(style)}" if style else ""
    ours = f'in="{column}" max="{column}" width="{WIDTH}"{styled} customWidth="1"/>'
    before = _with(whole, "max", column - 1) if mark != _START else b""
    after = _with(whole, "min", column + 1) if mark != _END else b""
    put = f"<{columns.prefix}col".encode() + mark + ours.encode()
    return Splice(columns.start, columns.end, before + put + after)


def _with(element: bytes, attribute: str, value: int) -> bytes:
    """Return the bytes of an element with another number in an attribute that it has."""
    found = re.search(rb"""(\s%s\s*=\s*["'])\d+""" % attribute.encode(), element)
    return element[: found.end(1)] + str(value).encode() + element[found.end() :] if found else element


def _reach(scanned: Scanned, column: int, *, from_column: int) -> list[Splice]:
    """Let the hint of how far the tab reaches end with `column`, where it ends with `from_column`.

    Some readers stop where it says. Two spaces show that we moved it; where it was wrong before, it stays.
    """
    hint = scanned.part("dimension")
    corners = hint.attributes.get("ref", "").split(":") if hint else []
    try:
        span = Span(CellRef.from_a1(corners[0]), CellRef.from_a1(corners[-1])) if corners else None
    except ValueError:
        return []
    if hint is None or span is None or span.last.column != from_column:
        return []
    to = Span(span.first, CellRef(span.last.row, column))
    mark = "  " if column > from_column else " "
    short = to.first.a1 if to.first == to.last else to.a1
    return [Splice(hint.start, hint.end, f'<{hint.prefix}dimension{mark}ref="{short}"/>'.encode())]


def uninstall(tab: Tab) -> tuple[list[Splice], int]:
    """Return what takes the rule and the width away again, and the index of the rule's look, -1 for none."""
    splices, look = [], -1
    for part in tab.scanned.parts:
        rules = [*part.all("cfRule")] if part.name == "conditionalFormatting" else []
        ours = [each for each in rules if (formula := each.first("formula")) is not None and MARK in formula.text]
        if ours:
            look = number(ours[0], "dxfId", absent=-1)
            whole = len(ours) == len(rules)
            splices += [Splice(part.start, part.end, b"")] if whole else [Splice(e.start, e.end, b"") for e in ours]
    own = tab.grid.own
    if own is None or look < 0:
        return splices, look
    if (hint := tab.scanned.part("dimension")) and tab.source.startswith(b"  ", hint.start + len(hint.prefix) + 10):
        splices += _reach(tab.scanned, own.column - 1, from_column=own.column)
    return [*splices, *_no_width(tab, own.column)], look


def _no_width(tab: Tab, column: int) -> list[Splice]:
    """Take away the width that we gave, and the list of widths where it was made for ours alone."""
    columns = tab.scanned.part("cols")
    made = {"min": str(column), "max": str(column), "width": WIDTH, "customWidth": "1"}
    listed = columns.children if columns else []
    at = next((at for at, each in enumerate(listed) if {**each.attributes, "style": ""} == {**made, "style": ""}), -1)
    if columns is None or at < 0:
        return []
    ours, name = listed[at], len(f"<{columns.prefix}col")
    mark = tab.source[ours.start + name : tab.source.index(b"m", ours.start + name) + 1]
    if mark in (_MIDST, _END, _START):
        before = listed[at - 1] if mark != _START and at and number(listed[at - 1], "max") == column - 1 else None
        after = listed[at + 1] if mark != _END and listed[at + 1 :] else None
        return [_joined(tab.source, before, ours, after)]
    whole = columns if len(listed) == 1 else ours
    return [Splice(whole.start, whole.end, b"")]


def _joined(source: bytes, before: Node | None, ours: Node, after: Node | None) -> Splice:
    """Make one width again of what was one before ours was put in, where people left its other parts as they were."""
    column = number(ours, "min")
    if after and number(after, "min") != column + 1:
        after = None
    if before and after and _same(before, after):
        whole = _with(source[before.start : before.end], "max", number(after, "max"))
        return Splice(before.start, after.end, whole)
    if before:
        return Splice(before.start, ours.end, _with(source[before.start : before.end], "max", column))
    if after:
        return Splice(ours.start, after.end, _with(source[after.start : after.end], "min", column))
    return Splice(ours.start, ours.end, b"")


def _same(one: Node, other: Node) -> bool:
    ends = {"min": "", "max": ""}
    return {**one.attributes, **ends} == {**other.attributes, **ends}


def squatted(grid: Grid) -> int:
    """Count the cells of our column in which people wrote something."""
    if grid.own is None:
        return 0
    rows = range(grid.own.header.row + 1, len(grid.rows) + 1)
    below = (grid.at(CellRef(row, grid.own.column)) for row in rows)
    return sum(not cell.is_blank and not is_own_text(cell) for cell in below)


def own_header(grid: Grid, header: str) -> Edit | None:
    """Take our header away where it still says what we wrote. It stays above what people wrote below it."""
    if grid.own is None:
        return None
    cell = grid.at(grid.own.header)
    return Edit(grid.own.header, cell.shown, "") if cell.shown == header and not cell.formula else None
