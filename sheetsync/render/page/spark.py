"""A line of little bars, where there is room for text alone."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[int], most: int) -> str:
    """Return one bar for each value, from 0 to `most`."""
    return "".join(_BARS[min(len(_BARS) - 1, value * (len(_BARS) - 1) // max(most, 1))] for value in values)
