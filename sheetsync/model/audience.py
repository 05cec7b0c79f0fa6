"""An audience: who reads a summary, what they may see, and how it reaches them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from sheetsync.model.format import Format
from sheetsync.model.key import Form, Key
from sheetsync.model.language import Language
from sheetsync.model.terms import Field

DATES: Final = Key(
    'Another form of the dates: "iso", or that of a region, such as "en-GB" or "pt-PT".', form=Form.LANGUAGE
)
"""The key that says how dates are written, of whoever reads them."""


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

    THIS_WEEK = "this-week"
    """What the lead says of the week: a sentence above the table, behind the label `This week:`."""


class Channel(StrEnum):
    """A way to an audience."""

    FOLDER = "folder"
    MAIL = "mail"
    SLACK = "slack"
    TEAMS = "teams"
    GOOGLE_CHAT = "google-chat"
    MATTERMOST = "mattermost"
    GITHUB = "github"
    GOOGLE_DOC = "google-doc"
    COMMENT = "comment"

    @property
    def is_push(self) -> bool:
        """Whether it comes to the readers: then a cadence holds, and each delivery is logged."""
        return self not in (Channel.FOLDER, Channel.GITHUB)

    @property
    def is_personal(self) -> bool:
        """Whether a message can go to one person alone."""
        return self in (Channel.MAIL, Channel.SLACK, Channel.COMMENT)

    @property
    def is_for_many(self) -> bool:
        """Whether an audience can be told on it."""
        return self is not Channel.COMMENT

    @property
    def repeats_safely(self) -> bool:
        """Whether a second sending takes the place of the first, or finds it, so that readers never meet both."""
        return self in (Channel.GOOGLE_DOC, Channel.COMMENT)


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
    the sheet may not be told. `language` is that of the words, None for that of the sheet; `dates` is how dates are
    written: "iso", or the form of a region such as "en-GB", "" for the usual one of the language.
    """

    columns: frozenset[Field]
    extras: frozenset[Extra] = frozenset()
    stakeholders: tuple[str, ...] = ()
    title: str = ""
    language: Language | None = None
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """`[[audience]]`: readers who get the same summary, and nothing but what is listed here.

    `document` is the key of the Google Doc that shows it, "" for none.
    """

    name: Annotated[str, Key("Small letters, digits and hyphens.", form=Form.NAME)]
    fields: Annotated[tuple[Field | Extra, ...], Key("What they may see.", form=Form.FIELD, shortest=1)]
    title: Annotated[str, Key("Title of the summary, where `source` isn't listed.", longest=120)] = ""
    stakeholders: Annotated[tuple[str, ...], Key("Whose projects; none means every project.")] = ()
    formats: Annotated[tuple[Format, ...], Key("Which documents.", shortest=1)] = (Format.HTML,)
    channels: Annotated[tuple[Channel, ...], Key("How it reaches them.", shortest=1)] = (Channel.FOLDER,)
    cadence: Annotated[Cadence, Key("How often, at most, it is sent.")] = Cadence.DAILY
    recipients: Annotated[tuple[str, ...], Key("Mail addresses.", form=Form.ADDRESS)] = ()
    language: Annotated[Language | None, Key("Language of the summary and its dates; left out, that of the sheet.")] = (
        None
    )
    dates: Annotated[str, DATES] = ""
    document: Annotated[str, Key("Address of a Google Doc.", form=Form.DOCUMENT)] = ""

    def __post_init__(self) -> None:
        """Keep each format, channel and recipient once."""
        for name in ("formats", "channels", "recipients"):
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name))))

    @property
    def contradiction(self) -> str:
        """What in it can't be together, in words; "" where all can."""
        if not {Field.PROJECT, Field.STATUS}.issubset(self.fields):
            return "`fields` must have project and status: without them there is nothing to tell"
        if Channel.MAIL in self.channels and not self.recipients:
            return "the channel mail needs `recipients`"
        if not all(each.is_for_many for each in self.channels):
            return "a comment is for one person: the channel comment belongs to [[people]]"
        if (Channel.GOOGLE_DOC in self.channels) is not bool(self.document):
            return "the channel google-doc and the address of a `document` go together"
        return ""

    @property
    def view(self) -> View:
        """What they may see."""
        return View(
            columns=frozenset(each for each in self.fields if isinstance(each, Field)),
            extras=frozenset(each for each in self.fields if isinstance(each, Extra)),
            stakeholders=self.stakeholders,
            title=self.title,
            language=self.language,
            dates=self.dates,
        )


@dataclass(frozen=True, slots=True)
class Use:
    """Whether a reader sees a field, and what of it: `column` is its header, `values` how many cells of it."""

    field: str
    listed: bool
    column: str = ""
    values: int = 0
