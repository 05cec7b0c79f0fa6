"""A nudge: what one person is told of their own rows."""

from dataclasses import dataclass
from datetime import date

from sheetsync.model.people import Person
from sheetsync.model.weekday import Weekday


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a cell is, in words: by what it is found again when rows and columns moved.

    Its row is the one whose cell `beside` says `name`, below the header `named`; `header` is the cell of the header
    above it, which says `above`. All headers are folded to one line.
    """

    tab: str
    beside: str
    name: str
    named: str
    header: str
    above: str


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a person is asked about, on one line of theirs.

    `thing` is the key by which it is known from run to run. `due` is the last day that the line's cell allows,
    `cell` the address of the cell to mend, such as `C14`, and `link` leads there; None in a file. `anchor` is by what
    the cell is found again, None where a comment there would be of no use. `proposals` are what a yes would type, word
    for word. `times` is how often it was told before.
    """

    thing: str
    project: str
    line: str
    status: str
    due: date | None
    cell: str
    column: str
    words: str
    link: str | None = None
    anchor: Anchor | None = None
    proposals: tuple[str, ...] = ()
    times: int = 0


@dataclass(frozen=True, slots=True)
class Nudge:
    """All that one person is told today. `strangers` are owners whom nobody knows, told to the lead alone."""

    person: Person
    roadmap: str
    asks: tuple[Ask, ...]
    things: tuple[str, ...]
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whom a run would tell of what, and why others hear nothing.

    `muted` are the people who asked for silence, `strangers` all owners of open lines who aren't listed. `rests` is the
    day of the week on which nobody is told, None where it is one that the team chose.
    """

    nudges: tuple[Nudge, ...] = ()
    muted: tuple[Person, ...] = ()
    strangers: tuple[str, ...] = ()
    rests: Weekday | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one cell: the words, where it is, and the address that leads there, "" for none."""

    words: str
    cell: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sheet in a letter, by its words, and what is said of it."""

    title: str
    details: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to one person in words, for renderers to dress: a greeting, the lines, and what can be done.

    `settling` says of a comment on a cell what can be done with it, `again` reminds in it.
    """

    subject: str
    greeting: str
    entries: tuple[Entry, ...]
    closing: tuple[str, ...]
    language: str = "en"
    settling: str = ""
    again: str = ""
