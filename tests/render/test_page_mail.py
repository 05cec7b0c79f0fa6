"""The mail of an agenda or a retrospective: a draft that says all of it, or what is left out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.document import Headings
from sheetsync.model.page import Page, Paragraph, Part
from sheetsync.render.escape import visible_line
from sheetsync.render.page import mail
from sheetsync.steps.compose.words import Words
from tests.render.hostile import HOSTILE
from tests.render.test_formats import body, elements, parsed
from tests.render.test_language import shown_of_page
from tests.render.test_page import a_page
from tests.render.test_page_language import PAGES


def test_it_is_a_draft_whose_subject_has_the_news() -> None:
    made = parsed(mail.render(replace(a_page("cook food"), made=datetime(2026, 11, 9, tzinfo=UTC))))

    assert made["Subject"] == "Retro: cook food · cook food"
    assert made["X-Unsent"] == "1"
    assert made["Date"].datetime == datetime(2026, 11, 9, tzinfo=UTC)
    assert [each.get_content_type() for each in made.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("kind", PAGES)
def test_a_mailbox_shows_the_first_sentence_before_it_is_opened(kind: str) -> None:
    page = PAGES[kind](Words())
    shown = body(mail.render(page), "html")

    assert shown.index(">".join(["", " ".join(page.headline)])) < shown.index("<h1")


def test_a_row_of_many_columns_is_a_card_that_begins_with_its_name() -> None:
    card = " ".join(shown_of_page(body(mail.render(a_page("cook food")), "html")).split())

    assert "? cook food cook food Cell: E6 Days: 7 cook food" in card


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_of_a_cell_is_nothing_but_a_text_in_the_mail(hostile: str) -> None:
    made, tame = (mail.render(a_page(text)) for text in (hostile, "tame"))

    assert parsed(made).keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
    if visible_line(hostile):
        assert elements(body(made, "html")) == elements(body(tame, "html"))


def of_parts(count: int, length: int) -> Page:
    parts = tuple(Part(f"Part {number}", (Paragraph("word " * length),) * 9) for number in range(count))
    return replace(a_page("cook food"), parts=parts, words=Headings(more="und {count} weitere"))


def test_what_a_mail_has_no_room_for_is_named() -> None:
    content = mail.render(of_parts(60, 90))

    text, shown = body(content, "plain"), body(content, "html")
    kept = shown.count("<h2")
    assert 1 < kept < 60
    assert len(shown.encode()) <= mail.LARGEST
    for each in (" ".join(text.split()), " ".join(shown.split())):
        assert f"und {60 - kept} weitere: Part {kept}, Part {kept + 1}" in each


@given(st.integers(1, 12), st.integers(1, 100))
@settings(max_examples=15, deadline=None)
def test_a_mail_has_as_much_as_fits_and_one_part_at_least(count: int, length: int) -> None:
    page = of_parts(count, length)
    shown = body(mail.render(page), "html")

    kept = shown.count("<h2")
    assert kept >= 1
    assert ("weitere" in shown) == (kept < count)
    assert len(shown.encode()) <= mail.LARGEST or kept == 1
