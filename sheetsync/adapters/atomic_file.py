"""Write a file whole or not at all."""

import contextlib
import os
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sheetsync.adapters import file_lock

_LEFT_S: Final = 300
"""A copy that nobody holds, and that is older than this, was left by a run that was killed."""


def write(path: Path, content: bytes, *, before: Callable[[], None] = lambda: None) -> None:
    """Put `content` at `path`, on the disk for good, or leave what is there untouched.

    A new file gets the permissions that the umask leaves. An old one keeps its own, its owner and its other
    attributes (an access list, say), as far as we may give them.

    Args:
        path: Where it goes.
        content: All of it.
        before: Called when everything is on the disk, right before it takes the place of the old file; what it
            raises stops that.

    Raises:
        OSError: It could not be written; nothing has changed.
    """
    sweep(path)
    temporary = path.with_name(f"{_prefix(path)}{secrets.token_hex(4)}")
    # As a private file: what it holds is to be seen by nobody who may not see the old one.
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file_lock.hold(file.fileno())
            file.write(content)
            file.flush()
            _dress(temporary, path)
            os.fsync(file.fileno())
            before()
            temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sweep(path: Path) -> None:
    """Take away the copies of a file that runs of ours left beside it when they were killed."""
    with contextlib.suppress(OSError):
        for each in path.parent.iterdir():
            if each.name.startswith(_prefix(path)) and len(each.name) == len(_prefix(path)) + 8 and _is_left(each):
                each.unlink(missing_ok=True)


def _prefix(path: Path) -> str:
    return f".{path.name}.sheetsync-"


def _is_left(temporary: Path) -> bool:
    """Whether nobody writes it any more: its writer holds it, on this machine, and is done within minutes."""
    found = temporary.lstat()
    if not stat.S_ISREG(found.st_mode) or time.time() - found.st_mtime < _LEFT_S:
        return False
    with temporary.open("rb") as file:
        return file_lock.hold(file.fileno())


def _dress(temporary: Path, path: Path) -> None:
    """Give a new file what the old one has beside its content."""
    try:
        old = path.stat()
    except FileNotFoundError:
        temporary.chmod(0o666 & ~_umask())
        return
    with contextlib.suppress(OSError):
        os.chown(temporary, old.st_uid, old.st_gid)
    if temporary.stat().st_gid != old.st_gid:
        # Its group may go without its owner, where we belong to it.
        with contextlib.suppress(OSError):
            os.chown(temporary, -1, old.st_gid)
    temporary.chmod(old.st_mode & 0o7777)
    if hasattr(os, "listxattr"):
        _copy_attributes(temporary, path)


def _copy_attributes(temporary: Path, path: Path) -> None:
    with contextlib.suppress(OSError):
        for name in os.listxattr(path):
            with contextlib.suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(path, name))


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
