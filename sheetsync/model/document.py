"""A document: the facts and the words that every rendering of the summary dresses.

Whatever a reader sees is here as text; a renderer adds looks and never words of its own but for
the signs.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Status
from sheetsync.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Step:
    """One line of work. `status` is None where the sheet doesn't say, or says what nobody knows.

    `word` is the status for a reader, "" where the sheet has no status at all; `when` the dates.
    `is_late` says that `word` begins with how late it is. `since` is since when it stands so, where that is told.
    `cell` is where it stands, such as `Roadmap!D14`, and `link` the address of that cell on the web; "" for none.
    """

    text: str
    status: Status | None
    word: str
    owner: str = ""
    when: str = ""
    note: str = ""
    link: str = ""
    is_stretch: bool = False
    cell: str = ""
    since: str = ""
    is_late: bool = False

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return SHAPES[self.status]


@dataclass(frozen=True, slots=True)
class Work:
    """One project: what it is for, how far it is, and its steps.

    `status` is how it stands by its committed steps, a risk before all else; None where the sheet
    doesn't say. `word` is that for a reader, "" where the sheet has no status at all. `place` is its place in the
    sheet, from 0, by which its strip is known; `is_fine` whether nothing of it is late, at risk or may slip.
    """

    name: str
    goal: str
    progress: str
    steps: tuple[Step, ...]
    status: Status | None = None
    word: str = ""
    place: int = 0
    is_fine: bool = False

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return SHAPES[self.status]


@dataclass(frozen=True, slots=True)
class Group:
    """The projects of one group of stakeholders. `name` is "" where the sheet names nobody.

    `title` is what stands over them.
    """

    name: str
    works: tuple[Work, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """Work that is late or at risk, and what would help, in the team's own words.

    `goal` is what it is for. `unsaid` is what stands where the team has said nothing, "" where it has, or where
    nobody may know.
    """

    project: str
    step: Step
    goal: str = ""
    unsaid: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many steps have a status; `share` is of all, from 0 to 1."""

    status: Status | None
    word: str
    number: int
    share: float

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return SHAPES[self.status]


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the readers were told last. `more` says how much was left out, "" when nothing was."""

    title: str
    items: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What fits into a mail or a message of three minutes: the gravest first, the rest counted.

    `subject` carries the news. `more` says what was left out, "" when nothing was.
    """

    subject: str = ""
    help: tuple[Help, ...] = ()
    works: tuple[Work, ...] = ()
    next: tuple[Help, ...] = ()
    more: str = ""
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands over the parts of a summary, and in empty ones, in the language of its readers.

    A renderer fills in what stands between braces.
    """

    timeline: str = "Timeline"
    projects: str = "Projects"
    others: str = "Other projects"
    got: str = "Done so far"
    nothing_got: str = "No step is done yet."
    not_now: str = "Dropped, or below the line"
    stretch: str = "stretch goal:"
    below: str = "Below the line"
    nothing_next: str = "No other step is known to be due in these two weeks."
    status: str = "Status"
    step: str = "Step"
    owner: str = "Owner"
    when: str = "When"
    counts: str = "Steps by status"
    marks: str = "Each sign is a step on the day it is due; {late} is late."
    now: str = "{line}marks today."
    picture: str = "a bar for each project, from its first day to its last."
    more: str = "and {count} more"
    whole: str = "The whole summary"


IN_ENGLISH: Final = Headings()


@dataclass(frozen=True, slots=True)
class Titles:
    """What parts come to, in a few words each, for who sees one at a time; "" where nothing more can be said."""

    help: str = ""
    next: str = ""
    done: str = ""
    timeline: str = ""


EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Document:
    """The summary that stakeholders read instead of the spreadsheet.

    A part whose title is "" has nothing to show to these readers, and is left out. `help_none` is
    what stands where nothing is late or at risk, `help_rest` what follows the gravest, and `help_more`
    counts that. `news` is None where nothing is remembered, or may be told; `trend` is one sentence with
    little bars, "" until there is enough to show.

    `read_at` is when the sheet was read, aware and UTC: the only clock that a rendering knows. `language` is that of
    every text that is ours, such as "en" or "de". `url` is where all of it can be read, for what tells a part; "" for
    nowhere. `said` is what the lead says, on top of the facts; "" for nothing. `titles` say what
    parts come to.
    """

    title: str
    subtitle: str
    headline: tuple[str, ...]
    counts: tuple[Count, ...]
    stretch: str
    help: tuple[Help, ...]
    groups: tuple[Group, ...]
    next_title: str
    next: tuple[Help, ...]
    below: tuple[Work, ...]
    timeline: Timeline | None
    footer: tuple[str, ...] = field(default=())
    next_more: str = ""
    help_title: str = "Where you can help"
    help_none: str = ""
    help_rest: tuple[Help, ...] = ()
    help_more: str = ""
    brief: Brief = Brief()
    read_at: datetime = EPOCH
    news: News | None = None
    trend: str = ""
    language: str = "en"
    words: Headings = IN_ENGLISH
    url: str = ""
    said: str = ""
    titles: Titles = Titles()
