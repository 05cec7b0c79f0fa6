"""Files and the zips in them, read within limits."""

import lzma
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sheetsync.errors import AccessError, Hitch, UsageError

MOST_BYTES: Final = 200 * 1024 * 1024
"""Of the file itself."""

MOST_INSIDE: Final = 1024 * 1024 * 1024

MOST_PARTS: Final = 10_000

MOST_XML: Final = 128 * 1024 * 1024
"""Of one part of XML, unpacked; what we don't understand is only copied, a little at a time."""

MOST_RATIO: Final = 300
"""A part of XML shrinks to a tenth, a repetitive one to a fiftieth; what is large and shrinks more is a bomb."""

SMALL: Final = 8 * 1024 * 1024
"""A part that unpacks to no more harms nobody, however much it shrank. Nor does a picture, which is never unpacked."""

DAMAGES: Final = (
    KeyError,
    ValueError,
    RuntimeError,
    EOFError,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
"""What reading a part of a damaged or hostile zip raises; a method that is not known is a RuntimeError."""


def read_file(path: Path) -> bytes:
    """Read a file that a person named.

    Raises:
        UsageError: There is none, or it is none.
        AccessError: We may not read it.
    """
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name the workbook in it")
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is not a file, but a pipe or a device: name a workbook")
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is larger than {MOST_BYTES >> 20} MB: is it a roadmap?")
        content = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}: check the path", hitch=Hitch.GONE) from None
    except PermissionError:
        raise AccessError(f"{path} may not be read by this user: change its permissions") from None
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror or type(error).__name__}): check the path") from None
    if not content:
        raise UsageError(f"{path} is empty: name the file that holds the workbook")
    return content


def is_bomb(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether the entries of a zip say that they unpack to far more than any spreadsheet."""
    return len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > MOST_INSIDE


def is_too_large(entry: zipfile.ZipInfo) -> bool:
    """Whether a part that is to be read, and not only copied, unpacks to far more than any spreadsheet's."""
    size = entry.file_size
    return size > MOST_XML or (size > SMALL and size > MOST_RATIO * max(entry.compress_size, 1))


def is_xml(name: str) -> bool:
    """Whether a part is one of those that we may read."""
    return name.lower().endswith((".xml", ".rels", ".vml"))
