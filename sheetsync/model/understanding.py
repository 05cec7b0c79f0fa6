"""An understanding: how a sheet was read, with its reasons, and what only the team can decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sheetsync.model.roadmap import Column, Field, Interval, Status, Unread


class Topic(StrEnum):
    """What a question is about; each is a place in `sheetsync.toml`."""

    TAB = "sheet.tab"
    HEADER_ROW = "sheet.header_row"
    DATE_ORDER = "sheet.date_order"
    COLUMN = "columns"
    STATUS = "statuses"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that could not be decided from the sheet.

    `about` is the field of a column, or the text of a status; "" for the other topics. `choices`
    are what can be answered, the likeliest first; none means a text. An answer may also be "" for
    nobody's: the question stays open.
    """

    topic: Topic
    text: str
    about: str = ""
    choices: Sequence[str] = ()

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


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column with a meaning, and what speaks for it, in a few words.

    `is_ticked` says that it is the first of several to tick, which no one header can name.
    """

    field: Field
    column: Column
    evidence: str
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class StatusSeen:
    """A text of the status column, how often it stands there, and what it means; None where nobody knows."""

    text: str
    count: int
    status: Status | None


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a sheet was understood. `header_row` is 0 where none was found; then there is nothing else.

    `advice` are sentences about what the sheet could have and doesn't; nothing of it is needed.
    """

    tab: str
    header_row: int = 0
    header_reason: str = ""
    projects: int = 0
    lines: int = 0
    columns: tuple[ColumnSeen, ...] = ()
    statuses: tuple[StatusSeen, ...] = ()
    interval: Interval | None = None
    interval_source: str = ""
    unread: tuple[Unread, ...] = ()
    questions: tuple[Question, ...] = ()
    advice: tuple[str, ...] = ()
