"""Wiring of identities: what a sheet is known by, on any machine and from wherever it is looked at."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sheetsync.config.load import Config
from sheetsync.model.identity import Stands, Whereabouts
from sheetsync.wiring.stores import kind_of

USUAL: Final = ".xlsx"
"""A suffix that goes without saying."""


def known_as(configured: Config) -> str:
    """Return what the sheet that is meant is known by; "" where none is named."""
    location = configured.choices.sheet.location
    return location and _known_as(location, configured.folder)


def _known_as(location: str, folder: Path) -> str:
    return kind_of(location).known_as(location, folder)


def stands(configured: Config) -> Stands:
    """Return what says what stands now where a sheet was."""
    location = configured.choices.sheet.location

    def look(sheet: str) -> Whereabouts:
        file = configured.folder / sheet
        # Whether a sheet elsewhere is still there is not ours to ask.
        if kind_of(sheet).file_of(sheet) is None:
            return Whereabouts.ANOTHER
        try:
            if not file.exists():
                return Whereabouts.GONE
            now = kind_of(location).file_of(location) if location else None
            is_same = now is not None and file.samefile(now)
        except OSError:
            return Whereabouts.ANOTHER
        return Whereabouts.SAME if is_same else Whereabouts.ANOTHER

    return look


def folder_names(locations: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Return a name for the folder of each sheet, the same whichever others are there.

    A sheet elsewhere has its key, with the tab where its address is there twice; a file its path from the folder of
    the configuration.
    """
    from sheetsync.adapters.history.folder import file_name

    places = [_known_as(each, folder) for each in locations]
    often = Counter(places)
    names = []
    for location, place in zip(locations, places, strict=True):
        kind = kind_of(location)
        if kind.file_of(location) is None:
            tab = kind.tab_of(location)
            names.append(f"{place}-{tab}" if tab and often[place] > 1 else place)
        else:
            stem = place.removesuffix(USUAL)
            names.append(stem if _is_plain(stem) else file_name(stem))
    return tuple(names)


def _is_plain(name: str) -> bool:
    """Whether a name can be that of a folder as it is."""
    return re.fullmatch(r"\w[\w .-]{0,99}(?<![ .])", name) is not None
