"""References in formulas: how they follow the cells that they point at."""

import re
from collections.abc import Callable

from localsheets import a1

REFERENCE = re.compile(
    r"""(?P<text>"[^"]*")"""
    r"""|(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!)?"""
    r"""(?<![A-Za-z0-9_.$])(?P<first>\$?[A-Z]{1,3}\$?[0-9]+|\$?[A-Z]{1,3}(?=:)|\$?[0-9]+(?=:))"""
    r"""(?P<last>:(?:\$?[A-Z]{1,3}\$?[0-9]+|\$?[A-Z]{1,3}|\$?[0-9]+))?(?![A-Za-z0-9_(])"""
)
CORNER = re.compile(r"(\$?)([A-Z]{1,3})?(\$?)([0-9]+)?\Z")


def moved_references(
    text: str, title: str | None, dimension: str, remap: Callable[[int, int], tuple[int, int] | None]
) -> str:
    """Rewrite the references to one sheet after its lines were moved.

    Args:
        text: The formula.
        title: The sheet's title where the formula stands on another sheet, else None.
        dimension: ROWS or COLUMNS, what was moved.
        remap: Where each run of lines is now.
    """
    if not text.startswith("="):
        return text

    def one(match: re.Match[str]) -> str:
        named = a1.split(match["sheet"] + "A1")[0] if match["sheet"] else None
        if match["text"] or (named or None) != title:
            return match[0]
        corners = [match["first"], *([match["last"][1:]] if match["last"] else [])]
        parsed = [CORNER.match(each) for each in corners]
        which = 4 if dimension == "ROWS" else 2
        indexes = [
            (int(each[4]) - 1 if dimension == "ROWS" else a1.column_index(each[2])) if each and each[which] else None
            for each in parsed
        ]
        if None in indexes:
            return match[0]
        start, end = min(i for i in indexes if i is not None), max(i for i in indexes if i is not None) + 1
        ends = remap(start, end)
        if ends is None:
            return (match["sheet"] or "") + "#REF!"
        written = [
            f"{each[1]}{each[2] or ''}{each[3]}{place + 1}"
            if dimension == "ROWS"
            else f"{each[1]}{a1.column_name(place)}{each[3]}{each[4] or ''}"
            for each, place in zip(parsed, (ends[0], ends[1] - 1), strict=False)
            if each
        ]
        return (match["sheet"] or "") + ":".join(written)

    return REFERENCE.sub(one, text)


def displaced(text: str, rows: int, columns: int) -> str:
    """Rewrite a formula for a cell so many rows and columns away: what is not fixed by `$` goes along."""
    if not text.startswith("="):
        return text

    def corner(written: str) -> str:
        match = CORNER.match(written)
        if not match:
            return written
        column = match[2] or ""
        if column and not match[1]:
            place = a1.column_index(column) + columns
            column = a1.column_name(place) if place >= 0 else "#REF!"
        row = match[4] or ""
        if row and not match[3]:
            row = str(int(row) + rows) if int(row) + rows > 0 else "#REF!"
        return "#REF!" if "#REF!" in (row, column) else f"{match[1]}{column}{match[3]}{row}"

    def one(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0]
        corners = [match["first"], *([match["last"][1:]] if match["last"] else [])]
        return (match["sheet"] or "") + ":".join(corner(each) for each in corners)

    return REFERENCE.sub(one, text)
