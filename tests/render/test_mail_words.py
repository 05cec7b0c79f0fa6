"""How much there is to read in a mail: under 250 words of the demo, in the page as in its twin, and never a report."""

import shutil
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from tests.acceptance.command_line import CommandLine
from tests.builders import Block, a_deliverable, a_project
from tests.render.cases import CASES, GROUPS, INTERVAL, projects, summary
from tests.render.renderers_of import as_mail
from tests.render.test_formats import body

MOST: Final = 250
MOST_OF_ALL: Final = 330
"""A mail of forty projects at risk is no report either."""

VOID: Final = ("br", "img", "meta")


class Reader(HTMLParser):
    """Reads what a page shows; the words of a picture are those of the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: list[bool] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.hidden.append(tag == "title" or "display:none" in (dict(attrs).get("style") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.hidden):
            self.seen.append(data)


def count(text: str) -> int:
    """Count the words as `wc` does: a sign or a dash that stands alone is one."""
    return len(text.split())


def words(content: bytes) -> dict[str, int]:
    """How many words a reader of each part of a mail sees."""
    reader = Reader()
    reader.feed(body(content, "html"))
    return {"html": count(" ".join(reader.seen)), "text": count(body(content, "plain"))}


def long_lines(number: int) -> list[Block]:
    """So many lines that people wrote much into, all of them late or at risk."""
    return [
        a_project(
            f"Project {each} " + "of which the name says all that it may ever come to " * 4,
            a_deliverable(
                f"Line {each}, " + "which says at some length what is done and why " * 9,
                status="At risk" if each % 2 else "In progress",
                owner=f"Somebody with a long name {each} and those who help",
                end=INTERVAL.start + timedelta(days=each % 18),
                notes=f"It would help in {each} ways, " + "of which each is told here in full length " * 9,
            ),
            goal=f"people in group {each} " + "find what they look for within less than one minute " * 9,
            stakeholders=GROUPS[each % len(GROUPS)],
        )
        for each in range(number)
    ]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The mail of the demo, with its past."""
    folder = tmp_path_factory.mktemp("demo")
    sheetsync = CommandLine(folder)
    assert sheetsync("demo").status == 0
    for each in Path(folder / "sheetsync-demo").iterdir():
        shutil.move(each, folder)
    told = sheetsync(
        "summary", "roadmap.xlsx", "--tab", "SRE roadmap", "--history", "history", "--format", "mail", "--output", "out"
    )
    assert (told.status, told.stderr) == (0, "")
    [made] = (folder / "out").glob("*.eml")
    return made.read_bytes()


def test_the_mail_of_the_demo_is_under_250_words_with_its_past_one_picture_and_60_kb(demo: bytes) -> None:
    assert "Changed since 26 Oct" in body(demo, "plain")
    assert max(words(demo).values()) < MOST, words(demo)
    assert demo.count(b"Content-Type: image/") == 1
    assert len(demo) < 60_000


def test_the_mail_of_the_demo_names_each_project_in_both_parts(demo: bytes) -> None:
    for part in ("html", "plain"):
        read = " ".join(body(demo, part).split())
        for name in (
            "Capacity plan for the holidays",
            "New log search",
            "Fewer manual certificate renewals",
            "Quiet nights on call",
            "Deploys without fear",
            "Runbooks that people can follow",
            "Incident reviews worth reading",
        ):
            assert name in read


@pytest.mark.parametrize("name", CASES)
def test_no_sheet_makes_a_mail_longer(name: str) -> None:
    made = words(as_mail(CASES[name]))

    assert max(made.values()) < MOST_OF_ALL, made


@pytest.mark.parametrize("number", [1, 8, 200])
def test_long_lines_make_no_mail_longer(number: int) -> None:
    made = words(as_mail(summary(*long_lines(number))))

    assert max(made.values()) < MOST_OF_ALL, made


@pytest.mark.parametrize("number", [8, 200])
def test_many_projects_make_no_mail_longer(number: int) -> None:
    made = words(as_mail(summary(*projects(number))))

    assert max(made.values()) < MOST_OF_ALL, made
