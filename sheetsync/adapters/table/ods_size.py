"""How large an OpenDocument spreadsheet would be: a few bytes of it can say "this, a billion times"."""

from typing import Final

from sheetsync.adapters.office.xml_parse import UnsoundError, new_parser, refuse_deep, run, whole

_REPEATED: Final = ("columns-repeated", "rows-repeated")
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})


class _Extent:
    """The handlers of a pass that remembers how far cells with content reach. Blank ones may go on to the edge."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = self._depth = 0
        self._in_cell = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        refuse_deep(self._depth)
        name = tag.rpartition(":")[2]
        repeated = next((value for key, value in attributes.items() if key.endswith(_REPEATED)), "1")
        times = whole(repeated)
        if times is None:
            raise UnsoundError("the table is damaged (how often a cell repeats): open it and save it again")
        if name == "table":
            self._row = 0
        elif name == "table-row":
            self._row, self._column = self._row + times, 0
        elif name in _CELLS:
            self._column += times
        # A cell has content if it has a type, or anything inside.
        if self._in_cell or (name in _CELLS and any(key.endswith(":value-type") for key in attributes)):
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
        self._in_cell = self._in_cell or name in _CELLS

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag.rpartition(":")[2] in _CELLS:
            self._in_cell = False


def extent(content: bytes) -> tuple[int, int]:
    """Return how many rows and columns the largest of the tabs in a `content.xml` reaches.

    Raises:
        UnsoundError: It isn't well-formed.
    """
    found = _Extent()
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
    run(parser, content)
    return found.rows, found.columns
