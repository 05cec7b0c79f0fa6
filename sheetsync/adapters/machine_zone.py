"""The time zone that this machine lives in."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def machine_zone() -> str | None:
    """Return its name, such as Europe/Dublin; None where the machine doesn't say, or has none but UTC."""
    said = [os.environ.get("TZ", "").removeprefix(":")]
    try:
        said.append(str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2])
        said.append(Path("/etc/timezone").read_text(encoding="ascii").strip())
    except (OSError, UnicodeDecodeError):
        pass
    return next((each for each in said if _is_zone(each)), None)


def _is_zone(name: str) -> bool:
    if name in ("", "UTC", "Etc/UTC", "localtime"):
        return False
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
    return True
