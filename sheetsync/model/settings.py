"""Settings: what a team decided in `sheetsync.toml`, a class a table, a line a key.

The first paragraph of a class is what the manual says of its table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Annotated, Any, Literal

from sheetsync.model.audience import Audience
from sheetsync.model.format import Format
from sheetsync.model.key import Form, Key
from sheetsync.model.language import Language
from sheetsync.model.people import Nudging, Person
from sheetsync.model.sending import Sending
from sheetsync.model.terms import Field, Interval, Status
from sheetsync.model.weekday import Weekday

OWN_HEADER = "Roadmap checks"
INTERVAL_MISSING = "interval-missing"
"""The rule that asks for the interval: who turned it off has none."""

Level = Literal["off", "hint", "warning", "error"]
"""How loud a rule may be said to be."""


class DateOrder(StrEnum):
    """Which part of `05/10/2026` is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`[sheet]`: which spreadsheet, and how to read it."""

    location: Annotated[str, Key("Path of a workbook, or the URL or key of a Google Sheet.", option="SHEET")] = ""
    tab: Annotated[str, Key("Title of the tab; else the one that looks most like a roadmap.", option="--tab")] = ""
    header_row: Annotated[int | None, Key("Row of the headers, from 1; else it is found.", least=1)] = None
    date_order: Annotated[DateOrder | None, Key("Which part of 05/10/2026 is the day.")] = None
    no_status: Annotated[tuple[str, ...], Key("What stands under the status and is none: it is not asked about.")] = ()
    encoding: Annotated[str, Key("Encoding of a CSV file, such as cp1250; else it is found.", form=Form.ENCODING)] = ""
    time_zone: Annotated[
        str, Key("Whose calendar decides what day it is, for a sheet that doesn't say.", form=Form.TIME_ZONE)
    ] = "UTC"
    language: Annotated[Language, Key("Language of what is written in it and about it.")] = Language.ENGLISH


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read the sheet. What is not given is found out from the sheet itself.

    `columns` name headers as the sheet has them; they beat every alias. `header_row` counts
    from 1. `statuses` map a cell's text to a status, beside the built-in aliases; `no_status` are texts that are none.
    `no_interval` says that there are no first and last day to ask for.
    """

    tab: str = ""
    header_row: int | None = None
    columns: Mapping[Field, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    interval: Interval | None = None
    date_order: DateOrder | None = None
    own_header: str = OWN_HEADER
    no_status: tuple[str, ...] = ()
    no_interval: bool = False


class Commit(StrEnum):
    """How the scheduled run brings a workbook, which lives in its repository, back there."""

    PUSH = "push"
    PULL_REQUEST = "pull-request"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Writing:
    """`[write]`: what is written into the sheet.

    `moves_column` says that a column of ours that stands badly is to be taken to a better place.
    """

    header: Annotated[str, Key("Header of our one column.", shortest=1, longest=80)] = OWN_HEADER
    notes: Annotated[
        bool, Key("In a workbook, put a note on each faulty cell too; a person's note is never touched.")
    ] = False
    commit: Annotated[
        Commit, Key("How the scheduled run puts a workbook with new remarks back into its repository.")
    ] = Commit.PUSH
    moves_column: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """`[summary]`: the documents that `sync` makes."""

    output: Annotated[str, Key("Folder for the documents, beside this file.", option="--output", shortest=1)] = (
        "summary"
    )
    formats: Annotated[tuple[Format, ...], Key("Which documents to make.")] = (Format.HTML, Format.MARKDOWN)
    url: Annotated[
        str, Key("Where the page of the summary can be read: mails and messages lead there.", form=Form.WEB)
    ] = ""


@dataclass(frozen=True, slots=True)
class Remembering:
    """`[history]`: where to remember what runs saw."""

    folder: Annotated[str, Key("Folder for the history, beside this file.", option="--history", shortest=1)] = "history"
    url: Annotated[str, Key("URL of a database to use instead, such as sqlite:///history.db.")] = ""
    keep_days: Annotated[
        int | None, Key("After how many days a snapshot is forgotten; else never.", least=1, most=500_000)
    ] = None


@dataclass(frozen=True, slots=True)
class Job:
    """`[job]`: what a job of GitHub Actions does."""

    show: Annotated[
        Literal["counts", "everything"] | None,
        Key(
            "Whether the log, the front page, the artifact and the history branch of a job may hold what the sheet "
            "says; left out, they do where the repository is private."
        ),
    ] = None
    issue: Annotated[
        bool, Key("Whether the scheduled run has an issue open while a person has to act; needs `init` again.")
    ] = False


@dataclass(frozen=True, slots=True)
class Templates:
    """`[templates]`: files of the team, beside this file, that a format is dressed with."""

    html: Annotated[str, Key("A page, in Jinja.")] = ""
    markdown: Annotated[str, Key("Markdown, in Jinja.")] = ""
    mail: Annotated[str, Key("The HTML of the mail, in Jinja.")] = ""
    docx: Annotated[str, Key("A Word document: its styles, page, header and footer are used.")] = ""

    @property
    def paths(self) -> dict[Format, str]:
        """The paths that are given, by their format."""
        return {each: path for each in Format if (path := getattr(self, each.value, ""))}


@dataclass(frozen=True, slots=True)
class Schedule:
    """`[schedule]`: when the workflow runs, which `sheetsync init --workflow` writes, and whether it sends.

    A `time_zone` of "" is not decided.
    """

    days: Annotated[tuple[Weekday, ...], Key("On which days of the week.", shortest=1)] = (Weekday.MONDAY,)
    clock: Annotated[
        str, Key("At what time; not the full hour, when everybody's runs are late.", named="time", form=Form.CLOCK)
    ] = "06:17"
    time_zone: Annotated[str, Key("Whose clock that is; else that of the sheet.", form=Form.TIME_ZONE)] = ""
    sends: Annotated[
        bool,
        Key("Send to each audience that is due; look at `sheetsync summary --send --dry-run` first.", named="send"),
    ] = False

    def __post_init__(self) -> None:
        """Bring the days into the order of the week, each once."""
        object.__setattr__(self, "days", tuple(each for each in Weekday if each in self.days))

    @property
    def at(self) -> time:
        """The time on the clock of the zone."""
        hour, _, minute = self.clock.partition(":")
        return time(int(hour), int(minute))


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a team can decide in `sheetsync.toml`; made without one, it holds the defaults."""

    sheet: Sheet = Sheet()
    columns: Annotated[
        Mapping[Field, str], Key('Header of each column, by its meaning; `""` says that no column is it.')
    ] = field(default_factory=dict)
    interval: Annotated[Interval | None, Key("First and last day of the roadmap; both belong to it.")] = None
    statuses: Annotated[Mapping[str, Status], Key("What your own words for a status mean.")] = field(
        default_factory=dict
    )
    packs: Annotated[tuple[str, ...], Key("Rule packs of your own, beside this file.")] = ()
    rules: Annotated[Mapping[str, Level | Mapping[str, Any]], Key("Severity or options of single rules.")] = field(
        default_factory=dict
    )
    writing: Annotated[Writing, Key("", named="write")] = Writing()
    summary: Summary = Summary()
    history: Remembering = Remembering()
    job: Job = Job()
    templates: Templates = Templates()
    audiences: Annotated[tuple[Audience, ...], Key("", named="audience", unique="name")] = ()
    sending: Annotated[Sending, Key("", named="send")] = field(default_factory=Sending)
    schedule: Schedule = Schedule()
    people: Annotated[tuple[Person, ...], Key("", unique="name")] = ()
    nudge: Nudging = field(default_factory=Nudging)

    @property
    def reading(self) -> Reading:
        """What parsing goes by."""
        sheet = self.sheet
        return Reading(
            sheet.tab,
            sheet.header_row,
            self.columns,
            self.statuses,
            self.interval,
            sheet.date_order,
            self.writing.header,
            sheet.no_status,
            self.interval is None and self.rules.get(INTERVAL_MISSING) == "off",
        )
