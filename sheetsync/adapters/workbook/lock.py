"""Locks: what people set on a whole workbook so that nobody changes it by mistake."""

from collections.abc import Iterator

from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.xml_tree import Node
from sheetsync.errors import Hitch, UnsafeError

_PASSWORD = ("reservationPassword", "hashValue")


def refuse_locked(package: Package) -> None:
    """Stop before a write into a workbook that people locked.

    Raises:
        UnsafeError: They did.
    """
    for what, move in _locks(package):
        raise UnsafeError(
            f"{package.path} {what}, so nothing was written: {move}, or use `sheetsync check`", hitch=Hitch.CLOSED
        )


def _locks(package: Package) -> Iterator[tuple[str, str]]:
    """Yield each lock, as what is so and what takes it away."""
    sharing = package.tree(package.workbook_part).first("fileSharing")
    if sharing is not None and any(sharing.attributes.get(each) for each in _PASSWORD):
        yield "has a password to modify", "take it away under File > Save As > Tools > General Options"
    if sharing is not None and _is_set(sharing.attributes.get("readOnlyRecommended", "")):
        yield "recommends opening it read-only", "take that away under File > Info > Protect Workbook"
    if any(each.type == "revisionHeaders" for each in package.relations(package.workbook_part)):
        yield "is a shared workbook of the old kind, with a log of its changes", "stop sharing it under Review"
    custom = package.related("", "custom-properties")
    if custom in package.names and any(map(_is_final, package.tree(custom).all("property"))):
        yield "is marked as final", "take that away under File > Info > Protect Workbook"


def _is_final(custom: Node) -> bool:
    said = "".join(each.text for each in custom.children)
    return custom.attributes.get("name") == "_MarkAsFinal" and _is_set(said)


def _is_set(text: str) -> bool:
    return text.strip().lower() in ("1", "true", "on")
