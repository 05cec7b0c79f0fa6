"""Ask: what only the team can decide about a sheet, what everything else depends on first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sheetsync.model.cell import column_letters, is_failed_formula
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import DateOrder, Reading
from sheetsync.model.terms import DATE_FIELDS, Field, Shape, Status
from sheetsync.model.understanding import Candidate, Doubt, Question, StatusSeen, Topic
from sheetsync.steps.parse import likely_tabs
from sheetsync.steps.parse.column_trouble import Agreed
from sheetsync.steps.parse.date import read_date
from sheetsync.steps.parse.explain import Explainer
from sheetsync.steps.parse.header import Header, NoHeader, headers_in
from sheetsync.steps.parse.told import english
from sheetsync.steps.parse.words import plain

MOST_STATUSES: Final = 12
"""Unknown texts to ask about: a column with more of them is no column of statuses."""

LABEL: Final = 60
"""Characters of the longest text that may be a word for a status: a longer one is a sentence that went astray."""

_FIRST: Final = (Field.DELIVERABLE, Field.STATUS, Field.PROJECT, Field.GOAL)
_THEN: Final = (Field.END, Field.START, Field.UPDATED)
_LAST: Final = (Field.STAKEHOLDERS, Field.OWNER, Field.NOTES, Field.PRIORITY)
_WANTED: Final = frozenset({*_FIRST, Field.END, Field.STAKEHOLDERS, Field.OWNER, Field.NOTES})
"""Fields that are asked for where no column was found; the others only where there is a doubt."""

_NO_STATUS: Final = frozenset({"", "?", "n/a", "tbd", "na", "none", "null", "nan"})


@dataclass(frozen=True)
class Asker:
    """What was understood of a sheet, as far as questions follow from it."""

    spreadsheet: Spreadsheet
    roadmap: Roadmap
    reading: Reading
    explainer: Explainer
    statuses: Sequence[StatusSeen]
    agreed: Agreed
    today: date

    @property
    def _header(self) -> Header:
        return self.explainer.header

    def questions(self) -> Iterator[Question]:
        """Yield what could not be decided, what everything else depends on first."""
        yield from self._about_tabs()
        if self.roadmap.header_row is not None:
            yield from self._about_columns(_FIRST)
            yield from self._about_statuses()
            yield from self._about_dates()
            yield from self._about_columns(_THEN)
            if self.roadmap.interval is None and not self.reading.no_interval:
                yield Question(Topic.INTERVAL, self._when(), may_be_none=True)
            yield from self._about_columns(_LAST)
        else:
            yield from self._about_any_columns(self._header.row)

    def _about_tabs(self) -> Iterator[Question]:
        likely = likely_tabs(self.spreadsheet, self.reading, self.today)
        if not self.reading.tab and len(likely) > 1 and self._header.columns:
            # None of them may be it: then it is another one.
            others = [each for each in self.spreadsheet.tabs if each.visible and each not in likely]
            choices = [each.tab for each in (*likely, *others)]
            yield Question(Topic.TAB, "Several tabs look like a roadmap. Which one is it?", choices=choices)

    def _when(self) -> str:
        """Ask for the interval, with the span of the dates in the sheet: a hint, for they may be of another one."""
        asked, span = "When does this roadmap start and stop?", self.roadmap.suggested
        if span is None:
            return f"{asked} (2026-10-12 to 2026-11-20)"
        return f"{asked} (The dates in it go from {span.start} to {span.end})"

    def _about_columns(self, fields: Iterable[Field]) -> Iterator[Question]:
        for field in fields:
            if field in self.agreed.again:
                yield from self._which(field, self._again(field), self._changed(field))
            elif doubt := self._doubts.get(field):
                yield from self._which(field, doubt.candidates, _asks(doubt))
            elif candidates := self._open.get(field):
                text = f"No header says which column holds the {field.value}. Is it one of these?"
                yield from self._which(field, candidates, text)

    def _again(self, field: Field) -> Sequence[Candidate]:
        likely = self.agreed.again[field]
        others = [each for each in self.explainer.fitting(field) if not likely or each.column != likely.column]
        return [*([likely] if likely else []), *others]

    def _changed(self, field: Field) -> str:
        said = english(next(each.values["reason"] for each in self.agreed.troubles if each.column is field))
        return f"{said}. Which column holds the {field.value} now?"

    @cached_property
    def _doubts(self) -> Mapping[Field, Doubt]:
        return {each.field: each for each in self.explainer.doubts()}

    @cached_property
    def _open(self) -> Mapping[Field, Sequence[Candidate]]:
        """The fields without a column, each with what could be it.

        A column is asked about once for all the fields that a roadmap can do without.
        """
        found: dict[Field, Sequence[Candidate]] = {}
        asked = {one.column.number for each in self._doubts.values() for one in each.candidates}
        for field in (*_FIRST, *_THEN, *_LAST):
            if field not in self._doubts and self._is_open(field):
                fitting = self.explainer.fitting(field)
                found[field] = [each for each in fitting if field in _FIRST or each.column.number not in asked]
                asked |= {each.column.number for each in found[field]}
        return found

    def _is_open(self, field: Field) -> bool:
        is_idle = field is Field.PROJECT and self.roadmap.shape is not Shape.PROJECTS
        return field in _WANTED and field not in self.roadmap.columns and not is_idle and not self._is_said(field)

    def _is_said(self, field: Field) -> bool:
        return field in self.reading.columns

    def _about_any_columns(self, row: int) -> Iterator[Question]:
        """Ask of the row that the team named, whose words say nothing to us."""
        named = [self.explainer.candidate(Field.NOTES, each) for each in headers_in(self.explainer.grid, row)]
        taken = {plain(header) for header in self.reading.columns.values()}
        left = [each for each in named if plain(each.column.header) not in taken]
        for field in (Field.PROJECT, Field.DELIVERABLE, Field.STATUS, Field.GOAL):
            if not self._is_said(field):
                text = f"No header says which column holds the {field.value}. Which one is it?"
                yield from self._which(field, left, text)

    def _which(self, field: Field, candidates: Sequence[Candidate], text: str) -> Iterator[Question]:
        often = [plain(each.column.header) for each in candidates]
        # A header that is there twice, or not at all, names no column: who asks would be told nothing.
        named = [each for each in candidates if each.column.header and often.count(plain(each.column.header)) == 1]
        if named:
            headers = [each.column.header for each in named]
            hints = [_hint(each) for each in named]
            yield Question(Topic.COLUMN, text, field.value, headers, hints, may_be_none=True)

    def _about_statuses(self) -> Iterator[Question]:
        unknown = [each for each in self.statuses if each.status is None and plain(each.text) not in _NO_STATUS]
        unknown = [each for each in unknown if not is_failed_formula(each.text) and len(each.text) <= LABEL]
        unknown = [each for each in unknown if each.text not in self.reading.no_status]
        if len(unknown) > MOST_STATUSES:
            return
        for each in unknown:
            lines = "1 line" if each.count == 1 else f"{each.count} lines"
            text = f'What does the status "{each.text}" mean? ({lines})'
            yield Question(Topic.STATUS, text, each.text, [status.value for status in Status], may_be_none=True)

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


def questions_without_header(grid: Grid, found: NoHeader) -> Iterator[Question]:
    """Yield which row holds the headers; of periods as columns, and of no roadmap, nothing: no row does."""
    if not found.periods and not found.instead:
        tie = [str(each) for each in found.tie]
        hints = [", ".join(each.header for each in headers_in(grid, row)[:4]) for row in found.tie]
        yield Question(Topic.HEADER_ROW, "Which row holds the headers?", choices=tie, hints=hints)


def _asks(doubt: Doubt) -> str:
    until = "; until you say so, it is the first of these" if doubt.is_taken else ""
    return f"Which column holds the {doubt.field.value}? ({doubt.reason}{until})"


def _hint(candidate: Candidate) -> str:
    said = ", ".join(candidate.examples)
    return f"{candidate.cells}: {said}" if said else candidate.cells
