"""Typeset: facts to PDF, by a template of ours. Texts reach the typesetter as data, never as a part of its program."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

from sheetsync.model.sign import SHAPES
from sheetsync.model.spark import BARS
from sheetsync.render import picture, tone
from sheetsync.render.escape import visible_line, web_link
from sheetsync.render.needed import needed

_MAY_BREAK: Final = "\u200b"
_OF_TYPESETTER: Final = {*SHAPES.values(), *BARS, "→", _MAY_BREAK}
_LONG: Final = re.compile(r"\S{24}(?=\S{6})")
"""A word that is longer than a column is wide may be broken: the typesetter would let it run over the edge."""


def typeset(template: str, facts: Mapping[str, Any], made: datetime) -> bytes:
    """Return a PDF, the same bytes for the same facts.

    Characters that the fonts of sheetsync lack are drawn with those of the machine.

    Args:
        template: The name of the template; `look.typ` stands before it.
        facts: What it dresses, its texts made harmless by `shown`.
        made: The instant that the file says it is of.

    Raises:
        UsageError: The extra is not installed.
    """
    with needed("pdf"):
        import typst
    home = files("sheetsync.render")
    colours = {status or "": f"#{colour}" for status, colour in tone.COLOURS.items()}
    shapes = {status or "": shape for status, shape in SHAPES.items()}
    said = json.dumps({**facts, "made": made.timetuple()[:6], "colours": colours, "shapes": shapes}, ensure_ascii=False)
    content: bytes = typst.compile(  # type: ignore[misc]  # its stub can't tell bytes from a path
        b"".join((home / "templates" / each).read_bytes() for each in ("look.typ", template)),
        font_paths=[str(home / "fonts")],
        # The machine's fonts are asked only for what ours lack: else each machine would make another file.
        ignore_system_fonts=picture.can_draw("".join(set(said) - _OF_TYPESETTER)),
        sys_inputs={"facts": said},
    )
    return bytes(content)


def shown(value: Any) -> Any:
    """Return a value as a template gets it: texts in one visible line, and links that lead to the web alone."""
    if isinstance(value, str):
        return _LONG.sub(rf"\g<0>{_MAY_BREAK}", visible_line(value))
    if isinstance(value, dict):
        return {key: (web_link(each) or "") if key == "link" else shown(each) for key, each in value.items()}
    return [shown(each) for each in value] if isinstance(value, list | tuple) else value
