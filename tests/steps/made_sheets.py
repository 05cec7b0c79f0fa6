"""Sheets made by chance, always the same ones, and what is true of each as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from sheetsync.model.document import Document
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Interval
from sheetsync.steps.compose import compose
from sheetsync.steps.parse import choose_tab, parse
from tests.builders import DIVIDER, a_spreadsheet

NOW: Final = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY: Final = NOW.date()
SHEETS: Final = 800
STATUSES: Final = ("Done", "In progress", "Possible delay", "At risk", "Not started", "Won't do", "", "Hm")
CLOSED: Final = ("Done", "Won't do")
RISKS: Final = ("At risk", "Possible delay")
COLUMNS: Final = {
    "Project": "project",
    "Deliverable": "deliverable",
    "Status": "status",
    "End": "end",
    "Notes": "notes",
    "Updated": "updated",
    "Goal": "goal",
}
MAY_LACK: Final = ("Status", "End", "Notes", "Updated")
NAMES: Final = (
    "oven", "lamp", "shelf", "grill", "knife", "bowl", "apron", "fridge", "menu", "table", "chair", "spice", "bread",
    "juice", "interview", "tax", "poster", "garden", "uniform", "phone", "truck", "dish", "survey", "smoke", "queue",
    "ice", "vault",
)  # fmt: skip
"""What the lines are about: no two are alike, so that each is known again."""


@dataclass(frozen=True)
class Row:
    """A line as it was typed; `end` and `updated` are in days from today, None for a blank cell."""

    project: int
    mark: str
    status: str
    end: int | None
    note: str
    is_below: bool
    updated: int | None = None
    name: str = ""

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was typed, and what is true of it."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    starts: int
    ends: int
    goal: str = ""

    @property
    def committed(self) -> list[Row]:
        return [each for each in self.rows if not each.is_below and not each.mark.startswith("stretch")]

    @property
    def stretch(self) -> list[Row]:
        return [each for each in self.rows if not each.is_below and each.mark.startswith("stretch")]

    @property
    def open(self) -> list[Row]:
        return [each for each in self.committed if each.status not in CLOSED]

    @property
    def done(self) -> int:
        return self.many("Done")

    @property
    def due(self) -> list[Row]:
        return [each for each in self.committed if each.status != "Won't do" and self.has_passed(each)]

    @property
    def late(self) -> list[Row]:
        return [each for each in self.open if self.has_passed(each)]

    @property
    def troubled(self) -> list[Row]:
        return [each for each in self.open if each.status in RISKS or self.has_passed(each)]

    @property
    def silent(self) -> int:
        return self.many("") + self.many("Hm")

    @property
    def coming(self) -> list[Row]:
        if "Status" not in self.columns:
            # None is known to be open, at risk or late: what has its day then is what comes.
            return [each for each in self.committed if self.is_near(each)]
        return [each for each in self.open if self.is_near(each) and each not in self.troubled]

    def gravity(self, row: Row) -> int:
        """How bad it is with a line, from 0, late and at risk; 4 where it isn't."""
        is_late = row in self.late
        if row.status == "At risk":
            return 0 if is_late else 1
        return 2 if is_late else 3 if row.status == "Possible delay" else 4

    @property
    def gravities(self) -> list[int]:
        """How many steps are late and at risk, at risk, late, or may slip; each counts once, as what is worst."""
        return [sum(self.gravity(each) == gravity for each in self.troubled) for gravity in range(4)]

    @property
    def others(self) -> list[int]:
        """The same without the worst step."""
        worst = next(place for place, many in enumerate(self.gravities) if many)
        return [many - (place == worst) for place, many in enumerate(self.gravities)]

    @property
    def unsettled(self) -> list[Row]:
        """Every line that is not known to be closed, wherever it stands."""
        return [each for each in self.rows if "Status" not in self.columns or each.status not in CLOSED]

    @property
    def is_dated(self) -> bool:
        rows = self.open if "Status" in self.columns else self.committed
        return "End" in self.columns and any(each.end is not None for each in rows)

    def many(self, status: str) -> int:
        return sum(each.status == status for each in self.committed)

    def has_passed(self, row: Row) -> bool:
        return "End" in self.columns and row.end is not None and row.end < 0

    def is_near(self, row: Row) -> bool:
        return "End" in self.columns and row.end is not None and 0 <= row.end <= 14


def sheets() -> Iterator[Sheet]:
    dice = Random(18)
    for _ in range(SHEETS):
        # Of few statuses each sentence about all of them is met, too.
        likely = dice.sample(STATUSES, dice.randint(1, 4))
        days = dice.sample((None, -9, -1, 0, 3, 14, 15, 40), dice.randint(2, 8))
        columns = frozenset(each for each in MAY_LACK if dice.random() < 0.8)
        names = iter(NAMES)
        rows = tuple(
            Row(
                project,
                dice.choice(("", "", "", "stretch goal: ", "TBD: ")),
                dice.choice(likely),
                dice.choice(days),
                dice.choice(("", "more hands", "more hands", "a day")),
                is_below=project == 3,
                updated=dice.choice((None, -40, -20, -15, -14, -2)),
                name=next(names),
            )
            for project in range(1, 4)
            for _ in range(dice.choice((0, 1, 2, 2, 9)))
        )
        starts = dice.choice((-40, -20, -20, 5))
        yield Sheet(rows, columns, starts, starts + 41 if starts > -40 else -3)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def typed(sheet: Sheet) -> tuple[Spreadsheet, Roadmap]:
    """The sheet as it was typed, and as it is read."""
    names = ["Project", "Deliverable", *(each for each in MAY_LACK if each in sheet.columns)]
    names += ["Goal"] if sheet.goal else []
    table = [names]
    for row in sheet.rows:
        if row.is_below and [DIVIDER] not in table:
            table.append([DIVIDER])
        cells = {
            "Project": f"Project {row.project}",
            "Goal": sheet.goal,
            "Deliverable": f"{row.mark}{row.name}",
            "Status": row.status,
            "End": day(row.end).isoformat() if row.end is not None else "",
            "Notes": row.note,
            "Updated": day(row.updated).isoformat() if row.updated is not None else "",
        }
        table.append([cells[each] for each in names])
    spreadsheet = a_spreadsheet(roadmap=table)
    # The columns are said, for how they are found is another matter.
    columns = {Field(COLUMNS[each]): each for each in names}
    reading = Reading(interval=Interval(day(sheet.starts), day(sheet.ends)), columns=columns)
    grid, _ = choose_tab(spreadsheet, reading)
    assert grid
    return spreadsheet, parse(spreadsheet, grid, reading)


def told(sheet: Sheet) -> Document:
    """The summary of the sheet."""
    spreadsheet, roadmap = typed(sheet)
    return compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=TODAY)
