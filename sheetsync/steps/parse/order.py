"""Order: whether what is called the start is after what is called the end, on nearly every line."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.settings import Reading
from sheetsync.steps.parse.date import order_in, read_dates

LEAST: Final = 3
"""Lines with both days from which on their order tells something: one or two can be slips."""

MOST: Final = 12
"""Lines with both days that are looked at."""

MOSTLY: Final = 0.8
"""Share of the lines whose start is after their end, where it is the headers that are exchanged."""


def are_reversed(grid: Grid, start: int, end: int, rows: Sequence[int], reading: Reading) -> bool:
    """Whether the days of one column lie after those of the other, in these rows of both; the same day says nothing."""
    pairs = ((grid.at(CellRef(row, start)).shown.strip(), grid.at(CellRef(row, end)).shown.strip()) for row in rows)
    said = [*islice((pair for pair in pairs if all(pair) and pair[0] != pair[1]), MOST)]
    if len(said) < LEAST:
        return False
    texts = [text for pair in said for text in pair]
    days = read_dates(texts, reading.date_order, "", order_in(texts))
    read = [(days[one], days[other]) for one, other in said]
    after = [one.first > other.last for one, other in read if one and other]
    return len(after) >= LEAST and sum(after) >= MOSTLY * len(after)
