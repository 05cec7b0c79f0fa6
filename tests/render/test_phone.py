"""How many screens of a phone a summary takes: three for the demo, four for whatever a team writes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.acceptance.command_line import CommandLine
from tests.browser import launched
from tests.builders import a_deliverable, a_project
from tests.render.cases import INTERVAL, summary
from tests.render.renderers_of import as_html
from tests.render.test_browser import opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


SCREENS = """() => {
    const inner = each => Math.round(each.getBoundingClientRect().top + scrollY)
    const folds = [...document.querySelectorAll('details')].map(inner)
    const next = document.querySelector('.next li')?.getBoundingClientRect().bottom ?? 0
    return { all: document.documentElement.scrollHeight / innerHeight, next: next / innerHeight,
             fold: Math.min(...folds) / innerHeight }
}"""


def on_a_phone(browser: Browser, folder: Path, content: str, height: int = 740, width: int = 360) -> dict[str, float]:
    """How many screens of a phone a page takes, as it opens."""
    phone = browser.new_page(viewport={"width": width, "height": height})
    opened(phone, folder, content)
    screens: dict[str, float] = phone.evaluate(SCREENS)
    phone.close()
    return screens


def test_the_demo_takes_three_screens_of_a_phone(browser: Browser, tmp_path: Path) -> None:
    demo = CommandLine(tmp_path)("demo")
    page = (tmp_path / "sheetsync-demo" / "summary" / "summary.html").read_text(encoding="utf-8")

    assert demo.status == 0
    for width, height in ((360, 740), (390, 844)):
        screens = on_a_phone(browser, tmp_path, page, height, width)
        assert screens["all"] <= 3
        # The first screen holds the headline, help, and the first of what comes next.
        assert 0 < screens["next"] <= 1


def test_forty_projects_with_eight_risky_steps_take_three_screens_before_the_first_fold(
    browser: Browser, tmp_path: Path
) -> None:
    """What is fine of so many opens; what is at risk, and what comes next, is seen at once."""
    risky = {number: "At risk" if number % 2 else "Possible delay" for number in range(0, 40, 5)}
    blocks = [
        a_project(
            f"Project {number} with a usual name",
            a_deliverable(f"Begin {number} with those who asked", status="Done", owner="Ana", end="2026-10-16"),
            a_deliverable(
                f"Go on with {number} as they said",
                status=risky.get(number, "In progress"),
                owner="Ben",
                end="2026-11-06",
            ),
            stakeholders=f"group {number % 6}",
            goal=f"people in group {number % 6} find what they look for within a minute",
        )
        for number in range(40)
    ]
    page = as_html(summary(*blocks))

    screens = on_a_phone(browser, tmp_path, page)

    assert screens["fold"] <= 3
    assert screens["all"] <= 5
    assert page.count('class="step') > 80


@pytest.mark.parametrize("per_project", [1, 8])
def test_two_hundred_long_lines_take_four_screens(browser: Browser, tmp_path: Path, per_project: int) -> None:
    """Of long texts fewer stand where readers can help, and the projects of the others open."""
    statuses = ("Done", "In progress", "At risk", "Possible delay", "Not started", "In progress", "Done", "Not started")
    blocks = [
        a_project(
            f"Project {number} of which the name says what it is about",
            *(
                a_deliverable(
                    f"Line {number}.{each}, which says at some length what is done, for whom and why it matters" * 2,
                    status=statuses[(number * per_project + each) % 8],
                    owner="Ana",
                    end=INTERVAL.start + timedelta(days=(number * 7 + each * 5) % 40),
                    notes="" if each % 3 else "It would help if somebody looked at this with us, at length",
                )
                for each in range(per_project)
            ),
            goal=f"people in group {number} find what they look for within a minute",
            stakeholders=f"group {number % 6}",
        )
        for number in range(200 // per_project)
    ]
    page = as_html(summary(*blocks))

    assert on_a_phone(browser, tmp_path, page)["all"] <= 4
    assert all(f"Line {number}.0," in page for number in range(200 // per_project))
