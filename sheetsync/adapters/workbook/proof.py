"""Proof: before a file takes the place of the old one, what was changed is read again and compared with what was meant.

A patch rests on offsets, and the files of the world are stranger than whoever wrote the patch knew. So the
result is judged as a file: every changed part is well-formed, people's cells are the same to the letter,
and our texts stand where they were to stand. What no splice touches is the same bytes, and left out: rows,
what stands in a row before a cell that is put at its end, and what stands in an element beside the rows.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sheetsync.adapters.office.container import is_xml
from sheetsync.adapters.office.xml_parse import UnsoundError, is_well_formed
from sheetsync.adapters.workbook.note import read_notes
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.patch import Number
from sheetsync.adapters.workbook.read import Tab
from sheetsync.adapters.workbook.sheet_scan import Row, Scanned, scan
from sheetsync.adapters.workbook.style import with_look
from sheetsync.adapters.workbook.value import Values
from sheetsync.adapters.workbook.xml_text import unescaped
from sheetsync.adapters.workbook.xml_tree import Node, Splice, parse_tree, spliced, tag_end
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import Cell, CellRef
from sheetsync.model.own_text import MARK
from sheetsync.model.plan import Edit

_MAY_CHANGE: Final = frozenset({"dimension", "cols", "dataValidations", "legacyDrawing"})
"""Beside its rows, and our own highlight, we change these elements of a tab."""


class _Stored(Values):
    """Takes cells as they are stored, without a thought of what that means."""

    def __init__(self) -> None:
        super().__init__((), (), epoch_1904=False)

    def cell(self, kind: str, style: str, text: str, *, formula: bool) -> Cell:
        """Return the text as the value, the type as what is shown, and the style as the note."""
        return Cell(text, kind, formula, style)


def of_tab(
    package: Package, tab: Tab, splices: Sequence[Splice], texts: Mapping[CellRef, str], notes: Iterable[Edit] = ()
) -> None:
    """Hold the changed part of a tab, and its notes, against what was meant.

    Args:
        package: Has the changed part.
        tab: The tab as it was read.
        splices: What was changed.
        texts: What each changed cell is to say now; "" for a blank one.
        notes: What was to be changed of the notes, where they still were as they were read.

    Raises:
        UnsafeError: It is something else.
    """
    try:
        is_whole = package.read(tab.part) == spliced(tab.source, splices)
        before, after = _touched(tab, splices, ()), _touched(tab, splices, splices)
        scanned, now = scan(before, _Stored()), scan(after, _Stored())
        noted = read_notes(package, tab.part, now).texts
    except UnsoundError:
        raise _refusal(package, tab.part) from None
    is_same = (
        _cells(scanned, texts) == _cells(now, texts)
        and list(_beside(before, scanned)) == list(_beside(after, now))
        and (scanned.hidden_rows, scanned.spilled) == (now.hidden_rows, now.spilled)
        and _is_noted(tab.notes.texts, noted, {each.cell: each.new for each in notes})
    )
    if not (is_whole and is_same and all(_says(now, ref, text) for ref, text in texts.items())):
        raise _refusal(package, tab.part)


def of_look(package: Package, part: str, before: bytes, look: int) -> None:
    """Hold the changed styles against what was meant: one look more, at its index, and no style of a cell changed.

    Raises:
        UnsafeError: They are something else.
    """
    after = package.read(part)
    try:
        found = with_look(after)
        old, new = (_source(each, parse_tree(each).first("cellXfs")) for each in (before, after))
    except UnsoundError:
        raise _refusal(package, part) from None
    if found != ([], look) or (old and old != new):
        raise _refusal(package, part)


def of_package(package: Package) -> None:
    """Hold every changed part against what XML is, and every new one against what leads to it.

    Raises:
        UnsafeError: A part is not well-formed, or a new one has no type or no link.
    """
    known = set(package.names)
    for part, content in package.changed.items():
        if content is None:
            continue
        if is_xml(part) and not is_well_formed(content):
            raise _refusal(package, part)
        if part.endswith(".rels") and not _has_own_ids(parse_tree(content)):
            raise _refusal(package, part)
    types = parse_tree(package.read(package.content_types))
    typed = {each.attributes.get("PartName", "").lstrip("/") for each in types.all("Override")}
    endings = {each.attributes.get("Extension", "").lower() for each in types.all("Default")}
    for part in package.changed.keys() & known - package.original_names:
        if part not in typed and part.rpartition(".")[2].lower() not in endings:
            raise _refusal(package, part)


def _has_own_ids(links: Node) -> bool:
    ids = [each.attributes.get("Id") for each in links.children]
    return len(ids) == len(set(ids))


def _touched(tab: Tab, splices: Sequence[Splice], done: Sequence[Splice]) -> bytes:
    """Return the part of a tab with some splices done, and without what none touches.

    A run of rows is then a mere number; a row and an element beside the rows lose what is in them.
    """
    starts = sorted((each.start, each.end) for each in splices)
    rows = sorted(tab.scanned.rows.items(), key=lambda each: each[1].start)
    runs: list[Splice] = []
    run: list[Row] = []
    number = 0
    for row_number, row in [*rows, (0, None)]:
        if row is not None and not _is_touched(row, starts):
            run.append(row)
            number = row_number
        elif run:
            mark = f'<{tab.scanned.prefix}row r="{number}"/>'.encode()
            runs.append(Splice(run[0].start, run[-1].end, mark))
            run = []
        if row is not None and row.inner_end >= 0 and _is_touched(row, starts):
            runs += _emptied(tab.source, tag_end(tab.source, row.start), row.inner_end, starts)
    for each in tab.scanned.parts:
        runs += _emptied(tab.source, each.inner, each.inner_end, starts)
    return spliced(tab.source, [*runs, *done])


def _emptied(source: bytes, start: int, end: int, starts: Sequence[tuple[int, int]]) -> Iterator[Splice]:
    """Yield how to leave out what is in an element, where no splice goes into it.

    Not where it holds a comment, or whatever else may hide a tag: what comes behind it could be part of that.
    """
    at = bisect_left(starts, (start, 0))
    is_touched = (at < len(starts) and starts[at][0] < end) or (at > 0 and starts[at - 1][1] > start)
    if start < end and not is_touched and source.find(b"<!", start, end) < 0 and source.find(b"<?", start, end) < 0:
        yield Splice(start, end, b"")


def _is_touched(row: Row, starts: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(starts, (row.start, 0))
    return (at < len(starts) and starts[at][0] < row.end) or (at > 0 and starts[at - 1][1] > row.start)


def _cells(scanned: Scanned, but: Mapping[CellRef, str]) -> dict[CellRef, Cell]:
    return {
        ref: cell
        for row, cells in scanned.cells.items()
        for column, cell in cells.items()
        if (ref := CellRef(row, column)) not in but
    }


def _says(scanned: Scanned, ref: CellRef, text: str) -> bool:
    """Whether a cell holds what it was given, a text as a text and a number as a number, and no formula."""
    cell = scanned.cells.get(ref.row, {}).get(ref.column)
    if cell is None:
        return not text
    kinds = ("", "n") if isinstance(text, Number) else ("inlineStr", "str")
    return cell.shown in kinds and not cell.formula and unescaped(str(cell.value)) == text


def _beside(source: bytes, scanned: Scanned) -> Iterator[bytes]:
    """Yield what stands beside the rows, but for what we may change."""
    for each in scanned.parts:
        if each.name not in _MAY_CHANGE and not _is_highlight(each):
            yield _source(source, each)


def _is_highlight(part: Node) -> bool:
    formulas = (rule.first("formula") for rule in part.all("cfRule"))
    return part.name == "conditionalFormatting" and any(each is not None and MARK in each.text for each in formulas)


def _source(source: bytes, node: Node | None) -> bytes:
    return source[node.start : node.end] if node else b""


def _is_noted(before: Mapping[CellRef, str], now: Mapping[CellRef, str], meant: Mapping[CellRef, str]) -> bool:
    """Whether every note is as it was, or as it was meant to become."""
    return all(
        (text := now.get(ref, "")) == before.get(ref, "") or text == meant.get(ref)
        for ref in before.keys() | now.keys()
    )


def _refusal(package: Package, part: str) -> UnsafeError:
    return UnsafeError(
        f"{package.path} is built in a way that we can't write into without harm, at {part}, so nothing was written: "
        "open it in a spreadsheet program, save it, and run again"
    )
