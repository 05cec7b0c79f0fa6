"""The colours of a status on white. Never alone: a shape and a word go with them.

Each is dark enough for text on white, and for white text on it: 4.5 to 1 or better
(https://www.w3.org/TR/WCAG22/#contrast-minimum).
"""

from collections.abc import Mapping
from typing import Final

from sheetsync.model.document import Step, Work
from sheetsync.model.page import Badge
from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Status
from sheetsync.model.timeline import Mark

TEXT: Final = "16202e"
QUIET: Final = "566173"
LINE: Final = "dfe4ec"
RAIL: Final = "8b95a6"
"""What signs stand on: seen at 3 to 1 (https://www.w3.org/TR/WCAG22/#non-text-contrast)."""
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

INKS: Final = {SHAPES[status]: colour for status, colour in COLOURS.items()}
"""The same, by the sign."""


def of_stretch(status: Status | None) -> str:
    """Return the colour of a while in which a line stood so: what has not begun is as quiet as a rule."""
    return LINE if status is Status.NOT_STARTED else COLOURS[status]


def of_status(each: Step | Work | Badge) -> str:
    """Return the colour in which it is said how something stands."""
    return COLOURS[shown(each)]


def shown(each: Step | Work | Badge) -> Status | None:
    """Return the status whose colour something has: what is said to be late is as red as a risk."""
    return Status.AT_RISK if isinstance(each, Step) and each.is_late else each.status


def of_mark(mark: Mark) -> str:
    """Return the colour of a step on the timeline: what is late is as red as a risk."""
    return COLOURS[Status.AT_RISK if mark.is_late else mark.status]
