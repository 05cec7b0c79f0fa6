"""Where a file is, said alike on every machine."""

import os
import unicodedata
from pathlib import Path


def place_of(file: Path, folder: Path) -> str:
    """Return the path of a file from the folder of the configuration, with `/` and spelled alike on every machine.

    A link to a file in the folder is that file; one to a file elsewhere is itself, for the target is of this machine.
    """
    base = folder.resolve()
    spelled = Path(os.path.abspath(file))  # noqa: PTH100 - it shall not follow links
    ways = (spelled.resolve(), spelled.parent.resolve() / spelled.name, spelled)
    inside = next((each.relative_to(base) for each in ways if each.is_relative_to(base)), None)
    try:
        found = inside or Path(os.path.relpath(ways[0], base))
    except ValueError:
        # On another drive, which has no way from here.
        found = ways[0]
    return unicodedata.normalize("NFC", found.as_posix().encode("utf-8", "backslashreplace").decode())
