"""The page in a real browser: quiet, alone, readable for everybody, on a phone, in the dark and on paper."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from sheetsync.render import html, mail
from sheetsync.render.picture import PHONE
from tests.browser import launched
from tests.builders import a_deliverable, a_project
from tests.render.cases import CASES, summary
from tests.render.test_mail_picture import seen

pytestmark = pytest.mark.browser

OVERFLOWING = """() => [...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map(each => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 40)}`)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = getattr(request, "param", (1100, "light"))
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield page
    page.close()


def opened(tab: Page, folder: Path, content: str, *, to_the_end: bool = False) -> tuple[list[str], list[str]]:
    """Open a page, and return what its console said and what it asked for beside itself; to the end, it was quiet."""
    said: list[str] = []
    asked: list[str] = []
    file = folder / "summary.html"
    file.write_text(content, encoding="utf-8")
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda call: asked.append(call.url))
    tab.goto(file.as_uri(), wait_until="networkidle" if to_the_end else "load")
    return said, [url for url in asked if url != file.as_uri()]


def unfold(tab: Page) -> None:
    """Open all that is folded."""
    tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


@pytest.mark.parametrize("name", CASES)
def test_a_page_says_nothing_to_the_console_and_asks_nobody_for_anything(tab: Page, tmp_path: Path, name: str) -> None:
    assert opened(tab, tmp_path, html.render(CASES[name]), to_the_end=True) == ([], [])


@pytest.mark.parametrize("tab", [(1100, "light"), (360, "dark")], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_axe_finds_nothing(tab: Page, tmp_path: Path, name: str) -> None:
    opened(tab, tmp_path, html.render(CASES[name]))
    unfold(tab)

    found = Axe().run(tab)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("tab", [(360, "light"), (700, "light")], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_wider_than_a_phone(tab: Page, tmp_path: Path, name: str) -> None:
    opened(tab, tmp_path, html.render(CASES[name]))
    unfold(tab)

    assert tab.evaluate(OVERFLOWING) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("tab", [(360, "light")], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_a_mail_fits_on_a_phone_and_asks_nobody_for_anything(tab: Page, tmp_path: Path, name: str) -> None:
    said, asked = opened(tab, tmp_path, seen(mail.render(CASES[name])), to_the_end=True)

    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("tab", "wide"), [((320, "light"), 256), ((1100, "light"), 480)], indirect=["tab"])
def test_the_picture_of_a_mail_fills_its_column_and_can_be_read(tab: Page, tmp_path: Path, wide: int) -> None:
    opened(tab, tmp_path, seen(mail.render(CASES["forty"])))

    picture = tab.get_by_role("img", name="Timeline: a bar for each project")
    box = picture.bounding_box()

    assert box is not None
    assert box["width"] == wide
    assert picture.evaluate("each => each.naturalWidth / each.naturalHeight") == pytest.approx(
        box["width"] / box["height"], rel=0.01
    )
    assert box["width"] / PHONE.width * PHONE.small > 8.5


def test_a_project_is_a_line_that_opens(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, html.render(CASES["forty"]))
    step = tab.locator(".work .step").first

    assert not step.is_visible()
    tab.locator(".work summary").first.click()
    assert step.is_visible()


def test_paper_cuts_no_row(tab: Page, tmp_path: Path) -> None:
    steps = [
        a_deliverable(
            f"begun{number} {'and so on ' * (number % 40)} ended{number}",
            status="At risk" if number % 2 else "In progress",
            owner="Ana",
            notes=f"asked{number} {'please ' * 30} told{number}",
        )
        for number in range(100, 190)
    ]
    opened(tab, tmp_path, html.render(summary(a_project("Make tacos", *steps))))

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages]

    assert len(pages) > 5
    for number in range(100, 190):
        first, last = ("asked", "told") if number % 2 else ("begun", "ended")
        begun, ended = ([f"{word}{number}" in page for page in pages] for word in (first, last))
        assert begun == ended, f"{first}{number}"
        assert any(begun)


def test_links_lead_to_the_cell_and_say_nothing_of_where_they_were_followed(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, html.render(CASES["forty"]))

    link = tab.locator("a").first

    assert link.get_attribute("href") == "https://docs.google.com/spreadsheets/d/key/edit#gid=0&range=D4"
    assert link.get_attribute("rel") == "noopener noreferrer"
