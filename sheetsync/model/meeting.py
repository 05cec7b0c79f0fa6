"""A meeting: the lines to talk about, and what becomes of each answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sheetsync.model.said import Said
from sheetsync.model.terms import Field, Status


@dataclass(frozen=True, slots=True)
class Line:
    """One open line as the meeting sees it; texts are as the sheet has them, but for those that say otherwise.

    `project`, `text` and `row` are what it is known by. `cells` are the trimmed texts of the fields that can be
    answered, of those that the sheet has a column for. `title` and `heading` are for a reader, on one line each.
    `unchanged` is since when nothing of it changed, as a reader says it. `place` is a cell such as `E12`, and `link`
    its address on the web, if any. `remarks`, `changes` and `reasons` are sentences: what is wrong, what was said
    since the last meeting, and why it is to be decided first. `heard` is what users said of its project, without
    anybody's name. `is_gone` says that it isn't in the sheet any more.
    """

    project: str
    text: str
    row: int
    cells: Mapping[Field, str]
    title: str
    heading: str
    goal: str = ""
    owner: str = ""
    status: Status | None = None
    unchanged: str = ""
    place: str = ""
    link: str | None = None
    is_lower: bool = False
    remarks: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    is_gone: bool = False


class Outcome(StrEnum):
    """What became of an answer."""

    WAITING = "waiting"
    TYPED = "typed"
    LEFT = "left"
    UNDONE = "undone"


@dataclass(slots=True)
class Entry:
    """One answer of the meeting.

    `number` is its own, in the file of those that wait; `line` the place of its line in the meeting, None for one of an
    earlier meeting whose line is not open any more. `status` is what a status means. `undoes` is the answer that this
    one takes back, None where it is one of its own.
    """

    number: int
    line: int | None
    said: Said
    status: Status | None = None
    outcome: Outcome = Outcome.WAITING
    why: str = ""
    undoes: "Entry | None" = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting is about: its lines, how many of them, from the first, are to be decided first, and the news.

    `heard` is what users said, project by project, and `leading` which questions to them may have led. `strangers` are
    owners of open lines whom nobody of the configuration knows, where it lists any.
    """

    title: str
    subtitle: str
    lines: tuple[Line, ...] = ()
    decide: int = 0
    since: str = ""
    news: tuple[str, ...] = field(default=())
    heard: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
