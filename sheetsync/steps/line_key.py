"""Line key: nine characters that name a line of the sheet by its words, and never by its place.

Six are of its project and its work, three of its details, which tell apart lines of the same words.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from sheetsync.model.answer_text import has_ours, without_ours
from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import checksum, one_line
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Field

WORDS: Final = 6
DETAILS: Final = 3
_LABEL: Final = 48
_DETAILS: Final = (Field.STATUS, Field.OWNER, Field.START, Field.END, Field.NOTES)


def words_key(project: str, text: str) -> str:
    """Return the six characters of a line's words, whatever their case and their white space."""
    said = "\x1f".join(" ".join(each.casefold().split()) for each in (project, text))
    return checksum(said, WORDS)


class LineKeys:
    """Names the rows of a tab.

    Args:
        grid: The tab.
        roadmap: What it was read as.
        former: By its row, the words' key that a line had before it was re-worded, where that is certain.
    """

    def __init__(self, grid: Grid, roadmap: Roadmap, former: Mapping[int, str]) -> None:
        self._grid, self._former, self._roadmap = grid.without_own, former, roadmap
        table = roadmap.table
        self._lines = {row: line for line, row in enumerate(table.rows)}
        self._starts = [start for start, _ in table.blocks]
        self._texts = {each.line: each.text for project in roadmap.projects for each in project.deliverables}
        self._known: dict[int, str] = {}

    def of(self, row: int) -> str:
        """Return the key of a row."""
        if row not in self._known:
            self._known[row] = self._key(row)
        return self._known[row]

    def label(self, row: int) -> str:
        """Return the words by which a person knows the row."""
        project, text = self._words(row)
        said = one_line(text or project)
        return said if len(said) <= _LABEL else said[: _LABEL - 1].rstrip() + "…"

    def rows_of(self, key: str) -> Sequence[int]:
        """Return the rows of the line that has a key; several where nothing tells lines of the same words apart."""
        rows = self._by_words.get(key[:WORDS]) or self._by_work.get(key[:WORDS], [])
        if len(rows) < 2:
            return rows
        return [row for row in rows if self.of(row)[WORDS:] == key[WORDS:]]

    def renewed(self, key: str, row: int) -> str:
        """Return the key of a row that is known by another one, as it is written from now on.

        Details that changed are no reason to write where the words alone name the line.
        """
        new = self.of(row)
        if row in self._by_work.get(key[:WORDS], ()) and self.rows_of(key) == [row]:
            # It is of before the sheet was read as it is now, and names the line still.
            return key
        if key[:WORDS] == new[:WORDS] and len(self._by_words[new[:WORDS]]) < 2:
            return key
        return new

    @cached_property
    def _by_words(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in range(self._roadmap.first_row, len(self._grid.rows) + 1):
            for key in {self.of(row)[:WORDS], self._former.get(row, "")}:
                found[key].append(row)
        return found

    @cached_property
    def _by_work(self) -> Mapping[str, Sequence[int]]:
        """The rows by the keys that their lines had where no project was read, or each row as one of its own."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row in self._roadmap.table.rows:
            _, text = self._words(row)
            for project in dict.fromkeys(("", text)):
                found[words_key(project, text)].append(row)
        return found

    def _key(self, row: int) -> str:
        line = self._lines.get(row)
        columns = self._roadmap.table.columns
        details = "" if line is None else "\x1f".join(columns[each][line] for each in _DETAILS if each in columns)
        return words_key(*self._words(row)) + checksum(details, DETAILS)

    def _words(self, row: int) -> tuple[str, str]:
        """Return project and work of a row; of one that is no line of the roadmap, all that stands in it."""
        line = self._lines.get(row)
        if line is None:
            cells = (self._grid.at(CellRef(row, column)).shown for column in range(1, self._grid.width + 1))
            # A text of ours that strayed among people's cells is no word of the line.
            return "", " ".join(filter(None, (without_ours(each) if has_ours(each) else each for each in cells)))
        block = bisect_right(self._starts, line) - 1
        projects = self._roadmap.projects
        return projects[block].name if 0 <= block < len(projects) else "", self._texts.get(line, "")
