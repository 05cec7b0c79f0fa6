"""Relation: the rows that head others by what columns say of them: a type, a parent, a number such as 1.1."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sheetsync.model.roadmap import Column
from sheetsync.steps.parse.concept import concepts_of, folded
from sheetsync.steps.parse.words import plain

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
    """A row that heads others: its text, and how deep it stands, from 0; without others it is its only line, too."""

    text: str
    level: int = 0
    is_line: bool = False


Headings = Mapping[int, Heading]
"""The rows that head others, each with what it says."""

_IDS: Final = frozenset({"no", "nr", "#"})
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
        """Return the rows to which others refer as their parent, where these stand below them."""
        ids = [each.number for each in self.columns if any(map(_is_id, folded(each.header)))]
        for parent in self.columns:
            if not any("parent" in text.split() for text in folded(parent.header)):
                continue
            for own in (*ids, self.work):
                if parent.number != own and (found := self._referred(own, parent.number)):
                    return found
        return {}

    def _referred(self, own: int, parent: int) -> Headings:
        rows = {self.text(row, own).strip(): row for row in reversed(self.works) if self.text(row, own).strip()}
        refers = {row: said for row in self.works if (said := _LINK.sub("", self.text(row, parent)).strip())}
        known = {row: rows[text] for row, text in refers.items() if text in rows}
        if len(known) < MOSTLY * len(refers) or not all(above < row for row, above in known.items()):
            return {}
        levels: dict[int, int] = {}
        for row in self.works:
            levels[row] = levels[known[row]] + 1 if row in known else 0
        heads = sorted({*known.values()})
        return {row: Heading(group_name(self.text(row, self.work)), levels[row]) for row in heads}


def _is_id(text: str) -> bool:
    """Whether a folded header names what identifies a line, and not its parent."""
    words = text.split()
    return "parent" not in words and (text in _IDS or words[-1:] in (["id"], ["key"]))


def group_name(text: str) -> str:
    """Return the name of a group, without the signs that mark it as one."""
    return " ".join(text.split()).strip("#*=- ").rstrip(":").strip() or text.strip()
