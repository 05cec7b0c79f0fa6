"""Weeks made by chance, always the same ones: how a sheet was, what a person did to it, and how it is now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import islice
from random import Random
from typing import Final

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look
from sheetsync.model.snapshot import History
from sheetsync.steps.compare import compare
from sheetsync.steps.recall import recall
from sheetsync.steps.snapshot import snapshot
from tests.builders import seen
from tests.steps.made_sheets import NOW, TODAY, Row, Sheet, day, sheets, typed

DEEDS: Final = ("nothing", "goal", "note", "status", "statuses", "gone", "new", "line")
NEEDS: Final = {"note": "Notes", "status": "Status", "statuses": "Status"}
WEEKS: Final = 200


@dataclass(frozen=True)
class Week:
    """A sheet `ago` days before today and now, and what a person did in between."""

    deed: str
    before: Sheet
    after: Sheet
    ago: int = 7

    @property
    def was(self) -> dict[str, Row]:
        """How each line was, by its name."""
        return {each.name: each for each in self.before.rows}

    @property
    def now(self) -> dict[str, Row]:
        """How each line is, by its name."""
        return {each.name: each for each in self.after.rows}

    @property
    def history(self) -> History:
        """What was seen."""
        return seen((day(-self.ago), typed(self.before)[1]))

    def looked(self) -> tuple[Spreadsheet, Roadmap, Look]:
        """The sheet as it is now, the roadmap with its past, and how it stands beside what was seen."""
        (spreadsheet, roadmap), history = typed(self.after), self.history
        now = snapshot(roadmap, history, now=datetime.combine(TODAY, time(9), NOW.tzinfo), tokens={})
        changes = compare(history.last, now) if history.last else ()
        past = recall(roadmap, history, now)
        return spreadsheet, replace(roadmap, past=past), Look("r", history, now, changes)


def weeks(*, ago: tuple[int, ...] = (7,)) -> Iterator[Week]:
    """Weeks, or other times between two looks."""
    dice = Random(7)
    for sheet in islice((each for each in sheets() if len(each.rows) > 1), WEEKS):
        deed, at = dice.choice(DEEDS), dice.randrange(len(sheet.rows))
        if NEEDS.get(deed, "Status") not in sheet.columns:
            deed = "nothing"
        after = replace(sheet, goal="guests wait less") if deed == "goal" else sheet
        after = replace(after, rows=tuple(_done(deed, at, sheet.rows)))
        before = replace(sheet, goal="guests wait") if deed == "goal" else sheet
        deed = deed if before != after else "nothing"
        if deed == "new":
            before, after = after, before
        yield Week(deed, before, after, dice.choice(ago))


def _done(deed: str, at: int, rows: tuple[Row, ...]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        if deed == "statuses" or (place == at and deed == "status"):
            yield replace(row, status="In progress" if row.status == "Done" else "Done")
        elif place == at and deed == "note":
            yield replace(row, note=f"{row.note} and so on")
        elif deed == "line":
            yield replace(row, is_below=row.project > 1)
        elif place != at or deed not in ("gone", "new"):
            yield row
