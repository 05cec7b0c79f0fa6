"""Office packages: the same bytes each time, whatever the library put into them."""

import io
import zipfile
from typing import Final

_NEVER: Final = (1980, 1, 1, 0, 0, 0)
"""The first instant that a ZIP file knows."""


def settled(content: bytes) -> bytes:
    """Return a package with the clock taken out of it: every part as it was, none with a time of its own."""
    settled_package = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(settled_package, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return settled_package.getvalue()
