"""XML by byte offsets: find an element in a part, and change its bytes without touching any other.

A tree that is parsed and serialised again comes back with other quotes, prefixes and spaces. A part
that is spliced is the same file but for the bytes that were meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from sheetsync.errors import UnsafeError

Parser = expat.XMLParserType

MOST_DEEP: Final = 100
"""Elements inside of each other. A spreadsheet nests a dozen; more is an attack on whoever walks the tree."""

MOST_NODES: Final = 250_000
"""Elements of one part that are kept, half a kilobyte each. Rows and shared texts are read without keeping them."""

_NUMBER: Final = re.compile(r"[0-9]{1,10}")

# ECMA-376 part 1, 22.9.2.19: `_xHHHH_` is a UTF-16 unit; an underscore that would start one is escaped itself.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNHOLDABLE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


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


def new_parser() -> Parser:
    """Return a parser that refuses every document type: a workbook has none, an attack does."""
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnsoundError("the workbook holds XML with a document type, which no spreadsheet writes: ask where it is from")


def refuse_deep(depth: int) -> None:
    """Raise UnsoundError where elements are nested deeper than any spreadsheet nests them."""
    if depth > MOST_DEEP:
        raise UnsoundError(f"the workbook holds XML of more than {MOST_DEEP} levels: open it and save it again")


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


def is_well_formed(source: bytes) -> bool:
    """Whether a part has one root, is nested as XML is, and uses no prefix that it doesn't explain."""
    parser = expat.ParserCreate("UTF-8", " ")
    try:
        parser.Parse(source, True)
    except expat.ExpatError:
        return False
    return True


def number(node: Node, attribute: str, *, absent: int = 0) -> int:
    """Return an attribute as a whole number; `absent` where it is none."""
    found = whole(node.attributes.get(attribute, ""))
    return absent if found is None else found


def whole(text: str) -> int | None:
    """Return a text as a whole number from 0 on; None where it is none, or larger than any of a spreadsheet."""
    return int(text) if _NUMBER.fullmatch(text) else None


def text_xml(text: str) -> str:
    """Escape a text for the content of an element."""
    return escape(text)


def string_xml(text: str) -> str:
    """Escape a text for the content of a string: what XML can't hold becomes `_x001B_`, which `unescaped` undoes."""
    return escape(_UNHOLDABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text))


def unescaped(text: str) -> str:
    """Return a string of a workbook as people see it: `_x000D_` stands for what XML can't hold.

    Half a character (a lone surrogate) can be neither shown nor sent anywhere, and reads as "\ufffd".
    """
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def attribute_xml(text: str) -> str:
    """Quote a text as the value of an attribute."""
    return quoteattr(text)
