"""XML by byte offsets: find an element in a part, and change its bytes without touching any other.

A tree that is parsed and serialised again comes back with other quotes, prefixes and spaces. A part
that is spliced is the same file but for the bytes that were meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sheetsync.adapters.office.xml_parse import UnsoundError, new_parser, refuse_deep, run, whole

MOST_NODES: Final = 250_000
"""Elements of one part that are kept, half a kilobyte each. Rows and shared texts are read without keeping them."""


@dataclass(slots=True)
class Node:
    """An element and where it stands: `[start, end)` with its tags, `[inner, inner_end)` between them.

    An empty element (`<c/>`) has `inner == inner_end == end`. Names are local, without a prefix;
    `prefix` is what stands before the name, with its colon.
    """

    name: str
    attributes: dict[str, str]
    start: int
    prefix: str = ""
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Node"]:
        """Yield the children of a name."""
        return (each for each in self.children if each.name == name)

    def first(self, name: str) -> "Node | None":
        """Return the first child of a name."""
        return next(self.all(name), None)

    def deep_text(self) -> str:
        """Return the text of a string: its runs in order, without phonetic hints (`rPh`) and without indentation."""
        if self.name == "t":
            return self.text
        return "".join(each.deep_text() for each in self.children if each.name != "rPh")


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes `[start, end)` to replace by `content`; an insertion where both are the same."""

    start: int
    end: int
    content: bytes


def spliced(source: bytes, splices: Iterable[Splice]) -> bytes:
    """Return the bytes with every splice done; insertions at one place keep their order.

    Raises:
        UnsoundError: Two of them overlap: what they mean together nobody knows.
    """
    parts, position = [], 0
    for each in sorted(splices, key=lambda each: (each.start, each.end)):
        if each.start < position:
            raise UnsoundError("the workbook is built in a way that can't be written into: open it and save it again")
        parts += [source[position : each.start], each.content]
        position = each.end
    return b"".join([*parts, source[position:]])


def opened(source: bytes, node: Node) -> bytes:
    """Return an element's start tag, ready for content. A space before its end shows that it was a single tag."""
    if node.inner < node.end:
        return source[node.start : node.inner]
    return source[node.start : node.end].removesuffix(b"/>") + b" >"


def emptied(source: bytes, node: Node) -> bytes:
    """Return an element without its content: the single tag that it was before it was `opened`, else both tags."""
    tag = source[node.start : node.inner]
    return tag[:-2] + b"/>" if tag.endswith(b" >") else tag + source[node.inner_end : node.end]


def appended(source: bytes, node: Node, content: bytes) -> Splice:
    """Return how to put content at the end of an element, opened where it was a single tag."""
    if node.inner < node.end:
        return Splice(node.inner_end, node.inner_end, content)
    closing = f"</{node.prefix}{node.name}>".encode()
    return Splice(node.start, node.end, opened(source, node) + content + closing)


def parse_tree(source: bytes) -> Node:
    """Parse a whole part, or one element of it.

    Raises:
        UnsoundError: It isn't well-formed, or has more elements than any spreadsheet.
    """
    tree = Tree(source)
    parser = new_parser()
    parser.StartElementHandler = lambda tag, attributes: tree.start(tag, attributes, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda tag: tree.end(tag, parser.CurrentByteIndex)
    parser.CharacterDataHandler = tree.characters
    run(parser, source)
    return tree.root.children[0]


class Tree:
    """Elements as they are met, each with its place; `root` holds the first."""

    def __init__(self, source: bytes) -> None:
        self.root = Node("", {}, 0)
        self._source = source
        self._open = [self.root]
        # A text comes in pieces. Adding each to those before would take a time that grows with its square.
        self._pieces: list[list[str]] = [[]]
        self._count = 0

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) - 1

    def start(self, tag: str, attributes: dict[str, str], index: int) -> Node:
        """Meet the start of an element, and return it."""
        self._count += 1
        if self._count > MOST_NODES:
            raise UnsoundError(f"the workbook holds XML of more than {MOST_NODES:,} elements: remove what isn't needed")
        prefix, _, name = tag.rpartition(":")
        node = Node(name, attributes, index, f"{prefix}:" if prefix else "")
        self._open[-1].children.append(node)
        self._open.append(node)
        self._pieces.append([])
        refuse_deep(len(self._open))
        return node

    def end(self, tag: str, index: int) -> None:
        """Meet the end of the element that was met last."""
        node = self._open.pop()
        node.text = "".join(self._pieces.pop())
        close(self._source, node, tag, index)

    def characters(self, text: str) -> None:
        """Meet a piece of the text of the element that is open."""
        self._pieces[-1].append(text)


def close(source: bytes, node: Node, tag: str, index: int) -> None:
    """Set where an element ends, from the index that the parser gives at its end.

    For `<c></c>` that is where `</c>` starts, for `<c/>` where the tag ends. What follows doesn't
    tell them apart: after the inner one of `<c><c/></c>` stands `</c>` too.
    """
    closing = f"</{tag}".encode()
    if source.startswith(closing, index) and not _is_single_tag(source, node.start, index):
        node.inner_end, node.end = index, source.index(b">", index) + 1
        node.inner = tag_end(source, node.start)
    else:
        node.inner = node.inner_end = node.end = index


def _is_single_tag(source: bytes, start: int, end: int) -> bool:
    return source[end - 2 : end] == b"/>" and tag_end(source, start) == end


def tag_end(source: bytes, start: int) -> int:
    """Return the offset after a start tag; a ">" inside an attribute's quotes doesn't end it."""
    quote, position = 0, start
    while True:
        byte = source[position]
        position += 1
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 0x3E:
            return position


def number(node: Node, attribute: str, *, absent: int = 0) -> int:
    """Return an attribute as a whole number; `absent` where it is none."""
    found = whole(node.attributes.get(attribute, ""))
    return absent if found is None else found
