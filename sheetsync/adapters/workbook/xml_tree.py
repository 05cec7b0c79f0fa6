"""XML by byte offsets: find an element in a part, and change its bytes without touching any other.

A tree that is parsed and serialised again comes back with other quotes, prefixes and spaces. A part
that is spliced is the same file but for the bytes that were meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from sheetsync.errors import UnsafeError

Parser = expat.XMLParserType


class UnsoundError(UnsafeError):
    """A part is not as spreadsheets write it. Whoever knows the file puts its name before the message."""


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
        """Return all text inside, in order; phonetic hints (`rPh`) are not part of what is read."""
        return self.text + "".join(each.deep_text() for each in self.children if each.name != "rPh")


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes `[start, end)` to replace by `content`; an insertion where both are the same."""

    start: int
    end: int
    content: bytes


def spliced(source: bytes, splices: Iterable[Splice]) -> bytes:
    """Return the bytes with every splice done. They may not overlap; insertions at one place keep their order."""
    parts, position = [], 0
    for each in sorted(splices, key=lambda each: (each.start, each.end)):
        parts += [source[position : each.start], each.content]
        position = each.end
    return b"".join([*parts, source[position:]])


def new_parser() -> Parser:
    """Return a parser that refuses every document type: a workbook has none, an attack does."""
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnsoundError("the workbook holds XML with a document type, which no spreadsheet writes: ask where it is from")


def parse_tree(source: bytes) -> Node:
    """Parse a whole part, or one element of it.

    Raises:
        UnsoundError: It isn't well-formed.
    """
    parser = new_parser()
    root = Node("", {}, 0)
    open_nodes = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        prefix, _, name = tag.rpartition(":")
        node = Node(name, attributes, parser.CurrentByteIndex, f"{prefix}:" if prefix else "")
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(tag: str) -> None:
        node = open_nodes.pop()
        close(source, node, tag, parser.CurrentByteIndex)

    def text(content: str) -> None:
        open_nodes[-1].text += content

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    run(parser, source)
    return root.children[0]


def close(source: bytes, node: Node, tag: str, index: int) -> None:
    """Set where an element ends, from the index that the parser gives at its end.

    For `<c></c>` that is where `</c>` starts, for `<c/>` where the tag ends.
    """
    closing = f"</{tag}".encode()
    if source.startswith(closing, index) and source[index + len(closing) : index + len(closing) + 1] in b"> \t\r\n":
        node.inner_end, node.end = index, source.index(b">", index) + 1
        node.inner = _tag_end(source, node.start)
    else:
        node.inner = node.inner_end = node.end = index


def _tag_end(source: bytes, start: int) -> int:
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


def run(parser: Parser, source: bytes) -> None:
    """Feed a parser with a part.

    Raises:
        UnsoundError: It isn't well-formed.
    """
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        raise UnsoundError(f"the workbook is damaged (XML, line {error.lineno}): open it and save it again") from None
    finally:
        # Handlers and parser hold each other, and all that was read with them, until they are parted.
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None


def text_xml(text: str) -> str:
    """Escape a text for the content of an element."""
    return escape(text)


def attribute_xml(text: str) -> str:
    """Quote a text as the value of an attribute."""
    return quoteattr(text)
