"""The page in a real browser: quiet, alone, readable for everybody, on a phone, in the dark and on paper."""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from sheetsync.render.page import mail as page_mail
from sheetsync.render.picture import PHONE
from sheetsync.steps.compose.words import Words
from tests.browser import launched
from tests.builders import a_deliverable, a_project
from tests.render.cases import CASES, RIGHT_TO_LEFT, summary
from tests.render.renderers_of import as_html, as_mail
from tests.render.test_formats import body
from tests.render.test_mail_picture import seen
from tests.render.test_page_language import PAGES

pytestmark = pytest.mark.browser

QUARTER = Path(__file__).parents[2] / "examples" / "quarter"
SCREENS_OF_ALL = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]

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
    assert opened(tab, tmp_path, as_html(CASES[name]), to_the_end=True) == ([], [])


@pytest.mark.parametrize("tab", SCREENS_OF_ALL, indirect=True)
@pytest.mark.parametrize("name", ["agenda", "retro"])
def test_axe_finds_nothing_on_a_page_of_the_team(tab: Page, tmp_path: Path, name: str) -> None:
    opened(tab, tmp_path, (QUARTER / f"{name}.html").read_text(encoding="utf-8"))

    found = Axe().run(tab)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("tab", SCREENS_OF_ALL, indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_axe_finds_nothing(tab: Page, tmp_path: Path, name: str) -> None:
    opened(tab, tmp_path, as_html(CASES[name]))
    unfold(tab)

    found = Axe().run(tab)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("tab", [(360, "light"), (700, "light")], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_wider_than_a_phone(tab: Page, tmp_path: Path, name: str) -> None:
    opened(tab, tmp_path, as_html(CASES[name]))
    unfold(tab)

    assert tab.evaluate(OVERFLOWING) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("tab", [(360, "light")], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_a_mail_fits_on_a_phone_and_asks_nobody_for_anything(tab: Page, tmp_path: Path, name: str) -> None:
    said, asked = opened(tab, tmp_path, seen(as_mail(CASES[name])), to_the_end=True)

    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("tab", [(360, "light"), (1100, "dark")], indirect=True)
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("page", PAGES)
def test_the_mail_of_a_page_is_readable_for_everybody(tab: Page, tmp_path: Path, page: str, language: str) -> None:
    said, asked = opened(tab, tmp_path, body(page_mail.render(PAGES[page](Words(language))), "html"), to_the_end=True)
    found = Axe().run(tab)

    assert (said, asked) == ([], [])
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("tab", "wide"), [((320, "light"), 256), ((1100, "light"), 480)], indirect=["tab"])
def test_the_picture_of_a_mail_fills_its_column_and_can_be_read(tab: Page, tmp_path: Path, wide: int) -> None:
    opened(tab, tmp_path, seen(as_mail(CASES["forty"])))

    picture = tab.get_by_role("img", name="Timeline: a bar for each project")
    box = picture.bounding_box()

    assert box is not None
    assert box["width"] == wide
    assert picture.evaluate("each => each.naturalWidth / each.naturalHeight") == pytest.approx(
        box["width"] / box["height"], rel=0.01
    )
    assert box["width"] / PHONE.width * PHONE.small > 8.5


def test_what_is_folded_is_on_paper(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, as_html(CASES["forty"]))
    tab.add_style_tag(content="::details-content { display: none !important }")

    read = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages)

    assert [number for number in range(1, 41) if f"Step 1 of project {number}," not in read] == []


def test_signs_of_near_days_lie_beside_each_other_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    ends = ("2026-11-12", "2026-11-12", "2026-11-13", "2026-11-13", "2026-10-16")
    steps = [a_deliverable(f"step {number}", status="Not started", end=end) for number, end in enumerate(ends)]
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    opened(phone, tmp_path, as_html(summary(a_project("Make tacos", *steps))))

    boxes = [each.bounding_box() for each in phone.locator(".track b").all()]
    places = sorted((box["x"], box["x"] + box["width"]) for box in boxes if box)
    phone.close()

    assert len(places) == len(ends)
    assert all(right <= left + 1 for (_, right), (left, _) in pairwise(places))


def test_names_that_run_from_right_to_left_are_parted_in_a_sentence(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, as_html(summary(RIGHT_TO_LEFT)))

    parted = tab.locator(".headline strong bdi").all_inner_texts()

    assert len(parted) == 2
    assert parted[0] == "المهندسون"


def test_a_project_is_a_line_that_opens(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, as_html(CASES["forty"]))
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
    opened(tab, tmp_path, as_html(summary(a_project("Make tacos", *steps))))

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages]

    assert len(pages) > 5
    for number in range(100, 190):
        first, last = ("asked", "told") if number % 2 else ("begun", "ended")
        begun, ended = ([f"{word}{number}" in page for page in pages] for word in (first, last))
        assert begun == ended, f"{first}{number}"
        assert any(begun)


def test_links_lead_to_the_cell_and_say_nothing_of_where_they_were_followed(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, as_html(CASES["forty"]))

    link = tab.locator("a").first

    assert link.get_attribute("href") == "https://docs.google.com/spreadsheets/d/key/edit#gid=0&range=D4"
    assert link.get_attribute("rel") == "noopener noreferrer"
