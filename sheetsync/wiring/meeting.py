"""The update meeting: where its answers wait, and the page that it is held on."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sheetsync.adapters.meeting.server import Call, MeetingServer
from sheetsync.adapters.meeting.unsent import UnsentFile
from sheetsync.config.load import Config
from sheetsync.wiring.stores import kind_of

__all__ = ["Call", "MeetingServer", "state_folder", "unsent"]


def unsent(configured: Config, tab: str, environment: Mapping[str, str] = os.environ) -> UnsentFile:
    """Return where the answers about a tab of the sheet wait.

    Raises:
        UnsafeError: They can't be kept, or a meeting of this sheet is open already.
    """
    location = configured.choices.sheet.location
    kind = kind_of(location)
    file = kind.file_of(location)
    sheet = str(file.resolve()) if file else kind.known_as(location, configured.folder)
    return UnsentFile(state_folder(environment, sys.platform), f"{sheet}\n{tab}")


def state_folder(environment: Mapping[str, str], platform: str) -> Path:
    """Return the folder of this user for what a program keeps (the XDG Base Directory Specification)."""
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home()) / "sheetsync"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "sheetsync"
    named = environment.get("XDG_STATE_HOME", "")
    return (Path(named) if named.startswith("/") else Path.home() / ".local" / "state") / "sheetsync"
