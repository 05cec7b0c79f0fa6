"""Where a Google Sheet is, as people give it: the address in their browser, or the id alone."""

import re
from typing import Final

_ADDRESS: Final = re.compile(
    r"https://(?:docs|drive)\.google\.com/(?:a/[^/]+/)?(?:spreadsheets(?:/u/\d+)?|file)/d/([\w-]{20,})(?:[/?#].*)?"
)
_KEY: Final = re.compile(r"[A-Za-z0-9][\w-]{29,}", re.ASCII)


def key_of(location: str) -> str:
    """Return the id of the spreadsheet that an address or an id names; "" when it is neither, a path say."""
    address = _ADDRESS.fullmatch(location.strip())
    if address:
        return address[1]
    return location.strip() if _KEY.fullmatch(location.strip()) else ""
