"""What went wrong outside the sheet, named for what the reader should do next.

Trouble *in* the sheet is a `Finding`; trouble *outside* it is one of these. Each message says
what happened, where, and the next move. It never holds a cell's content, a token or a key.
"""

import traceback
from enum import StrEnum
from pathlib import Path, PurePath
from typing import ClassVar, Final

_OURS: Final = Path(__file__).parent
_PARTS_OF_THEIRS: Final = 2
"""How much of the path of a file that isn't ours is told: its folder and its name."""


class Hitch(StrEnum):
    """What keeps people who hold a meeting from their sheet, as far as they can do something about it."""

    OPEN = "open"
    """The workbook is open in another program."""

    CLOSED = "closed"
    """It, or what would be typed into, is protected or read-only."""

    GONE = "gone"
    """It was moved or deleted."""

    TAB_GONE = "tab-gone"
    UNFIT = "unfit"
    """It, or what was configured, is not as it has to be."""

    CROWDED = "crowded"
    """Others are writing at this very moment."""

    OFFLINE = "offline"
    BUSY = "busy"
    AWAY = "away"
    """It can't be reached or written just now, for another reason."""

    ASTRAY = "astray"
    """Rows moved, so an answer may stand in another one."""

    UNKEPT = "unkept"
    """An answer can't be kept on this machine."""

    REFUSED = "refused"
    """This account, or this user, may not read or write it."""


class SheetsyncError(Exception):
    """Something stopped the run. The message is one sentence for the person who ran it.

    Args:
        message: The sentence.
        hitch: What a meeting tells of it, where that is more than all errors of the kind have in common.
        about: What it names: lines, by their words.
    """

    exit_status: ClassVar[int]
    hitch: Hitch

    def __init__(self, message: str, *, hitch: Hitch | None = None, about: str = "") -> None:
        super().__init__(message)
        self.about = about
        if hitch:
            self.hitch = hitch


class UsageError(SheetsyncError):
    """Mend the command, `sheetsync.toml` or a rule pack."""

    exit_status = 2
    hitch = Hitch.UNFIT


class UnsafeError(SheetsyncError):
    """The sheet is not what it should be; nothing was written."""

    exit_status = 3
    hitch = Hitch.UNFIT


class UnavailableError(SheetsyncError):
    """Wait: the next scheduled run tries again."""

    exit_status = 4
    hitch = Hitch.AWAY


class UncertainError(UnavailableError):
    """Ask the reader: what was sent may have arrived, and is not sent again."""


class AccessError(SheetsyncError):
    """Mend the access or the credentials."""

    exit_status = 5
    hitch = Hitch.REFUSED


def frames(error: BaseException) -> str:
    """Say where a bug came up: each frame of ours, outermost first, as file, line and function, and the last of all.

    No text of a frame or of the error is in it: either may quote a cell.
    """
    found = traceback.extract_tb(error.__traceback__)
    told = [each for place, each in enumerate(found, 1) if place == len(found) or _is_ours(each.filename)]
    return ", ".join(f"{_short(each.filename)}:{each.lineno} in {each.name}" for each in told)


def _is_ours(file: str) -> bool:
    return PurePath(file).is_relative_to(_OURS)


def _short(file: str) -> str:
    path = PurePath(file)
    return (path.relative_to(_OURS.parent) if _is_ours(file) else PurePath(*path.parts[-_PARTS_OF_THEIRS:])).as_posix()
