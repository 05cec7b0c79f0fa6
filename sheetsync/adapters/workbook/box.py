"""Boxes: the yellow fields that show notes, drawn in a part of their own in an old language, VML.

Office numbers shapes in clusters of 1,024, from 1025 on, and shapes of one cluster may stand on one
tab alone ([MS-OI29500] 2.1.1335). The drawing of notes is the one that the tab's `legacyDrawing`
names; a tab may have another one for the pictures of its page header.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count, islice
from typing import Final

from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.xml_tree import Node, Splice, appended, parse_tree
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit

_CLUSTER: Final = 1_024
_NUMBER: Final = re.compile(rb"_x0000_s(\d{1,9})")
_RESERVED: Final = re.compile(rb"""(<o:idmap\b[^>]*?\bdata\s*=\s*["'])([^"']*)""")
_COLOUR: Final = "#fff4d6"
"""By which a box of ours is known."""
_SPACES: Final = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_SHAPE_TYPE: Final = (
    f'<v:shapetype o:spt="202" id="_x0000_t202" coordsize="21600,21600" {_SPACES} '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
    'o:connecttype="rect"/></v:shapetype>'
)
"""What our boxes are made after, where a drawing lacks it. The order of its attributes shows that it is ours."""


def new_drawing(first: int) -> str:
    """Return a drawing without boxes, whose first one will have this number."""
    return (
        f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{(first - 1) // _CLUSTER}"/>'
        "</o:shapelayout></xml>"
    )


def free_numbers(package: Package, drawing: str) -> Iterator[int]:
    """Yield numbers for new shapes of a drawing, "" for a new one: none is taken, and no cluster another one's."""
    others = [each for each in package.names if each.lower().endswith(".vml") and each != drawing]
    foreign = {cluster for each in others for cluster in _clusters(package.read(each))}
    source = package.read(drawing) if drawing else b""
    taken = set(map(int, _NUMBER.findall(source)))
    own = [each for each in sorted(_clusters(source)) if each not in foreign]
    for cluster in chain(own, (each for each in count(1) if each not in foreign and each not in own)):
        # The last one of a cluster is counted to the next one by some programs.
        numbers = range(cluster * _CLUSTER + 1, (cluster + 1) * _CLUSTER)
        yield from (each for each in numbers if each not in taken)


def _clusters(source: bytes) -> set[int]:
    """Return the clusters that a drawing uses or reserves; 0 is Office's own."""
    used = {(int(each) - 1) // _CLUSTER for each in _NUMBER.findall(source)}
    reserved = {
        int(each) for found in _RESERVED.findall(source) for each in found[1].split(b",") if each.strip().isdigit()
    }
    return (used | reserved) - {0}


def splices(source: bytes, edits: Iterable[Edit], noted: Iterable[CellRef], numbers: Iterator[int]) -> list[Splice]:
    """Return what gives every note its box, and takes away those of notes that go.

    Args:
        source: The drawing.
        edits: The notes that change.
        noted: The cells that have a note of ours afterwards: one without a box gets it.
        numbers: Those that new shapes may have.

    Raises:
        UnsoundError: The drawing can't be read.
    """
    root = parse_tree(source)
    boxes = {place: each for each in root.all("shape") if (place := _place(each)) is not None}
    gone = {each.cell for each in edits if not each.new and each.cell in boxes}
    places = [each for each in sorted(noted) if each not in boxes]
    given = list(islice(numbers, len(places)))
    new = [_box(each, number) for each, number in zip(places, given, strict=True)]
    found = [Splice(boxes[each].start, boxes[each].end, b"") for each in sorted(gone)]
    left = {_number(each) for place, each in boxes.items() if place not in gone} | {*given}
    found += _reservation(source, {(each - 1) // _CLUSTER for each in left if each})
    types = {each.attributes.get("id"): each for each in root.all("shapetype")}
    if new and "_x0000_t202" not in types:
        new.insert(0, _SHAPE_TYPE)
    if new:
        return [*found, appended(source, root, "".join(new).encode())]
    return [*found, *_idle_type(source, root, types, gone)]


def _reservation(source: bytes, used: set[int]) -> list[Splice]:
    """Reserve clusters that are used now, and let those go that we reserved: the space before them shows it."""
    found = _RESERVED.search(source)
    if found is None:
        return []
    theirs, *ours = found[2].split(b", ")
    kept = [each for each in ours if int(each) in used]
    known = {int(each) for each in (*theirs.split(b","), *kept) if each.strip().isdigit()}
    data = b", ".join([theirs, *kept, *(str(each).encode() for each in sorted(used - known))])
    return [] if data == found[2] else [Splice(found.start(2), found.end(2), data)]


def _number(shape: Node) -> int:
    found = _NUMBER.fullmatch(shape.attributes.get("id", "").encode())
    return int(found[1]) if found else 0


def strays(source: bytes) -> list[Splice]:
    """Return what takes boxes of ours out of a drawing that is not for notes: earlier versions put them there."""
    root = parse_tree(source)
    return [Splice(each.start, each.end, b"") for each in root.all("shape") if _is_ours(each)]


def has_boxes(source: bytes) -> bool:
    """Whether a drawing draws anything."""
    return any(each.name not in ("shapelayout", "shapetype") for each in parse_tree(source).children)


def _idle_type(source: bytes, root: Node, types: Mapping[str | None, Node], gone: set[CellRef]) -> list[Splice]:
    """Take what our boxes were made after away again, where no box is left that needs it."""
    ours = types.get("_x0000_t202")
    left = (each for each in root.all("shape") if _place(each) not in gone)
    if ours is None or source[ours.start : ours.end] != _SHAPE_TYPE.encode():
        return []
    return (
        []
        if any(each.attributes.get("type") == "#_x0000_t202" for each in left)
        else [Splice(ours.start, ours.end, b"")]
    )


def _is_ours(shape: Node) -> bool:
    return shape.attributes.get("fillcolor") == _COLOUR and _place(shape) is not None


def _place(shape: Node) -> CellRef | None:
    about = shape.first("ClientData")
    row, column = (about.first("Row"), about.first("Column")) if about else (None, None)
    if row is None or column is None or not row.text.strip().isdecimal() or not column.text.strip().isdecimal():
        return None
    return CellRef(int(row.text) + 1, int(column.text) + 1)


def _box(cell: CellRef, number: int) -> str:
    row, column = cell.row - 1, cell.column - 1
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" {_SPACES} '
        'style="position:absolute;width:220pt;height:80pt;z-index:1;visibility:hidden" '
        f'fillcolor="{_COLOUR}" o:insetmode="auto"><v:fill color2="{_COLOUR}"/>'
        '<v:textbox style="mso-direction-alt:auto"/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{column + 1},15,{row},2,{column + 4},31,{row + 5},1</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
