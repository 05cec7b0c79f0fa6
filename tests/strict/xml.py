"""XML as an application sees it: names without their namespaces, and of two alternatives the one that Excel takes."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote
from xml.etree import ElementTree as ET

Element = ET.Element
Parts = Mapping[str, bytes]
"""What a package holds, by the names of its parts."""

MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
LINKS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


def root_of(content: bytes) -> Element:
    """The root element of a part; raises ET.ParseError where it is not well-formed."""
    return ET.fromstring(content)


def name(element: Element) -> str:
    """An element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_main(element: Element) -> bool:
    """Whether an element is one of a spreadsheet's own."""
    return isinstance(element.tag, str) and element.tag.startswith(MAIN)


def children(element: Element) -> Iterator[Element]:
    """The element's children of the spreadsheet's own names; of an alternate content its first choice."""
    for each in element:
        if name(each) == "AlternateContent":
            for choice in [kid for kid in each if name(kid) == "Choice"][:1]:
                yield from children(choice)
        elif is_main(each):
            yield each


def all_of(root: Element, *names: str) -> Iterator[Element]:
    """Every element of these names below a root, in order."""
    return (each for each in root.iter() if is_main(each) and name(each) in names)


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


def order(element: Element, allowed: Sequence[str], where: str) -> Iterator[str]:
    """Say which children stand where the schema doesn't have them."""
    last = -1
    for kid in map(name, children(element)):
        if kid not in allowed:
            yield f"{where}: unknown element {kid}"
        elif allowed.index(kid) < last:
            yield f"{where}: {kid} stands behind {allowed[last]}"
        else:
            last = allowed.index(kid)


def link_of(element: Element, key: str = "id") -> str:
    """The id of a relationship that an element names; "" for none."""
    return next((element.attrib[space + key] for space in LINKS if space + key in element.attrib), "")


def path_of(part: str) -> str:
    """A part's name as the format compares it: by letters of any case, and with no detours."""
    return posixpath.normpath("/" + unquote(part.replace("\\", "/"))).lstrip("/").lower()


def target_of(part: str, link: str) -> str:
    """Where a link of a part leads, to compare with `path_of` others."""
    return path_of(posixpath.join("/", posixpath.dirname(part), link.replace("\\", "/")))


def part_at(parts: Parts, path: str) -> str:
    """The part of a path that `path_of` gave; "" where there is none."""
    return next((each for each in parts if path_of(each) == path), "")


def links(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part: by id the kind, and where it leads; "" where that is outside of the package."""
    rels = part_at(parts, path_of(f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"))
    found = {}
    for each in root_of(parts[rels]) if rels else ():
        outside = each.get("TargetMode") == "External"
        found[each.get("Id", "")] = (
            each.get("Type", "").rpartition("/")[2],
            "" if outside else target_of(part, each.get("Target", "")),
        )
    return found
