"""Wiring of identities: what a sheet is known by, on any machine and from wherever it is looked at."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sheetsync.adapters.google.location import key_of
from sheetsync.adapters.history.folder import file_name
from sheetsync.config.load import Config
from sheetsync.model.identity import Stands, Whereabouts
from sheetsync.wiring.google import sheet_key

_GOOGLE_TAB: Final = re.compile(r"[#?&]gid=(\d+)")
USUAL: Final = ".xlsx"
"""A suffix that goes without saying."""


def known_as(configured: Config) -> str:
    """Return what the sheet that is meant is known by; "" where none is named."""
    location = configured.choices.location
    return location and _known_as(location, configured.folder)


def _known_as(location: str, folder: Path) -> str:
    return sheet_key(location) or place_of(Path(location), folder)


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


def stands(configured: Config) -> Stands:
    """Return what says what stands now where a sheet was."""
    location = configured.choices.location

    def look(sheet: str) -> Whereabouts:
        file = configured.folder / sheet
        # Whether a Google Sheet is still there is not ours to ask.
        if key_of(sheet):
            return Whereabouts.ANOTHER
        try:
            if not file.exists():
                return Whereabouts.GONE
            is_same = bool(location) and not sheet_key(location) and file.samefile(location)
        except OSError:
            return Whereabouts.ANOTHER
        return Whereabouts.SAME if is_same else Whereabouts.ANOTHER

    return look


def folder_names(locations: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Return a name for the folder of each sheet, the same whichever others are there.

    A Google Sheet has its key, with the tab where its address is there twice; a file its path from the folder of
    the configuration.
    """
    places = [_known_as(each, folder) for each in locations]
    often = Counter(places)
    names = []
    for location, place in zip(locations, places, strict=True):
        if sheet_key(location):
            tab = _GOOGLE_TAB.search(location)
            names.append(f"{place}-{tab[1]}" if tab and often[place] > 1 else place)
        else:
            stem = place.removesuffix(USUAL)
            names.append(stem if _is_plain(stem) else file_name(stem))
    return tuple(names)


def _is_plain(name: str) -> bool:
    """Whether a name can be that of a folder as it is."""
    return re.fullmatch(r"\w[\w .-]{0,99}(?<![ .])", name) is not None
