"""Understand: say how a sheet was read and why, and ask what only the team can decide."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sheetsync.model.cell import column_letters
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import DATE_FIELDS, Column, Field, Roadmap, Shape, Status
from sheetsync.model.run import Run
from sheetsync.model.settings import DateOrder, Reading
from sheetsync.model.understanding import ColumnSeen, Question, StatusSeen, Topic, Understanding
from sheetsync.steps.parse import likely_tabs
from sheetsync.steps.parse.date import read_date
from sheetsync.steps.parse.header import Header, headers_in
from sheetsync.steps.parse.header_row import find_header
from sheetsync.steps.parse.words import plain

_WHY: Final = {
    Field.GOAL: ("User-centric Goal", "say for whom the work is done, and why"),
    Field.STAKEHOLDERS: ("Stakeholders", "say who should hear about it"),
    Field.DELIVERABLE: ("Deliverables", "break a project down into lines that can be done"),
    Field.STATUS: ("Status", "say how each line stands"),
}
"""The columns that the talk's roadmap has: what to call one, and what it is good for."""

MOST_STATUSES: Final = 12
"""Unknown texts to ask about: a column with more of them is no column of statuses."""

_NEEDED: Final = (Field.PROJECT, Field.DELIVERABLE, Field.STATUS, Field.GOAL)
_NO_STATUS: Final = frozenset({"", "?", "n/a", "tbd", "na"})
_ADVICE: Final = frozenset({"status-only-colour", "periods-as-columns", "table-unread", "divider-missing"})
"""Rules about how the sheet is laid out; the others judge the work in it, or have become questions."""


def understand(grid: Grid, run: Run, reading: Reading) -> Understanding:
    """Return how a run understood its sheet.

    Args:
        grid: The tab that was read.
        run: What was read of it, and found.
        reading: How it was read; what it decides is not asked again.
    """
    roadmap = run.roadmap
    seen = _Seen(run.spreadsheet, grid, roadmap, reading)
    advice = [each.message for each in run.findings if each.rule in _ADVICE and not each.acknowledged]
    return Understanding(
        tab=grid.tab,
        header_row=roadmap.header_row,
        header_reason="" if roadmap.header_row else _reason(roadmap),
        projects=sum(bool(each.name) for each in roadmap.projects),
        lines=len(roadmap.table),
        columns=tuple(seen.columns()),
        statuses=seen.statuses,
        interval=roadmap.interval,
        interval_source=roadmap.interval_source,
        unread=roadmap.unread,
        questions=tuple(seen.questions()),
        advice=(*advice, *seen.missing()),
    )


def _reason(roadmap: Roadmap) -> str:
    return next((each.values.get("reason", "") for each in roadmap.troubles), "")


@dataclass(frozen=True)
class _Seen:
    """One tab, looked at for its reasons."""

    spreadsheet: Spreadsheet
    grid: Grid
    roadmap: Roadmap
    reading: Reading

    @cached_property
    def header(self) -> Header:
        return find_header(self.grid, self.reading)

    @cached_property
    def statuses(self) -> tuple[StatusSeen, ...]:
        """The texts of the status column, the most frequent first."""
        table = self.roadmap.table
        often = Counter(text for text in table.columns.get(Field.STATUS, ()) if text)
        return tuple(StatusSeen(text, count, table.statuses.get(text)) for text, count in often.most_common())

    def columns(self) -> Iterator[ColumnSeen]:
        """Yield the columns with a meaning in the order of the sheet, each with what speaks for it."""
        for meaning, column in sorted(self.roadmap.columns.items(), key=lambda item: item[1].number):
            ticks = self.header.ticks if meaning is Field.STATUS else ()
            evidence = f"{len(ticks)} columns to tick; " if ticks else ""
            yield ColumnSeen(meaning, column, evidence + self._evidence(meaning), is_ticked=bool(ticks))

    def _evidence(self, meaning: Field) -> str:
        who = "named in sheetsync.toml" if meaning in self.reading.columns else "by its header"
        texts = [text for text in self.roadmap.table.columns.get(meaning, ()) if text]
        if not texts:
            return f"{who}; all its cells are blank"
        if meaning is Field.STATUS:
            known = sum(self.roadmap.table.statuses.get(text) is not None for text in texts)
            return f"{who}; {known} of {len(texts)} cells are statuses"
        if meaning in DATE_FIELDS:
            known = sum(self.roadmap.table.dates[meaning].get(text) is not None for text in texts)
            return f"{who}; {known} of {len(texts)} cells are dates"
        return f"{who}; {len(texts)} of {len(self.roadmap.table)} lines say something"

    def missing(self) -> Iterator[str]:
        """Yield which columns would help, where the sheet doesn't have them."""
        for meaning, (name, why) in _WHY.items() if self.roadmap.header_row else ():
            if meaning not in self.roadmap.columns:
                yield f'There is no column for the {meaning.value}. One called "{name}" would {why}.'

    def questions(self) -> Iterator[Question]:
        """Yield what could not be decided, what everything else depends on first."""
        likely = likely_tabs(self.spreadsheet, self.reading)
        if not self.reading.tab and len(likely) > 1 and self.header.columns:
            yield Question(
                Topic.TAB, "Several tabs look like a roadmap. Which one is it?", choices=[each.tab for each in likely]
            )
        if self.roadmap.header_row:
            yield from self._about_columns(self.header.others)
            yield from self._about_statuses()
            yield from self._about_dates()
            if self.roadmap.interval is None:
                yield Question(Topic.INTERVAL, self._when())
        elif self.reading.header_row:
            named = headers_in(self.grid, self.reading.header_row)
            yield from self._about_columns(named)
        elif not self.header.periods:
            tie = [str(each) for each in self.header.tie]
            yield Question(Topic.HEADER_ROW, "Which row holds the headers?", choices=tie)

    def _when(self) -> str:
        """Ask for the interval, with the span of the dates in the sheet: a hint, for they may be of another one."""
        asked, span = "When does this roadmap start and stop?", self.roadmap.suggested
        if span is None:
            return f"{asked} (2026-10-12 to 2026-11-20)"
        return f"{asked} (The dates in it go from {span.start} to {span.end})"

    def _about_columns(self, others: Sequence[Column]) -> Iterator[Question]:
        for meaning, claimed in self.header.ambiguous.items():
            headers = list(dict.fromkeys(each.header for each in claimed))
            if len(headers) > 1:
                yield Question(Topic.COLUMN, f"Which column is the {meaning.value}?", meaning.value, headers)
        left = [each for each in others if each not in self.header.periods and _is_own_word(each, others)]
        for meaning in _NEEDED:
            is_idle = meaning is Field.PROJECT and self.roadmap.shape is not Shape.PROJECTS
            if meaning in self.roadmap.columns or is_idle or not left or meaning in self.header.ambiguous:
                continue
            suggested = self.header.suggestions.get(meaning, "")
            headers = sorted((each.header for each in left), key=lambda header: header != suggested)
            text = f"No column says that it is the {meaning.value}. Which one is?"
            yield Question(Topic.COLUMN, text, meaning.value, headers)

    def _about_statuses(self) -> Iterator[Question]:
        unknown = [each for each in self.statuses if each.status is None and plain(each.text) not in _NO_STATUS]
        if len(unknown) > MOST_STATUSES:
            return
        for each in unknown:
            lines = "1 line" if each.count == 1 else f"{each.count} lines"
            text = f'What does the status "{each.text}" mean? ({lines})'
            yield Question(Topic.STATUS, text, each.text, [status.value for status in Status])

    def _about_dates(self) -> Iterator[Question]:
        table = self.roadmap.table
        for meaning in DATE_FIELDS:
            for text, when in table.dates.get(meaning, {}).items():
                if when is None and read_date(text, DateOrder.DAY_FIRST):
                    column = self.roadmap.columns[meaning]
                    place = f'"{column.header}" in column {column_letters(column.number)}'
                    yield Question(
                        Topic.DATE_ORDER,
                        f'{place} has dates such as "{text}". Which part is the day?',
                        choices=[each.value for each in DateOrder],
                    )
                    return


def _is_own_word(column: Column, others: Sequence[Column]) -> bool:
    """Whether a header can name its column: one that is there twice can't."""
    return sum(plain(each.header) == plain(column.header) for each in others) == 1
