"""A run: everything that one run read, found and did, for whoever reports it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sheetsync.model.answered import Answers
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.notice import Notice
from sheetsync.model.plan import Plan, Written
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.said import Said
from sheetsync.model.snapshot import Change, History, Snapshot
from sheetsync.model.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that is ready to leave: its format, the name of its file, and its bytes."""

    format: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """A document that was written: its format (`html`, `markdown`) and where it is."""

    format: str
    path: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a run saw beside what earlier runs saw: the name of the roadmap, its history, and how it is now.

    `is_remembered` says whether this run added to the history; there may have been nothing new. `origin` is the
    name that the history is still kept under, to be copied at the first write; None where it is its own.
    `notices` say where it is from, and how it is read otherwise than before. `history` is in the
    terms in which the sheet is read now; `kept` is the same as it is kept.
    """

    roadmap: str
    history: History
    now: Snapshot
    changes: tuple[Change, ...] = ()
    is_remembered: bool = False
    origin: str | None = None
    notices: tuple[Notice, ...] = ()
    kept: History = field(default_factory=History)


@dataclass(frozen=True, slots=True)
class Since:
    """How many findings are new since the run of a day, and how many that it left are gone. True where any is."""

    day: date
    new: int = 0
    solved: int = 0

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.solved)


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell of people's that was typed into because somebody agreed to it in the cell `word` of ours."""

    cell: CellRef
    word: CellRef
    said: Said


@dataclass(frozen=True, slots=True)
class Run:
    """What one run saw and did.

    `plan` and `written` are None when the command doesn't write. `notices` are for the person who ran it.
    `now` is aware and UTC. `look` is None where there is no history. `answers` are those in our column.
    `understanding` is None where nobody wants to know how the sheet was read.
    `since` compares the findings with those of the run before, None where nobody remembers them.
    `found` is what the rules found, before the answers were read and it was chosen what is told in the sheet.
    `typed` is what was typed into cells of people's on their word: the cell, its texts before and after, and the cell
    of ours in which somebody agreed.
    """

    spreadsheet: Spreadsheet
    roadmap: Roadmap
    findings: tuple[Finding, ...]
    now: datetime
    requests: dict[str, int] = field(default_factory=dict)
    plan: Plan | None = None
    written: Written | None = None
    saved: tuple[Saved, ...] = ()
    notices: tuple[Notice, ...] = ()
    look: Look | None = None
    answers: Answers = field(default_factory=Answers)
    understanding: Understanding | None = None
    found: tuple[Finding, ...] = ()
    since: Since | None = None
    typed: tuple[TypedCell, ...] = ()

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count: neither acknowledged, nor in the baseline, each once."""
        return tuple(
            each
            for each in self.findings
            if not each.acknowledged and not each.speaks_for and each.silence is not Silence.BASELINE
        )

    @property
    def spoken(self) -> tuple[Finding, ...]:
        """What is told in the sheet, and of it: the few that matter now."""
        return tuple(each for each in self.findings if each.is_spoken)

    def fails(self, threshold: Severity) -> bool:
        """Whether a finding that nobody acknowledged is as severe as `threshold`, or worse."""
        return any(each.severity.reaches(threshold) for each in self.active)
