"""A meeting that is loaded anew, or open in two tabs, or of a list that nobody keeps as we would."""

import signal
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.acceptance.command_line import CommandLine
from tests.acceptance.held_meeting import PATIENCE_MS, Held, KeptWorkbook, held
from tests.browser import launched
from tests.render.test_browser import OVERFLOWING

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


def statuses(kept: KeptWorkbook) -> dict[str, str]:
    return {str(row[3]): str(row[4]) for row in kept.rows() if row[3]}


def test_a_page_that_is_loaded_anew_goes_on_where_it_was_and_brings_what_it_had(
    sheetsync: CommandLine, browser: Browser, workbook: Path
) -> None:
    kept = KeptWorkbook(workbook)
    with held(sheetsync, browser, *kept.arguments) as meeting:
        page = meeting.page
        meeting.press("Enter", "Enter")
        answered = meeting.line()
        page.route("**/api/answer", lambda call: call.abort())
        meeting.press("w")
        expect(page.locator("#trouble")).to_contain_text("can't reach the program", timeout=PATIENCE_MS)
        shown = meeting.line()
        page.unroute("**/api/answer")
        page.reload()

        expect(page.locator("#line-title")).to_have_text(shown, timeout=PATIENCE_MS)
        meeting.settled()

    assert statuses(kept)[answered] == "Won't do"


def test_two_tabs_of_one_meeting_see_the_same(sheetsync: CommandLine, browser: Browser, workbook: Path) -> None:
    kept = KeptWorkbook(workbook)
    with held(sheetsync, browser, *kept.arguments) as meeting:
        page = meeting.page
        meeting.press("Enter")
        first = meeting.line()
        # As somebody who duplicates the tab: what it keeps comes with it.
        stored = page.evaluate("JSON.stringify(sessionStorage)")
        other = Held(browser.new_page(), [], meeting.program)
        other.page.add_init_script(f"Object.assign(sessionStorage, {stored})")
        other.page.goto(page.url)
        expect(other.page.locator("#line-title")).to_have_text(first, timeout=PATIENCE_MS)
        other.press("w")
        second = other.line()
        meeting.press("Enter")
        meeting.press("d")
        for each in (meeting, other):
            each.settled()
            each.press("b", "b", "b")
            each.press("Enter")
            expect(each.page.locator("#status")).to_contain_text("Won't do", timeout=PATIENCE_MS)
        other.page.close()

    assert {line: statuses(kept)[line] for line in (first, second)} == {first: "Won't do", second: "Done"}


def test_a_key_counts_in_capitals_on_another_keyboard_and_after_the_machine_slept(
    sheetsync: CommandLine, browser: Browser, workbook: Path
) -> None:
    kept = KeptWorkbook(workbook)
    talked = []
    with held(sheetsync, browser, *kept.arguments) as meeting:
        page = meeting.page
        meeting.press("Enter")
        for key, code in (("D", "KeyD"), ("ц", "KeyW"), ("n", "KeyL"), ("ß", "Minus")):
            talked.append(meeting.line())
            page.evaluate("(said) => dispatchEvent(new KeyboardEvent('keydown', said))", {"key": key, "code": code})
        assert meeting.line() == talked[-1], "what is no key does nothing"
        meeting.settled()
        meeting.program.send_signal(signal.SIGSTOP)
        meeting.press("w")
        page.wait_for_timeout(3_000)
        meeting.program.send_signal(signal.SIGCONT)
        meeting.settled()

    assert [statuses(kept)[each] for each in talked] == ["Done", "Won't do", "Not started", "Won't do"]


LONG = "a line that goes on and on " * 40
WRITTEN = ("לבנות את הדף", "إطلاق الصفحة الجديدة", LONG, "unbroken" * 60)


@pytest.mark.parametrize("width", [360, 1920])
def test_a_long_list_without_owners_and_dates_is_gone_through(
    sheetsync: CommandLine, browser: Browser, width: int
) -> None:
    path = sheetsync.folder / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Task", "Status"])
    for number in range(200):
        said = WRITTEN[number] if number < len(WRITTEN) else f"Thing {number}"
        book.active.append([said, ("At risk", "Not started", "In progress")[number % 3]])
    book.save(path)

    with held(sheetsync, browser, path.name, width=width) as meeting:
        page = meeting.page
        expect(page.locator("#count")).to_have_text("200 open lines")
        for keys in ("Enter", "e", "m", "s", "Enter", "d"):
            meeting.press(keys)
            looked_at(page)
        expect(page.locator("#speakers")).to_have_text("")
        meeting.settled()
        meeting.press("g")
        assert meeting.ended()
        looked_at(page)
        assert meeting.said == []

    assert [row[1].value for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2)].count("Done") == 1


def looked_at(page: Page) -> None:
    """Nothing is wider than the window, and the list beside a long text can still be seen."""
    assert page.evaluate(OVERFLOWING) == []
    tallest = page.evaluate(
        "Math.max(0, ...[...document.querySelectorAll('.order li')].map((each) => each.clientHeight))"
    )
    assert tallest < 120
