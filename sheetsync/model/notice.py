"""A notice: what the person who ran a command should know, beside what the rules found."""

from dataclasses import dataclass
from enum import Enum, auto


class NoticeKind(Enum):
    """What a notice is about. Whoever decides anything by a notice decides by this, never by its sentence."""

    TAB_CHOSEN = auto()
    FILE_GUESSED = auto()
    FILE_MISFIT = auto()
    COLUMN_PLACED_BADLY = auto()
    COLUMN_MOVED = auto()
    NOTES_UNKEPT = auto()
    TYPED = auto()
    NOT_TYPED = auto()
    HISTORY_FOUND = auto()
    HISTORY_DAMAGED = auto()
    READ_OTHERWISE = auto()
    CLOCK_WENT_BACK = auto()
    LINE_GUESSED = auto()
    NOT_REMEMBERED = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """What it is about, and its sentence for a reader."""

    kind: NoticeKind
    sentence: str
