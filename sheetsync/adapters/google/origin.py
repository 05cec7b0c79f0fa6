"""Origins: where cells were before people moved rows and columns, and so what a validation of ours has met."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.adapters.google.reply import Json
from sheetsync.adapters.google.validation import Rules, offers, same
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.plan import Dropdown


@dataclass(frozen=True, slots=True)
class Look:
    """A tab at one moment, as far as validations go: its cells, the row of its headers, and what may stand where."""

    grid: Grid
    header_row: int
    rules: Mapping[CellRef, Json]

    def text(self, row: int, column: int) -> str:
        """What a cell shows, on one line."""
        return one_line(self.grid.at(CellRef(row, column)).shown)


def strayed(before: Look, after: Look, sent: Rules, dropdown: Dropdown) -> Rules:
    """Return the cells that have what we sent and had something else before, with what they had.

    Nothing but what we set is looked at: a rule of people's differs from it.

    Args:
        before: The tab before anything was written.
        after: The tab as it is now; rows and columns may have moved meanwhile.
        sent: What the last batch set.
        dropdown: What is ours wherever it stands.
    """
    suspects = [ref for ref, rule in after.rules.items() if offers(rule, dropdown)]
    suspects += [ref for ref, rule in sent.items() if same(after.rules.get(ref), rule)]
    if not suspects:
        return {}
    origin = origins(before, after)
    had = {ref: before.rules.get(was) if (was := origin(ref)) else None for ref in suspects}
    return {ref: rule for ref, rule in had.items() if not same(after.rules.get(ref), rule)}


def origins(before: Look, after: Look) -> Callable[[CellRef], CellRef | None]:
    """Return what says where a cell was before; None for one of a column that wasn't there."""
    columns = _columns(before, after)
    rows = _rows(before, after, columns)
    grown = len(after.grid.rows) - len(before.grid.rows)

    def origin(ref: CellRef) -> CellRef | None:
        # Below the last text, a row is known by its distance from it.
        column, row = columns.get(ref.column, 0), rows.get(ref.row, ref.row - grown)
        return CellRef(row, column) if column else None

    return origin


def _columns(before: Look, after: Look) -> dict[int, int]:
    """Return where each column was, counted from 1: by its header, else by the most texts that it has in common."""
    old, new = range(1, before.grid.width + 1), range(1, after.grid.width + 1)
    headers = [before.text(before.header_row, each) for each in old]
    found = _origins(headers, [after.text(after.header_row, each) for each in new])
    found = {now: was for now, was in found.items() if headers[was - 1]}
    left = {each: _texts(before, each) for each in old if each not in found.values()}
    for column in new:
        if column in found or not left:
            continue
        texts = _texts(after, column)
        was = max(left, key=lambda each: (left[each] & texts).total())
        if left[was] & texts:
            found[column] = was
            del left[was]
    return found


def _texts(look: Look, column: int) -> Counter[str]:
    """Count what a column says."""
    texts = (look.text(row, column) for row in range(1, len(look.grid.rows) + 1))
    return Counter(filter(None, texts))


def _rows(before: Look, after: Look, columns: Mapping[int, int]) -> dict[int, int]:
    """Return where each row was, counted from 1: by what it says; one that says something new is like its neighbour."""
    pairs = sorted(columns.items())
    old = [tuple(before.text(row, was) for _, was in pairs) for row in range(1, len(before.grid.rows) + 1)]
    new = [tuple(after.text(row, now) for now, _ in pairs) for row in range(1, len(after.grid.rows) + 1)]
    found = _origins(old, new)
    near = 0
    # From below, and then from above for the last ones; the headers are like no row.
    for row in (*range(len(new), 0, -1), *range(1, len(new) + 1)):
        was = found.get(row, 0)
        if was and was != before.header_row:
            near = was
        elif not was and near:
            found[row] = near
    return {row: found.get(row, row) for row in range(1, len(new) + 1)}


def _origins(before: Sequence[Hashable], after: Sequence[Hashable]) -> dict[int, int]:
    """Return where each line was, counted from 1; of several that say the same the first stays the first."""
    places = defaultdict(list)
    for number, each in enumerate(before, start=1):
        places[each].append(number)
    met: Counter[Hashable] = Counter()
    found = {}
    for number, each in enumerate(after, start=1):
        if met[each] < len(places[each]):
            found[number] = places[each][met[each]]
        met[each] += 1
    return found
