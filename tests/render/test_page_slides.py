"""The slides of an agenda or a retrospective: nothing over the edge, what is cut in the notes, tables that are some."""

import io
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.enum.shapes import MSO_SHAPE_TYPE

from sheetsync.model.page import Items, Page, Paragraph, Part, Prompt, Table, Text
from sheetsync.render.escape import visible_line
from sheetsync.render.page import slides
from sheetsync.steps.compose.words import Words
from tests.render.hostile import HOSTILE
from tests.render.test_formats import shapes_of
from tests.render.test_page import LINK, a_page
from tests.render.test_page_language import PAGES


def deck(page: Page) -> Any:
    return pptx.Presentation(io.BytesIO(slides.render(page)))


def titles(made: Any) -> list[str]:
    return [slide.shapes.title.text for slide in made.slides]


def notes(made: Any) -> str:
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in made.slides)


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_stands_over_the_edge_of_a_slide(kind: str, language: str) -> None:
    made = deck(PAGES[kind](Words(language)))

    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_each_part_has_a_slide_and_what_does_not_fit_has_the_next() -> None:
    lines = tuple(Text(f"Line {number}") for number in range(60))
    page = Page("Agenda", "", ("News.",), (Part("Changed", (Items(lines),)), Part("Rest", (Prompt("And?"),))))

    made = deck(page)

    found = titles(made)
    assert found[:3] == ["Agenda", "Changed", "Changed (2)"]
    assert found[-1] == "Rest"
    said = [line.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame
            for line in shape.text_frame.paragraphs if line.text.startswith("Line ")]  # fmt: skip
    assert said == [each.text for each in lines]


def test_a_table_is_one_and_its_headers_come_again() -> None:
    row = (Text("E6", LINK), Text("cook food"))
    page = Page("Agenda", "", ("News.",), (Part("Food", (Table(("Cell", "Line"), (row,) * 60, lead=1),)),))

    tables = [shape.table for slide in deck(page).slides for shape in slide.shapes if shape.has_table]

    assert len(tables) > 1
    assert all(each.first_row and [cell.text for cell in each.rows[0].cells] == ["Cell", "Line"] for each in tables)
    assert sum(len(each.rows) - 1 for each in tables) == 60
    (run,) = tables[0].cell(1, 0).text_frame.paragraphs[0].runs
    assert run.hyperlink.address == LINK


def test_a_sentence_is_not_left_without_the_table_that_it_introduces() -> None:
    filler = Items(tuple(Text(f"Line {number}") for number in range(14)))
    row = (Text("so\n" * 3), Text("word " * 30))
    page = Page("A", "", ("B",), (Part("C", (filler, Paragraph("As a table:"), Table(("D", "E"), (row,) * 9))),))

    for slide in deck(page).slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert ("As a table:" not in texts) or any(shape.has_table for shape in slide.shapes)


def test_the_notes_have_what_a_slide_cuts() -> None:
    long = "word " * 300
    row = (Text("E6"), Text(long))
    page = Page("A", "", ("B",), (Part("C", (Table(("Cell", "Remarks"), (row,)),)),), ("The end.",))

    assert f"Cell: E6 · Remarks: {visible_line(long)}" in notes(deck(page))
    assert "The end." in notes(deck(page))


def test_a_definition_needs_no_slide_of_its_own() -> None:
    row = (Text("cook food"), Text("7"))
    table = Table(("Line", "Days"), (row,) * 15)
    page = Page("A", "", ("B",), (Part("C", (table, Paragraph("Counted by hand. " * 20, quiet=True))),))

    made = deck(page)

    assert titles(made) == ["A", "C"]
    assert "Counted by hand." in notes(made)


def test_a_picture_has_words_for_who_cannot_see_it() -> None:
    made = deck(a_page("cook food"))

    groups = [shape for slide in made.slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert [each._element.xpath("./*/p:cNvPr")[0].get("descr") for each in groups] == ["9 Nov: 1 of 4; 16 Nov: 3 of 4"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_slides_say_in_which_language_they_are(language: str) -> None:
    runs = [run for slide in deck(PAGES["retro"](Words(language))).slides for run in slide.element.iter("{*}rPr")]

    assert {each.get("lang") for each in runs} == {None if language == "en" else language}


def test_a_text_of_a_cell_is_nothing_but_a_text_on_a_slide() -> None:
    made, tame = (shapes_of(slides.render(a_page(*texts))) for texts in (HOSTILE, ("tame",)))

    # A line without letters says how high it is.
    assert set().union(*made.values()) <= set().union(*tame.values()) | {b"a:endParaRPr"}


@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_deck_opens_whatever_a_cell_says(texts: list[str]) -> None:
    made = deck(a_page(*texts))

    assert made.core_properties.author == ""
    assert all(slide.has_notes_slide for slide in made.slides)
