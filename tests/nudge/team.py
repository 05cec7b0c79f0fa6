"""A team of forty owners and the sheet that they keep, week by week, with ways to them that fail as real ones do.

The sheet is read, checked, planned, remembered and told by the real run; only the lines' own identity, which no run can
see, says whose a row is and what would have been true. A `QuickTeam` is told of findings that are made up, by the same
real run from there on: that is fifty times as fast.
"""

import contextlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from functools import cache
from pathlib import Path
from typing import Any

from sheetsync import wiring
from sheetsync.adapters.delivery_log import DeliveryLog
from sheetsync.adapters.history.entry import entry_of, is_new
from sheetsync.adapters.history.replay import history_of
from sheetsync.config.load import Config
from sheetsync.errors import AccessError, UnavailableError, UncertainError
from sheetsync.model.answer_text import read_answer
from sheetsync.model.answered import Answered, Answers
from sheetsync.model.audience import Channel
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.delivery import Delivery
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.own_text import ALPHABET, is_ours, one_line, row_text
from sheetsync.model.people import Nudging, Person
from sheetsync.model.plan import Plan, Written
from sheetsync.model.roadmap import Column, Deliverable, Project, Roadmap, Table
from sheetsync.model.run import Look, Run
from sheetsync.model.settings import Choices, Sheet, Writing
from sheetsync.model.snapshot import History, Snapshot
from sheetsync.model.snapshot import Line as SnapshotLine
from sheetsync.model.standing import Outcome, Standing
from sheetsync.model.terms import Field, Status
from sheetsync.ports import Deliveries, Replan, Wanted, every
from sheetsync.run import nudge, pipeline
from sheetsync.run.review import Review
from sheetsync.steps.finding_key import Keys

MONDAY = datetime(2026, 10, 5, 6, 17, tzinfo=UTC)
HEADERS = ("Project", "Deliverable", "Status", "Owner", "End", "Notes")
OWN = len(HEADERS) + 1
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OWNERS = tuple(f"{first}{last}" for first in ("An", "Be", "Chi", "Do", "E") for last in "abdefgkl")
STATUSES = {each.value: each for each in Status}
SENT = re.compile(r"^  - (?P<words>.+?)\n    (?P<cell>[A-Z]+\d+)(?:: \S+)?$", re.MULTILINE | re.DOTALL)


class Crash(BaseException):
    """The run is cut off here."""


@dataclass
class Line:
    """A row that knows who it is."""

    who: int
    project: str
    text: str
    status: str
    owner: str
    end: str
    notes: str = ""
    own: str = ""


@dataclass
class Told:
    """One thing that a person was told: of which line, by which rule, and when."""

    to: str
    who: int
    rule: str
    since: datetime
    at: datetime


@cache
def shipped() -> Any:
    return wiring.rules(Config(Choices(), Path(), None, MONDAY))


@dataclass
class Memory:
    """A history that is nowhere but here."""

    entries: list[Any] = field(default_factory=list)

    def read(self, roadmap: str) -> History:
        return history_of(self.entries)

    def append(self, roadmap: str, snapshot: Snapshot) -> bool:
        last = history_of(self.entries).last
        if is_new(snapshot, last):
            self.entries.append(entry_of(snapshot, last))
        return True

    def begin(self, *_: object) -> bool:
        return False

    def tell(self, *_: object) -> None:
        """Nobody asks for it."""

    def prune(self, *_: object) -> int:
        return 0

    def roadmaps(self) -> Sequence[str]:
        return ()


class Team:
    """The owners, their sheet, the log, and what arrived."""

    def __init__(self, log: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.log, self.now = log, MONDAY
        self.lines: list[Line] = []
        self.has_column = False
        self.memory = Memory()
        self.told: list[Told] = []
        self.commented: set[tuple[str, str]] = set()
        self.wrong: list[str] = []
        self.stands: dict[tuple[int, str], datetime] = {}
        self.names = 0
        self.seen: Run | None = None
        self.dead = set(self.dice.sample(OWNERS, 3))
        known = [each for each in OWNERS if each not in self.dice.sample(OWNERS, 3)]
        ways = (Channel.MAIL, Channel.SLACK, Channel.COMMENT)
        self.people = tuple(Person(each, f"{each.lower()}@example.org", self.dice.choice(ways)) for each in known)
        for _ in range(45):
            self.add()

    # --- the sheet -----------------------------------------------------------------------------------

    def add(self) -> None:
        self.names += 1
        word = "".join(self.dice.choices("bdfgklmnprst", k=7))
        owner = self.dice.choice([*OWNERS, *OWNERS, *OWNERS, "", f"{OWNERS[0]}, {OWNERS[1]}", "TBD", "A stranger"])
        text = f"{word} for number {self.names}"
        line = Line(self.names, f"Project {self.dice.randrange(6)}", text, "Not started", owner, self.a_day())
        at = next((at for at, each in enumerate(self.lines) if each.project == line.project), len(self.lines))
        self.lines.insert(at, line)

    def a_day(self) -> str:
        return (self.now + timedelta(days=self.dice.randrange(-20, 40))).date().isoformat()

    def live(self) -> None:
        """A week of people."""
        for _ in range(self.dice.randrange(20)):
            line = self.dice.choice(self.lines)
            deed = self.dice.randrange(12)
            if deed < 5:
                line.status = self.dice.choice(["Done", "In progress", "At risk", "", "almost", "Won't do"])
                line.notes = self.dice.choice(["", "a second pair of eyes would help"])
            elif deed == 5:
                line.end = self.a_day()
            elif deed == 6:
                line.owner = self.dice.choice([*OWNERS, ""])
            elif deed == 7:
                self.add()
            elif deed == 8 and len(self.lines) > 20:
                self.lines.remove(line)
            elif deed == 9:
                self.lines.sort(key=lambda each: (each.project, each.text, each.who))
            elif is_ours(line.own):
                line.own = self.dice.choice([*["ok: it is known", "ok", "ok until 2026-12-24: later"] * 2, "ok: mute"])
            else:
                line.own = ""

    def grid(self) -> Grid:
        rows = [(*HEADERS, *(["Roadmap checks"] if self.has_column else []))]
        rows += [(e.project, e.text, e.status, e.owner, e.end, e.notes, e.own) for e in self.lines]
        cells = tuple(tuple(Cell(each, each) if each else BLANK for each in row) for row in rows)
        return Grid("Roadmap", cells, own=OwnColumn(OWN, CellRef(1, OWN)) if self.has_column else None)

    def read(self, wanted: Wanted = every, *, looks: bool = False) -> Spreadsheet:
        return Spreadsheet("Roadmap", "s", (self.grid(),), "r", links={"Roadmap": "https://example.org/s#gid=0"})

    def apply(self, plan: Plan, replan: Replan) -> Written:
        self.has_column |= plan.install is not None
        for each in plan.edits:
            self.lines[each.cell.row - 2].own = each.new
        return Written(len(plan.edits), 0, 0)

    requests: dict[str, int] = {}  # noqa: RUF012 - nothing is counted

    # --- a run ---------------------------------------------------------------------------------------

    @property
    def configured(self) -> Config:
        choices = Choices(sheet=Sheet("s", "Roadmap"), people=self.people, nudge=Nudging(sends=True))
        return Config(choices, Path(), None, self.now)

    @property
    def review(self) -> Review:
        return Review(self.configured.choices.reading, shipped(), self.now, history=self.memory)

    @property
    def deliveries(self) -> Deliveries:
        return DeliveryLog(self.log, addresses={each.address for each in self.people})

    def sync(self) -> None:
        def address() -> str:
            return "".join(self.dice.choices(ALPHABET, k=4))

        _, run = pipeline.sync(self, self.review, Writing(), new_address=address, progress=lambda _: None)  # type: ignore[arg-type]
        self.stand(run.findings)

    def stand(self, findings: Sequence[Finding]) -> None:
        """Note since when each thing is wrong: one that was mended begins anew."""
        found = {(self.who(each.cell), each.rule) for each in findings if each.cell and each.tab == "Roadmap"}
        self.stands = {key: self.stands.get(key, self.now) for key in found}

    def who(self, cell: CellRef) -> int:
        return self.lines[cell.row - 2].who

    def look(self) -> tuple[Run, Review]:
        self.seen = pipeline.check(self, self.review, progress=lambda _: None)  # type: ignore[arg-type]
        return self.seen, self.review

    def announce(self, *names: str) -> None:
        """Runs say what they will tell, none of which knows of the other."""
        found = [nudge.outlook(self.configured, self.deliveries, *self.look()) for _ in names]
        for name, each in zip(names, found, strict=True):
            nudge.announce(self.configured, self.deliveries, each, name)

    def tell(self, name: str | None = None) -> None:
        with contextlib.suppress(Crash):
            nudge.tell(self.configured, self.deliveries, self.look, Deaf(), announced=name)

    # --- what arrives --------------------------------------------------------------------------------

    def arrived(self, message: bytes, to: str, text: Callable[[bytes], list[tuple[str, str]]]) -> None:
        person = next(each for each in self.people if each.address == to)
        entries = text(message)
        if not entries:
            self.wrong.append(f"{to}: nothing is theirs")
        for words, a1 in entries:
            cell = CellRef.from_a1(a1)
            line = self.lines[cell.row - 2]
            if person.name not in [each.strip() for each in line.owner.split(",")]:
                self.wrong.append(f"{to}: a row of {line.owner}: {words}")
            if line.status in ("Done", "Won't do"):
                self.wrong.append(f"{to}: a closed line")
            rule = self.rule_of(cell, words)
            since = self.stands.get((line.who, rule), MONDAY)
            self.told.append(Told(to, line.who, rule, since, self.now))

    def rule_of(self, cell: CellRef, words: str) -> str:
        """The rule of what was told; of an answer that was asked about, what was asked and of which words."""
        assert self.seen
        told = [
            each.rule
            for each in self.seen.findings
            if each.cell == cell and one_line(f"[{each.column}] {each.message}") == words
        ]
        return told[0] if told else f"asked: {words} {read_answer(self.lines[cell.row - 2].own).words}"


class QuickTeam(Team):
    """A team whose findings are made up, and whose log is nowhere but here."""

    sheet = "s"

    def __init__(self, log: Path, seed: int) -> None:
        super().__init__(log, seed)
        self.logged: list[Delivery] = []
        self.standing: dict[str, Standing] = {}
        self.kept: tuple[datetime, Run] | None = None

    @property
    def deliveries(self) -> Deliveries:
        return self

    def know(self, _: object) -> None:
        """Nothing here is a digest."""

    def read(self, *_: object, **__: object) -> Any:
        return tuple(self.logged)

    def append(self, delivery: Delivery) -> None:
        self.logged.append(delivery)

    def sync(self) -> None:
        run = self._run()
        self.stand(run.findings)
        keys = Keys.of_look(run.roadmap, run.look.now if run.look else None)
        day = self.now.date()
        found = {keys.of(each): each for each in run.findings}
        self.standing = {
            key: self.standing.get(key)
            or Standing(key, each.rule, keys.line(each), day, day, self.dice.choice([Outcome.TOLD, Outcome.SILENT]))
            for key, each in found.items()
        }
        for at, line in enumerate(self.lines, start=2):
            if any(each.cell and each.cell.row == at for each in run.findings) and not line.own:
                line.own = row_text([("Status", "Please say")], "0000")
        self.kept = None

    def live(self) -> None:
        super().live()
        self.kept = None

    def look(self) -> tuple[Run, Review]:
        if self.kept is None or self.kept[0] != self.now:
            self.kept = (self.now, self._run())
        self.seen = self.kept[1]
        return self.seen, self.review

    def _run(self) -> Run:
        steps = [
            Deliverable(e.text, at + 2, at, STATUSES.get(e.status), e.status, e.owner, notes=e.notes)
            for at, e in enumerate(self.lines)
        ]
        projects = tuple(
            Project(step_line.project, step.row, step.line, deliverables=(step,))
            for step, step_line in zip(steps, self.lines, strict=True)
        )
        columns = {
            Field.OWNER: tuple(each.owner for each in self.lines),
            Field.DELIVERABLE: tuple(each.text for each in self.lines),
        }
        table = Table([each.row for each in steps], columns)
        named = {Field.DELIVERABLE: Column(2, "Deliverable"), Field.STATUS: Column(3, "Status")}
        roadmap = Roadmap("Roadmap", "Roadmap", table, projects, header_row=1, columns=named)
        lines = tuple(SnapshotLine(f"line-{each.who}", each.project, each.text) for each in self.lines)
        past = Snapshot(self.now, self.now.date(), (), findings=tuple(self.standing.values()))
        look = Look("r", History((past,)), Snapshot(self.now, self.now.date(), lines))
        run = Run(super().read(), roadmap, tuple(self._findings()), self.now, look=look)
        cells = {
            CellRef(at, OWN): Answered(read_answer(line.own), counts=line.own != "ok", row=at)
            for at, line in enumerate(self.lines, start=2)
            if line.own.startswith("ok")
        }
        return replace(run, answers=Answers(run.findings, cells))

    def _findings(self) -> Iterator[Finding]:
        for at, line in enumerate(self.lines, start=2):
            word = read_answer(line.own).acknowledgement
            said = word.reason if word and word.holds(self.now.date()) else ""
            for rule, holds, message in (
                ("status-missing", not line.status, "Please pick a status."),
                ("status-unknown", line.status == "almost", "I don't know this status."),
                ("risk-without-note", line.status == "At risk" and not line.notes, "What would help?"),
                ("overdue", line.end < self.now.date().isoformat(), "This was due."),
            ):
                if holds:
                    cell = CellRef(at, 3)
                    yield Finding(
                        rule, Severity.WARNING, message, "Roadmap", cell, "Status", line.status,
                        line.project, line.text, acknowledged=said,
                    )  # fmt: skip


class Deaf:
    """Hears what happens, and says nothing."""

    def progress(self, stage: str) -> None: ...

    def filed(self, audience: str, path: str) -> None: ...

    def tried(self, delivery: Delivery) -> None: ...


def of_mail(message: bytes) -> list[tuple[str, str]]:
    """The words and the cells of a letter by mail."""
    body = message_from_bytes(message, policy=default).get_body()
    assert body is not None
    return [
        (" ".join(each["words"].split()), each["cell"])
        for each in SENT.finditer(body.get_content().replace("\r\n", "\n"))
    ]


def of_slack(message: bytes) -> list[tuple[str, str]]:
    """The words and the cells of a letter in Slack."""
    sections = json.loads(message)["blocks"][0]["elements"]
    said = [each["elements"] for part in sections if part["type"] == "rich_text_list" for each in part["elements"]]
    return [(words["text"], place["text"].strip("()")) for words, _, place in said]


def of_comments(message: bytes) -> list[tuple[str, str]]:
    """The words and the cells of comments."""
    return [(each["text"].split("\n")[0], each["cell"]) for each in json.loads(message)["comments"]]


@dataclass
class Postman:
    """A way to people: it fails as real ones do, and says what arrived."""

    team: Team
    text: Callable[[bytes], list[tuple[str, str]]]

    def send(self, message: bytes, to: str, edition: str) -> None:
        luck = self.team.dice.randrange(16)
        if to in {f"{each.lower()}@example.org" for each in self.team.dead}:
            raise AccessError("nobody is there")
        if luck == 0:
            raise UnavailableError("busy")
        if luck == 1:
            raise UncertainError("no answer")
        if luck == 2:
            raise Crash
        self.team.arrived(message, to, self.text)
        if luck == 3:
            raise UncertainError("no answer")
        if luck == 4:
            raise Crash

    def close(self) -> None:
        """Nothing stays open."""


@dataclass
class Commenter(Postman):
    """A way to the cells of people: what stands there is found, and left as it is."""

    def send(self, message: bytes, to: str, edition: str) -> None:
        said = json.loads(message)
        asked = [each for each in said["comments"] if (each["thing"], each["telling"]) not in self.team.commented]
        if not asked:
            return
        before = len(self.team.told)
        try:
            super().send(json.dumps({**said, "comments": asked}).encode(), to, edition)
        finally:
            if len(self.team.told) > before:
                self.team.commented |= {(each["thing"], each["telling"]) for each in asked}


def ways(team: Team) -> dict[Channel, Any]:
    """The ways to the people of a team, in place of those of the world."""
    from sheetsync.wiring.letters import WAYS

    postmen = {
        Channel.MAIL: Postman(team, of_mail),
        Channel.SLACK: Postman(team, of_slack),
        Channel.COMMENT: Commenter(team, of_comments),
    }
    return {channel: replace(way, open=lambda _, by=postmen[channel]: by) for channel, way in WAYS.items()}
