"""Pasts made by chance, always the same ones: how a sheet was at each look, from before its interval until today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from random import Random
from typing import Final

from sheetsync.model.snapshot import Snapshot
from tests.builders import seen
from tests.steps.made_sheets import STATUSES, Row, Sheet, day, sheets, typed

DEEDS: Final = (
    "nothing", "note", "status", "status", "statuses", "gone", "back", "back", "date", "line", "line", "sorted", "done",
)  # fmt: skip
LOOKS: Final = (-45, -41, -30, -21, -19, -16, -12, -11, -8, -5, -3, -1, 0)
PASTS: Final = 80
_CELLS: Final = {"Status": "status", "End": "end", "Notes": "note", "Updated": "updated"}

Lines = dict[str, Row]
"""The lines of the plan by their names: stretch goals are none of it."""


@dataclass(frozen=True)
class Past:
    """What stood in a sheet on days, each in days from today; the last one may be today."""

    looks: tuple[tuple[int, Sheet], ...]

    @property
    def sheet(self) -> Sheet:
        """The sheet as it was last; its columns and its interval never change."""
        return self.looks[-1][1]

    @property
    def is_over(self) -> bool:
        return self.sheet.ends <= 0

    @property
    def until(self) -> int:
        """The last day that counts."""
        return min(self.sheet.ends, 0)

    @property
    def counted(self) -> Sequence[tuple[int, Sheet]]:
        """The looks at the interval: the last one by its start, and those after it until its end."""
        before = [each for each in self.looks if each[0] <= self.sheet.starts]
        return [*before[-1:], *(each for each in self.looks if self.sheet.starts < each[0] <= self.until)]

    @property
    def plans(self) -> Sequence[tuple[int, Lines]]:
        """The lines of the plan at each of these looks."""
        return [(when, plan(sheet)) for when, sheet in self.counted]

    @property
    def start(self) -> Lines:
        return self.plans[0][1]

    @property
    def end(self) -> Lines:
        return self.plans[-1][1]

    @property
    def has_status(self) -> bool:
        """Whether it was ever said how a line stands."""
        return "Status" in self.sheet.columns and any(each.status for _, sheet in self.counted for each in sheet.rows)

    @property
    def has_line(self) -> bool:
        """Whether there ever was a priority line."""
        return any(each.is_below for _, sheet in self.counted for each in sheet.rows)

    @property
    def begins(self) -> int:
        """The day from which on there are figures."""
        return max(self.counted[0][0], self.sheet.starts)

    @property
    def changed(self) -> list[int]:
        """The days on which a change was seen; the order of the lines is none."""
        return [new for (_, old), (new, sheet) in pairwise(self.counted) if self.cells(old) != self.cells(sheet)]

    def cells(self, sheet: Sheet) -> dict[str, tuple[object, ...]]:
        """What the columns of the sheet say of each line."""
        names = [name for column, name in _CELLS.items() if column in sheet.columns]
        return {each.name: (side(each, sheet), *(getattr(each, name) for name in names)) for each in sheet.rows}

    @property
    def steps(self) -> list[tuple[int, Row, Row]]:
        """Each line of the plan at two looks that follow each other, with the day of the later one."""
        pairs = pairwise(self.plans)
        return [(when, old[name], new[name]) for (_, old), (when, new) in pairs for name in old if name in new]

    @property
    def snapshots(self) -> Sequence[Snapshot]:
        """What is remembered."""
        return seen(*((day(when), typed(sheet)[1]) for when, sheet in self.looks)).snapshots


def plan(sheet: Sheet) -> Lines:
    """The lines that count."""
    return {each.name: each for each in sheet.rows if not each.mark.startswith("stretch")}


def side(row: Row, sheet: Sheet) -> str:
    """Where a line stands: a sheet without a line has no sides."""
    if not any(each.is_below for each in sheet.rows):
        return ""
    return "below" if row.is_below else "above"


def pasts() -> Iterator[Past]:
    """Pasts of intervals that have begun."""
    dice = Random(23)
    for first in islice((each for each in sheets() if len(each.rows) > 3 and each.starts < 0), PASTS):
        # Some lines come later.
        rows = tuple(each for each in first.rows if dice.random() < 0.9)
        sheet, looks = replace(first, rows=rows or first.rows), []
        for when in sorted(dice.sample(LOOKS, dice.choice((1, 4, 6, 8)))):
            looks.append((when, sheet))
            for _ in range(dice.choice((0, 1, 1, 2))):
                rows = tuple(_done(dice.choice(DEEDS), dice, sheet.rows, first.rows))
                sheet = replace(sheet, rows=rows or sheet.rows)
        made = Past(tuple(looks))
        if made.counted:
            yield made


def _done(deed: str, dice: Random, rows: tuple[Row, ...], first: tuple[Row, ...]) -> Iterator[Row]:
    at, below = dice.randrange(len(rows)), dice.choice((1, 2, 2, 3))
    if deed == "back":
        names = {each.name for each in rows}
        yield from sorted((*rows, *[each for each in first if each.name not in names][:1]), key=lambda row: row.project)
        return
    if deed == "sorted":
        yield from sorted(rows, key=lambda each: (each.project, each.name))
        return
    for place, row in enumerate(rows):
        if deed == "done" and place % 2:
            yield replace(row, status="Done")
        elif deed == "statuses" or (place == at and deed == "status"):
            yield replace(row, status=dice.choice([each for each in STATUSES if each != row.status]))
        elif place == at and deed == "note":
            yield replace(row, note=f"{row.note} and so on")
        elif place == at and deed == "date":
            yield replace(row, end=dice.choice((None, -12, 2, 9)))
        elif deed == "line":
            yield replace(row, is_below=row.project > below)
        elif place != at or deed != "gone":
            yield row
