"""Patch: texts of ours spliced into the bytes of a tab, and out of them again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sheetsync.adapters.workbook.read import Tab
from sheetsync.adapters.workbook.sheet_scan import Row
from sheetsync.adapters.workbook.xml_text import attribute_xml, string_xml
from sheetsync.adapters.workbook.xml_tree import Node, Splice, appended, emptied, number, opened, parse_tree, spliced
from sheetsync.model.answer_text import has_ours
from sheetsync.model.cell import CellRef, column_number
from sheetsync.model.plan import Edit


class Number(str):
    """A text of digits that a cell is to hold as a number: the day of a date."""

    __slots__ = ()


_ATTRIBUTE: Final = re.compile(rb'([\w:]+)\s*=\s*["\']([^"\']*)["\']')


@dataclass(frozen=True, slots=True)
class Patched:
    """What to splice into a tab's part, what each cell says then, and how many texts come, change and go."""

    splices: tuple[Splice, ...] = ()
    texts: Mapping[CellRef, str] = field(default_factory=dict)
    placed: int = 0
    changed: int = 0
    cleared: int = 0
    gone: int = 0


def texts(tab: Tab, edits: Iterable[Edit], header: Edit | None = None) -> Patched:
    """Put texts of ours by compare-and-set: a cell that doesn't hold the old text any more is left alone.

    Args:
        tab: The tab as it was read.
        edits: The texts, at most one a cell.
        header: The header of our column, when it is put now, or taken away.
    """
    by_row: dict[int, list[Edit]] = {}
    counts = {"placed": 0, "changed": 0, "cleared": 0, "gone": 0}
    for each in edits:
        cell = tab.grid.at(each.cell)
        if cell.formula or cell.shown != each.old:
            counts["gone"] += 1
            continue
        counts["placed" if not each.old else "changed" if has_ours(each.new) else "cleared"] += 1
        by_row.setdefault(each.cell.row, []).append(each)
    if header is not None:
        by_row.setdefault(header.cell.row, []).append(header)
    styles = _Styles(tab, header.cell if header else None)
    splices = []
    for row, due in sorted(by_row.items()):
        known = tab.scanned.rows.get(row)
        if known:
            splices += _append(tab, known, due, styles) or [
                Splice(known.start, known.end, _row(tab.source[known.start : known.end], due, styles))
            ]
        else:
            splices.append(_new_row(tab, row, due))
    said = {each.cell: each.new for due in by_row.values() for each in due}
    return Patched(tuple(splices), said, **counts)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Gives a new cell of ours the style that it would have if a person typed there."""

    tab: Tab
    header: CellRef | None
    _by_column: dict[int, str] = field(default_factory=dict)

    def of(self, row: Node, cells: Mapping[int, Node], cell: CellRef) -> str:
        """Return the style's index; "" for the default one. Our header looks as the one on its left."""
        if cell == self.header:
            left = max((each for each in cells if each < cell.column), default=0)
            return cells[left].attributes.get("s", "") if left else ""
        if row.attributes.get("customFormat") in ("1", "true"):
            return row.attributes.get("s", "")
        if cell.column not in self._by_column:
            self._by_column[cell.column] = self._of_column(cell.column)
        return self._by_column[cell.column]

    def _of_column(self, column: int) -> str:
        columns = self.tab.scanned.part("cols")
        for each in columns.all("col") if columns else ():
            if number(each, "min") <= column <= number(each, "max"):
                return each.attributes.get("style", "")
        return ""


def _append(tab: Tab, row: Row, edits: Sequence[Edit], styles: _Styles) -> list[Splice]:
    """Put a cell behind the last one of its row, which needs no look at the row; nothing in any other case."""
    edit = edits[0]
    if len(edits) > 1 or not edit.new or edit.cell == styles.header:
        return []
    if row.inner_end < 0 or edit.cell.column <= row.last:
        return []
    # Behind the last cell a row may hold something of another program, which stays the last.
    if not tab.source.endswith(f"</{tab.scanned.prefix}c>".encode(), row.start, row.inner_end):
        return []
    opening = tab.source[row.start : tab.source.index(b">", row.start)]
    element = Node("row", {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(opening)}, row.start)
    cell = _new_cell(tab.scanned.prefix, edit, styles.of(element, {}, edit.cell))
    added = Splice(row.inner_end, row.inner_end, cell.encode())
    return [Splice(row.start, row.start + len(opening), _widened(opening, edits)), added]


def _row(source: bytes, edits: Iterable[Edit], styles: _Styles) -> bytes:
    """Return the bytes of a row with our cells in their places."""
    row = parse_tree(source)
    cells = _by_column(row)
    splices: list[Splice] = []
    new: list[bytes] = []
    for each in sorted(edits, key=lambda each: each.cell):
        style = styles.of(row, cells, each.cell)
        known = cells.get(each.cell.column)
        if known is not None:
            content = _filled_cell(source, known, each) if each.new else _freed_cell(source, known, each, style)
            if not content and _is_counted_on(row, known):
                content = f"<{known.prefix}c/>".encode()
            splices.append(Splice(known.start, known.end, content))
        elif each.new:
            content = _new_cell(row.prefix, each, style).encode()
            later = min((other for other in cells if other > each.cell.column), default=0)
            if later:
                splices.append(Splice(cells[later].start, cells[later].start, content))
            else:
                new.append(content)
    if new:
        splices.append(_after_cells(source, row, b"".join(new)))
    if splices and len(splices) == len(row.children) and not any(each.content for each in splices):
        return b"" if row.attributes.keys() == {"r"} else emptied(source, row)
    return _widened(spliced(source, splices), [each for each in edits if each.new])


def _after_cells(source: bytes, row: Node, content: bytes) -> Splice:
    """Put cells behind the last one, before what else a row may hold; in an empty row, into it."""
    last = max((each.end for each in row.all("c")), default=0)
    return Splice(last, last, content) if last else appended(source, row, content)


def _by_column(row: Node) -> dict[int, Node]:
    """Return the cells of a row by their columns; one that doesn't say where it is follows the one before."""
    cells: dict[int, Node] = {}
    column = 0
    for each in row.all("c"):
        letters = each.attributes.get("r", "").rstrip("0123456789")
        column = column_number(letters) if letters else column + 1
        cells[column] = each
    return cells


def _is_counted_on(row: Node, cell: Node) -> bool:
    """Whether the next cell doesn't say where it is, and would move into the place of this one."""
    behind = next((each for each in row.all("c") if each.start > cell.start), None)
    return behind is not None and "r" not in behind.attributes


def _filled_cell(source: bytes, cell: Node, edit: Edit) -> bytes:
    """Return a cell that is there with our text in it.

    One that people made, to give it a style, keeps its tag but for the type, which becomes `str`; one
    that we made has the type `inlineStr`. So a workbook that was cleared is as it was before.
    """
    kind, name = cell.attributes.get("t", ""), f"<{cell.prefix}c".encode()
    if kind not in ("", "n", "str") or isinstance(edit.new, Number):
        return _new_cell(cell.prefix, edit, cell.attributes.get("s", "")).encode()
    tag = opened(source, cell).removeprefix(name)
    if not kind:
        tag = b' t="str"' + (tag if tag.startswith(b" ") else b" " + tag)
    elif kind == "n":
        tag = tag.replace(b't="n"', b't="str"').replace(b"t='n'", b"t='str'")
    return name + tag + f"<{cell.prefix}v>{string_xml(edit.new)}</{cell.prefix}v></{cell.prefix}c>".encode()


def _freed_cell(source: bytes, cell: Node, edit: Edit, natural: str) -> bytes:
    """Return a cell that is there without our text, as it was before; none where it was made for ours alone.

    Args:
        source: The bytes of the row.
        cell: What is there.
        edit: Says where it is.
        natural: The style that the cell would have if nobody had given it one.
    """
    kind, style = cell.attributes.get("t", ""), cell.attributes.get("s", "")
    if kind != "str":
        return b"" if style in ("", natural) else f'<{cell.prefix}c r="{edit.cell.a1}" s="{style}"/>'.encode()
    name = f"<{cell.prefix}c".encode()
    tag = emptied(source, cell).removeprefix(name)
    if tag.startswith(b' t="str" '):
        return name + tag.removeprefix(b' t="str"')
    return name + tag.replace(b't="str"', b't="n"').replace(b"t='str'", b"t='n'")


def _new_cell(prefix: str, edit: Edit, style: str) -> str:
    styled = f" s={attribute_xml(style)}" if style else ""
    if isinstance(edit.new, Number):
        return f'<{prefix}c r="{edit.cell.a1}"{styled}><{prefix}v>{edit.new}</{prefix}v></{prefix}c>'
    text = f'<{prefix}is><{prefix}t xml:space="preserve">{string_xml(edit.new)}</{prefix}t></{prefix}is>'
    return f'<{prefix}c r="{edit.cell.a1}"{styled} t="inlineStr">{text}</{prefix}c>'


def _widened(row: bytes, edits: Iterable[Edit]) -> bytes:
    """Leave the hint `spans` out where our cell stands beyond it: it is optional, and must not lie."""
    last = max((each.cell.column for each in edits), default=0)
    match = re.match(rb"""(<[^>]*?) spans=["']\d+:(\d+)["']""", row)
    if match and last > int(match[2]):
        return row.replace(match[0], match[1], 1)
    return row


def _new_row(tab: Tab, row: int, edits: Iterable[Edit]) -> Splice:
    """Make a row where the file has none."""
    prefix = tab.scanned.prefix
    cells = "".join(_new_cell(prefix, each, "") for each in sorted(edits, key=lambda each: each.cell) if each.new)
    content = f'<{prefix}row r="{row}">{cells}</{prefix}row>'.encode()
    later = [each.start for other, each in tab.scanned.rows.items() if other > row]
    return Splice(min(later), min(later), content) if later else appended(tab.source, tab.scanned.data, content)
