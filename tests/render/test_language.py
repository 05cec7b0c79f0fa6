"""A summary in the language of its readers: whole, in every format, and no word of English among it."""

import html as escaping
import io
import json
import re
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import html5lib
import pytest
from pypdf import PdfReader

from sheetsync.languages.catalogue import LANGUAGES, Catalogue
from sheetsync.model.document import Document
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.render import facts, google_doc, pdf, slack, word
from sheetsync.render.pages import whole
from sheetsync.steps.compose import compose
from sheetsync.steps.compose import words as words_module
from sheetsync.steps.compose.words import Words
from sheetsync.steps.parse import parse
from tests.builders import a_grid, typed
from tests.golden import assert_golden
from tests.render.renderers_of import as_html, as_mail, as_markdown, as_slides, as_text
from tests.talk import INTERVAL, NOW, TACOS, TODAY

GOLDEN = Path(__file__).parent / "golden"
GREEK = """
Project | Stakeholders | Goal | Deliverable | Status | Owner | Start | End | Notes | Updated
Αα | Ββ | γγ | δδ | Done | Εε | 2019-09-02 | 2019-09-20 | | 2019-09-20
 | | | ζζ | At risk | Εε | | 2019-09-09 | ηη | 2019-09-01
 | | | θθ | Possible delay | | | 2019-10-09 | |
 | | | ιι | At risk | | | 2019-10-10 | ηη |
Κκ | Λλ | μμ | νν | In progress | | | 2019-10-07 | |
 | | | stretch goal: ξξ | Won't do | | | 2019-10-08 | |
 | | | οο | | | | 2019-10-08 | |
| | | TBD: υυ | At risk | | | 2019-10-08 | |
Lower priority projects below
Ππ | Ρρ | σσ | ττ | At risk | | | 2019-10-08 | |
"""
"""Every status, late and not, a stretch goal, what is to be decided, what nobody knows, and a project below the line.

Its words are Greek."""


class Wrapped(dict[str, tuple[str, ...]]):
    """The messages of no language: each is its English in brackets, so that what is none stands out."""

    def get(self, _: str, otherwise: tuple[str, ...] = ()) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(f"⟦{each}⟧" for each in otherwise)


def summary(table: str, words: Words) -> Document:
    spreadsheet = Spreadsheet("Κ", "", (a_grid("Ρ", typed(table)),), "1")
    roadmap = parse(spreadsheet, spreadsheet.tabs[0], Reading(interval=INTERVAL))
    return compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=TODAY, words=words)


def shown_of_page(page: str) -> str:
    """Everything that a page says: its texts, and what its elements are called for who can't see them."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    texts = [text for each in tree.iter() if each.tag != "style" for text in (each.text if each.tag else "", each.tail)]
    called = [each.get(name) for each in tree.iter() for name in ("aria-label", "alt", "title")]
    return " ".join(text for text in (*texts, *called) if text)


def shown_of_mail(content: bytes) -> str:
    read = message_from_bytes(content, policy=policy.default)
    text, page = (read.get_body((kind,)) for kind in ("plain", "html"))
    assert text
    assert page
    return f"{read['Subject']} {text.get_content()} {shown_of_page(page.get_content())}"


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for key, each in value.items() if key not in {"style", "type"} for text in strings(each)]
    return [text for each in value for text in strings(each)] if isinstance(value, list) else [str(value)]


FORMATS: dict[str, Callable[[Document], str]] = {
    "html": lambda document: shown_of_page(as_html(document)),
    "markdown": lambda document: escaping.unescape(as_markdown(document)).replace("<br>", ""),
    "text": as_text,
    "mail": lambda document: shown_of_mail(as_mail(document)),
    "slack": lambda document: " ".join(strings(json.loads(slack.render(document)))),
    "google-doc": lambda document: " ".join(strings(json.loads(google_doc.render(whole(document))))),
}


def left_in_english(said: str) -> list[str]:
    """Return the words of what is said that no message holds, and that no cell or library can have said."""
    before = ""
    while before != said:
        # What a chat cuts off has no bracket at its end.
        before, said = said, re.sub(r"⟦[^⟦⟧]*[⟧…]", "", said)
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"\b(?:UTC|Unicode|False|True)\b", "", said))


@pytest.mark.parametrize("kind", FORMATS)
def test_every_word_that_is_ours_is_a_message(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "catalogue", lambda _: Catalogue(Wrapped()))

    said = FORMATS[kind](summary(GREEK, Words("xx", "iso")))

    assert "⟦" in said
    assert left_in_english(said) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMATS)
def test_no_gap_of_a_message_stays_open(kind: str, language: str) -> None:
    assert not re.search(r"\{\w+\}", FORMATS[kind](summary(GREEK, Words(language))))


@pytest.mark.parametrize("kind", ["md", "html"])
def test_the_talks_tacos_in_german_look_as_they_did_when_a_person_looked(kind: str) -> None:
    document = summary(TACOS, Words("de"))

    assert_golden(GOLDEN / f"tacos.de.{kind}", {"md": as_markdown, "html": as_html}[kind](document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_a_mail_and_the_facts_say_in_which_language_they_are(language: str) -> None:
    document = summary(GREEK, Words(language))
    read = message_from_bytes(as_mail(document), policy=policy.default)
    body = read.get_body(("html",))

    assert f'<html lang="{language}">' in as_html(document)
    assert body
    assert f'<html lang="{language}">' in body.get_content()
    assert json.loads(facts.render(document))["language"] == language


def test_the_signs_in_the_legend_stand_apart_from_its_words() -> None:
    pages = {language: shown_of_page(as_html(summary(GREEK, Words(language)))) for language in ("en", "de", "fr")}

    assert "on the day it is due; ! is late." in " ".join(pages["en"].split())
    assert "fällig ist; ! heißt überfällig." in " ".join(pages["de"].split())
    assert "échéance ; ! signale un retard." in " ".join(pages["fr"].split())


@pytest.mark.parametrize("language", ["en", "de", "pt"])
def test_a_word_document_a_deck_and_a_pdf_say_in_which_language_they_are(language: str) -> None:
    document = summary(GREEK, Words(language))

    with zipfile.ZipFile(io.BytesIO(word.render(whole(document)))) as package:
        styles = package.read("word/styles.xml").decode()
    with zipfile.ZipFile(io.BytesIO(as_slides(document))) as package:
        slide = package.read("ppt/slides/slide2.xml").decode()

    assert re.findall(r'<w:docDefaults>.*?<w:lang w:val="(\w\w)', styles, re.DOTALL) == [language]
    assert set(re.findall(r'<a:rPr[^>]* lang="(\w\w)"', slide)) == ({language} if language != "en" else set())
    assert PdfReader(io.BytesIO(pdf.render(whole(document)))).root_object["/Lang"] == language
