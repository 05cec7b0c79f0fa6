"""The meeting in the language of the sheet: all that the page says, and the keys stay where they are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from sheetsync.model.terms import Status
from sheetsync.steps.compose.meeting_words import PAGE, page_messages
from sheetsync.steps.compose.words import Words
from tests.acceptance.command_line import CommandLine
from tests.acceptance.held_meeting import KeptWorkbook, held
from tests.acceptance.test_meet import axe
from tests.browser import launched
from tests.render.test_browser import OVERFLOWING

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


def looked_at(page: Page, language: str) -> str:
    """Nothing is wider than the window, and nothing of ours is English; return what stands there."""
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate(OVERFLOWING) == []
    said = page_messages(Words(language))
    main = page.evaluate("document.querySelector('main').innerText").replace(page.locator("#summary").inner_text(), "")
    assert not re.search(r"« | [:;!»]( |$)", main, re.MULTILINE), "a line may break where none may"
    shown = page.evaluate("document.body.innerText").replace("\u00a0", " ")
    named = page.evaluate("[...document.querySelectorAll('[aria-label]')].map((each) => each.ariaLabel).join('\\n')")
    english = {each for each in set(PAGE) - set(Status) if said[each] != each and "{" not in each}
    assert {each for each in english if each in [*f"{shown}\n{named}".splitlines()]} == set()
    return f"{shown}\n{named}"


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "it", "nl"])
def test_the_page_is_in_the_language_of_the_sheet_and_fits_a_small_window(
    sheetsync: CommandLine, browser: Browser, workbook: Path, language: str
) -> None:
    kept = KeptWorkbook(workbook)
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlanguage = "{language}"\n', encoding="utf-8")
    words = Words(language)

    with held(sheetsync, browser, *kept.arguments, width=360) as meeting:
        page = meeting.page
        assert words.many("{count} open line", "{count} open lines", 24) in looked_at(page, language)
        meeting.press("Enter")
        assert words.say("Line {place} of {count}", place=1, count=24) in looked_at(page, language)
        line = meeting.line()
        lock = workbook.with_name(f".~lock.{workbook.name}#")
        lock.write_text(",somebody,,,;")
        meeting.press("p")
        looked_at(page, language)
        meeting.press("a second tester", "Enter")
        why = words.say("The workbook is open in another program: close it there")
        kept_here = words.say("{trouble}. Your answers are kept, and typed as soon as it can be.", trouble=why)
        expect(page.locator("#trouble")).to_have_text(kept_here, timeout=60_000)
        looked_at(page, language)
        lock.unlink()
        expect(page.locator("#sending")).to_have_text(words.say("All answers are in the sheet"), timeout=60_000)
        meeting.press("e")
        assert words.many("In {count} week: {day}", "In {count} weeks: {day}", 1, day="2026-11-16") in looked_at(
            page, language
        )
        meeting.press("Escape", "g")
        assert meeting.ended()
        end = looked_at(page, language)
        assert "→ Possible delay" in end
        axe(page)
        assert meeting.said == []

    assert {str(row[4]) for row in kept.rows() if row[3] == line} == {"Possible delay"}
