"""Each fixed sentence of a summary, beside what has to be true of a sheet of which it is printed.

The sheets are made by chance, always the same ones, and each sentence is met in some of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from sheetsync.model.document import Document
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
}


@dataclass(frozen=True)
class Row:
    """A line as it was typed; `end` is in days from today, None for a blank cell."""

    project: int
    mark: str
    status: str
    end: int | None
    note: str
    is_below: bool


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was typed, and what is true of it."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    starts: int
    ends: int

    @property
    def committed(self) -> list[Row]:
        return [each for each in self.rows if not each.is_below and not each.mark.startswith("stretch")]

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
        columns = frozenset(each for each in ("Status", "End", "Notes") if dice.random() < 0.8)
        rows = tuple(
            Row(
                project,
                dice.choice(("", "", "", "stretch goal: ", "TBD: ")),
                dice.choice(likely),
                dice.choice(days),
                dice.choice(("", "more hands", "more hands", "a day")),
                is_below=project == 3,
            )
            for project in range(1, 4)
            for _ in range(dice.choice((0, 1, 2, 2, 9)))
        )
        starts = dice.choice((-40, -20, -20, 5))
        yield Sheet(rows, columns, starts, starts + 41 if starts > -40 else -3)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def told(sheet: Sheet) -> Document:
    names = ["Project", "Deliverable", *(each for each in ("Status", "End", "Notes") if each in sheet.columns)]
    table = [names]
    for row in sheet.rows:
        if row.is_below and [DIVIDER] not in table:
            table.append([DIVIDER])
        cells = {
            "Project": f"Project {row.project}",
            "Deliverable": f"{row.mark}work {len(table)}",
            "Status": row.status,
            "End": day(row.end).isoformat() if row.end is not None else "",
            "Notes": row.note,
        }
        table.append([cells[each] for each in names])
    spreadsheet = a_spreadsheet(roadmap=table)
    # The columns are said, for how they are found is another matter.
    columns = {Field(COLUMNS[each]): each for each in names}
    reading = Reading(interval=Interval(day(sheet.starts), day(sheet.ends)), columns=columns)
    grid, _ = choose_tab(spreadsheet, reading)
    assert grid
    return compose(parse(spreadsheet, grid, reading), (), spreadsheet=spreadsheet, now=NOW, today=TODAY)


def texts(document: Document) -> Iterator[str]:
    """Everything that is said of the sheet as a whole, and of its parts."""
    yield from document.headline
    yield from (document.brief.subject, document.next_more, document.help_more)
    if document.help_title and not document.help:
        yield document.help_none
    if document.next_title and not document.next:
        yield document.words.nothing_next
    yield from document.footer
    yield from {each.unsaid for each in (*document.help, *document.help_rest)}


Holds = Callable[[Sheet, Sequence[int]], bool]

SENTENCES: Final[dict[str, Holds]] = {
    r"There is no committed work in the sheet\.": lambda sheet, _: not sheet.committed,
    r"No committed work \(.*": lambda sheet, _: not sheet.committed,
    r"No status was read, so .*": lambda sheet, _: "Status" not in sheet.columns,
    r"No committed step is open: (\d+) (?:is|are) done, and (\d+) won't be\.": lambda sheet, said: (
        not sheet.open and said == [sheet.done, sheet.many("Won't do")]
    ),
    r"All (\d+) committed steps .*are done\.": lambda sheet, said: said[:1] == [sheet.done] == [len(sheet.committed)],
    r"The one committed step .*is done\.": lambda sheet, _: sheet.done == len(sheet.committed) == 1,
    r"All (\d+) steps? done \(.*": lambda sheet, said: said == [sheet.done] == [len(sheet.committed)],
    r"None open, (\d+) of (\d+) done \(.*": lambda sheet, said: (
        not sheet.open and said == [sheet.done, len(sheet.committed)]
    ),
    r"The interval ended on .*, and (\d+) of (\d+) steps? (?:is|are) open\.": lambda sheet, said: (
        sheet.ends < 0 and said == [len(sheet.open), len(sheet.committed)]
    ),
    r"Over since .*, (\d+) steps? open \(.*": lambda sheet, said: sheet.ends < 0 and said == [len(sheet.open)],
    r"The interval starts on .*": lambda sheet, _: sheet.starts > 0,
    r"Starts .*: (\d+) steps? \(.*": lambda sheet, said: (
        sheet.starts > 0 and not sheet.troubled and said == [len(sheet.committed)]
    ),
    r"Late and at risk in .*": lambda sheet, _: any(each.status == "At risk" for each in sheet.late),
    r"At risk in .*": lambda sheet, _: sheet.many("At risk") > 0,
    r"Late in .*": lambda sheet, _: bool(sheet.late) and not sheet.many("At risk"),
    r"Possible delay in .*": lambda sheet, _: (
        sheet.many("Possible delay") > 0 and not sheet.late and not sheet.many("At risk")
    ),
    r"(\d+) of (\d+) steps? due by now (?:is|are) done; in all (\d+) of (\d+) committed.*": lambda sheet, said: (
        said[:4] == [sum(each.status == "Done" for each in sheet.due), len(sheet.due), sheet.done, len(sheet.committed)]
    ),
    r"(\d+) of (\d+) committed steps? .*(?:is|are) done\.": lambda sheet, said: (
        not sheet.due and said[:2] == [sheet.done, len(sheet.committed)]
    ),
    r"(\d+) of (\d+) due steps? done \(.*": lambda sheet, said: not sheet.troubled and said[1] == len(sheet.due),
    r"Besides, .*": lambda sheet, _: len(sheet.troubled) > 1,
    r"No committed step is marked as at risk or delayed\.": lambda sheet, _: not sheet.troubled and not sheet.silent,
    r"Of those with a known status none is marked as at risk or delayed\.": lambda sheet, _: (
        not sheet.troubled and 0 < sheet.silent < len(sheet.committed)
    ),
    r"(\d+) steps? ha(?:s|ve) no known status\.": lambda sheet, said: said == [sheet.silent],
    r"No committed step is marked as at risk or delayed, or is past its day\.": lambda sheet, _: not sheet.troubled,
    r"(\d+) more steps? at risk, late or possibly delayed\.": lambda sheet, said: said == [len(sheet.troubled) - 8],
    r"No word on help yet\.": lambda sheet, _: (
        "Notes" in sheet.columns and any(not each.note for each in sheet.troubled)
    ),
    r"The same as above\.": lambda sheet, _: (
        "Notes" in sheet.columns and sum(bool(each.note) for each in sheet.troubled) > 1
    ),
    r"Nothing more is due\.": lambda sheet, _: (
        not any(sheet.is_near(each) and each not in sheet.troubled for each in sheet.open)
    ),
    r"(\d+) of (\d+) lines? ha(?:s|ve) a known status\.": lambda sheet, said: (
        said == [sum(each.status not in ("", "Hm") for each in sheet.rows), len(sheet.rows)]
    ),
    r"No line of work was read\.": lambda sheet, _: not sheet.rows,
    r"No column was read for .*the status.*": lambda sheet, _: "Status" not in sheet.columns,
    r"No column was read for .*end dates.*": lambda sheet, _: "End" not in sheet.columns,
}
"""A sentence, as a pattern, and whether it holds of a sheet: given are the numbers that it says."""


def test_no_sentence_is_printed_of_a_sheet_of_which_it_is_false() -> None:
    met: set[str] = set()
    for sheet in sheets():
        for text in texts(told(sheet)):
            for pattern, holds in SENTENCES.items():
                if found := re.fullmatch(pattern, text):
                    met.add(pattern)
                    assert holds(sheet, list(map(int, found.groups()))), (text, sheet)

    # A sentence that no sheet says holds of nothing: then the table is out of date, or the sheets are too few.
    assert set(SENTENCES) - met == set()
