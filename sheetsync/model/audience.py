"""An audience: who reads a summary, what they may see, and how it reaches them."""

from dataclasses import dataclass
from enum import StrEnum

from sheetsync.model.format import Format
from sheetsync.model.roadmap import Field


class Extra(StrEnum):
    """What an audience may see beside columns. Like a column, it is shown only where it is listed."""

    SOURCE = "source"
    """The names of the spreadsheet and its tab, how its statuses were read, and what was left unread."""

    INTERVAL = "interval"
    """The first and the last day of the roadmap."""

    LINKS = "links"
    """Where each line stands: its cell, and the address of that cell on the web."""

    CHECKS = "checks"
    """How many open remarks there are; never their words."""

    CHANGES = "changes"
    """What changed since they were told last, of what they may see, and since when something is at risk."""


class Channel(StrEnum):
    """A way to an audience."""

    FOLDER = "folder"
    MAIL = "mail"
    SLACK = "slack"
    GITHUB = "github"
    GOOGLE_DOC = "google-doc"

    @property
    def is_push(self) -> bool:
        """Whether it comes to the readers: then a cadence holds, and each delivery is logged."""
        return self in (Channel.MAIL, Channel.SLACK, Channel.GOOGLE_DOC)

    @property
    def repeats_safely(self) -> bool:
        """Whether a second sending takes the place of the first, so that readers never meet both."""
        return self is Channel.GOOGLE_DOC


class Cadence(StrEnum):
    """How often an audience is told."""

    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"

    @property
    def days(self) -> int:
        """How many days lie between two tellings; a month is four weeks, so that the weekday stays."""
        return {"daily": 1, "weekly": 7, "biweekly": 14, "monthly": 28}[self.value]


@dataclass(frozen=True, slots=True)
class View:
    """What a reader may see of a roadmap: nothing but what is listed.

    The names of projects and the statuses are always a part of it: without them there is nothing to
    tell. `stakeholders` choose the projects; none means every project. `title` stands where the name of
    the sheet may not be told. `language` is that of the dates: "en", "iso", or one such as "de" or
    "pt-BR".
    """

    columns: frozenset[Field]
    extras: frozenset[Extra] = frozenset()
    stakeholders: tuple[str, ...] = ()
    title: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers who get the same summary. `name` is made of small letters, digits and hyphens.

    `document` is the key of the Google Doc that shows it, "" for none.
    """

    name: str
    view: View
    formats: tuple[Format, ...] = (Format.HTML,)
    channels: tuple[Channel, ...] = (Channel.FOLDER,)
    cadence: Cadence = Cadence.DAILY
    recipients: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """Whether a reader sees a field, and what of it: `column` is its header, `values` how many cells of it."""

    field: str
    listed: bool
    column: str = ""
    values: int = 0
