"""Styles: their order, their counts, and that each index leads to something."""

from collections.abc import Iterator

from tests.strict.xml import Element, children, name, order, words

ORDER = words("numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst")
ROOM = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}


def sizes(root: Element) -> dict[str, int]:
    """How many things each collection holds."""
    return {name(each): sum(1 for _ in children(each)) for each in children(root)}


def faults(part: str, root: Element) -> Iterator[str]:
    """Say what is wrong in the part of the styles."""
    yield from order(root, ORDER, part)
    found = sizes(root)
    for each in children(root):
        if each.get("count") and int(each.get("count", "")) != found[name(each)]:
            yield f"{part}: {name(each)} says {each.get('count')}, has {found[name(each)]}"
    for collection in children(root):
        if name(collection) in {"cellXfs", "cellStyleXfs"}:
            for number, xf in enumerate(children(collection)):
                for key, room in ROOM.items():
                    if int(xf.get(key, "0")) >= max(found.get(room, 0), 1):
                        yield f"{part}: {name(collection)} {number} has {key} {xf.get(key)} of {found.get(room, 0)}"
