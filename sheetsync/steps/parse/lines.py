"""Lines: what the walk over the rows below a header gathers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetsync.model.cell import CellRef
from sheetsync.model.other_row import OtherRow
from sheetsync.model.terms import Field, Priority


@dataclass(slots=True)
class Lines:
    """What the walk gathers, row by row: the only values here that change, and only here.

    `names` are the names of projects that rows of their own say, by the first line of each; `said` is what such
    a row says in the columns, and so of all of its lines.
    `other_table` is the row of the header of another table below this one, None for none; `sub_items`
    the first row of those between its lines. `lost` are the cells
    that name a parent which is no row of the sheet.
    """

    rows: list[int] = field(default_factory=list)
    columns: dict[Field, list[str]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    orphans: set[int] = field(default_factory=set)
    others: list[OtherRow] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    said: dict[int, Mapping[Field, str]] = field(default_factory=dict)
    has_divider: bool = False
    other_table: int | None = None
    sub_items: int | None = None
    lost: list[CellRef] = field(default_factory=list)

    def regroup(self) -> None:
        """Put the lines of a project together that is named on each of them, wherever they stand."""
        names = self.columns.get(Field.PROJECT, [])
        if not names or not all(names) or len(self.starts) <= len({*zip(names, self.priorities, strict=True)}):
            return
        first: dict[tuple[str, Priority, str], int] = {}
        keys = [*zip([name.casefold() for name in names], self.priorities, self.sections, strict=True)]
        for index, key in enumerate(keys):
            first.setdefault(key, index)
        order = sorted(range(len(keys)), key=lambda index: first[keys[index]])
        self.rows = [self.rows[index] for index in order]
        self.priorities = [self.priorities[index] for index in order]
        self.sections = [self.sections[index] for index in order]
        self.columns = {meaning: [texts[index] for index in order] for meaning, texts in self.columns.items()}
        self.starts = [at for at, index in enumerate(order) if first[keys[index]] == index]
