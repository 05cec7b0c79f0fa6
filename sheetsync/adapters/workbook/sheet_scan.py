"""One pass over the part of a tab: its cells, and where in the bytes a patch would go."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sheetsync.adapters.office.limits import MOST_CELLS, MOST_ROWS
from sheetsync.adapters.office.xml_parse import UnsoundError, new_parser, run, whole
from sheetsync.adapters.workbook.value import Values
from sheetsync.adapters.workbook.xml_tree import Node, Tree
from sheetsync.model.cell import BLANK, Cell, CellRef, column_number

LAST_COLUMN: Final = 16_384
"""Of every workbook; what a tab of it holds is limited by its cells."""
LAST_ROW: Final = 1_048_576
"""Of every workbook."""

_LETTERS: Final = re.compile("[A-Za-z]{1,3}")


class Row(NamedTuple):
    """Where a `<row>` is: bytes `[start, end)`, and `inner_end`, where a cell can be added at its end.

    `inner_end` is -1 for a row of one tag. `last` is the column of its last cell, blank ones included.
    """

    start: int
    end: int
    inner_end: int
    last: int


@dataclass(slots=True)
class Scanned:
    """What a pass over a tab found.

    `cells` are by row and column; `rows` say where each `<row>` is. `spilled` are the ranges that the
    formula of one cell fills. `paints` name the look of cells that are filled or bordered, by column
    and row, `indents` how far their texts are set in. `parts` are the elements beside the rows (`cols`,
    `mergeCells`, ...), in their order, with offsets.
    """

    prefix: str = ""
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    spilled: list[str] = field(default_factory=list)
    paints: dict[int, dict[int, str]] = field(default_factory=dict)
    indents: dict[int, dict[int, int]] = field(default_factory=dict)
    data: Node = field(default_factory=lambda: Node("sheetData", {}, 0))
    root: Node = field(default_factory=lambda: Node("worksheet", {}, 0))
    parts: list[Node] = field(default_factory=list)

    def part(self, name: str) -> Node | None:
        """Return the first of the elements of a name, beside the rows."""
        return next((each for each in self.parts if each.name == name), None)


def scan(
    source: bytes,
    values: Values,
    looks: Mapping[str, str] | None = None,
    indents: Mapping[str, int] | None = None,
) -> Scanned:
    """Read a tab's part in one pass.

    `looks` name what a cell style looks like without a text, `indents` say how far it sets one in.

    Raises:
        UnsoundError: It isn't well-formed, or larger than any roadmap.
    """
    return _Scan(source, values, looks or {}, indents or {}).run()


class _Scan:
    """The handlers of the pass. They run once for each tag of a large file, so they do little."""

    def __init__(self, source: bytes, values: Values, looks: Mapping[str, str], indents: Mapping[str, int]) -> None:
        self._source, self._values, self._looks, self._indents = source, values, looks, indents
        self._found = Scanned()
        self._tree = Tree(source)
        self._count = 0
        self._row = self._column = 0
        self._row_start = -1
        self._columns: dict[str, int] = {}
        self._cells: dict[int, Cell] = {}
        self._kind = self._style = ""
        self._formula = False
        self._text: list[str] | None = None
        self._texts: list[str] = []
        self._skip = 0

    def run(self) -> Scanned:
        parser = self._parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._tree.characters
        run(parser, self._source)
        return self._found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        node = self._tree.start(tag, attributes, self._parser.CurrentByteIndex)
        if self._tree.depth == 1:
            self._found.root, self._found.prefix = node, node.prefix
        elif self._tree.depth == 2:
            if node.name == "sheetData":
                if self._found.data.start:
                    raise _damage("two lists of rows")
                self._found.data = node
                self._enter_data(tag)
            else:
                self._found.parts.append(node)

    def _end(self, tag: str) -> None:
        self._tree.end(tag, self._parser.CurrentByteIndex)

    def _enter_data(self, tag: str) -> None:
        """Read the rows by handlers of their own: there are a hundred thousand tags, of six names."""
        prefix = self._found.prefix
        self._data_tag, self._row_tag, self._cell_tag = tag, f"{prefix}row", f"{prefix}c"
        self._value_tag, self._text_tag, self._formula_tag = f"{prefix}v", f"{prefix}t", f"{prefix}f"
        self._row_end = f"</{prefix}row".encode()
        self._parser.StartElementHandler = self._start_in_data
        self._parser.EndElementHandler = self._end_in_data
        self._parser.CharacterDataHandler = self._characters

    def _leave_data(self, tag: str) -> None:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._tree.characters
        self._end(tag)

    def _start_in_data(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._cell_tag:
            reference = attributes.get("r")
            if reference:
                letters = reference.rstrip("0123456789")
                self._column = self._columns.get(letters) or self._column_of(letters)
            else:
                self._column += 1
            self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
            self._formula = False
            self._texts = []
        elif name == self._value_tag or (name == self._text_tag and not self._skip):
            self._text = self._texts
        elif name == self._row_tag:
            self._start_row(attributes)
        elif name == self._formula_tag:
            self._formula = True
            if attributes.get("t") in ("array", "dataTable"):
                self._found.spilled.append(attributes.get("ref", ""))
        elif name.endswith("rPh"):
            self._skip += 1
        elif name == self._data_tag:
            raise _damage("a list of rows inside of another")

    def _column_of(self, letters: str) -> int:
        if not _LETTERS.fullmatch(letters):
            raise _damage("a cell without an address")
        found = self._columns[letters] = column_number(letters)
        return found

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._row_start >= 0:
            raise _damage("a row inside of another")
        said = attributes.get("r")
        number = whole(said) if said else self._row + 1
        if number is None:
            raise _damage("a row without a number")
        self._row = number
        self._column = 0
        self._row_start = self._parser.CurrentByteIndex
        self._cells = {}
        if len(self._found.rows) >= LAST_ROW:
            raise _damage("more rows than a tab can have")
        if attributes.get("hidden") in ("1", "true"):
            self._found.hidden_rows.add(self._row)

    def _end_in_data(self, name: str) -> None:
        if name == self._value_tag or name == self._text_tag:  # noqa: PLR1714 - a tuple for each tag takes longer
            self._text = None
        elif name == self._cell_tag:
            if self._texts or self._formula:
                self._add_cell()
            if self._style in self._looks:
                self._found.paints.setdefault(self._column, {})[self._row] = self._looks[self._style]
            if self._style in self._indents:
                self._found.indents.setdefault(self._column, {})[self._row] = self._indents[self._style]
        elif name == self._row_tag:
            self._end_row()
        elif name == self._data_tag:
            self._leave_data(name)
        elif name.endswith("rPh"):
            self._skip -= 1

    def _end_row(self) -> None:
        index = self._parser.CurrentByteIndex
        is_empty_tag = not self._source.startswith(self._row_end, index)
        end = index if is_empty_tag else self._source.index(b">", index) + 1
        self._found.rows[self._row] = Row(self._row_start, end, -1 if is_empty_tag else index, self._column)
        self._row_start = -1
        if self._cells:
            self._found.cells[self._row] = self._cells

    def _add_cell(self) -> None:
        self._count += 1
        if self._row > MOST_ROWS or self._column > LAST_COLUMN or self._count > MOST_CELLS:
            place = CellRef(self._row, max(self._column, 1)).a1
            raise UnsoundError(f"a tab has more cells than any roadmap, as far as {place}: remove what isn't needed")
        cell = self._values.cell(self._kind, self._style, "".join(self._texts), formula=self._formula)
        if cell is not BLANK:
            self._cells[self._column] = cell

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)


def _damage(what: str) -> UnsoundError:
    return UnsoundError(f"a tab is damaged ({what}): open it and save it again")
