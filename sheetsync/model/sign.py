"""Signs: a status is a word, a shape and a colour, never a colour alone."""

from collections.abc import Mapping
from typing import Final

from sheetsync.model.terms import Status

SHAPES: Final[Mapping[Status | None, str]] = {
    Status.DONE: "●",
    Status.IN_PROGRESS: "◐",
    Status.POSSIBLE_DELAY: "▲",
    Status.AT_RISK: "■",
    Status.NOT_STARTED: "○",
    Status.WONT_DO: "–",
    None: "?",
}
"""In the order of the status bar."""

NO_STATUS: Final = "No status"
