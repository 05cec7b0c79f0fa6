"""The package: content types, relationships that lead somewhere, and names that differ."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.strict.xml import Parts, links, name, part_at, path_of, root_of

TYPES = "[Content_Types].xml"
KINDS = {
    "worksheet": "worksheet+xml",
    "styles": "styles+xml",
    "sharedStrings": "sharedStrings+xml",
    "comments": "comments+xml",
    "vmlDrawing": "vmlDrawing",
    "drawing": "drawing+xml",
    "chart": "chart+xml",
    "table": "table+xml",
}
"""A kind of relationship, and how the content type of what it leads to ends."""


def faults(parts: Parts) -> Iterator[str]:
    """Say what is wrong with the package as such."""
    yield from (f"two parts called {path}" for path, times in Counter(map(path_of, parts)).items() if times > 1)
    types = root_of(parts[TYPES])
    over = [
        (path_of(each.get("PartName", "")), each.get("ContentType", "")) for each in types if name(each) == "Override"
    ]
    by_suffix = {
        each.get("Extension", "").lower(): each.get("ContentType", "") for each in types if name(each) == "Default"
    }
    yield from (f"content type given twice: {path}" for path, times in Counter(p for p, _ in over).items() if times > 1)
    yield from (f"content type of no part: {path}" for path, _ in over if not part_at(parts, path))
    by_path = {
        path_of(part): dict(over).get(path_of(part)) or by_suffix.get(part.rpartition(".")[2].lower(), "")
        for part in parts
        if part != TYPES
    }
    yield from (f"no content type: {path}" for path, kind in by_path.items() if not kind)
    for part in parts:
        if part.endswith(".rels"):
            yield from _relationships(parts, part, by_path)


def _relationships(parts: Parts, rels: str, types: dict[str, str]) -> Iterator[str]:
    tree = root_of(parts[rels])
    ids = Counter(each.get("Id", "") for each in tree)
    yield from (f"{rels}: the id {each} {times} times" for each, times in ids.items() if times > 1)
    owner = PurePosixPath(rels).parent.parent / PurePosixPath(rels).stem
    for kind, path in links(parts, str(owner)).values():
        if path and path not in types:
            yield f"{rels}: leads nowhere: {path}"
        elif path and kind in KINDS and not types[path].endswith(KINDS[kind]):
            yield f"{rels}: {path} is no {kind} but {types[path]}"
