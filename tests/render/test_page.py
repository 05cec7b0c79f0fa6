"""The pages of agenda and retrospective: in every format every word, and no text of a cell is more than a text."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime

import docx
import html5lib
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader

from sheetsync.model.document import Document
from sheetsync.model.format import Subject
from sheetsync.model.page import (
    Badge,
    BurnUp,
    Items,
    Page,
    Paragraph,
    Part,
    Point,
    Prompt,
    Stretch,
    Table,
    Text,
    Track,
    Tracks,
)
from sheetsync.model.terms import Status
from sheetsync.render import drawing, pdf, word
from sheetsync.render.escape import visible_line, width
from sheetsync.render.page import html, markdown, text
from sheetsync.render.pages import brief, deck, screen, whole
from sheetsync.wiring import renderers
from tests.render.cases import CASES
from tests.render.hostile import HOSTILE
from tests.render.opened import everything_in
from tests.render.renderers_of import renderers_of

RENDERERS = renderers_of(Subject.PAGE)

LINK = "https://sheets.example/d/1/edit#gid=7&range=E6"


def a_page(*texts: str) -> Page:
    """A page with every kind of block, and these texts wherever a cell's text can stand."""
    said = texts or ("cook food",)
    first = said[0]
    stretches = (Stretch(0.0, 0.5, Badge(Status.AT_RISK, "At risk"), "At risk from 5 Oct"),
                 Stretch(0.5, 1.0, Badge(None, first), f"{first} from 9 Nov"))  # fmt: skip
    row = (Text("E6", LINK), Text(first), Badge(None, first), Items(tuple(map(Text, said))), Text("7"))
    blocks = (
        Paragraph(first),
        Paragraph("A definition.", quiet=True),
        Items(tuple(map(Text, said))),
        Table(("Cell", "Line", "Status", "Remarks", "Days"), (row, row), lead=1, shares=(10, 30, 20, 30, 10)),
        BurnUp(
            "Done, week by week",
            (Point(0.5, "9 Nov", 1, 4, "9 Nov: 1 of 4"), Point(1.0, "16 Nov", 3, 4, "16 Nov: 3 of 4")),
        ),
        Tracks("Week by week", ((0.0, "5 Oct"),), tuple(Track(each, each, stretches, "■?") for each in said)),
        Prompt("What do we make of it?"),
    )
    return Page(f"Retro: {first}", first, (first, "More."), (Part(first, blocks),), (first,), datetime(2026, 11, 9))


def test_every_format_says_every_word() -> None:
    page = a_page("cook the food")
    words = ["Retro: cook the food", "A definition.", "Cell", "E6", "Remarks", "What do we make of it?", "At risk"]
    for name in RENDERERS:
        (made,) = renderers.render_page(page, [name], "page")
        shown = " ".join(re.sub(r"<[^>]+>", "", everything_in(made)).split()) + everything_in(made)
        # In a text a week is a sign.
        for each in words[:-1] if name in ("markdown", "text") else words:
            assert each in shown, (name, each)


@pytest.mark.parametrize("order", [whole, screen, brief, deck])
@pytest.mark.parametrize("name", ["html", "mail", "markdown", "pptx", "text"])
def test_a_summary_is_a_page_of_every_format_in_every_order(name: str, order: Callable[[Document], Page]) -> None:
    (made,) = renderers.render_page(order(CASES["right-to-left"]), [name], "page")

    assert "Project 1 with a usual name" in " ".join(everything_in(made).split())


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_a_page_is_the_same_bytes_each_time(name: str) -> None:
    assert RENDERERS[name](a_page("cook food")) == RENDERERS[name](a_page("cook food"))


@pytest.mark.parametrize("hostile", [each for each in HOSTILE if each])
def test_a_text_of_a_cell_is_nothing_but_a_text_on_the_page(hostile: str) -> None:
    tame = html5lib.parse(html.render(a_page("tame")), namespaceHTMLElements=False)
    made = html5lib.parse(html.render(a_page(hostile)), namespaceHTMLElements=False)

    def shape(tree) -> list[tuple[str, list[str]]]:
        # What runs from right to left is parted from its neighbours.
        return [(each.tag, sorted(each.attrib)) for each in tree.iter() if each.tag != "bdi"]

    assert shape(made) == shape(tame)
    assert {each.get("href") for each in made.iter("a")} == {LINK}


@pytest.mark.parametrize("hostile", [each for each in HOSTILE if each.strip()])
def test_a_text_of_a_cell_is_nothing_but_a_text_in_markdown(hostile: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})

    def shape(page: Page) -> list[str]:
        found = []
        for token in parser.parse(markdown.render(page)):
            found += [token.type, *(each.type for each in token.children or ())]
        return [each for each in found if each != "text"]

    assert shape(a_page(hostile)) == shape(a_page("tame"))


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3), st.integers(40, 120))
@settings(max_examples=60, deadline=None)
def test_a_terminal_gets_no_line_that_is_too_long_and_no_control(texts: list[str], columns: int) -> None:
    shown = text.render(a_page(*texts), columns=columns)

    assert all(width(line) <= columns for line in shown.splitlines())
    assert not any(unicodedata.category(each) == "Cc" for each in shown.replace("\n", ""))


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
@settings(max_examples=20, deadline=None)
def test_word_opens_whatever_a_cell_says(texts: list[str]) -> None:
    opened = docx.Document(io.BytesIO(word.render(a_page(*texts))))

    assert opened.core_properties.author == ""
    assert len(opened.inline_shapes) == 2
    said = [cell.text for row in opened.tables[0].rows for cell in row.cells]
    assert visible_line(texts[0]) in " ".join(said) or not visible_line(texts[0])


def test_word_has_a_picture_of_the_statuses_with_words_for_it() -> None:
    opened = docx.Document(io.BytesIO(word.render(a_page("cook food"))))

    described = [each._inline.docPr.get("descr") for each in opened.inline_shapes]
    assert described == ["9 Nov: 1 of 4; 16 Nov: 3 of 4", "cook food: At risk from 5 Oct, cook food from 9 Nov"]


def test_word_has_room_to_write_below_each_question() -> None:
    opened = docx.Document(io.BytesIO(word.render(a_page())))

    box = opened.tables[-1].rows[0]
    assert box.cells[0].text == "What do we make of it?"
    assert box.height.cm > 3


@pytest.mark.parametrize(("shares", "lies_across"), [((30, 70), True), ((), False)])
def test_a_table_of_many_columns_has_the_width_of_a_sheet_of_paper(shares: tuple[int, ...], lies_across: bool) -> None:
    table = Table(("Line", "Remarks"), ((Text("cook food"), Text("")),), shares=shares)
    page = Page("Agenda", "", ("News.",), (Part("Food", (Paragraph("A goal", quiet=True), table)),))

    opened = docx.Document(io.BytesIO(word.render(page)))
    paper = PdfReader(io.BytesIO(pdf.render(page))).pages[0].mediabox

    (section,) = opened.sections
    assert (section.page_width > section.page_height) == lies_across
    assert (section.orientation == WD_ORIENT.LANDSCAPE) == lies_across
    assert (paper.width > paper.height) == lies_across
    (goal,) = (each for each in opened.paragraphs if each.text == "A goal")
    assert goal.paragraph_format.keep_with_next


def test_each_picture_of_many_lines_has_words_for_its_own() -> None:
    stretches = (Stretch(0.0, 1.0, Badge(Status.DONE, "Done"), "Done"),)
    lines = tuple(Track("Food", f"Line {number}", stretches, "●") for number in range(60))
    page = Page("Retro", "", ("News.",), (Part("Weeks", (Tracks("Week by week", (), lines),)),))

    opened = docx.Document(io.BytesIO(word.render(page)))

    described = [each._inline.docPr.get("descr").split("; ") for each in opened.inline_shapes]
    assert len(described) > 2
    assert [said for each in described for said in each] == [f"{each.name}: Done" for each in lines]


def test_a_picture_never_ends_with_a_project_without_a_line() -> None:
    stretches = (Stretch(0.0, 1.0, Badge(Status.DONE, "Done"), "Done"),)
    lines = [Track(f"Project {number // 3}", f"Line {number}", stretches, "●") for number in range(70)]

    pictures = [svg for svg, _ in drawing.drawn(Tracks("", (), tuple(lines)))]

    assert len(pictures) > 1
    for each in pictures:
        names = re.findall(r'font-weight="(\d+)">([^<]+)<', each)
        assert names[-1][0] == "400"
    assert [name for each in pictures for name in re.findall(r">(Line \d+)<", each)] == [each.name for each in lines]


def test_numbers_stand_below_each_other_and_nothing_else_does() -> None:
    page = a_page("cook food")

    assert page.parts[0].blocks[3].figures == (False, False, False, False, True)
    assert "|---|---|---|---|---:|" in markdown.render(page)
