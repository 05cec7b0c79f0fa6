"""Styles: what a number format says a number is, and the look of the cell at fault."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from sheetsync.adapters.office.xml_parse import whole
from sheetsync.adapters.workbook.xml_tree import Node, Splice, appended, emptied, parse_tree

# ECMA-376 part 1, 18.8.30: the built-in formats of dates and times, with those of the East Asian locales.
_DATES: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_TIMES: Final = frozenset({18, 19, 20, 21, 45, 46, 47})
_PERCENTS: Final = frozenset({9, 10})
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)

LOOK: Final = (
    '<dxf><font><color rgb="FF7A4B00"/></font><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFFFE9B8"/><bgColor rgb="FFFFE9B8"/></patternFill></fill></dxf>'
)
"""How the very cell at fault looks: dark amber on light amber, which also reads in grey."""


_LEAST: Final = (
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf/></cellXfs>'
)
"""What other programs take for granted where there are any styles: the styles of a cell that has none of its own."""

_BEHIND_LOOKS: Final = frozenset({"tableStyles", "colors", "extLst"})
"""ECMA-376 part 1, 18.8.39: what stands behind the looks in the styles."""


class Shows(Enum):
    """What a cell's format makes of a number."""

    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()
    TIME = auto()


def shown_by(styles: Node | None) -> Sequence[Shows]:
    """Return what each cell style, by its index, makes of a number."""
    if styles is None:
        return ()
    formats = styles.first("numFmts")
    custom = {
        each.attributes.get("numFmtId", ""): each.attributes.get("formatCode", "")
        for each in (formats.all("numFmt") if formats else ())
    }
    styled = styles.first("cellXfs")
    return [_shows(each.attributes.get("numFmtId", "0"), custom) for each in (styled.all("xf") if styled else ())]


def _shows(number: str, custom: dict[str, str]) -> Shows:
    if number in custom:
        return shows(custom[number])
    identity = whole(number) or 0
    if identity in _DATES:
        return Shows.DATE
    if identity in _TIMES:
        return Shows.TIME
    return Shows.PERCENT if identity in _PERCENTS else Shows.NUMBER


def shows(code: str) -> Shows:
    """Return what a format code makes of a number: letters of dates outside of quotes and brackets decide."""
    code = _LITERAL.sub("", code).split(";", maxsplit=1)[0].lower()
    if "general" in code:
        return Shows.NUMBER
    if re.search(r"[yd]|m{3,}", code) or ("m" in code and not re.search(r"[hs]", code)):
        return Shows.DATE
    if re.search(r"[hs]", code):
        return Shows.TIME
    return Shows.PERCENT if "%" in code else Shows.NUMBER


def with_look(source: bytes) -> tuple[list[Splice], int]:
    """Return how to add our look to the styles, and its index; nothing to do where it is there already.

    A list of looks that we made has no attributes, which are optional: so `without_look` knows it again.
    """
    root = parse_tree(source)
    looks = root.first("dxfs")
    ours = _prefixed(root.prefix, LOOK).encode()
    if looks is None:
        whole = f"<{root.prefix}dxfs>".encode() + ours + f"</{root.prefix}dxfs>".encode()
        if not root.children:
            return [appended(source, root, _prefixed(root.prefix, _LEAST).encode() + whole)], 0
        later = next((each.start for each in root.children if each.name in _BEHIND_LOOKS), None)
        return [appended(source, root, whole) if later is None else Splice(later, later, whole)], 0
    known = [source[each.start : each.end] for each in looks.children]
    if ours in known:
        return [], known.index(ours)
    return [_counted(source, looks, appended(source, looks, ours), len(known) + 1)], len(known)


def without_look(source: bytes, index: int) -> list[Splice]:
    """Return how to take our look away again; it stays where it isn't the last, for others count from it."""
    root = parse_tree(source)
    looks = root.first("dxfs")
    if looks is None or len(looks.children) != index + 1:
        return []
    ours = looks.children[index]
    if source[ours.start : ours.end] != _prefixed(root.prefix, LOOK).encode():
        return []
    if index == 0 and source[looks.start : looks.inner] == f"<{root.prefix}dxfs>".encode():
        if source[root.inner : looks.start] == _prefixed(root.prefix, _LEAST).encode() and looks.end == root.inner_end:
            return [Splice(root.start, root.end, emptied(source, root))]
        return [Splice(looks.start, looks.end, b"")]
    gone = Splice(looks.start, looks.end, emptied(source, looks)) if index == 0 else Splice(ours.start, ours.end, b"")
    return [_counted(source, looks, gone, index)]


def _counted(source: bytes, looks: Node, change: Splice, count: int) -> Splice:
    """Return a change of the list of looks, with its count; both are one, for they may meet in the start tag."""
    changed = source[looks.start : change.start] + change.content + source[change.end : looks.end]
    was = f'count="{len(looks.children)}"'.encode()
    return Splice(looks.start, looks.end, changed.replace(was, f'count="{count}"'.encode(), 1))


def _prefixed(prefix: str, xml: str) -> str:
    return re.sub(r"<(/?)", rf"<\1{prefix}", xml) if prefix else xml
