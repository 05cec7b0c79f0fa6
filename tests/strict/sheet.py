"""A worksheet: the schema's order, rows and cells in order, and indexes that lead to something."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from tests.strict.xml import Element, all_of, children, link_of, name, order, words

ORDER = words(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting "
    "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks "
    "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture "
    "oleObjects controls webPublishItems tableParts extLst"
)
KINDS = {"b", "d", "e", "inlineStr", "n", "s", "str"}
ROWS, COLUMNS, LETTERS = 1_048_576, 16_384, 32_767
COUNTED = {"mergeCells", "dataValidations", "tableParts", "hyperlinks"}
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d*)")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Box = tuple[int, int, int, int]
"""Top, left, bottom, right; from 1, all of them inside."""


def column(letters: str) -> int:
    """A column's number from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def place(ref: str) -> tuple[int, int]:
    """Row and column of a cell's address; (0, 0) where it is none."""
    found = _CELL.fullmatch(ref.replace("$", ""))
    return (int(found[2]), column(found[1])) if found else (0, 0)


def box(ref: str) -> Box:
    """A rectangle of cells, given as an address or two."""
    first, _, last = ref.partition(":")
    return (*place(first), *place(last or first))


def faults(
    part: str, root: Element, *, sizes: Mapping[str, int], texts: int, known: Mapping[str, object]
) -> Iterator[str]:
    """Say what is wrong in a worksheet.

    Args:
        part: Its name.
        root: Its element.
        sizes: How many there are of each kind of style.
        texts: How many shared strings there are.
        known: Its relationships, by id.
    """
    yield from order(root, ORDER, part)
    once = Counter(name(each) for each in children(root) if name(each) != "conditionalFormatting")
    yield from (f"{part}: {each} {times} times" for each, times in once.items() if times > 1)
    yield from _cells(part, root, max(sizes.get("cellXfs", 0), 1), texts)
    yield from _columns(part, root, max(sizes.get("cellXfs", 0), 1))
    yield from _ranges(part, root)
    for rule in all_of(root, "cfRule"):
        if int(rule.get("dxfId", "0")) >= max(sizes.get("dxfs", 0), 1):
            yield f"{part}: dxfId {rule.get('dxfId')} of {sizes.get('dxfs', 0)}"
    for each in root.iter():
        for key in ("id", "embed", "link"):
            if (link := link_of(each, key)) and link not in known:
                yield f"{part}: {name(each)} links to {link}, which is not there"


def _cells(part: str, root: Element, formats: int, texts: int) -> Iterator[str]:
    last_row = 0
    for row in all_of(root, "row"):
        number = int(row.get("r") or last_row + 1)
        if not last_row < number <= ROWS:
            yield f"{part}: row {number} behind {last_row}"
        last_row, last, spans = number, 0, row.get("spans", "")
        yield from order(row, ("c", "extLst"), f"{part}: row {number}")
        for cell in (each for each in children(row) if name(each) == "c"):
            where = f"{part}: {cell.get('r') or f'row {number}, column {last + 1}'}"
            at_row, at = place(cell.get("r", "")) if cell.get("r") else (number, last + 1)
            if at_row != number:
                yield f"{where} in row {number}"
            if not last < at <= COLUMNS:
                yield f"{where} out of order, twice, or outside the sheet"
            if spans and not any(int(each.split(":")[0]) <= at <= int(each.split(":")[-1]) for each in spans.split()):
                yield f"{where} outside spans {spans}"
            last = at
            yield from (f"{where}: {fault}" for fault in _cell(cell, formats, texts))


def _cell(cell: Element, formats: int, texts: int) -> Iterator[str]:
    kind, held = cell.get("t", "n"), {name(each): each for each in children(cell)}
    yield from order(cell, ("f", "v", "is", "extLst"), "cell")
    if kind not in KINDS:
        yield f"kind {kind}"
    if ("is" in held) is not (kind == "inlineStr") and held:
        yield f"kind {kind} with {sorted(held)}"
    if int(cell.get("s", "0")) >= formats:
        yield f"style {cell.get('s')} of {formats}"
    value = (held["v"].text or "") if "v" in held else ""
    if kind == "s" and "v" in held and not (value.isdecimal() and int(value) < texts):
        yield f"shared string {value} of {texts}"
    for each in all_of(cell, "t"):
        text = each.text or ""
        if text != text.strip() and each.get(SPACE) != "preserve":
            yield "space at an end of a text, and nothing says that it is to stay"
        if len(text) > LETTERS:
            yield f"{len(text)} characters"


def _columns(part: str, root: Element, formats: int) -> Iterator[str]:
    last = 0
    for each in all_of(root, "col"):
        first, end = int(each.get("min", "0")), int(each.get("max", "0"))
        if not last < first <= end <= COLUMNS:
            yield f"{part}: columns {first} to {end} behind {last}"
        if int(each.get("style", "0")) >= formats:
            yield f"{part}: columns {first} to {end}: style {each.get('style')} of {formats}"
        last = end


def _ranges(part: str, root: Element) -> Iterator[str]:
    for each in all_of(
        root, "conditionalFormatting", "dataValidation", "mergeCell", "hyperlink", "dimension", "autoFilter"
    ):
        for ref in (each.get("sqref") or each.get("ref") or "").split():
            top, left, bottom, right = box(ref)
            if not (0 < top <= bottom <= ROWS and 0 < left <= right <= COLUMNS):
                yield f"{part}: {name(each)} of {ref}"
    merged = [each.get("ref", "") for each in all_of(root, "mergeCell")]
    for one, other in combinations(merged, 2):
        (top, left, bottom, right), (up, west, down, east) = box(one), box(other)
        if top <= down and up <= bottom and left <= east and west <= right:
            yield f"{part}: the merges {one} and {other} meet"
    for each in children(root):
        held = sum(1 for _ in children(each))
        if name(each) in COUNTED and int(each.get("count", held)) != held:
            yield f"{part}: {name(each)} says {each.get('count')}, has {held}"
