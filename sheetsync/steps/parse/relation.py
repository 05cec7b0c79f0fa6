"""Relation: the rows that head others by what columns say of them: a type, a parent, a number such as 1.1."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from sheetsync.model.cell import CellRef
from sheetsync.model.roadmap import Column
from sheetsync.steps.parse.concept import concepts_of, folded
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.parse.words import header_words, plain

LEAST: Final = 2
"""Headings that make a sheet one of groups: a single row alone is a title, or a line that is not filled in."""

MOSTLY: Final = 0.8
"""Share of the parents that are named, which have to be lines of the sheet."""

_WBS: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}\.?")
_TYPES: Final = frozenset(
    {
        "type",
        "issue type",
        "work item type",
        "item type",
        "kind",
        "typ",
        "tipo",
        "art",
        "soort",
        "tur",
        "vorgangstyp",
        "тип",
        "typ zadania",
        "level",
        "outline level",
    }
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that heads others: its text, and how deep it stands, from 0; without others it is its only line, too.

    `rows` are those that name it as their parent, wherever they stand; else it heads the rows below it. A heading
    without a text is the first of the lines that have no parent. `lost` are cells whose parent is no row here.
    """

    text: str
    level: int = 0
    is_line: bool = False
    rows: tuple[int, ...] = ()
    lost: tuple[CellRef, ...] = ()


Headings = Mapping[int, Heading]
"""The rows that head others, each with what it says."""

_IDS: Final = frozenset({"no", "nr", "#"})
_SIGNS: Final = (re.compile(r"[^\W\d_]+"), re.compile(r"\d+"))
_LINK: Final = re.compile(r"\s*\(https?://[^()\s]*\)")
"""The address that Notion writes behind the name of a page."""


@dataclass(frozen=True, slots=True)
class Related:
    """The rows that name work, with the columns that could say how they belong together.

    `text` gives what a cell shows, by its row and column; `work` is the column of the work.
    """

    columns: Sequence[Column]
    works: Sequence[int]
    text: Callable[[int, int], str]
    work: int

    def by_number(self) -> Headings:
        """Return the rows whose number, as 1, starts that of the next row, as 1.1."""
        for column in self.columns:
            if "none" not in concepts_of(column.header):
                continue
            numbers = {row: self.text(row, column.number).strip().rstrip(".") for row in self.works}
            said = {row: number for row, number in numbers.items() if _WBS.fullmatch(number)}
            if len(said) < 0.6 * max(len(numbers), 1) or not any("." in number for number in said.values()):
                continue
            rows = [*said]
            heads = [row for row, after in pairwise(rows) if said[after].startswith(f"{said[row]}.")]
            if len(heads) >= LEAST:
                return {row: Heading(group_name(self.text(row, self.work)), said[row].count(".")) for row in heads}
        return {}

    def by_type(self) -> Headings:
        """Return the rows whose type is one of groups, as "Phase" among "Task"."""
        for column in self.columns:
            if not any(text in _TYPES for text in folded(column.header)):
                continue
            types = {row: plain(self.text(row, column.number)) for row in self.works}
            parents = {text for text in types.values() if text and {"group", "project"} & set(concepts_of(text))}
            if parents and parents < {*types.values()}:
                heads = [row for row, text in types.items() if text in parents]
                return {row: Heading(group_name(self.text(row, self.work))) for row in self._with_lines(heads, types)}
        return {}

    def _with_lines(self, heads: Sequence[int], rows: Mapping[int, str]) -> Iterator[int]:
        order = [*rows]
        after = dict(pairwise(order))
        return (row for row in heads if after.get(row) not in heads)

    def by_parent(self) -> Headings:
        """Return the rows that others name as their parent, each with these; empty where no column says it.

        A line without a parent stands alone, and one whose parent is no row here is lost: nobody guesses whose it is.
        """
        ids = [each.number for each in self.columns if any(map(_is_id, folded(each.header)))]
        for parent in self.columns:
            if not any(_header_words("parents").intersection(text.split()) for text in folded(parent.header)):
                continue
            said = {row: text for row in self.works if (text := _LINK.sub("", self.text(row, parent.number)).strip())}
            keys = [self._rows_by(own) for own in ids if own != parent.number]
            for rows in sorted(keys, key=lambda rows: -len(rows.keys() & {*said.values()})):
                # A key looks like the others of its column also where what it names is no row of the sheet.
                if said and {_form(text) for text in said.values()} <= {*map(_form, rows)}:
                    return self._under(said, rows, parent.number)
            names = self._rows_by(self.work)
            known = [text for text in said.values() if text in names]
            if len({*known}) >= LEAST and len(known) >= MOSTLY * len(said):
                return self._under(said, names, parent.number)
        return {}

    def _rows_by(self, column: int) -> Mapping[str, int]:
        return {text: row for row in reversed(self.works) if (text := self.text(row, column).strip())}

    def _under(self, said: Mapping[int, str], rows: Mapping[str, int], column: int) -> Headings:
        parents = {row: rows[text] for row, text in said.items() if text in rows}
        lost = [row for row in said if row not in parents]
        below: dict[int, list[int]] = {}
        for row in self.works:
            root = _root(row, parents)
            if root is not None and root not in (row, *lost):
                below.setdefault(root, []).append(row)
        members = {row for each in below.values() for row in each}
        alone = [row for row in self.works if row not in members and row not in below]
        found = {row: Heading(group_name(self.text(row, self.work)), rows=(*each,)) for row, each in below.items()}
        if alone:
            found[alone[0]] = Heading(
                "", is_line=True, rows=(*alone[1:],), lost=(*(CellRef(row, column) for row in lost),)
            )
        return found


def _root(row: int, parents: Mapping[int, int]) -> int | None:
    """Return the row at the top of the parents of a row; None where they go round in a circle."""
    seen = {row}
    while row in parents:
        row = parents[row]
        if row in seen:
            return None
        seen.add(row)
    return row


def _form(text: str) -> str:
    """Return how a key is made: "A-0" for "PAY-12"."""
    return _SIGNS[1].sub("0", _SIGNS[0].sub("A", text))


def _is_id(text: str) -> bool:
    """Whether a folded header names what identifies a line, and not its parent."""
    words = text.split()
    return not _header_words("parents").intersection(words) and (
        text in _IDS or not _header_words("keys").isdisjoint(words[-1:])
    )


@cache
def _header_words(name: str) -> frozenset[str]:
    """Return the words of a section as they stand in a folded header, without accents."""
    return frozenset(map(header_words, section(name)))


def group_name(text: str) -> str:
    """Return the name of a group, without the signs that mark it as one."""
    return " ".join(text.split()).strip("#*=- ").rstrip(":").strip() or text.strip()
