"""Where a Google Sheet is, as people give it: the address in their browser, or the id alone."""

import re
from typing import Final

_ADDRESS: Final = re.compile(
    r"https://(?:docs|drive)\.google\.com/(?:a/[^/]+/)?(?:spreadsheets(?:/u/\d+)?|file)/d/([\w-]{20,})(?:[/?#].*)?"
)
_KEY: Final = re.compile(r"[A-Za-z0-9][\w-]{29,}", re.ASCII)

_OTHERS: Final = (
    (
        r"docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/e/",
        (
            "it is a page that was published from a sheet, which nobody can write to; open the sheet itself, and "
            "copy its address from the browser"
        ),
    ),
    (
        r"docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/[\w-]{20}",
        "it must begin with https://, as in the browser; copy the address from there",
    ),
    (
        r"docs\.google\.com/(?:a/[^/]+/)?document/",
        "it is a Google Doc; open the sheet, and copy the address from the browser",
    ),
    (
        r"docs\.google\.com/(?:a/[^/]+/)?presentation/",
        "it is a presentation; open the sheet, and copy the address from the browser",
    ),
    (r"docs\.google\.com/(?:a/[^/]+/)?forms/", "it is a Google Form; give that of the sheet of its answers"),
    (r"drive\.google\.com/(?:drive/)?(?:u/\d+/)?folders/", "it is a folder on Drive; open the sheet in it"),
    (
        r"docs\.google\.com/(?:a/[^/]+/)?spreadsheets/",
        "it names no sheet, or a part of its id is missing; open the sheet, and copy its address from the browser",
    ),
    (r"[\w-]+(?:-my)?\.sharepoint\.com/", "it is a file on SharePoint; download the workbook and give its path"),
    (r"(?:1drv\.ms|onedrive\.live\.com)/", "it is a file on OneDrive; download the workbook and give its path"),
)
"""Addresses that people give for a sheet, and what they are."""

_UNKNOWN: Final = (
    "open the sheet, and copy the address from the browser, https://docs.google.com/spreadsheets/d/..., or download "
    "the workbook and give its path"
)


def key_of(location: str) -> str | None:
    """Return the id of the spreadsheet that an address or an id names; None when it is neither, a path say."""
    address = _ADDRESS.fullmatch(location.strip())
    if address:
        return address[1]
    return location.strip() if _KEY.fullmatch(location.strip()) else None


def other_of(address: str) -> str:
    """Say what an address on the web is that names no spreadsheet, with the next move."""
    bare = re.sub(r"^(?:\w*:)?/*(?:www\.)?", "", address.strip(), flags=re.IGNORECASE).lower()
    return next((what for start, what in _OTHERS if re.match(start, bare)), _UNKNOWN)
