"""Looks: which cells people filled, bordered or set in, by the style that a cell has."""

from collections.abc import Mapping
from typing import Final

from sheetsync.adapters.workbook.xml_tree import Node, number

_WHITE: Final = frozenset(
    {("rgb", "FFFFFFFF"), ("rgb", "00FFFFFF"), ("rgb", "FFFFFF"), ("theme", "0")}
    | {("indexed", each) for each in ("1", "9", "64", "65")}
)
"""Colours of a fill that nobody sees: white by its parts, by the theme, by the palette, and the window's own."""
_EDGES: Final = ("right", "top", "bottom")
"""A line on the left of a cell may be the right edge of the table beside it."""


def paints(styles: Node | None) -> Mapping[str, str]:
    """Return a name for the look of each cell style that can be seen without a text, by the style's index."""
    fills, borders, styled = (styles.first(name) if styles else None for name in ("fills", "borders", "cellXfs"))
    filled = [_fill(each) for each in (fills.all("fill") if fills else ())]
    bordered = [_is_drawn(each) for each in (borders.all("border") if borders else ())]
    found = {}
    for index, each in enumerate(styled.all("xf") if styled else ()):
        fill, border = number(each, "fillId"), number(each, "borderId")
        name = filled[fill] if fill < len(filled) else ""
        name += "+border" if border < len(bordered) and bordered[border] else ""
        if name:
            found[str(index)] = name
    return found


def indents(styles: Node | None) -> Mapping[str, int]:
    """Return how many steps each cell style sets a text in from the left, by the style's index; only those that do."""
    styled = styles.first("cellXfs") if styles else None
    found = {}
    for index, each in enumerate(styled.all("xf") if styled else ()):
        alignment = each.first("alignment")
        # From the right a number is set in, which makes no line a part of another.
        if alignment is not None and alignment.attributes.get("horizontal", "general") in ("general", "left"):
            found[str(index)] = number(alignment, "indent")
    return {index: steps for index, steps in found.items() if steps}


def _fill(fill: Node) -> str:
    """Name a fill by what it is made of; "" for none and for white."""
    pattern = fill.first("patternFill")
    if pattern is None:
        return "gradient" if fill.children else ""
    kind = pattern.attributes.get("patternType", "none")
    colour = pattern.first("fgColor")
    parts = sorted(colour.attributes.items()) if colour else []
    if kind == "none" or (kind == "solid" and set(parts) <= _WHITE):
        return ""
    return f"{kind} {parts}"


def _is_drawn(border: Node) -> bool:
    return any(each.attributes.get("style", "none") != "none" for name in _EDGES for each in border.all(name))
