"""Ticks: whether a cell is ticked."""

from typing import Final

from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import plain

_TICK_SIGNS: Final = frozenset(["✓", "✔", "✔️", "✅", "☑", "☑️", "●", "•", "🗸", "🟢"])
_NO_TICK_SIGNS: Final = frozenset(["☐", "⬜", "○", "-", "–", "—"])


def ticked(text: str) -> bool | None:
    """Return whether a cell is ticked; None for a text that is neither a tick nor the lack of one."""
    words = plain(text)
    if words:
        return True if words in section("ticks") else False if words in section("crosses") else None
    signs = set(text.split())
    return bool(signs & _TICK_SIGNS) if signs <= _TICK_SIGNS | _NO_TICK_SIGNS else None
