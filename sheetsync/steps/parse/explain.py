"""Explain: why a column is taken for what it is, and which other one could be it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from sheetsync.languages.catalogue import message
from sheetsync.model.cell import is_failed_formula
from sheetsync.model.grid import Grid
from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Column
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.model.trouble import Told
from sheetsync.model.understanding import Candidate, Doubt, Source
from sheetsync.steps.parse.claim import ENOUGH, Claim, claims_of, reason_of
from sheetsync.steps.parse.concept import concepts_of, is_nothing_of_ours, meanings_of
from sheetsync.steps.parse.fit import fit, fits_of
from sheetsync.steps.parse.header import Header, rows_below, texts_of
from sheetsync.steps.parse.profile import SAMPLE, Kind, Profile, profile
from sheetsync.steps.parse.told import english

EXAMPLES: Final = 3
LONGEST: Final = 24
"""Texts of a column that are shown, and characters of each."""

FEW: Final = 3
"""Filled cells from which a column is asked about for a field that a roadmap can do without."""

_MAIN: Final = frozenset({Field.PROJECT, Field.DELIVERABLE, Field.STATUS, Field.GOAL})
_BY_KIND: Final = frozenset({Field.START, Field.END, Field.UPDATED, Field.OWNER})
"""Fields that a column is only asked about where its cells look like them."""

_VAGUE: Final = frozenset({"description", "name", "group"})
"""Concepts of headers that may say anything."""


@dataclass(frozen=True)
class Explainer:
    """What speaks for the columns of one header, and against them."""

    grid: Grid
    header: Header
    reading: Reading

    def source(self, field: Field) -> Source:
        """Return who says what the column of a field is about."""
        if field in self.reading.columns:
            return Source.TEAM
        if field is Field.STATUS and self.header.ticks:
            return Source.TICKS
        meanings = meanings_of(self._text(self.header.columns[field]))
        return Source.HEADER if any(each.field is field for each in meanings) else Source.CELLS

    def says(self, field: Field, column: Column) -> bool:
        """Whether the header of a column can be about a field."""
        return any(each.field is field for each in meanings_of(self._text(column)))

    def words(self, field: Field) -> tuple[str, ...]:
        """Return the concepts that a header is put together of; none where it is one word."""
        found = tuple(concepts_of(self._text(self.header.columns[field])))
        return found if len(found) > 1 else ()

    def candidate(self, field: Field, column: Column) -> Candidate:
        """Return a column with what its cells look like to someone who looks for this field."""
        return Candidate(column, english(self.looks(field, column)), examples(self._profile(column.number).texts))

    def looks(self, field: Field, column: Column) -> Told:
        """Say what the cells of a column look like to someone who looks for this field."""
        said = reason_of(field, self._profile(column.number))
        if len(self._rows) <= SAMPLE:
            return said
        return Told(message("{cells}, of {count} rows that were looked at"), {"cells": said, "count": SAMPLE})

    def rival(self, field: Field) -> Candidate | None:
        """Return the column that fits a field best of those that nobody asked for; None where none fits."""
        if field in self.reading.columns or (field is Field.STATUS and self.header.ticks):
            return None
        return next((self.candidate(field, each.column) for each in self._claims(field) if each.points >= ENOUGH), None)

    def fitting(self, field: Field) -> Sequence[Candidate]:
        """Return the columns without a field that could be about this one, the likeliest first.

        A header that says something else speaks against it, and so do cells of another kind, or hardly any.
        """
        found = ((self._fit(field, each), each) for each in self.free if self._may_be(field, each))
        likely = sorted(((points, each) for points, each in found if points > 0), key=lambda each: -each[0])
        return [self.candidate(field, column) for _, column in likely]

    def _may_be(self, field: Field, column: Column) -> bool:
        text, is_said = self._text(column), self.says(field, column)
        # One word of several that is known says little: "What our users get" is no column of users.
        concepts = {concept for concept, share in concepts_of(text).items() if share > 0.5}
        return is_said or concepts <= (_VAGUE if field in _MAIN else set())

    def _fit(self, field: Field, column: Column) -> float:
        cells = self._profile(column.number)
        if not cells.filled or (field not in _MAIN and cells.filled < FEW):
            return 0.0
        if field is Field.GOAL and cells.says_nobody and not self.says(field, column):
            # Descriptions of the work are no goals: nobody has to be asked.
            return 0.0
        points = fit(field, cells)
        if points or field in _BY_KIND:
            return points
        # Texts speak neither for a goal nor against it, and words that nobody knows may be a status.
        is_text = cells.share(Kind.TEXT, Kind.NAME, Kind.CODE) >= 0.5
        return 0.1 if is_text and (field is not Field.STATUS or cells.length <= LONGEST) else 0.0

    @property
    def reasons(self) -> Mapping[Field, Told]:
        """Why a field is in doubt."""
        return {each.field: each.reason for each in self.header.doubts}

    def doubts(self) -> Iterator[Doubt]:
        """Yield what the header leaves in doubt, each with the columns that could be it."""
        for each in self.header.doubts:
            taken = self.header.columns.get(each.field)
            candidates = tuple(self.candidate(each.field, column) for column in each.columns)
            yield Doubt(each.field, english(each.reason), candidates, is_taken=taken == each.columns[0])

    def _claims(self, field: Field) -> Sequence[Claim]:
        lesser = self.header.outranked if field is Field.STATUS else ()
        free = (column for column in self.free if column not in lesser)
        found: Iterable[Claim] = (claim for column in free for claim in self._of(column, field))
        return sorted(found, key=lambda each: -each.points)

    def _of(self, column: Column, field: Field) -> Iterator[Claim]:
        text = self._text(column)
        cells = self._profile(column.number)
        if cells.filled:
            yield from (
                each
                for each in claims_of(column, text, cells, fits_of(cells, is_first_text=False))
                if each.field is field
            )

    @cached_property
    def free(self) -> Sequence[Column]:
        """The columns of the table that nobody asked for and whose headers name something of a roadmap, or nothing."""
        aside = {*self.header.periods, *self.header.beside}
        return [each for each in self.header.others if each not in aside and not is_nothing_of_ours(self._text(each))]

    @cached_property
    def _rows(self) -> Sequence[int]:
        return [*rows_below(self.grid, self.header.row)]

    @cached_property
    def _texts(self) -> dict[int, str]:
        return dict(texts_of(self.grid, self.header.row))

    def _text(self, column: Column) -> str:
        return self._texts.get(column.number, column.header)

    @cached_property
    def _profiles(self) -> dict[int, Profile]:
        return {}

    def _profile(self, column: int) -> Profile:
        if column not in self._profiles:
            self._profiles[column] = profile(self.grid, column, self._rows)
        return self._profiles[column]


def examples(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the first different ones of some texts, shortened."""
    different = dict.fromkeys(one_line(text) for text in texts if not is_failed_formula(text))
    return tuple(islice((_short(text) for text in different if text), EXAMPLES))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
