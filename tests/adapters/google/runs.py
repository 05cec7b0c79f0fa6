"""A run over the store, with a rule that is simple to judge: a cell that says `bad...` is at fault.

What a row deserves is then a function of its cells alone, so that a test can look at any sheet and
say whether each text of ours is true.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count, product
from pathlib import Path

from google.auth.credentials import AnonymousCredentials

from localsheets import Google
from localsheets import Spreadsheet as Sheet
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.looked import IN_ENGLISH, Wording
from sheetsync.adapters.google.retry import Clock, RetryPolicy
from sheetsync.adapters.google.store import Consent, GoogleSheet
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.own_text import ALPHABET
from sheetsync.model.plan import Plan, Written
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading, Writing
from sheetsync.steps.acknowledge import acknowledge
from sheetsync.steps.parse import choose_tab, parse
from sheetsync.steps.plan import plan_write_back

HEADER = "Roadmap checks"
TODAY = date(2026, 11, 25)
# Runs of several threads take from these: a generator of ours would not let two in at once.
_addresses = product(ALPHABET, repeat=4)
_nonces = count()


def fault(text: str) -> str:
    """What is said of a cell's text; nothing where it is fine."""
    return f'"{text}" is not good' if text.startswith("bad") else ""


@dataclass
class Run:
    """One run of the program: its own client, its own store."""

    url: str
    key: str
    consent: Consent = field(default_factory=Consent)
    pre_images: Path | None = None
    notes: bool = False
    now: datetime | None = None
    page: str = ""
    wording: Wording = IN_ENGLISH
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    slept: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._now = 0.0
        clock = Clock(lambda: self._now, self._sleep, lambda low, high: high / 2)
        self.client = GoogleClient(
            AnonymousCredentials(), root=self.url, clock=clock, retry=self.retry, who="bot@example.com"
        )
        self.store = GoogleSheet(
            self.client,
            self.key,
            own_header=HEADER,
            new_nonce=lambda: f"nonce{next(_nonces)}",
            consent=self.consent,
            pre_images=self.pre_images,
            now=self.now,
            page=self.page,
            wording=self.wording,
        )

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._now += seconds

    def look(self, spreadsheet: Spreadsheet) -> Plan:
        grid, notice = choose_tab(spreadsheet, Reading())
        assert grid is not None, notice
        roadmap = parse(spreadsheet, grid, Reading())
        if roadmap.header_row is None:
            raise UnsafeError("no header row was found")
        answers = acknowledge(grid, roadmap, tuple(_findings(grid, roadmap)), today=TODAY)
        return plan_write_back(
            grid,
            roadmap,
            answers,
            revision=spreadsheet.revision,
            writing=Writing(HEADER, self.notes),
            new_address=lambda: "".join(next(_addresses)),
        )

    def sync(self) -> Written:
        plan = self.look(self.store.read())
        return self.store.apply(plan, self.look)


def _findings(grid: Grid, roadmap: Roadmap) -> Iterator[Finding]:
    own = grid.own.column if grid.own else 0
    for row in range(roadmap.first_row, len(grid.rows) + 1):
        for column in range(1, grid.width + 1):
            message = fault(grid.at(CellRef(row, column)).shown)
            header = grid.at(CellRef(roadmap.first_row - 1, column)).shown
            if message and column != own:
                yield Finding("bad", Severity.WARNING, message, grid.tab, CellRef(row, column), header)


def requests(google: Google) -> tuple[int, int]:
    """How many reads and writes reached the spreadsheet."""
    return google.count("read"), google.count("write")


def ours(sheet: Sheet, column: int = 5) -> list[str]:
    """The texts of a column, up to the last that says something."""
    texts = [row[column - 1] if len(row) >= column else "" for row in sheet.rows()]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def assert_true(sheet: Sheet) -> None:
    """Each row says what its own cells deserve, in our column and nowhere else."""
    rows = sheet.rows()
    column = rows[0].index(HEADER)
    for row in rows[1:]:
        said = row[column] if len(row) > column else ""
        faults = [fault(text) for text in row if fault(text)]
        assert all(each in said for each in faults)
        assert bool(said) is bool(faults)
        assert not any(cell.startswith("⚠") for index, cell in enumerate(row) if index != column)
