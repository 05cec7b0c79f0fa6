"""Notes and their boxes: each note has one, and a box's id is its own in the whole workbook."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from tests.strict.sheet import place
from tests.strict.xml import Element, Parts, all_of, children, link_of, name, part_at, root_of

_BLOCK = re.compile(r'idmap[^>]*\bdata="([\d,\s]+)"')
_SHAPE = re.compile(r'<v:shape\s[^>]*?\bid="_x0000_s(\d+)"')
_BOX = re.compile(r'ObjectType="Note".*?</x:ClientData>', re.DOTALL)
_ROW, _COLUMN = re.compile(r"<x:Row>\s*(\d+)"), re.compile(r"<x:Column>\s*(\d+)")


def ids(parts: Parts) -> Iterator[str]:
    """Say which shape ids and blocks of ids are given twice, or lie in nobody's block."""
    shapes: Counter[str] = Counter()
    blocks: Counter[str] = Counter()
    for part, content in parts.items():
        if not part.lower().endswith(".vml"):
            continue
        text = content.decode("utf-8", "replace")
        own = {block.strip() for found in _BLOCK.findall(text) for block in found.split(",")}
        held = _SHAPE.findall(text)
        shapes.update(held)
        blocks.update(own)
        yield from (
            f"{part}: shape {each} is in none of its blocks" for each in held if str(int(each) // 1024) not in own
        )
    yield from (f"shape id {each} {times} times" for each, times in shapes.items() if times > 1)
    yield from (f"id block {each} reserved {times} times" for each, times in blocks.items() if times > 1)


def faults(parts: Parts, part: str, root: Element, known: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Say what is wrong with a worksheet's notes."""
    comments = next((part_at(parts, path) for kind, path in known.values() if kind == "comments"), "")
    if not comments:
        return
    tree = root_of(parts[comments])
    authors = sum(1 for each in all_of(tree, "authors") for _ in children(each))
    held = Counter(each.get("ref", "") for each in all_of(tree, "comment"))
    yield from (f"{comments}: {times} notes on {ref}" for ref, times in held.items() if times > 1)
    for each in all_of(tree, "comment"):
        if int(each.get("authorId", "0")) >= authors:
            yield f"{comments}: author {each.get('authorId')} of {authors}"
    drawing = next((link_of(each) for each in children(root) if name(each) == "legacyDrawing"), "")
    if drawing not in known:
        yield f"{part}: has notes and no legacyDrawing"
        return
    text = parts[part_at(parts, known[drawing][1])].decode("utf-8", "replace")
    drawn = Counter(_place(each) for each in _BOX.findall(text))
    for ref, times in sorted(held.items()):
        if drawn[place(ref)] != times:
            yield f"{part}: {drawn[place(ref)]} boxes for the note on {ref}"
    stray = sorted(drawn.keys() - {place(each) for each in held})
    if stray:
        yield f"{part}: boxes of no note: {stray[:5]}"


def _place(said: str) -> tuple[int, int]:
    row, at = _ROW.search(said), _COLUMN.search(said)
    return (int(row[1]) + 1, int(at[1]) + 1) if row and at else (0, 0)
