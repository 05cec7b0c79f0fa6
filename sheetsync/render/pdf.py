"""The summary as PDF."""

import json
import re
from dataclasses import asdict
from importlib.resources import files
from typing import Any, Final

from sheetsync.model.document import Document
from sheetsync.model.sign import SHAPES
from sheetsync.model.spark import BARS
from sheetsync.render import heading, picture, tone
from sheetsync.render.escape import visible_line, web_link
from sheetsync.render.needed import needed

_MAY_BREAK: Final = "\u200b"
_OF_TYPESETTER: Final = {*SHAPES.values(), *BARS, "→", _MAY_BREAK}
_LONG: Final = re.compile(r"\S{24}(?=\S{6})")
"""A word that is longer than a column is wide may be broken: the typesetter would let it run over the edge."""


def render(document: Document) -> bytes:
    """Return the document as PDF, the same bytes for the same document.

    Texts reach the typesetter as data, never as a part of its program. Characters that the fonts of
    sheetsync lack are drawn with those of the machine.

    Raises:
        UsageError: The extra is not installed.
    """
    with needed("pdf"):
        import typst
    home = files("sheetsync.render")
    facts = json.dumps(_facts(document), ensure_ascii=False)
    content: bytes = typst.compile(  # type: ignore[misc]  # its stub can't tell bytes from a path
        (home / "templates" / "summary.typ").read_bytes(),
        font_paths=[str(home / "fonts")],
        # The machine's fonts are asked only for what ours lack: else each machine would make another file.
        ignore_system_fonts=picture.can_draw("".join(set(facts) - _OF_TYPESETTER)),
        sys_inputs={"summary": facts},
    )
    return bytes(content)


def _facts(document: Document) -> dict[str, Any]:
    """Return what the template dresses: the document, its pictures, and the words and colours of its parts."""
    timeline = document.timeline
    facts: dict[str, Any] = _visible(
        {
            **asdict(document),
            "read_at": document.read_at.timetuple()[:6],
            "timeline": timeline.label if timeline and timeline.strips else "",
            "columns": heading.columns(document.words),
        }
    )
    pictures = picture.timelines(timeline) if timeline and timeline.strips else ()
    alternatives = [picture.alternative(timeline, part) for part in range(len(pictures))] if timeline else []
    colours = {status or "": f"#{colour}" for status, colour in tone.COLOURS.items()}
    shapes = {status or "": shape for status, shape in SHAPES.items()}
    return facts | {"pictures": pictures, "alternatives": alternatives, "colours": colours, "shapes": shapes}


def _visible(value: Any) -> Any:
    if isinstance(value, str):
        return _LONG.sub(rf"\g<0>{_MAY_BREAK}", visible_line(value))
    if isinstance(value, dict):
        return {key: web_link(each) if key == "link" else _visible(each) for key, each in value.items()}
    return [_visible(each) for each in value] if isinstance(value, list | tuple) else value
