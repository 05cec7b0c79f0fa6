"""A page as PDF, with its pictures, and with room to write."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib.resources import files
from typing import Any, Final

from sheetsync.model.page import Block, BurnUp, Page, Table, Tracks
from sheetsync.model.sign import SHAPES
from sheetsync.model.spark import BARS
from sheetsync.model.work import Strips
from sheetsync.render import drawing, heading, picture, tone
from sheetsync.render.escape import visible_line, web_link
from sheetsync.render.needed import needed

STANDARD: Final = "ua-1"
"""PDF/UA-1, ISO 14289-1: what a screen reader needs of a PDF; the typesetter holds the file to it, and it says so."""

_MAY_BREAK: Final = "\u200b"
_OF_TYPESETTER: Final = {*SHAPES.values(), *BARS, "→", _MAY_BREAK}
_LONG: Final = re.compile(r"\S{24}(?=\S{6})")
"""A word that is longer than a column is wide may be broken: the typesetter would let it run over the edge."""


def render(page: Page) -> bytes:
    """Return the page as PDF, the same bytes for the same page.

    It keeps to PDF/UA, and says so, wherever its texts can.
    Texts reach the typesetter as data, never as a part of its program. Characters that the fonts of
    sheetsync lack are drawn with those of the machine.

    Raises:
        UsageError: The extra is not installed.
    """
    with needed("pdf"):
        import typst
    home = files("sheetsync.render")
    facts = json.dumps(_facts(page), ensure_ascii=False)
    # Its stub can't tell bytes from a path.
    typeset: Callable[..., bytes] = partial(  # type: ignore[assignment]
        typst.compile,
        (home / "templates" / "page.typ").read_bytes(),
        font_paths=[str(home / "fonts")],
        # The machine's fonts are asked only for what ours lack: else each machine would make another file.
        ignore_system_fonts=picture.can_draw("".join(set(facts) - _OF_TYPESETTER)),
        sys_inputs={"facts": facts},
    )
    try:
        return typeset(pdf_standards=STANDARD)
    except typst.TypstError:
        # What the standard refuses, such as a character that no font here has, is set all the same.
        return typeset()


def _facts(page: Page) -> dict[str, Any]:
    """Return what the template dresses: the page, and the words and colours of its parts."""
    names = ("title", "subtitle", "said", "headline", "footer", "language")
    return {
        **_visible({name: getattr(page, name) for name in names}),
        "parts": [{"title": _visible(part.title), "blocks": [*map(_block, part.blocks)]} for part in page.parts],
        "is_wide": page.is_wide,
        "made": page.made.timetuple()[:6],
        "stretch": _visible(page.words.stretch),
        "columns": _visible(heading.columns(page.words)),
        "colours": {status or "": f"#{colour}" for status, colour in tone.COLOURS.items()},
        "shapes": {status or "": shape for status, shape in SHAPES.items()},
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Strips() | Tracks() | BurnUp():
            caption = _visible(drawing.caption(block))
            return {"kind": block.kind, "caption": caption, "pictures": drawing.drawn(block)}
        case Table():
            return {"kind": block.kind, "figures": block.figures, **_visible(asdict(block))}
        case _:
            return {"kind": block.kind, **_visible(asdict(block))}


def _visible(value: Any) -> Any:
    if isinstance(value, str):
        return _LONG.sub(rf"\g<0>{_MAY_BREAK}", visible_line(value))
    if isinstance(value, dict):
        return {key: (web_link(each) or "") if key == "link" else _visible(each) for key, each in value.items()}
    return [_visible(each) for each in value] if isinstance(value, list | tuple) else value
