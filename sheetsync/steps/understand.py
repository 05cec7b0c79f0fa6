"""Understand: say how a sheet was read and why, and ask what only the team can decide."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Run
from sheetsync.model.settings import Reading
from sheetsync.model.terms import DATE_FIELDS, Field
from sheetsync.model.trouble import TroubleName
from sheetsync.model.understanding import ColumnSeen, LineSeen, StatusSeen, Understanding
from sheetsync.steps.ask import Asker, questions_without_header
from sheetsync.steps.parse.column_trouble import Agreed, agreed
from sheetsync.steps.parse.explain import Explainer, examples
from sheetsync.steps.parse.header import Header, NoHeader
from sheetsync.steps.parse.header_row import find_header
from sheetsync.steps.parse.second_status import with_second_status
from sheetsync.steps.parse.told import english
from sheetsync.steps.shape_said import shape_said

_WHY: Final = {
    Field.GOAL: ("User-centric Goal", "say for whom the work is done, and why"),
    Field.STAKEHOLDERS: ("Stakeholders", "say who should hear about it"),
    Field.DELIVERABLE: ("Deliverables", "break a project down into lines that can be done"),
    Field.STATUS: ("Status", "say how each line stands"),
}
"""The columns that the talk's roadmap has: what to call one, and what it is good for."""

_ADVICE: Final = frozenset(
    {TroubleName.STATUS_ONLY_COLOUR, TroubleName.PERIODS_AS_COLUMNS, TroubleName.TABLE_UNREAD, "divider-missing"}
)
"""Rules about how the sheet is laid out; the others judge the work in it, or have become questions."""


def understand(grid: Grid, run: Run, reading: Reading) -> Understanding:
    """Return how a run understood its sheet.

    Args:
        grid: The tab that was read.
        run: What was read of it, and found.
        reading: How it was read; what it decides is not asked again.
    """
    roadmap = run.roadmap
    advice = tuple(each.message for each in run.findings if each.rule in _ADVICE and not each.acknowledged)
    found = find_header(grid, reading)
    if isinstance(found, NoHeader):
        asked = tuple(questions_without_header(grid, found))
        return Understanding(grid.tab, header_reason=_reason(roadmap), questions=asked, advice=advice)
    seen = _Seen(grid, roadmap, reading, found)
    today = run.now.astimezone(ZoneInfo(run.spreadsheet.time_zone or "UTC")).date()
    asker = Asker(run.spreadsheet, roadmap, reading, seen.explainer, seen.statuses, seen.agreed, today)
    return Understanding(
        tab=grid.tab,
        header_row=roadmap.header_row,
        header_reason=_reason(roadmap) if roadmap.header_row is None else None,
        projects=sum(bool(each.name) for each in roadmap.projects),
        lines=len(roadmap.table),
        shape=roadmap.shape,
        shape_said=shape_said(roadmap) if roadmap.header_row is not None else "",
        rows=roadmap.other_rows,
        line_rows=tuple(seen.line_rows()),
        doubts=tuple(seen.explainer.doubts()) if roadmap.header_row is not None else (),
        columns=tuple(seen.columns()),
        statuses=seen.statuses,
        interval=roadmap.interval,
        interval_source=roadmap.interval_source,
        unread=roadmap.unread,
        questions=tuple(asker.questions()),
        advice=(*advice, *seen.missing()),
    )


def explained(run: Run, reading: Reading) -> Run:
    """Return a run that also says how its sheet was understood."""
    grid = next((each for each in run.spreadsheet.tabs if each.tab == run.roadmap.tab), None)
    return replace(run, understanding=understand(grid, run, reading)) if grid else run


def _reason(roadmap: Roadmap) -> str:
    return english(next((each.values.get("reason", "") for each in roadmap.troubles), ""))


@dataclass(frozen=True)
class _Seen:
    """One tab, looked at for its reasons."""

    grid: Grid
    roadmap: Roadmap
    reading: Reading
    header: Header

    @cached_property
    def agreed(self) -> Agreed:
        return agreed(self.grid, self.header, self.reading)

    @cached_property
    def explainer(self) -> Explainer:
        header, _ = with_second_status(self.grid, self.agreed.header, self.reading)
        return Explainer(self.grid, header, self.reading)

    @cached_property
    def statuses(self) -> tuple[StatusSeen, ...]:
        """The texts of the status column, the most frequent first."""
        table = self.roadmap.table
        often = Counter(text for text in table.columns.get(Field.STATUS, ()) if text)
        return tuple(StatusSeen(text, count, table.statuses.get(text)) for text, count in often.most_common())

    def columns(self) -> Iterator[ColumnSeen]:
        """Yield the columns with a meaning in the order of the sheet, each with what speaks for it."""
        for field, column in sorted(self.roadmap.columns.items(), key=lambda item: item[1].number):
            why = self.explainer
            yield ColumnSeen(
                field,
                column,
                why.source(field),
                self._cells(field),
                why.words(field),
                examples(self.roadmap.table.columns.get(field, ())),
                why.rival(field),
            )

    def _cells(self, field: Field) -> str:
        """Say of all rows, and not only of those that decided, what stands in a column."""
        texts = [text for text in self.roadmap.table.columns.get(field, ()) if text]
        if not texts:
            return "all its cells are blank"
        if field is Field.STATUS:
            known = sum(self.roadmap.table.statuses.get(text) is not None for text in texts)
            return f"{known} of {len(texts)} cells are statuses"
        if field in DATE_FIELDS:
            known = sum(self.roadmap.table.dates[field].get(text) is not None for text in texts)
            return f"{known} of {len(texts)} cells are dates"
        return f"{len(texts)} of {len(self.roadmap.table)} rows say something"

    def line_rows(self) -> Iterator[LineSeen]:
        """Yield each line, in the order of the sheet."""
        table = self.roadmap.table
        said = table.columns.get(Field.STATUS) or [""] * len(table)
        for row, text in sorted(zip(table.rows, said, strict=True)):
            yield LineSeen(row, table.statuses.get(text), text)

    def missing(self) -> Iterator[str]:
        """Yield which columns would help, where the sheet doesn't have them and the team didn't say so."""
        known = {*self.roadmap.columns, *self.reading.columns, *(each.field for each in self.explainer.header.doubts)}
        for field, (name, why) in _WHY.items() if self.roadmap.header_row is not None else ():
            if field not in known:
                yield f'There is no column for the {field.value}. One called "{name}" would {why}.'
