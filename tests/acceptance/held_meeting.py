"""A meeting that is held in a real browser, and the sheets that it is held over, each with people who edit them."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import openpyxl
from playwright.sync_api import Browser, Page, expect

from localsheets import Google, Spreadsheet
from tests.acceptance.command_line import DEMO, CommandLine

TAB = DEMO["tab"]
MONDAY = "2026-11-09T09:00:00Z"
QUIET = "All answers are in the sheet"
PATIENCE_MS = 60_000
"""How long a busy machine may take."""


@dataclass
class Held:
    """A meeting that is held: its page, what its console said, and the program."""

    page: Page
    said: list[str]
    program: "subprocess.Popen[str]"

    def line(self) -> str:
        """The line that is talked about."""
        return self.page.locator("#line-title").inner_text()

    def press(self, *keys: str) -> None:
        """Press keys; a text of several letters that is no key is typed."""
        for each in keys:
            is_key = len(each) == 1 or each in ("Enter", "Escape")
            self.page.keyboard.press(each) if is_key else self.page.keyboard.insert_text(each)

    def settled(self) -> None:
        """Wait until every answer is in the sheet."""
        expect(self.page.locator("#sending")).to_have_text(QUIET, timeout=PATIENCE_MS)

    def ended(self) -> str:
        """Wait for the summary of the meeting, and return its text."""
        expect(self.page.locator("#summary-part")).to_be_visible(timeout=PATIENCE_MS)
        return self.page.locator("#summary").inner_text()


@contextlib.contextmanager
def held(
    sheetsync: CommandLine,
    browser: Browser,
    *arguments: object,
    width: int = 1920,
    scheme: Any = "light",
    **environment: str,
) -> Iterator[Held]:
    """Open a meeting, as a browser does that is handed the file; end it as a person at the terminal does."""
    told = {
        "SHEETSYNC_NOW": MONDAY,
        "BROWSER": "true",
        "XDG_STATE_HOME": str(sheetsync.folder / "state"),
        **environment,
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "sheetsync", "meet", *map(str, arguments)],
        cwd=sheetsync.folder,
        env=sheetsync.environment | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert program.stdout
    file = Path(program.stdout.readline().rsplit("open ", 1)[1].strip())
    page = browser.new_page(viewport={"width": width, "height": 1080}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    try:
        page.goto(file.as_uri())
        expect(page.locator("#begin")).to_be_visible(timeout=PATIENCE_MS)
        yield Held(page, said, program)
    finally:
        page.close()
        # Not SIGINT: where the tests run in the background, a shell has it ignored.
        program.send_signal(signal.SIGTERM)
        out, err = program.communicate(timeout=60)
    assert program.returncode in (0, -signal.SIGKILL), out
    # What keeps a meeting from its sheet is noted there; nothing else is.
    assert all(each.startswith("note: ") for each in err.splitlines()), err


Row = Sequence[object]


class KeptRoadmap(Protocol):
    """A roadmap that people edit: where it is, what its rows say, and a person who types and sorts."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str]

    def rows(self) -> list[Row]:
        """What every row says, a date as YYYY-MM-DD, a blank cell as ""."""
        ...

    def type(self, row: int, column: int, text: str) -> None:
        """Let a person type a text into a cell."""
        ...

    def turn(self, first: int, last: int) -> None:
        """Let a person sort rows the other way round."""
        ...


@dataclass
class KeptWorkbook:
    """A workbook; who edits it saves it with another program."""

    path: Path
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.arguments = (self.path.name, "--tab", TAB)

    def rows(self) -> list[Row]:
        """See `KeptRoadmap`."""
        tab = openpyxl.load_workbook(self.path)[TAB]
        return [[_text(each) for each in row] for row in tab.iter_rows(max_col=10, values_only=True)]

    def type(self, row: int, column: int, text: str) -> None:
        """See `KeptRoadmap`."""
        book = openpyxl.load_workbook(self.path)
        book[TAB].cell(row, column).value = text
        book.save(self.path)

    def turn(self, first: int, last: int) -> None:
        """See `KeptRoadmap`."""
        book = openpyxl.load_workbook(self.path)
        cells = list(book[TAB].iter_rows(min_row=first, max_row=last, max_col=10))
        values = [[cell.value for cell in row] for row in cells]
        for row, turned in zip(cells, values[::-1], strict=True):
            for cell, value in zip(row, turned, strict=True):
                cell.value = value
        book.save(self.path)


@dataclass
class KeptGoogleSheet:
    """A spreadsheet of the local Google, edited from inside."""

    google: Google
    sheet: Spreadsheet
    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.arguments = (self.sheet.id, "--tab", TAB)
        self.environment = {"SHEETSYNC_API_ROOT": self.google.url}

    def rows(self) -> list[Row]:
        """See `KeptRoadmap`."""
        rows = self.sheet.rows(TAB)
        return [[*(_iso(str(each)) for each in row), *[""] * 10][:10] for row in rows]

    def type(self, row: int, column: int, text: str) -> None:
        """See `KeptRoadmap`."""
        self.sheet.type(f"'{TAB}'!{'ABCDEFGHIJ'[column - 1]}{row}", text)

    def turn(self, first: int, last: int) -> None:
        """See `KeptRoadmap`."""
        for to in range(first, last):
            self.sheet.move_row(last, to)


def _text(value: object) -> str:
    return "" if value is None else str(value).removesuffix(" 00:00:00")


def _iso(text: str) -> str:
    """A date as the demo shows it on Google, as YYYY-MM-DD; any other text as it is."""
    try:
        return datetime.strptime(f"{text} +0000", "%d %b %Y %z").date().isoformat()
    except ValueError:
        return text
