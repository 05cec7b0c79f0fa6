"""What went wrong outside the sheet, named for what the reader should do next.

Trouble *in* the sheet is a `Finding`; trouble *outside* it is one of these. Each message says
what happened, where, and the next move. It never holds a cell's content, a token or a key.
"""

from typing import ClassVar


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


class AccessError(SheetsyncError):
    """Mend the access or the credentials."""

    exit_status = 5
