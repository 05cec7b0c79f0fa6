"""An understanding: how a sheet was read, with its reasons, and what only the team can decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sheetsync.model.other_row import OtherRow
from sheetsync.model.roadmap import Column, Unread
from sheetsync.model.terms import Field, Interval, Shape, Status


class Topic(StrEnum):
    """What a question is about; each is a place in `sheetsync.toml`."""

    TAB = "sheet.tab"
    HEADER_ROW = "sheet.header_row"
    DATE_ORDER = "sheet.date_order"
    COLUMN = "columns"
    STATUS = "statuses"
    INTERVAL = "interval"


NONE: Final = "none of them"
"""The answer that no choice is right: it is kept as a blank text, so that it is not asked again."""

NOTHING: Final = "there is none"
"""The same, of a question without choices."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that could not be decided from the sheet.

    `about` is the field of a column, or the text of a status; "" for the other topics. `choices`
    are what can be answered, the likeliest first; none means a text. `hints` say of each choice what
    stands there, in the same order. `may_be_none` says that NONE is an answer, too. An answer may also
    be "" for nobody's: the question stays open.
    """

    topic: Topic
    text: str
    about: str = ""
    choices: Sequence[str] = ()
    hints: Sequence[str] = ()
    may_be_none: bool = False

    @property
    def none(self) -> tuple[str, ...]:
        """How a person says that no choice is right; nothing where one has to be."""
        return ((NONE if self.choices else NOTHING),) if self.may_be_none else ()

    @property
    def key(self) -> tuple[Topic, str]:
        """What the question is known by, however it is put."""
        return self.topic, self.about


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the configuration file: the table, the key and the value, and why it is there.

    A value is a text, a whole number, a day, or a list of texts. `is_decided` is False for what was
    found by itself: it needs no line, and is only shown.
    """

    table: str
    key: str
    value: str | int | date | list[str]
    comment: str = ""
    is_decided: bool = True


class Source(StrEnum):
    """Who says what a column is about."""

    TEAM = "team"
    HEADER = "header"
    CELLS = "cells"
    TICKS = "ticks"
    """Several columns, of which one is ticked on each line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column that could be about a field: what its cells look like, in a few words, and the first of them."""

    column: Column
    cells: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column with a meaning, and what speaks for it.

    `words` are what its header says, in our terms, where it is put together of several. `cells` are a few words
    about what stands below it, `examples` the first texts there. `rival` would be the column if it were not.
    """

    field: Field
    column: Column
    source: Source
    cells: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    rival: Candidate | None = None

    @property
    def is_ticked(self) -> bool:
        """Whether it is the first of several to tick, which no one header can name."""
        return self.source is Source.TICKS


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that could not be decided, or only from cells: why, and what could be it, the likeliest first.

    `is_taken` says that the first of them is taken for it until somebody says otherwise.
    """

    field: Field
    reason: str
    candidates: tuple[Candidate, ...]
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """A text of the status column, how often it stands there, and what it means; None where nobody knows."""

    text: str
    count: int
    status: Status | None


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A line of work: its row, its status, None where nobody knows it, and what the cell of the status says."""

    row: int
    status: Status | None
    text: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a sheet was understood.

    `header_row` is None where none was found; then there is nothing else but `header_reason`.
    `shape` is how the sheet holds its work, `shape_said` the same in one sentence. `rows` are those below the
    header that are no lines of work, `line_rows` those that are.
    `questions` are at most five, what most depends on first. `advice` are sentences about what the sheet could
    have and doesn't; nothing of it is needed.
    """

    tab: str
    header_row: int | None = None
    header_reason: str | None = None
    projects: int = 0
    lines: int = 0
    shape: Shape = Shape.PROJECTS
    shape_said: str = ""
    rows: tuple[OtherRow, ...] = ()
    line_rows: tuple[LineSeen, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    columns: tuple[ColumnSeen, ...] = ()
    statuses: tuple[StatusSeen, ...] = ()
    interval: Interval | None = None
    interval_source: str | None = None
    unread: tuple[Unread, ...] = ()
    questions: tuple[Question, ...] = ()
    advice: tuple[str, ...] = ()
