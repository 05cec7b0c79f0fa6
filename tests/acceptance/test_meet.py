"""The meeting in a real browser, by keyboard alone, while others edit the sheet: it holds just what was answered."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.acceptance.command_line import DEMO, CommandLine
from tests.browser import launched

pytestmark = pytest.mark.browser
TAB = DEMO["tab"]
MONDAY = "2026-11-09T09:00:00Z"
QUIET = "All answers are in the sheet"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@dataclass
class Held:
    """A meeting that is held: its page, what its console said, and the program."""

    page: Page
    said: list[str]
    program: "subprocess.Popen[str]"

    def line(self) -> str:
        return self.page.locator("#line-title").inner_text()

    def press(self, *keys: str) -> None:
        for each in keys:
            self.page.keyboard.press(each)

    def settled(self) -> None:
        """Wait until every answer is in the sheet."""
        expect(self.page.locator("#sending")).to_have_text(QUIET, timeout=20_000)


@contextlib.contextmanager
def held(
    sheetsync: CommandLine,
    browser: Browser,
    *arguments: object,
    width: int = 1920,
    scheme: str = "light",
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
        expect(page.locator("#begin")).to_be_visible()
        yield Held(page, said, program)
    finally:
        page.close()
        # Not SIGINT: where the tests run in the background, a shell has it ignored.
        program.send_signal(signal.SIGTERM)
        out, err = program.communicate(timeout=30)
    assert (program.returncode, err) == (0, ""), out


def cells_of(path: Path) -> dict[str, object]:
    """Every cell of the roadmap that is not blank."""
    tab = openpyxl.load_workbook(path)[TAB]
    return {cell.coordinate: cell.value for row in tab.iter_rows() for cell in row if cell.value is not None}


def test_a_meeting_by_keyboard_alone(sheetsync: CommandLine, browser: Browser, workbook: Path) -> None:
    before = cells_of(workbook)

    with held(sheetsync, browser, workbook.name, "--tab", TAB) as meeting:
        meeting.press("Enter")
        assert meeting.line() == "Load test checkout at twice the expected peak"
        meeting.press("d")
        assert meeting.line() == "Index the logs of the last thirty days"
        meeting.press("s")
        meeting.press("l")
        meeting.press("b", "b")
        assert meeting.line() == "Index the logs of the last thirty days"
        meeting.settled()
        meeting.press("g")
        expect(meeting.page.locator("#summary-part")).to_be_visible(timeout=20_000)
        assert "SRE roadmap" in meeting.page.locator("#summary").inner_text()
        assert meeting.said == []

    after = cells_of(workbook)
    changed = {place: str(after[place])[:10] for place in after if after[place] != before.get(place)}
    assert changed == {"E19": "Done", "I24": "2026-11-09"}
    assert not list((sheetsync.folder / "state").rglob("*.jsonl"))
