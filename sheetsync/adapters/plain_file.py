"""Open a file that is ours alone: never what a link in its place leads to, and nothing that isn't a file.

A folder that comes from a repository may hold links: to read one would take in what it leads to, and to
write one would change that.
"""

import errno
import os
import stat
from pathlib import Path
from typing import IO, Any, Final

NOT_PLAIN: Final = frozenset({errno.ELOOP, errno.EINVAL})
"""The numbers of the errors of what is a link, or no file."""

_BASE: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_plain(path: Path, mode: str) -> IO[Any]:
    """Open a file as `open` does in the binary modes "rb", "ab" and "a+b".

    Raises:
        OSError: It can't be opened, or is a link, a pipe, or anything else but a file.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, "it is a link: put the file itself there")

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | _BASE, 0o666)

    file = open(path, mode, opener=opener)  # noqa: SIM115 - a path has no opener; the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is no file")
    return file
