"""Other table: where the work ends because a table of other columns begins below it, such as one of risks."""

from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile
from typing import Final

from sheetsync.model.grid import Grid
from sheetsync.steps.parse.concept import heads_a_column, meanings_of
from sheetsync.steps.parse.header import rows_below, texts_of
from sheetsync.steps.parse.layout import is_legend
from sheetsync.steps.parse.profile import Kind, kind_of, profile

LABEL: Final = 40
"""Characters in the longest header of a table that is known by what stands below it."""

MOSTLY: Final = 0.8
"""Share of the cells above that have to be of one kind."""

WIDE: Final = 4
"""Headers in a table that is known although none of its words is."""

_KINDS: Final = ((Kind.DATE,), (Kind.STATUS, Kind.PERCENT, Kind.TICK))
_VALUES: Final = frozenset({Kind.DATE, Kind.NUMBER, Kind.LINK, Kind.PERCENT, Kind.TICK, Kind.STATUS, Kind.HANDLE})


def other_table(grid: Grid, header: int, aside: Collection[int] = ()) -> int | None:
    """Return the first row of another table below the one of a header, its title included; None for none.

    Below a gap, or a title after one, two headers of whatever table are enough, or headers over cells that no
    column above would hold; else a row has to be all headers. What stands under a legend belongs to that.

    Args:
        grid: The tab.
        header: The row of the headers.
        aside: The columns that are no part of the table: ours, and those of another one beside it.
    """
    said = {column: _stem(text) for column, text in texts_of(grid, header) if column not in aside}
    title: int | None = None
    row = header
    for below in range(header + 1, len(grid.rows) + 1):
        first = next(_texts(grid, below, aside), (0, ""))[1]
        if not first:
            if not _is_blank(grid, below):
                row, title = below, None
            continue
        if is_legend(first):
            return None
        before, row = row, below
        is_apart = row - before > 1 or title == before
        if not (is_apart or heads_a_column(first)):
            # Most rows are told by their first cell.
            title = None
            continue
        filled = dict(_texts(grid, row, aside))
        if not is_apart and row < len(grid.rows) and _shifted(grid, row, aside):
            continue
        if _names_columns(grid, header, row, filled, is_apart=is_apart) and not _says_again(filled, said):
            return title if title == before else row
        title = row if is_apart and len(filled) == 1 else None
    return None


def sub_tables(grid: Grid, header: int, aside: Collection[int] = ()) -> Iterator[range]:
    """Yield the rows of each table that stands between the lines of another one: headers, with rows that are shifted.

    So monday exports the sub-items of an item: a label and headers, and below them rows that begin under the second.
    """
    for row in range(header + 2, len(grid.rows)):
        if shifted := _shifted(grid, row, aside):
            below = takewhile(lambda each: _begins(grid, each, aside) == shifted, range(row + 1, len(grid.rows) + 1))
            yield range(row, max(below) + 1)


def _shifted(grid: Grid, row: int, aside: Collection[int]) -> int:
    """Return the column in which the rows of a table begin that is put in between here; 0 for none."""
    texts = _texts(grid, row, aside)
    next(texts, None)
    column, text = next(texts, (0, ""))
    if not (heads_a_column(text) and _begins(grid, row - 1, aside) and _begins(grid, row + 1, aside) == column):
        return 0
    others = [text for _, text in texts]
    return column if others and all(heads_a_column(each) or meanings_of(each) for each in others) else 0


def _begins(grid: Grid, row: int, aside: Collection[int]) -> int:
    return next(_texts(grid, row, aside), (0, ""))[0]


def _says_again(filled: Mapping[int, str], header: Mapping[int, str]) -> bool:
    """Whether a row says a header again: half of its cells with the first of them, or nearly all."""
    same = [column for column, text in filled.items() if header.get(column) == _stem(text)]
    first = next((column for column in filled if column in header), None)
    return len(same) > 1 and len(same) >= (0.5 if first in same else 0.75) * len(filled)


def _stem(text: str) -> str:
    return text.strip().casefold().rstrip("s")


def _texts(grid: Grid, row: int, aside: Collection[int]) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(grid.rows[row - 1], start=1):
        if column not in aside and (text := cell.shown.strip()):
            yield column, text


def _names_columns(grid: Grid, header: int, row: int, filled: Mapping[int, str], *, is_apart: bool) -> bool:
    texts = [*filled.values()]
    if not is_apart:
        return len(texts) > 2 and all(map(heads_a_column, texts))
    if len(texts) < 2:
        return False
    heads = sum(map(heads_a_column, texts))
    if heads > 1 and 3 * heads >= 2 * len(texts):
        return True
    looks_so = len({*texts}) == len(texts) and all(
        len(each) <= LABEL and kind_of(each) not in _VALUES for each in texts
    )
    if not looks_so or (heads == 0 and len(texts) < WIDE):
        return False
    return len([*_strange(grid, header, row, filled)]) > (0 if heads else 1)


def _strange(grid: Grid, header: int, row: int, columns: Collection[int]) -> Iterator[int]:
    """Yield the columns of days or statuses above a row under which nothing of the kind stands any more."""
    above = [each for each in rows_below(grid, header) if each < row]
    below = [*takewhile(lambda each: not _is_blank(grid, each), range(row + 1, len(grid.rows) + 1))]
    for column in columns:
        before, after = profile(grid, column, above), profile(grid, column, below)
        fits = [kinds for kinds in _KINDS if before.filled > 1 and before.share(*kinds) >= MOSTLY]
        if fits and after.filled and not after.share(*fits[0]):
            yield column


def _is_blank(grid: Grid, row: int) -> bool:
    return all(cell.is_blank for cell in grid.rows[row - 1])
