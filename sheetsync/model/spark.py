"""A line of little bars, where there is room for text alone."""

from collections.abc import Sequence
from typing import Final

BARS: Final = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[int], most: int) -> str:
    """Return one bar for each value, from 0 to `most`."""
    return "".join(BARS[min(len(BARS) - 1, value * (len(BARS) - 1) // max(most, 1))] for value in values)
