"""Traffic lights: the columns that people fill with red, amber and green.

A colour alone can't be read by everybody, nor by us; where it is all that there is, that is worth saying.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from colorsys import rgb_to_hsv
from itertools import islice
from typing import Final

from sheetsync.adapters.workbook.xml_tree import Node, number
from sheetsync.model.cell import CellRef

MOST_CELLS: Final = 2_000
"""Filled cells to look at: a sheet that is coloured is so from the top."""

_RGB: Final = re.compile(r"[0-9A-Fa-f]{8}")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>")
_REFERENCE: Final = re.compile(rb'\br\s*=\s*["\']([A-Z]{1,3}\d+)["\']')
_STYLE: Final = re.compile(rb'\bs\s*=\s*["\'](\d+)["\']')


def lights(styles: Node | None) -> Mapping[bytes, str]:
    """Return which cell styles, by their index, fill a cell with red, amber or green."""
    filled, styled = (styles.first(name) if styles else None for name in ("fills", "cellXfs"))
    colours = [_light(each) for each in (filled.all("fill") if filled else ())]
    found = {}
    for index, each in enumerate(styled.all("xf") if styled else ()):
        fill = number(each, "fillId")
        if fill < len(colours) and colours[fill]:
            found[str(index).encode()] = colours[fill]
    return found


def _light(fill: Node) -> str:
    """Name the light that a fill looks like: by its hue, where it is not nearly grey; "" for none."""
    pattern = fill.first("patternFill")
    colour = pattern.first("fgColor") if pattern and pattern.attributes.get("patternType") == "solid" else None
    code = colour.attributes.get("rgb", "") if colour else ""
    if not _RGB.fullmatch(code):
        return ""
    hue, saturation, value = rgb_to_hsv(*(int(code[at : at + 2], 16) / 255 for at in (2, 4, 6)))
    if saturation < 0.15 or value < 0.3:
        return ""
    # On the wheel, pure red is at 0 degrees, yellow at 60, green at 120.
    degrees = hue * 360
    if degrees < 20 or degrees >= 340:
        return "red"
    return "amber" if degrees < 70 else "green" if degrees < 165 else ""


def traffic_lights(source: bytes, styles: Mapping[bytes, str]) -> Mapping[int, frozenset[int]]:
    """Return the columns, from 1, of a tab's part that have cells in two of the colours at least, and their rows."""
    if len(set(styles.values())) < 2:
        return {}
    rows: defaultdict[int, set[int]] = defaultdict(set)
    colours: defaultdict[int, set[str]] = defaultdict(set)
    for cell, light in islice(_filled(source, styles), MOST_CELLS):
        rows[cell.column].add(cell.row)
        colours[cell.column].add(light)
    return {column: frozenset(rows[column]) for column, seen in colours.items() if len(seen) > 1}


def _filled(source: bytes, styles: Mapping[bytes, str]) -> Iterator[tuple[CellRef, str]]:
    """Yield each cell that has such a style, with its colour."""
    for cell in _CELL.finditer(source):
        style, reference = _STYLE.search(cell[1]), _REFERENCE.search(cell[1])
        if style and reference and style[1] in styles:
            yield CellRef.from_a1(reference[1].decode()), styles[style[1]]
