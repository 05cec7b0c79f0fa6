"""A page: a summary, an agenda, a retrospective or a roll-up, in parts that every renderer can dress.

Whatever a reader sees is here as text, made once; a renderer adds looks and no words.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Final

from sheetsync.model.document import EPOCH, IN_ENGLISH, Headings
from sheetsync.model.sign import SHAPES
from sheetsync.model.spark import sparkline
from sheetsync.model.terms import Status
from sheetsync.model.work import Counts, Helps, Pairs, Project, Remark, Steps, Strips


@dataclass(frozen=True, slots=True)
class Text:
    """Words, and the address they lead to, "" for none."""

    kind: ClassVar[str] = "text"
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """A status: its sign, and its word. `status` is None where the sheet doesn't say."""

    kind: ClassVar[str] = "badge"
    status: Status | None
    word: str

    @property
    def shape(self) -> str:
        """The sign of the status."""
        return SHAPES[self.status]

    @property
    def text(self) -> str:
        """Sign and word, as a text shows them."""
        return f"{self.shape} {self.word}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two. One that is `quiet` is a definition, or a remark on how something was counted."""

    kind: ClassVar[str] = "paragraph"
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short sentences."""

    kind: ClassVar[str] = "items"
    items: tuple[Text, ...]

    @property
    def text(self) -> str:
        """All of them in one line."""
        return " · ".join(each.text for each in self.items)


_FIGURE: Final = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has an entry for every header.

    `lead` is the place of the column that names the row, from 0. `shares` says how wide the columns
    are where there is room, in hundredths; empty leaves it to who draws the table.
    """

    kind: ClassVar[str] = "table"
    headers: tuple[str, ...]
    rows: tuple[tuple[Text | Badge | Items, ...], ...]
    lead: int = 0
    shares: tuple[int, ...] = ()

    @property
    def figures(self) -> tuple[bool, ...]:
        """Which columns hold numbers alone, for these stand one below the other by their last digit."""
        return tuple(all(_FIGURE.fullmatch(each.text) for each in column) for column in zip(*self.rows, strict=True))


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a line stood for a while: from `start` to `end`, each from 0 to 1 along the picture."""

    start: float
    end: float
    badge: Badge
    label: str


@dataclass(frozen=True, slots=True)
class Track:
    """One line of the picture of statuses, below the name of its project, `group`.

    `signs` shows the same in a text, a sign for each week.
    """

    group: str
    name: str
    stretches: tuple[Stretch, ...]
    signs: str


@dataclass(frozen=True, slots=True)
class Tracks:
    """A picture of how statuses changed over time.

    `ticks` are places from 0 to 1 with their days; `legend` says what the signs mean.
    """

    kind: ClassVar[str] = "tracks"
    label: str
    ticks: tuple[tuple[float, str], ...]
    tracks: tuple[Track, ...]
    legend: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """How many lines there were at the end of a while, and how many of them were done; it ends `at`, from 0 to 1.

    `text` says it.
    """

    at: float
    day: str
    done: int
    total: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class BurnUp:
    """A picture of done lines rising to all lines. Each point stands for the time since the one before.

    `legend` says how many were done at the end, and how many there were.
    """

    kind: ClassVar[str] = "burn_up"
    label: str
    points: tuple[Point, ...]
    legend: tuple[str, str] = ("", "")

    @property
    def sparks(self) -> tuple[str, str]:
        """Both rising lines as little bars: what was done, and all there was."""
        most = self.points[-1].total
        done = sparkline([each.done for each in self.points], most)
        return done, sparkline([each.total for each in self.points], most)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with blank space below it, for people to fill in."""

    kind: ClassVar[str] = "prompt"
    question: str


Block = (
    Paragraph | Items | Table | Tracks | BurnUp | Prompt | Remark | Counts | Helps | Steps | Project | Strips | Pairs
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page under its heading; one without a title stands under the one before.

    One that `is_inner` is a part of the one before, under a lesser heading. `rest` is the line behind which all but
    the first `shown` blocks open, where a format can open anything; "" where all are seen. Where none is, it is the
    heading that opens, with `rest` beside it. One that `is_pictured` says in words what a picture of the page shows,
    and is left out where that is.
    """

    title: str
    blocks: tuple[Block, ...]
    is_inner: bool = False
    shown: int = 0
    rest: str = ""
    is_pictured: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The whole: the first sentence of `headline` carries the news. `made` is the only clock that a rendering knows.

    `language` is that of every text that is ours, `words` what a format says between them. `said` is what the lead
    says, before the news; "" for nothing. Where it `folds_footer`, all but the first sentence of that opens, as a part
    does. `subject` is what a mailbox lists it under; "" for its title and its first sentence. `url` is where all of it
    can be read, for a page that tells a part; None for nowhere.
    """

    title: str
    subtitle: str
    headline: tuple[str, ...]
    parts: tuple[Part, ...]
    footer: tuple[str, ...] = field(default=())
    made: datetime = EPOCH
    language: str = "en"
    words: Headings = IN_ENGLISH
    said: str = ""
    folds_footer: bool = False
    subject: str = ""
    url: str | None = None

    @property
    def is_wide(self) -> bool:
        """Whether a table needs all the room that a sheet of paper has across."""
        return any(isinstance(each, Table) and each.shares for part in self.parts for each in part.blocks)

    @property
    def of_words(self) -> tuple[Part, ...]:
        """The parts that can be said in words alone."""
        return tuple(part for part in self.parts if not all(isinstance(each, Strips) for each in part.blocks))
