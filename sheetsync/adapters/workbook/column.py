"""Our column beside its texts: its width, the rule that highlights, and the hint of how far the tab reaches."""

from typing import Final

from sheetsync.adapters.workbook.read import Tab
from sheetsync.adapters.workbook.sheet_scan import LAST_ROW, Scanned
from sheetsync.adapters.workbook.xml_tree import Splice, appended, number, text_xml
from sheetsync.model.cell import CellRef, Span, column_letters
from sheetsync.model.own_text import MARK, highlight_formula, renewed_formula
from sheetsync.model.plan import Install

WIDTH: Final = "60.01"
"""Of our column, in characters: room for a sentence or two. The hundredth tells it from a width that people gave."""

# ECMA-376 part 1, 18.3.1.99: the elements of a tab have a fixed order; these stand behind conditional formats.
_BEFORE_FORMATS: Final = frozenset(
    {"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"}
    | {"protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"}
    | {"phoneticPr", "conditionalFormatting"}
)


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
    """Give our column its width, unless people already gave it one."""
    scanned, prefix = tab.scanned, tab.scanned.prefix
    ours = f'<{prefix}col min="{column}" max="{column}" width="{WIDTH}" customWidth="1"/>'
    columns = scanned.part("cols")
    if columns is None:
        start = scanned.data.start
        return [Splice(start, start, f"<{prefix}cols>{ours}</{prefix}cols>".encode())]
    for each in columns.all("col"):
        if number(each, "min") <= column <= number(each, "max"):
            return []
        if number(each, "min") > column:
            return [Splice(each.start, each.start, ours.encode())]
    return [appended(tab.source, columns, ours.encode())]


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
    return [*splices, *_no_width(tab.scanned, own.column)], look


def _no_width(scanned: Scanned, column: int) -> list[Splice]:
    """Take away the width that we gave, and the list of widths where it was made for ours alone."""
    columns = scanned.part("cols")
    made = {"min": str(column), "max": str(column), "width": WIDTH, "customWidth": "1"}
    ours = [each for each in columns.children if each.attributes == made] if columns else []
    if columns and ours and len(columns.children) == len(ours):
        return [Splice(columns.start, columns.end, b"")]
    return [Splice(each.start, each.end, b"") for each in ours]
