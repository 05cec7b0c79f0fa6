"""Chips: the people whom smart chips in a cell name."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from sheetsync.adapters.google.reply import Json
from sheetsync.model.cell import Chip
from sheetsync.model.own_text import one_line

CHIPS: Final = "chipRuns(startIndex,chip(personProperties(email))),"
"""Of each cell, what is asked for where chips tell addresses."""

_LOCAL: Final = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_PLACEHOLDER: Final = "@"
"""What stands for a chip where its text is not told."""


def chips_of(runs: Sequence[Json], text: str, domains: Collection[str]) -> tuple[Chip, ...]:
    """Return the people whom the chips of a cell name, each with the text of the chip.

    A run goes on until the next one; its start counts units of UTF-16
    (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#chiprun).

    Args:
        runs: All runs of the text, those without a chip among them.
        text: What the cell shows.
        domains: In which an address counts; a chip with another one is but a text.
    """
    return tuple(_chips(runs, text.encode("utf-16-le", "surrogatepass"), domains))


def _chips(runs: Sequence[Json], units: bytes, domains: Collection[str]) -> Iterator[Chip]:
    starts = [2 * run.get("startIndex", 0) for run in runs]
    for run, start, end in zip(runs, starts, [*starts[1:], len(units)], strict=False):
        address = str(((run.get("chip") or {}).get("personProperties") or {}).get("email", "")).lower()
        words = one_line(units[start:end].decode("utf-16-le", "surrogatepass"))
        local, _, domain = address.rpartition("@")
        if words and words != _PLACEHOLDER and domain in domains and _LOCAL.fullmatch(local):
            yield Chip(words, address)
