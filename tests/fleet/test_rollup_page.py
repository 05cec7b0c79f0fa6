"""The page of an organisation in a browser: readable for everybody, in the dark, on a phone, and in no thin columns."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from sheetsync.fleet.rollup import page_of
from sheetsync.render.page import html as page_html
from tests.browser import launched
from tests.fleet.test_rollup import TODAY, a_standing, an_unsynced

pytestmark = pytest.mark.browser

THIN = """() => [...document.querySelectorAll('thead th')]
    .map(each => [each.textContent, Math.round(each.getBoundingClientRect().width)])"""
LONG = "which a team wrote into one cell of its sheet, with all that there is to say of it and more"
WIDE = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


def a_page() -> str:
    """A fleet in which texts are long, words have no end, and not everything was synced."""
    helps = [
        [
            f"Project {number} {LONG}",
            f"Step {number} {LONG} {'x' * 90}",
            ("At risk", "Possible delay")[number % 2],
            "Ana",
        ]
        for number in range(6)
    ]
    lines = {"At risk": 3, "Possible delay": 30, "Done": 4}
    standings = [
        a_standing(f"roadmap-of-some-length-{number}", ("Cooks", "Waiters of the whole house", "")[number % 3],
                   lines=lines, help=helps, goals=number % 2, changed="2026-10-01", before=[1, 30])
        for number in range(9)
    ]  # fmt: skip
    return page_html.render(page_of([*standings, an_unsynced("new")], "", title="Roadmaps", today=TODAY))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 700, 360])
def test_everybody_can_read_it(browser: Browser, width: int, scheme: str) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    tab.set_content(a_page())

    found = Axe().run(tab)
    fits, columns = tab.evaluate(WIDE), dict(tab.evaluate(THIN))
    tab.close()

    assert found.violations_count == 0, found.generate_report()
    assert fits
    # On a phone a row is a block of its own.
    assert width == 360 or min(columns.values()) >= 60, columns
