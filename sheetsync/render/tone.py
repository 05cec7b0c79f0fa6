"""The colours of a status on white. Never alone: a shape and a word go with them.

Each is dark enough for text on white, and for white text on it: 4.5 to 1 or better
(https://www.w3.org/TR/WCAG22/#contrast-minimum).
"""

from collections.abc import Mapping
from typing import Final

from sheetsync.model.roadmap import Status

TEXT: Final = "16202e"
QUIET: Final = "566173"
LINE: Final = "dfe4ec"
SOFT: Final = "eef1f6"
PAGE: Final = "f3f5f9"
TODAY: Final = "c2185b"

COLOURS: Final[Mapping[Status | None, str]] = {
    Status.DONE: "1a7f43",
    Status.IN_PROGRESS: "1f57d6",
    Status.POSSIBLE_DELAY: "9a5b00",
    Status.AT_RISK: "b3261e",
    Status.NOT_STARTED: "5a6576",
    Status.WONT_DO: "6a6f78",
    None: "6b5a8a",
}
"""Six hexadecimal digits each, without a sign before them: every format has its own."""


def tint(colour: str, share: float) -> str:
    """Mix a colour with white: `share` 1 is the colour, 0 is white."""
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 + (part - 255) * share):02x}" for part in parts)
