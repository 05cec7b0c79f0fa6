"""What one person is told, as comments on the cells of their rows: nothing of a cell calls somebody else."""

import json
from typing import Final

from sheetsync.model.nudge import Ask, Letter, Nudge
from sheetsync.render.escape import shortened, visible_line

_LONGEST: Final = 500


def render(nudge: Nudge, letter: Letter) -> str:
    """Return the comments as JSON: each with its words, the thing it asks, and by what its cell is found."""
    tab = next((each.anchor.tab for each in nudge.asks if each.anchor), "")
    return json.dumps({"tab": tab, "comments": [_comment(each, letter) for each in nudge.asks if each.anchor]})


def _comment(ask: Ask, letter: Letter) -> dict[str, str]:
    anchor = ask.anchor
    column = f"[{ask.column}] " if ask.column else ""
    line = ": ".join(filter(None, (ask.project, ask.line)))
    said = {
        "thing": ask.thing,
        "cell": ask.cell,
        "text": f"{_safe(column + ask.words)}\n{_safe(line)}\n{letter.settling}",
    }
    place = {name: getattr(anchor, name) for name in ("beside", "name", "named", "header", "above")}
    return {**said, **place, "again": letter.again, "telling": str(ask.times)}


def _safe(text: str) -> str:
    # "@" and an address behind it would assign the comment, or call somebody.
    return shortened(visible_line(text), _LONGEST).replace("@", "\uff20")
