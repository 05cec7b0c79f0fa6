"""Notes: what hangs on a cell. Kept in two parts, the words in one and the yellow boxes (`box`) in the other."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from sheetsync.adapters.office.xml_parse import UnsoundError
from sheetsync.adapters.workbook import box
from sheetsync.adapters.workbook.drawing import link_of
from sheetsync.adapters.workbook.package import Package, Relation
from sheetsync.adapters.workbook.sheet_scan import Scanned
from sheetsync.adapters.workbook.xml_text import string_xml, unescaped
from sheetsync.adapters.workbook.xml_tree import Node, Splice, appended, parse_tree, spliced
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.own_text import is_our_note
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


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a tab by their cells, those that are threads, and the parts that hold them, "" for none."""

    texts: Mapping[CellRef, str] = field(default_factory=dict)
    threads: frozenset[CellRef] = frozenset()
    comments_part: str = ""
    boxes_part: str = ""


def read_notes(package: Package, part: str, scanned: Scanned) -> Notes:
    """Read the notes of the tab that is this part."""
    comments_part = package.related(part, "comments")
    # A tab may have another drawing of this kind, for the pictures of its page header.
    link = link_of(scanned.part("legacyDrawing"))
    boxes_part = next((each.part for each in package.relations(part) if link and each.id == link), "")
    if not comments_part:
        return Notes(boxes_part=boxes_part)
    threads = {
        ref
        for each_link in package.relations(part)
        if each_link.type == "threadedComment"
        for each in package.tree(each_link.part).all("threadedComment")
        if (ref := _ref(each)) is not None
    }
    texts = {
        ref: unescaped(text.deep_text())
        for each in _comments(package.tree(comments_part))
        if (ref := _ref(each)) is not None and (text := each.first("text")) is not None
    }
    return Notes(texts, frozenset(threads), comments_part, boxes_part)


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
    comments_part = notes.comments_part
    if not comments_part:
        comments_part = _new_part(package, part, "comments", "xl/comments{}.xml", _NO_COMMENTS)
    source = package.read(comments_part)
    package.changed[comments_part] = _without_idle_author(spliced(source, _comment_splices(source, due)))
    texts = {**notes.texts, **{each.cell: each.new for each in due}}
    try:
        placed = {each.cell for each in due if each.new}
        noted = [ref for ref, text in texts.items() if ref in placed or is_our_note(text)]
        links = _draw(package, (part, tab), notes.boxes_part, due, noted)
    except UnsoundError:
        raise UnsafeError(
            "the notes of this workbook are kept in a form that can't be added to: set `notes = false` under [write]"
        ) from None
    return len(due), [*links, *_remove_parts(package, part, tab)]


def _draw(
    package: Package, into: tuple[str, Node], boxes_part: str, due: Sequence[Edit], noted: Sequence[CellRef]
) -> list[Splice]:
    """Give each note of ours its box, in the drawing that is for notes; return what to splice into the tab."""
    part, tab = into
    drawings = [each.part for each in package.relations(part) if each.type == "vmlDrawing"]
    for each in drawings:
        if each != boxes_part and (stray := box.strays(package.read(each))):
            package.changed[each] = spliced(package.read(each), stray)
    links, numbers = [], box.free_numbers(package, boxes_part)
    if not boxes_part:
        if not noted:
            return []
        first = next(numbers)
        numbers = chain((first,), numbers)
        drawing = box.new_drawing(first)
        boxes_part = _new_part(package, part, "vmlDrawing", "xl/drawings/vmlDrawing{}.vml", drawing)
        links = _link_boxes(tab)
    source = package.read(boxes_part)
    package.changed[boxes_part] = spliced(source, box.splices(source, due, noted, numbers))
    return links


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


def _remove_parts(package: Package, part: str, tab: Node) -> list[Splice]:
    """Take the parts away that were made for our notes, and hold nothing any more, with all that leads to them."""
    idle = {
        each.id: each.part for each in package.relations(part) if each.id in _LINKS.values() and _is_idle(package, each)
    }
    if not idle:
        return []
    for each in idle.values():
        package.changed[each] = None
    rels = package.rels_of(part)
    source = package.read(rels)
    links = parse_tree(source)
    mine = [each for each in links.children if each.attributes.get("Id") in idle]
    only_mine = len(mine) == len(links.children)
    package.changed[rels] = None if only_mine else spliced(source, [Splice(each.start, each.end, b"") for each in mine])
    types = package.read(package.content_types)
    root = parse_tree(types)
    gone = [each for each in root.children if each.attributes.get("PartName", "").lstrip("/") in idle.values()]
    if not any(name.lower().endswith(".vml") for name in package.names):
        gone += [each for each in root.all("Default") if each.attributes.get("Extension", "").lower() == "vml"]
    package.changed[package.content_types] = spliced(types, [Splice(each.start, each.end, b"") for each in gone])
    linked = [each for each in tab.children if each.name == "legacyDrawing" and link_of(each) in idle]
    return [Splice(each.start, each.end, b"") for each in linked]


def _is_idle(package: Package, link: Relation) -> bool:
    source = package.read(link.part)
    return not any(_comments(parse_tree(source))) if link.type == "comments" else not box.has_boxes(source)
