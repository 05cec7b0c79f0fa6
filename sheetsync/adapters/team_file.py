"""Files that a team keeps beside its configuration."""

from pathlib import Path
from typing import Final

from sheetsync.errors import UsageError

LONGEST: Final = 20_000_000
"""More bytes than any template needs."""


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Raises:
        UsageError: It isn't there, can't be read, or is far too long.
    """
    try:
        if path.stat().st_size > LONGEST:
            raise UsageError(f"{path} has more than {LONGEST:,} bytes: that is no template")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror}): mend its path in sheetsync.toml") from None


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        UsageError: It isn't there, can't be read, or is no such text.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text: save it again as UTF-8") from None
