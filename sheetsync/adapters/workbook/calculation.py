"""Calculation: a cell of people's was changed, so the results that formulas keep may be old."""

from typing import Final

from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.xml_tree import Splice, parse_tree, spliced

# ECMA-376 part 1, 18.2.27: the elements of a workbook have a fixed order; these stand before `calcPr`.
_BEFORE: Final = frozenset(
    {"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"}
    | {"externalReferences", "definedNames"}
)
_ANEW: Final = b' fullCalcOnLoad="1"'


def calculate_anew(package: Package) -> None:
    """Ask whoever opens the workbook next to calculate it, where it has not been asked yet."""
    part = package.workbook_part
    source = package.read(part)
    root = parse_tree(source)
    known = root.first("calcPr")
    if known is not None:
        if known.attributes.get("fullCalcOnLoad") in ("1", "true"):
            return
        if "fullCalcOnLoad" in known.attributes:
            tag = source[known.start : known.end]
            splice = Splice(known.start, known.end, tag.replace(b'fullCalcOnLoad="0"', b'fullCalcOnLoad="1"'))
        else:
            at = known.start + len(f"<{known.prefix}calcPr")
            splice = Splice(at, at, _ANEW)
    else:
        before = [each for each in root.children if each.name in _BEFORE]
        at = before[-1].end if before else root.inner
        splice = Splice(at, at, f"<{root.prefix}calcPr".encode() + _ANEW + b"/>")
    package.changed[part] = spliced(source, [splice])
