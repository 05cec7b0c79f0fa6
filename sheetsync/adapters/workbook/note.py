"""Notes: what hangs on a cell. Kept in two parts, the words in one and the yellow boxes in the other."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.xml_tree import (
    Node,
    Splice,
    UnsoundError,
    appended,
    parse_tree,
    spliced,
    string_xml,
    unescaped,
    whole,
)
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit

AUTHOR: Final = "sheetsync"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING: Final = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)

_LINKS: Final = {"comments": "rIdSheetsyncNotes", "vmlDrawing": "rIdSheetsyncBoxes"}
"""The ids of the links to parts that we made, by the type of the part."""

_NO_COMMENTS: Final = f'<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'
_NO_LINKS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_NO_BOXES: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
    'o:connecttype="rect"/></v:shapetype></xml>'
)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a tab by their cells, those that are threads, and the parts that hold them, "" for none."""

    texts: Mapping[CellRef, str] = field(default_factory=dict)
    threads: frozenset[CellRef] = frozenset()
    comments_part: str = ""
    boxes_part: str = ""


def read_notes(package: Package, part: str) -> Notes:
    """Read the notes of the tab that is this part."""
    comments_part = package.related(part, "comments")
    if not comments_part:
        return Notes(boxes_part=package.related(part, "vmlDrawing"))
    threads = {
        ref
        for link in package.relations(part)
        if link.type == "threadedComment"
        for each in package.tree(link.part).all("threadedComment")
        if (ref := _ref(each)) is not None
    }
    texts = {
        ref: unescaped(text.deep_text())
        for each in _comments(package.tree(comments_part))
        if (ref := _ref(each)) is not None and (text := each.first("text")) is not None
    }
    return Notes(texts, frozenset(threads), comments_part, package.related(part, "vmlDrawing"))


def _comments(root: Node) -> Iterable[Node]:
    listed = root.first("commentList")
    return listed.all("comment") if listed else ()


def _ref(node: Node) -> CellRef | None:
    try:
        return CellRef.from_a1(node.attributes.get("ref", ""))
    except ValueError:
        return None


def write_notes(
    package: Package, part: str, tab: Node, notes: Notes, edits: Iterable[Edit]
) -> tuple[int, list[Splice]]:
    """Put, change and take away notes of ours, by compare-and-set.

    Args:
        package: Gets the changed parts of the notes.
        part: The tab's part.
        tab: The tab's elements beside its rows, with offsets.
        notes: What was read.
        edits: The notes to change; one whose old text is not there any more is left alone.

    Returns:
        How many were written, and what to splice into the tab's own part.

    Raises:
        UnsafeError: The boxes of this workbook can't be read, so none can be added.
    """
    due = [each for each in edits if notes.texts.get(each.cell, "") == each.old and each.cell not in notes.threads]
    if not due:
        return 0, []
    links: list[Splice] = []
    comments_part, boxes_part = notes.comments_part, notes.boxes_part
    if not comments_part:
        comments_part = _new_part(package, part, "comments", "xl/comments{}.xml", _NO_COMMENTS)
    if not boxes_part:
        boxes_part = _new_part(package, part, "vmlDrawing", "xl/drawings/vmlDrawing{}.vml", _NO_BOXES)
        links = _link_boxes(tab)
    comments, boxes = package.read(comments_part), package.read(boxes_part)
    try:
        package.changed[boxes_part] = spliced(boxes, _box_splices(boxes, due))
    except UnsoundError:
        raise UnsafeError(
            "the notes of this workbook are kept in a form that can't be added to: set `notes = false` under [write]"
        ) from None
    changed = _without_idle_author(spliced(comments, _comment_splices(comments, due)))
    package.changed[comments_part] = changed
    if not any(True for _ in _comments(parse_tree(changed))):
        links += _remove_parts(package, part, tab, comments_part, boxes_part)
    return len(due), links


def _comment_splices(source: bytes, edits: Iterable[Edit]) -> list[Splice]:
    root = parse_tree(source)
    known = {ref: each for each in _comments(root) if (ref := _ref(each)) is not None}
    author, splices = _author(source, root)
    new: list[tuple[CellRef, str]] = []
    prefix = root.prefix
    for each in edits:
        old = known.get(each.cell)
        if old is not None:
            splices.append(Splice(old.start, old.end, b""))
        if each.new:
            words = f'<{prefix}t xml:space="preserve">{string_xml(each.new)}</{prefix}t>'
            words = f"<{prefix}text><{prefix}r>{words}</{prefix}r></{prefix}text>"
            new.append(
                (each.cell, f'<{prefix}comment ref="{each.cell.a1}" authorId="{author}">{words}</{prefix}comment>')
            )
    listed = root.first("commentList")
    if listed is not None and new:
        splices.append(appended(source, listed, "".join(words for _, words in sorted(new)).encode()))
    return splices


def _author(source: bytes, root: Node) -> tuple[int, list[Splice]]:
    """Return our number among the authors, and how to be added to them."""
    authors = root.first("authors")
    names = [each.text for each in authors.all("author")] if authors else []
    if AUTHOR in names:
        return names.index(AUTHOR), []
    if authors is None:
        return 0, []
    ours = f"<{root.prefix}author>{AUTHOR}</{root.prefix}author>"
    return len(names), [appended(source, authors, ours.encode())]


def _without_idle_author(source: bytes) -> bytes:
    """Take us off the authors again when no note is ours; only from the end, for notes count authors."""
    root = parse_tree(source)
    authors = root.first("authors")
    last = authors.children[-1] if authors and authors.children else None
    if authors is None or last is None or last.text != AUTHOR:
        return source
    ours = str(len(authors.children) - 1)
    if any(each.attributes.get("authorId") == ours for each in _comments(root)):
        return source
    return spliced(source, [Splice(last.start, last.end, b"")])


def _box_splices(source: bytes, edits: Iterable[Edit]) -> list[Splice]:
    root = parse_tree(source)
    boxes = {place: each for each in root.all("shape") if (place := _place(each)) is not None}
    splices: list[Splice] = []
    new: list[str] = []
    for each in edits:
        old = boxes.get(each.cell)
        if old is not None and not each.new:
            splices.append(Splice(old.start, old.end, b""))
        elif old is None and each.new:
            new.append(_box(each.cell, 5_000 + len(root.children) + len(new)))
    return [*splices, appended(source, root, "".join(new).encode())] if new else splices


def _place(shape: Node) -> CellRef | None:
    about = shape.first("ClientData")
    row, column = (about.first("Row"), about.first("Column")) if about else (None, None)
    if row is None or column is None:
        return None
    row_index, column_index = whole(row.text.strip()), whole(column.text.strip())
    return None if row_index is None or column_index is None else CellRef(row_index + 1, column_index + 1)


def _box(cell: CellRef, number: int) -> str:
    row, column = cell.row - 1, cell.column - 1
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" '
        'style="position:absolute;width:220pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#fff4d6" '
        'o:insetmode="auto"><v:fill color2="#fff4d6"/><v:textbox style="mso-direction-alt:auto"/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{column + 1},15,{row},2,{column + 4},31,{row + 5},1</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _new_part(package: Package, part: str, kind: str, name: str, content: str) -> str:
    """Add a part, its type and the tab's link to it."""
    new = next(each for number in range(900, 10_000) if (each := name.format(number)) not in package.names)
    package.changed[new] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode()
    types = package.read(package.content_types)
    root = parse_tree(types)
    if kind == "comments":
        entry = f'<{root.prefix}Override PartName="/{new}" ContentType="{_COMMENTS_TYPE}"/>'
        package.changed[package.content_types] = spliced(types, [appended(types, root, entry.encode())])
    elif not any(each.attributes.get("Extension", "").lower() == "vml" for each in root.all("Default")):
        entry = f'<{root.prefix}Default Extension="vml" ContentType="{_DRAWING_TYPE}"/>'
        package.changed[package.content_types] = spliced(types, [Splice(root.inner, root.inner, entry.encode())])
    rels = package.rels_of(part)
    target = posixpath.relpath(new, posixpath.dirname(part))
    if rels not in package.names:
        package.changed[rels] = _NO_LINKS.encode()
    source = package.read(rels)
    links = parse_tree(source)
    link = f'<{links.prefix}Relationship Id="{_LINKS[kind]}" Type="{_TYPES}/{kind}" Target="{target}"/>'
    package.changed[rels] = spliced(source, [appended(source, links, link.encode())])
    return new


def _link_boxes(tab: Node) -> list[Splice]:
    at = next((each.start for each in tab.children if each.name in _AFTER_DRAWING), tab.inner_end)
    link = f'<{tab.prefix}legacyDrawing xmlns:r="{_TYPES}" r:id="{_LINKS["vmlDrawing"]}"/>'
    return [Splice(at, at, link.encode())]


def _remove_parts(package: Package, part: str, tab: Node, comments_part: str, boxes_part: str) -> list[Splice]:
    """Take the parts away that were made for our notes alone, with all that leads to them."""
    ours = {link.part for link in package.relations(part) if link.id in _LINKS.values()}
    if comments_part not in ours or boxes_part not in ours:
        return []
    package.changed[comments_part] = package.changed[boxes_part] = None
    rels = package.rels_of(part)
    source = package.read(rels)
    links = parse_tree(source)
    mine = [each for each in links.children if each.attributes.get("Id") in _LINKS.values()]
    only_mine = len(mine) == len(links.children)
    package.changed[rels] = None if only_mine else spliced(source, [Splice(each.start, each.end, b"") for each in mine])
    types = package.read(package.content_types)
    root = parse_tree(types)
    gone = [each for each in root.children if each.attributes.get("PartName") == f"/{comments_part}"]
    if not any(name.lower().endswith(".vml") for name in package.names):
        gone += [each for each in root.all("Default") if each.attributes.get("Extension", "").lower() == "vml"]
    package.changed[package.content_types] = spliced(types, [Splice(each.start, each.end, b"") for each in gone])
    linked = [each for each in tab.children if each.name == "legacyDrawing"]
    return [Splice(each.start, each.end, b"") for each in linked]
