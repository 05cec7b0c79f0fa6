"""The summary as Markdown and as a page: the talk's tacos as they look, and hostile cells as plain text."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sheetsync.model.document import Count, Document, Group, Help, Step, Work
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.terms import Status
from sheetsync.model.timeline import Mark, Strip, Timeline
from sheetsync.render.escape import visible_line
from tests.builders import a_grid, a_spreadsheet, typed
from tests.golden import assert_golden
from tests.render.hostile import HOSTILE
from tests.render.renderers_of import as_html, as_markdown
from tests.talk import summary_of, tacos

GOLDEN = Path(__file__).parent / "golden"
RENDERERS: dict[str, Callable[[Document], str]] = {"md": as_markdown, "html": as_html}
HEADER = "Project | Stakeholders | Goal | Deliverable | Status"
NO_STATUS = typed("Project | Stakeholders | Goal | Deliverable\nA | team | g | one\n | | | two")
EMPTY = typed(HEADER)
DATED = typed(
    "Project | Stakeholders | Goal | Deliverable | Status | Owner | Start | End | Notes\n"
    "A | team | g | one | Done | Ana | 2019-09-02 | 2019-09-20 |\n"
    " | | | two | At risk | Bo | | 2019-10-09 | a second reviewer\n"
    "B | team | h | three | In progress | | 2019-09-16 | Q4 2019 |"
)
MANY = typed(
    "\n".join(
        [HEADER, *(f"Project {n} | group {n % 3} | g | step {n} | {['Done', 'At risk', ''][n % 3]}" for n in range(40))]
    )
)
SHEETS = {"no-status": NO_STATUS, "empty": EMPTY, "dated": DATED, "forty-projects": MANY}


@pytest.mark.parametrize("kind", RENDERERS)
def test_the_talks_tacos_look_as_they_did_when_a_person_looked(kind):
    assert_golden(GOLDEN / f"tacos.{kind}", RENDERERS[kind](tacos()))


@pytest.mark.parametrize("name", SHEETS)
def test_other_sheets_look_as_they_did_when_a_person_looked(name):
    document = summary_of(a_spreadsheet(roadmap=SHEETS[name]))

    assert_golden(GOLDEN / f"{name}.md", as_markdown(document))


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_a_page_that_a_strict_reader_takes(name):
    parser = html5lib.HTMLParser(strict=True)

    parser.parse(as_html(summary_of(a_spreadsheet(roadmap=SHEETS[name]))))


@pytest.mark.parametrize(
    ("zone", "language"), [("Pacific/Kiritimati", "C"), ("America/Los_Angeles", "de_DE.UTF-8"), ("UTC", "tr_TR.UTF-8")]
)
def test_the_bytes_are_the_same_on_every_machine(zone, language):
    program = (
        "import locale, sys; from contextlib import suppress\n"
        "with suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from tests.talk import tacos\n"
        "from tests.render.renderers_of import as_html, as_markdown\n"
        "sys.stdout.buffer.write((as_markdown(tacos()) + as_html(tacos())).encode())"
    )
    environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": "random"}
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], env=environment, cwd=root, capture_output=True, check=True)

    assert done.stdout.decode() == as_markdown(tacos()) + as_html(tacos())


def a_document(text: str, link: str = "https://docs.google.com/x#gid=1") -> Document:
    """A document that says this text wherever a cell's text can come."""
    step = Step(text, Status.AT_RISK, text, owner=text, when=text, note=text, link=link, is_stretch=True)
    work = Work(text, text, text, (step, replace(step, status=None, link="")))
    strip = Strip(text, 0.1, 0.9, 0.5, Status.DONE, text, (Mark(0.5, Status.AT_RISK, text),))
    return Document(
        title=text,
        subtitle=text,
        headline=(text, text),
        counts=(Count(Status.DONE, text, 1, 0.5), Count(None, text, 1, 0.5)),
        stretch=text,
        help=(Help(text, step),),
        groups=(Group(text, (work,)), Group("", (work,))),
        next_title=text,
        next=(Help(text, step),),
        below=(work,),
        timeline=Timeline(date(2026, 1, 1), date(2026, 2, 1), ((0.0, text), (0.5, text)), (strip,), 0.5),
        footer=(text, text),
    )


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The tags of a page with their attributes, in the order of the page."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return ((each.tag.rpartition("}")[2], dict(each.attrib)) for each in tree.iter() if isinstance(each.tag, str))


def without_texts(found: Iterator[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    """The tags without the texts that attributes hold: what a strip of the timeline says, and each step on it.

    Which way words run parts them, and nothing else: a bare `bdi` may stand wherever a text does.
    """
    said = {"aria-label", "title"}
    bare = ("bdi", {})
    return [
        (tag, {name: "" if name in said else given[name] for name in given})
        for tag, given in found
        if (tag, given) != bare
    ]


def text_of(page: str) -> str:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join("".join(tree.find("body").itertext()).split())


PLAIN_PAGE = without_texts(elements(as_html(a_document("plain"))))
VISIBLE = [text for text in HOSTILE if visible_line(text)]


def check_page(text: str) -> None:
    page = as_html(a_document(text))

    assert without_texts(elements(page)) == PLAIN_PAGE
    assert text_of(page).count(" ".join(visible_line(text).split())) >= 20
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert tree.find("head/title").text == visible_line(text)
    line = visible_line(text)
    strips = [given for _, given in elements(page) if given.get("class") == "track"]
    assert {each["aria-label"] for each in strips} == {f"{line}. {line}."}
    assert "##[" not in page
    assert not any(line.lstrip().startswith("::") for line in page.splitlines())


@pytest.mark.parametrize("text", VISIBLE)
def test_a_hostile_cell_adds_no_tag_and_no_attribute_to_the_page(text):
    check_page(text)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec=None), min_size=1, max_size=40).filter(visible_line))
def test_no_text_adds_a_tag_or_an_attribute_to_the_page(text):
    check_page(text)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "file:///etc/passwd",
        "vbscript:x",
        "",
    ],
)
def test_a_link_that_is_no_web_address_is_no_link(link):
    assert not any(tag == "a" for tag, _ in elements(as_html(a_document("plain", link=link))))


def test_a_link_stays_inside_its_attribute():
    link = 'https://evil.example/"><script>alert(1)</script>'
    found = list(elements(as_html(a_document("plain", link=link))))

    assert {given["href"] for tag, given in found if tag == "a"} == {link}
    assert not any(tag == "script" for tag, _ in found)


def test_the_page_asks_nobody_for_anything_and_runs_nothing():
    found = list(elements(as_html(a_document("plain"))))

    assert not {tag for tag, _ in found} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not [name for _, given in found for name in given if name in ("src", "srcset", "action") or name[:2] == "on"]
    policy = next(given["content"] for tag, given in found if given.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "url(" not in as_html(a_document("plain"))
    assert "@import" not in as_html(a_document("plain"))


def tokens_of(source: str) -> list[tuple[str, str]]:
    """The nodes of a Markdown text with their tags, its texts left out."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    nodes: list[Any] = []
    for token in reader.parse(source):
        nodes.append(token)
        nodes += token.children or ()
    return [(each.type, each.tag) for each in nodes if each.type not in ("text", "text_special")]


PLAIN_TOKENS = tokens_of(as_markdown(a_document("plain")))


@pytest.mark.parametrize("text", VISIBLE)
def test_a_hostile_cell_adds_nothing_to_the_markdown(text):
    assert tokens_of(as_markdown(a_document(text))) == PLAIN_TOKENS


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.characters(codec=None), min_size=1, max_size=40).filter(visible_line)
    | st.text(st.sampled_from("\\`*_{}[]()<>#+-=.!|~&$:@ w1"), min_size=1, max_size=16).filter(str.strip)
)
def test_no_text_adds_anything_to_the_markdown(text):
    assert tokens_of(as_markdown(a_document(text))) == PLAIN_TOKENS


def test_a_text_of_a_cell_survives_from_the_sheet_into_both_documents():
    text = 'Fix <b>C#</b> & "D" | _all_ of it'
    grid = a_grid("Roadmap", [["Project", "Deliverable", "Status"], [text, text, "Done"]])
    document = summary_of(Spreadsheet(text, "r.xlsx", (grid,), "1"))

    assert text_of(as_html(document)).count(text) >= 3
    shown = "".join(
        child.content
        for token in MarkdownIt("commonmark").parse(as_markdown(document))
        for child in token.children or ()
    )
    assert shown.count(text) >= 3
