"""The legend of a sheet: what its signs and letters for a status mean, where its own words say it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise, takewhile
from typing import Final

from sheetsync.model.grid import Grid
from sheetsync.model.terms import Status
from sheetsync.steps.parse.status import read_status

LONGEST: Final = 300
"""Characters in the longest cell that is looked at."""

_BREAK: Final = re.compile(r"[;,|\n]|\s{2,}|\s\w\s*=")
"""Where the explanation of one sign ends."""

_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_VARIANT: Final = "\ufe0f"


def legend_of(grid: Grid, rows: Iterable[int], said: Iterable[str]) -> Mapping[str, Status]:
    """Return what signs of a status mean by the legend: "B = complete", "⚪ not begun", or a sign and the cell beside.

    A legend explains several of them, for "Plan B: done" explains nothing.

    Args:
        grid: The tab.
        rows: The rows outside of the work, above its header and below it.
        said: The texts of the status.
    """
    keys = {_bare(text): text for text in said if _is_sign(_bare(text))}
    inside: list[tuple[str, str]] = []
    beside: list[tuple[str, str]] = []
    for row in rows if len(keys) > 1 else ():
        texts = [_bare(cell.shown) for cell in grid.rows[row - 1]]
        beside += [(text, after) for text, after in pairwise(texts) if text in keys and after]
        inside += [each for text in texts if 1 < len(text) <= LONGEST for each in _pieces(text, keys)]
    found = _read(inside, len(keys)) or _read(beside, len(keys))
    return {keys[key]: status for key, status in found.items()}


def _bare(text: str) -> str:
    return text.replace(_VARIANT, "").strip()


def _is_sign(text: str) -> bool:
    """Whether a text is a letter, or nothing but signs."""
    return _is_letter(text) or (bool(text) and all(unicodedata.category(each) == "So" for each in text))


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _pieces(text: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each sign in a text with what is said behind it, up to the next one."""
    signs = sorted(keys, key=len, reverse=True)
    one_of = "|".join(rf"(?<!\w){re.escape(each)}\)?\s*[=:]" if _is_letter(each) else re.escape(each) for each in signs)
    parts = re.split(rf"({one_of})", text)
    for key, said in zip(parts[1::2], parts[2::2], strict=True):
        text = "".join(takewhile(lambda each: unicodedata.category(each) != "So", said))
        yield key.rstrip("=: )"), _BREAK.split(text.strip(" =:–—-"))[0]


def _read(said: Collection[tuple[str, str]], signs: int) -> dict[str, Status]:
    """Return the signs that words for a status explain, each in one way; nothing where few signs are explained."""
    found: defaultdict[str, set[Status | None]] = defaultdict(set)
    for key, text in said:
        found[key].add(_status(text))
    if len(found) < max(2, signs / 2):
        return {}
    return {key: status for key, (status, *others) in found.items() if status and not others}


def _status(text: str) -> Status | None:
    inside = _BRACKETS.search(text)
    return read_status(text, {}) or (read_status(inside[1], {}) if inside else None)
