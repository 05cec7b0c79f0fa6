"""Cells that name several people or groups."""

import json
import re
from typing import Final

_EXPORTED: Final = ('["', "[{")
_NAMED_BY: Final = ("title", "name", "displayName", "value")
_AND: Final = re.compile(r"\s*[,;\n\r]\s*(?:(?:and|&|\+)\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)


def split_names(text: str) -> tuple[str, ...]:
    """Split a cell of names on commas, semicolons, "and", "&", "+" and line breaks, or as exported; each name once."""
    listed = _exported(text) if text.startswith(_EXPORTED) else None
    parts = (part.strip() for part in (_AND.split(text) if listed is None else listed))
    return tuple(dict.fromkeys(part for part in parts if part))


def _exported(text: str) -> list[str] | None:
    """Return the names in the JSON that a list of an intranet is exported with; None where it is none."""
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    named = [
        next((each[key] for key in _NAMED_BY if each.get(key)), "") if isinstance(each, dict) else each
        for each in listed
    ]
    return named if all(isinstance(each, str) for each in named) else None
