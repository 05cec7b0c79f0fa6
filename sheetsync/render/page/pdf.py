"""A page as PDF, with its pictures, and with room to write."""

from dataclasses import asdict
from typing import Any

from sheetsync.model.page import Block, BurnUp, Page, Table, Tracks
from sheetsync.render import drawing
from sheetsync.render.typeset import shown, typeset


def render(page: Page) -> bytes:
    """Return the page as PDF, the same bytes for the same page.

    Raises:
        UsageError: The extra is not installed.
    """
    parts = [{"title": shown(part.title), "blocks": [*map(_block, part.blocks)]} for part in page.parts]
    facts = {key: shown(getattr(page, key)) for key in ("title", "subtitle", "headline", "footer", "language")}
    return typeset("page.typ", facts | {"parts": parts, "is_wide": page.is_wide}, page.made)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Tracks() | BurnUp():
            return {"kind": block.kind, "label": shown(block.label), "pictures": drawing.drawn(block)}
        case Table():
            return {"kind": block.kind, "figures": block.figures, **shown(asdict(block))}
        case _:
            return {"kind": block.kind, **shown(asdict(block))}
