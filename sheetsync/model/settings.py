"""Settings: what a team decided about reading its sheet and writing into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Any

from sheetsync.model.audience import Audience
from sheetsync.model.format import Format
from sheetsync.model.roadmap import Field, Interval, Status

OWN_HEADER = "Roadmap checks"


class DateOrder(StrEnum):
    """Which part of `05/10/2026` is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read the sheet. What is not given is found out from the sheet itself.

    `columns` name headers as the sheet has them; they beat every alias. `header_row` counts
    from 1. `statuses` map a cell's text to a status, beside the built-in aliases. `encoding` is that of a CSV file.
    """

    tab: str = ""
    header_row: int | None = None
    columns: Mapping[Field, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    interval: Interval | None = None
    date_order: DateOrder | None = None
    encoding: str = ""
    own_header: str = OWN_HEADER


class Commit(StrEnum):
    """How the scheduled run brings a workbook, which lives in its repository, back there."""

    PUSH = "push"
    PULL_REQUEST = "pull-request"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Writing:
    """What may be written: the header of our column, whether notes go on people's cells, how a workbook goes back.

    `moves_column` says that a column of ours that stands badly is to be taken to a better place.
    """

    header: str = OWN_HEADER
    notes: bool = False
    commit: Commit = Commit.PUSH
    moves_column: bool = False


class Weekday(StrEnum):
    """A day of the week; they are in its order, and it begins with Monday."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the scheduled run is made, whether it sends, and whether it has an issue open while a person has to act.

    `at` is the time on the clock of `time_zone`; a zone of "" is not decided.
    """

    days: tuple[Weekday, ...] = (Weekday.MONDAY,)
    at: time = time(6, 17)
    time_zone: str = ""
    sends: bool = False
    issue: bool = False


class Security(StrEnum):
    """How a connection to a mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sending:
    """How mails leave. `server` is "" where none is set up; `log` is a path beside the file.

    The password is no setting: it comes from the environment alone.
    """

    server: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    sender: str = ""
    log: str = "history/sent/deliveries.jsonl"


@dataclass(frozen=True, slots=True)
class Remembering:
    """Where to remember what runs saw, and for how many days; None keeps it for good.

    `folder` is a path beside the configuration; a database that `url` names is used instead of it.
    """

    folder: str = "history"
    url: str = ""
    keep_days: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a team can decide in `sheetsync.toml`; made without one, it holds the defaults.

    `location` is the path of a workbook, or the URL or key of a Google Sheet. `time_zone` is the
    calendar of a sheet that doesn't say its own. `rules` map a rule's name to a severity, or to a
    table of its options. `output`, `packs` and `templates` are paths beside the file.
    """

    location: str = ""
    time_zone: str = "UTC"
    reading: Reading = field(default_factory=Reading)
    writing: Writing = field(default_factory=Writing)
    output: str = "summary"
    formats: tuple[Format, ...] = (Format.HTML, Format.MARKDOWN)
    packs: tuple[str, ...] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)
    history: Remembering = field(default_factory=Remembering)
    audiences: tuple[Audience, ...] = ()
    templates: Mapping[Format, str] = field(default_factory=dict)
    sending: Sending = field(default_factory=Sending)
    schedule: Schedule = field(default_factory=Schedule)
