"""`init --menu`: a script that a person pastes into the sheet, and that leads to the scheduled run and nowhere else."""

import re
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from localsheets import Google, load
from localsheets.fixture import google
from sheetsync.languages.catalogue import ENGLISH, catalogue
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine, assert_refused, seen
from tests.browser import launched

__all__ = ["google"]

PAGE = "https://github.com/team/roadmap/actions/workflows/sheetsync.yml"
STAND_IN = """
window.done = [];
const ui = {
  createMenu: (title) => {
    done.push(["menu", title]);
    const menu = { addItem: (words, deed) => { done.push(["item", words, deed]); return menu; }, addToUi: () => {} };
    return menu;
  },
  showModalDialog: (dialog, title) => done.push(["dialog", title, dialog.html, dialog.width, dialog.height]),
};
window.SpreadsheetApp = { getUi: () => ui };
const output = (html) => ({
  html,
  setWidth(width) { this.width = width; return this; },
  setHeight(height) { this.height = height; return this; },
});
window.HtmlService = { createHtmlOutput: output };
"""


def team(sheetsync: CommandLine, remote: str = "git@github.com:team/roadmap.git") -> None:
    for step in (["init", "--quiet"], ["remote", "add", "origin", remote]):
        subprocess.run(["git", "-C", sheetsync.folder, *step], check=True)


@pytest.fixture(params=[ENGLISH, "de", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    """That of the sheet."""
    return str(request.param)


@pytest.fixture
def script(sheetsync: CommandLine, google: Google, language: str) -> str:
    """The menu of the demo's sheet."""
    team(sheetsync)
    sheet = load(google, DEMO_WORKBOOK)
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlanguage = "{language}"\n', encoding="utf-8")
    done = sheetsync("init", sheet.id, "--tab", DEMO["tab"], "--yes", "--menu", SHEETSYNC_API_ROOT=google.url)
    assert done.status == 0, done.stderr
    assert "Wrote .github/sheetsync/menu.gs" in done.stdout
    assert "Apps Script" in done.stdout
    return (sheetsync.folder / ".github/sheetsync/menu.gs").read_text(encoding="utf-8")


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of a browser, which has no way out."""
    with sync_playwright() as started:
        browser = launched(started)
        opened = browser.new_page()
        opened.route("**/*", lambda route: route.abort())
        yield opened
        browser.close()


@pytest.mark.browser
def test_its_one_entry_opens_a_dialog_with_the_way_to_the_run(script: str, page: Page, language: str) -> None:
    says = catalogue(language).say
    page.add_script_tag(content=STAND_IN + script)
    page.evaluate("() => onOpen()")
    menu, (_, words, deed) = page.evaluate("done.splice(0)")
    assert (menu, words) == (["menu", "sheetsync"], says("Check now…"))

    page.evaluate("(deed) => window[deed]()", deed)
    ((_, title, html, width, height),) = page.evaluate("done")
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(html)

    link = page.get_by_role("link")
    assert (title, link.get_attribute("href"), link.get_attribute("target")) == (
        says("Check this sheet now"),
        PAGE,
        "_blank",
    )
    assert page.inner_text("p") == (
        f"{says('Open the page')} "
        f"{says('and choose “Run workflow” there. The remarks stand in the sheet a minute or two later.')}"
    )
    assert page.evaluate("document.documentElement.scrollHeight") <= height


def test_it_asks_google_for_nothing_but_a_menu_and_a_dialog(script: str) -> None:
    services = set(re.findall(r"\b[A-Z]\w*(?=\.\w)", script))

    assert services == {"SpreadsheetApp", "HtmlService"}
    assert script.count("getUi()") == 2
    assert script.count("https://") == 1


def test_a_workbook_has_no_menu(sheetsync: CommandLine, small: str) -> None:
    team(sheetsync)
    before = seen(sheetsync.folder)

    assert_refused(sheetsync("init", small, "--yes", "--menu"), 2, "a Google Sheet")
    assert seen(sheetsync.folder) == before


def test_without_a_repository_on_github_there_is_nowhere_to_lead_to(sheetsync: CommandLine, google: Google) -> None:
    sheet = load(google, DEMO_WORKBOOK)
    team(sheetsync, "https://gitlab.com/team/roadmap.git")

    done = sheetsync("init", sheet.id, "--tab", DEMO["tab"], "--yes", "--menu", SHEETSYNC_API_ROOT=google.url)

    assert_refused(done, 2, "GitHub", "git remote add origin")
    assert not (sheetsync.folder / "sheetsync.toml").exists()


def test_what_was_left_open_is_told_and_not_asked_again(sheetsync: CommandLine, google: Google) -> None:
    rows = [["Project", "Deliverable", "Status"], *(["Tacos", f"step {at}", "Parked"] for at in range(4))]
    sheet = google.spreadsheet(rows, tab="Plan")
    team(sheetsync)
    asked = sheetsync("init", sheet.id, typed="\n" * 5 + "y\n", SHEETSYNC_API_ROOT=google.url)
    assert 'What does the status "Parked" mean?' in asked.stdout

    again = sheetsync("init", "--menu", typed="", SHEETSYNC_API_ROOT=google.url)

    assert again.status == 0, again.stderr
    assert 'Open: What does the status "Parked" mean?' in again.stdout
    assert "leave it open" not in again.stdout
    assert "leave it open" in sheetsync("init", typed="\n" * 6, SHEETSYNC_API_ROOT=google.url).stdout
