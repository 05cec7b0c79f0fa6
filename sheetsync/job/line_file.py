"""Line files: which files on the history branch are ours, and how the lines of several runs become one file.

A file of ours is plain, has a name of ours, is no larger than a history is, and holds JSON Lines.
Whatever else stands there is somebody else's.
"""

import hashlib
import json
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from sheetsync.errors import UnsafeError

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of one file; GitHub refuses 100 MB, and a year of history has less than one."""

ATTRIBUTES: Final = ".gitattributes"
ATTRIBUTES_TEXT: Final = b"*.jsonl merge=union\n"
SET_ASIDE: Final = ".damaged"
_NAME: Final = re.compile(r"(?:[0-9a-z][0-9a-z_-]{0,60}/)?[0-9a-z][0-9a-z._-]{0,90}\.jsonl(?:\.damaged)?")

Lines = tuple[bytes, ...]


def is_name(path: str) -> bool:
    """Whether a path, with `/` between folders, is one that a history has."""
    return path == ATTRIBUTES or bool(_NAME.fullmatch(path))


def lines_of(path: str, content: bytes) -> Lines | None:
    """Return the lines of a file of ours; None where the content is none of ours.

    Lines that were set aside as damaged may hold anything; in a file of JSON Lines, one that isn't
    whole is left to whoever reads the history, but a file without any that is whole is something else.
    """
    if path == ATTRIBUTES:
        return () if content == ATTRIBUTES_TEXT else None
    if len(content) > LARGEST or b"\0" in content:
        return None
    lines = tuple(each for each in content.split(b"\n") if each.strip())
    if path.endswith(SET_ASIDE) or not lines or any(map(_is_object, lines)):
        return lines
    return None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def merged(base: Sequence[bytes], ours: Sequence[bytes], theirs: Sequence[bytes]) -> Lines:
    """Merge what two runs made of the same lines: what one took away goes, what either added stays.

    Args:
        base: As it was when our run began.
        ours: As our run left it.
        theirs: As it stands on the branch by now.
    """
    gone = set(base) - set(ours)
    known = {*base, *theirs}
    return (*(each for each in theirs if each not in gone), *dict.fromkeys(each for each in ours if each not in known))


def publishable(base: Mapping[str, Lines], path: str, lines: Lines) -> Lines:
    """Return those lines of a file in the folder that may go to the branch.

    JSON alone, so that nothing which merely lies there leaves the machine; of lines that were set
    aside, those that had come from the branch.
    """
    if not path.endswith(SET_ASIDE):
        return tuple(each for each in lines if _is_object(each))
    known = {*base.get(path, ()), *base.get(path.removesuffix(SET_ASIDE), ())}
    return tuple(each for each in lines if each in known)


def read_folder(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    """Yield each file below a folder, by its path there: its content, None where it is none of ours.

    No link is followed, wherever it stands.

    Raises:
        UnsafeError: The folder itself is a link.
    """
    if folder.is_symlink():
        raise UnsafeError(f"the folder of the history, {folder}, is a link, so nothing of it is kept: name a real one")
    for place, names, files in os.walk(folder, followlinks=False):
        names[:] = sorted(each for each in names if each != ".git")
        for each in sorted([*files, *(name for name in names if Path(place, name).is_symlink())]):
            path = Path(place, each)
            name = path.relative_to(folder).as_posix()
            yield name, _plain(path) if is_name(name) else None


def digest(path: Path) -> str:
    """Return the digest of a plain file; "" where there is none."""
    content = _plain(path)
    return "" if content is None else digest_of(content)


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _plain(path: Path) -> bytes | None:
    """Read a plain file, None where it is a link, a folder, a device or too large."""
    try:
        # Not by its name alone: between a look and a read, a link could have taken its place.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read()


def write(folder: Path, path: str, content: bytes) -> None:
    """Put a file into the folder, whole; a link that has its name is replaced, never followed.

    Raises:
        UnsafeError: There is a link on the way to it, or no room.
    """
    place = folder / path
    try:
        for each in (folder, place.parent):
            if each.is_symlink():
                raise UnsafeError(f"{each} is a link, so the history is not put there: remove it")
            each.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".sheetsync-", delete=False) as file:
            file.write(content)
        Path(file.name).replace(place)
    except OSError as error:
        raise UnsafeError(
            f"the history can't be put into {folder} ({error.strerror}): make room, or mend its permissions"
        ) from None
