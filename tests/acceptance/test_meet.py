"""The meeting in a real browser, by keyboard alone, while others edit the sheet: it holds just what was answered."""

import stat
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from playwright.sync_api import Browser, Page, expect, sync_playwright

from localsheets import Google, load
from localsheets.fixture import google
from sheetsync.adapters.meeting.server import SCRIPTS
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine
from tests.acceptance.held_meeting import PATIENCE_MS, KeptGoogleSheet, KeptRoadmap, KeptWorkbook, held
from tests.browser import launched
from tests.render.hostile import HOSTILE
from tests.render.test_browser import OVERFLOWING

__all__ = ["google"]

pytestmark = pytest.mark.browser
STATUS, END, UPDATED, NOTE = 5, 8, 9, 10
TODAY = "2026-11-09"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(params=["workbook", "google"])
def roadmap(request: pytest.FixtureRequest, workbook: Path, google: Google) -> KeptRoadmap:
    """The demo roadmap, nobody's but this test's, in both kinds of sheet."""
    if request.param == "workbook":
        return KeptWorkbook(workbook)
    return KeptGoogleSheet(google, load(google, DEMO_WORKBOOK))


WALK = (
    # What is pressed at the lines, in the order of the meeting; "s" at all the others.
    ("d",),
    ("i",),
    ("p", "a second tester", "Enter"),
    ("r", "Escape"),
    ("w",),
    ("d", "b", "u", "Enter"),
    ("l",),
    ("n",),
    ("e", "2026-12-01", "Enter", "Enter"),
    ("m", "they asked for pictures, not text", "Enter", "Enter"),
)
ANSWERED = (
    {STATUS: "Done"},
    {STATUS: "In progress"},
    {STATUS: "Possible delay", NOTE: "a second tester"},
    {STATUS: "At risk"},
    {STATUS: "Won't do"},
    {},
    {UPDATED: TODAY},
    {STATUS: "Not started"},
    {END: "2026-12-01"},
    {NOTE: "they asked for pictures, not text"},
)
STILL = {UPDATED: TODAY}
"""What "s" types, also at the line that was put off, to which the meeting comes back at the end."""


def by_line(rows: list) -> dict[str, list[str]]:
    """The rows of a roadmap by their deliverables."""
    return {str(row[3]): list(row) for row in rows if row[3]}


def test_a_meeting_by_keyboard_alone_while_somebody_edits_and_sorts(
    sheetsync: CommandLine, browser: Browser, roadmap: KeptRoadmap
) -> None:
    expected = by_line(roadmap.rows())
    talked: list[str] = []

    def edit(row: int, text: str, *, met: str) -> None:
        """Somebody types a status; whoever saves a whole file waits until we have."""
        line = roadmap.rows()[row - 1]
        assert line[3].startswith(met)
        roadmap.type(row, STATUS, text)
        expected[line[3]][STATUS - 1] = text

    with held(sheetsync, browser, *roadmap.arguments, **roadmap.environment) as meeting:
        users = meeting.page.locator("#users").inner_text()
        assert "“Half of the pages need nobody” (Paging at night, 13 Oct)" in users
        assert "Why are your deploys always so huge?" in users
        assert not [name for name in ("Nia", "Omar", "Pia", "Quinn", "Gus") if name in users]
        heard: list[str] = []
        meeting.press("Enter")
        for place in range(24):
            heard.append(meeting.page.locator("#heard").inner_text())
            talked.append(meeting.line())
            keys, answers = (WALK[place], ANSWERED[place]) if place < len(WALK) else (("s",), STILL)
            if place == 12:
                meeting.settled()
                roadmap.turn(5, 9)
                edit(42, "Blocked by the vendor", met="Follow-up")
            if place == 14:
                # At the very line that is talked about, before the page can know.
                meeting.settled()
                edit(8, "Blocked by the vendor", met="Move paging")
                keys, answers = ("d",), {}
            meeting.press(*keys)
            for column, text in answers.items():
                expected[talked[-1]][column - 1] = text
        assert meeting.line() == talked[6]
        meeting.press("s")
        assert "SRE roadmap" in meeting.ended()
        left = meeting.page.locator("#left").inner_text()
        assert f"{talked[14]} status: In progress → Done (left alone: somebody made it “Blocked by the vendor”" in left
        assert meeting.said == []

    assert len(set(talked)) == 24
    assert any("“They search by customer, not by host”" in each for each in heard)
    assert "" in heard
    assert by_line(roadmap.rows()) == expected
    assert not list((sheetsync.folder / "state").rglob("*.jsonl"))


LOSING_ONCE = """(path) => {
  const real = window.fetch;
  window.fetch = async (...said) => {
    const answer = await real(...said);
    if (said[0] !== path || window.hasLost) return answer;
    window.hasLost = true;
    throw new TypeError("lost");
  };
}"""
"""What is asked for is done, and the page never hears of it."""


def test_a_connection_that_is_lost_loses_no_answer(sheetsync: CommandLine, browser: Browser, workbook: Path) -> None:
    lock = workbook.with_name(f".~lock.{workbook.name}#")
    kept = KeptWorkbook(workbook)
    before = kept.rows()
    people = '[[people]]\nname = "Ana"\naddress = "ana@example.org"\n'
    (sheetsync.folder / "sheetsync.toml").write_text(people)

    with held(sheetsync, browser, *kept.arguments) as meeting:
        strangers = meeting.page.locator("#strangers").inner_text()
        assert "Chen" in strangers
        assert "Ana" not in strangers
        meeting.press("Enter")
        first = meeting.line()
        lock.write_text(",somebody,,,;")
        meeting.press("d")
        expect(meeting.page.locator("#trouble")).to_contain_text("Your answers are kept", timeout=PATIENCE_MS)
        meeting.page.context.set_offline(True)
        second = meeting.line()
        meeting.press("w")
        expect(meeting.page.locator("#trouble")).to_contain_text("This page can't reach the program")
        expect(meeting.page.locator("#sending")).to_have_text("2 not in the sheet yet")
        meeting.page.context.set_offline(False)
        expect(meeting.page.locator("#trouble")).to_contain_text("Your answers are kept", timeout=PATIENCE_MS)
        (waits,) = (sheetsync.folder / "state").rglob("*.jsonl")
        assert stat.S_IMODE(waits.stat().st_mode) == 0o600
        # As when the battery is empty.
        meeting.program.kill()
    assert kept.rows() == before

    lock.unlink()
    with held(sheetsync, browser, *kept.arguments) as meeting:
        meeting.settled()
        meeting.press("Enter")
        meeting.page.evaluate(LOSING_ONCE, "/api/undo")
        meeting.press("u")
        expect(meeting.page.locator("#trouble")).to_be_hidden(timeout=PATIENCE_MS)
        meeting.settled()
    after = by_line(kept.rows())
    changed = {line: row for line, row in after.items() if row != by_line(before)[line]}
    assert {line: row[STATUS - 1] for line, row in changed.items()} == {first: "Done"}, f"{second} alone is taken back"
    assert not list((sheetsync.folder / "state").rglob("*.jsonl"))


LONG = "long " * 400 + "unbroken" * 200
BIDI = "\u202eeverything is fine\u202c \u2067שלום\u2069 \u200fend"
TEXTS = [
    LONG,
    BIDI,
    *(ILLEGAL_CHARACTERS_RE.sub("", each) for each in HOSTILE if "\ud800" not in each and "\uffff" not in each),
]


def a_hostile_workbook(path: Path) -> None:
    """A roadmap whose every cell means something to the place that it could go to."""
    book = openpyxl.Workbook()
    book.active.append(["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "Owner", "End", "Notes"])
    statuses = ["In progress", "At risk", "Not started"]
    for place in range(0, len(TEXTS), 5):
        text, project, users, owner, note = [*TEXTS[place : place + 5], *["more"] * 4][:5]
        book.active.append(
            [project, f"so that {users} is fine", f"{place} {text}", statuses[place % 3], owner, "2026-11-01", note]
        )
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"
    book.save(path)


def looked_at(page: Page) -> None:
    """Nothing runs, nothing is wider than the window, and everybody can read it."""
    assert page.evaluate("document.scripts.length") == len(SCRIPTS)
    assert page.locator("img, iframe, svg, b, style").count() == 0
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_whatever_cells_say_is_only_said_and_everybody_can_read_it(
    sheetsync: CommandLine, browser: Browser, width: int, scheme: str
) -> None:
    a_hostile_workbook(sheetsync.folder / "hostile.xlsx")
    # Its notes are as full as its work: whoever has such a sheet is asked once, and this is the answer.
    (sheetsync.folder / "sheetsync.toml").write_text('[columns]\ndeliverable = "Deliverables"\n', encoding="utf-8")

    with held(sheetsync, browser, "hostile.xlsx", width=width, scheme=scheme) as meeting:
        page = meeting.page
        asked: list[str] = []
        page.on("dialog", lambda dialog: meeting.said.append(dialog.message))
        page.on("request", lambda call: asked.append(call.url))
        looked_at(page)
        axe(page)
        meeting.press("Enter")
        places = int(page.locator("#count").inner_text().split(" of ")[1])
        for place in range(places):
            looked_at(page)
            if place == 0:
                axe(page)
                meeting.press("e")
                axe(page)
                meeting.press("Escape", "m", "<img src=x onerror=alert(1)>", "Enter", "p", BIDI, "Enter")
            else:
                meeting.press("Enter")
        meeting.ended()
        looked_at(page)
        axe(page)
        assert meeting.said == []
        assert {url.split("/api/")[0] for url in asked} == {page.url.rstrip("/")}


def axe(page: Page) -> None:
    """Nothing that axe knows of keeps anybody from reading the page."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
