"""What went wrong outside the sheet, named for what the reader should do next.

Trouble *in* the sheet is a `Finding`; trouble *outside* it is one of these. Each message says
what happened, where, and the next move. It never holds a cell's content, a token or a key.
"""

import traceback
from pathlib import Path, PurePath
from typing import ClassVar, Final

_OURS: Final = Path(__file__).parent
_PARTS_OF_THEIRS: Final = 2
"""How much of the path of a file that isn't ours is told: its folder and its name."""


class SheetsyncError(Exception):
    """Something stopped the run. The message is one sentence for the person who ran it."""

    exit_status: ClassVar[int]


class UsageError(SheetsyncError):
    """Mend the command, `sheetsync.toml` or a rule pack."""

    exit_status = 2


class UnsafeError(SheetsyncError):
    """The sheet is not what it should be; nothing was written."""

    exit_status = 3


class UnavailableError(SheetsyncError):
    """Wait: the next scheduled run tries again."""

    exit_status = 4


class UncertainError(UnavailableError):
    """Ask the reader: what was sent may have arrived, and is not sent again."""


class AccessError(SheetsyncError):
    """Mend the access or the credentials."""

    exit_status = 5


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
