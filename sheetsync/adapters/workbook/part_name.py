"""Names of parts: a zip, a link and a list of types may each write the name of one part in a way of its own.

ECMA-376 part 2 compares names without case, and percent-encodes what a URI can't hold; programs also write
backslashes, raw UTF-8 without the flag that says so, and the name as a person typed it.
"""

import posixpath
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote
from zipfile import ZipInfo

_UTF8_FLAG: Final = 0x800


def name_of(entry: ZipInfo) -> str:
    """Return what an entry of a zip is called: as UTF-8 where its bytes are that, else as the zip says."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def folded(name: str) -> str:
    """Return a name so that all ways to write it are equal."""
    return unquote(name.replace("\\", "/")).lstrip("/").casefold()


def target_of(source: str, target: str) -> str:
    """Return the part that a link of a part leads to, as the link writes it."""
    path = posixpath.join("/", posixpath.dirname(source), target.partition("#")[0].replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")


class Names:
    """The names of the parts that there are, found however they are written."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        self._exact = entries
        self._folded: dict[str, str] = {}
        for each in entries:
            self._folded.setdefault(folded(each), each)

    def find(self, name: str) -> str:
        """Return the name of the part that is meant, as the file has it; the same name where there is none."""
        return name if name in self._exact else self._folded.get(folded(name), name)
