"""Agenda, retrospective and messages to owners in the language of the sheet: whole, in every format."""

import html as escaping
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from pypdf import PdfReader

from sheetsync.fleet.facts import Facts
from sheetsync.fleet.member import Member, Outcome, Standing
from sheetsync.fleet.rollup import page_of
from sheetsync.languages.catalogue import LANGUAGES, Catalogue
from sheetsync.model.cell import CellRef
from sheetsync.model.finding import Finding, Severity, Silence
from sheetsync.model.nudge import Ask, Letter, Nudge
from sheetsync.model.page import Page
from sheetsync.model.people import Person
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.run import Look
from sheetsync.model.terms import Interval
from sheetsync.render import drawing, pdf, word
from sheetsync.render.letter import text as letter_text
from sheetsync.render.page import html, mail, markdown, text
from sheetsync.steps.compare import compare
from sheetsync.steps.compose import words as words_module
from sheetsync.steps.compose.agenda import agenda
from sheetsync.steps.compose.letter import letter
from sheetsync.steps.compose.words import Words
from sheetsync.steps.record import Record
from sheetsync.steps.retro import facts, retro
from sheetsync.steps.retro.rules import rules_part
from tests.builders import a_spreadsheet, read, seen, typed, with_past
from tests.render.test_language import Wrapped, left_in_english, shown_of_mail, shown_of_page

START, TODAY = date(2026, 10, 12), date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
INTERVAL = Interval(START, date(2026, 11, 20))
BEFORE = """
Project | Stakeholders | Goal | Deliverable | Status | Owner | End | Notes
Αα | Ββ | γγ | δδ | Done | Εε | 2026-10-20 |
 | | | ζζ | At risk | Εε | 2026-11-09 | ηη
 | | | θθ | In progress | Εε | 2026-11-10 |
 | | | interview ΜΜ | In progress | Εε | 2026-11-10 |
Κκ | Λλ | μμ | νν | In progress | Εε | 2026-11-07 |
Lower priority projects below
Ππ | Ρρ | σσ | ττ | At risk | | 2026-11-08 |
"""
NOW = """
Project | Stakeholders | Goal | Deliverable | Status | Owner | End | Notes
Αα | Ββ | γγ | δδ | In progress | Εε | 2026-10-20 |
 | | | ζζ | At risk | Εε | 2026-11-09 | ηη
 | | | θθ | Possible delay | Εε | 2026-11-18 |
 | | | interview ΜΜ | In progress | Εε | 2026-11-10 |
 | | | ΟΟ | | Εε | |
 | | | stretch goal: ξξ | In progress | Εε | |
Lower priority projects below
Κκ | Λλ | μμ | TBD: οο | ωω | Εε | |
"""
INTERVIEWS = """
Topic | Date | Participants | Interviewers | Findings
Αα | 2026-10-15 | Χχ | Ψψ | ωω
"""
QUESTIONS = """
Question
ΑΑ?
"""


def roadmap_of(table: str) -> Roadmap:
    sheet = a_spreadsheet(roadmap=typed(table), interviews=typed(INTERVIEWS), questions=typed(QUESTIONS))
    return replace(read(sheet, interval=INTERVAL), title="ΤΤ")


def the_agenda(words: Words) -> Page:
    looks = ((START, roadmap_of(BEFORE)),)
    roadmap, past = with_past(roadmap_of(NOW), *looks, today=TODAY), seen(*looks)
    then = past.snapshots[-1]
    now = seen(*looks, (TODAY, roadmap)).snapshots[-1]
    asked = Finding("r", Severity.WARNING, "ΣΣ", roadmap.tab, CellRef(5, 6), "ΖΖ", silence=Silence.AGENDA)
    look = Look("1", past, now, compare(then, now))
    sheet = a_spreadsheet(roadmap=typed(NOW))
    said = {"spreadsheet": sheet, "today": TODAY, "since": then, "unanswered": (asked,), "words": words}
    return agenda(roadmap, (asked,), look, **said)


def the_retro(words: Words) -> Page:
    looks = [
        replace(each, interval=INTERVAL, taken=datetime.combine(each.day, time(9), UTC))
        for each in seen((START, roadmap_of(BEFORE)), (TODAY, roadmap_of(NOW))).snapshots
    ]
    moved = Interval(START, INTERVAL.end + timedelta(days=7))
    found = facts(looks, INTERVAL, planned=moved, today=TODAY, cadence_days=14)
    assert found
    question = Finding("leading-question", Severity.WARNING, "ΛΛ", "Questions", CellRef(2, 1))
    page = retro(found, roadmap_of(NOW), (question,), words=words)
    rules = rules_part((Record("", 9, 9, 0, None, 0, 0),), 3, words)
    assert rules
    return replace(page, parts=(*page.parts, rules))


def the_rollup(words: Words) -> Page:
    def standing(name: str, outcome: Outcome, **view: object) -> Standing:
        facts = Facts.of_json({"views": {"": {"title": "", "link": "", "help": [], **view}}}) if view else Facts()
        return Standing(Member(name, ""), NOON, finished=NOON, outcome=outcome, facts=facts)

    risky = {"lines": {"At risk": 9, "Done": 1}, "help": [["Αα", "ζζ", "At risk", "Εε"]]}
    standings = (
        standing("αα", Outcome.SYNCED, changed="2026-10-12", before=[0, 9], **risky),
        standing("ββ", Outcome.FAILED, lines={"": 1}, goals=2),
        standing("γγ", Outcome.FAILED),
    )
    return page_of(standings, "", title="", today=TODAY, words=words)


def the_letter(words: Words) -> Letter:
    ask = Ask("1", "Αα", "ζζ", "At risk", date(2026, 11, 9), "Ζ4", "ΖΖ", "ΣΣ", proposals=("ΠΠ",))
    nudge = Nudge(Person("Εε", "e@example.org", dates=words.dates), "ΤΤ", (ask,), ("1",), ("Υυ",))
    return letter(nudge, today=TODAY, own_header="ΧΧ", language=words.language)


def words_of_pictures(page: Page) -> str:
    blocks = [each for part in page.parts for each in part.blocks if each.kind in ("tracks", "burn_up")]
    return " ".join(f"{shown_of_page(svg)} {said}" for each in blocks for svg, said in drawing.drawn(each))


FORMATS: dict[str, Callable[[Page], str]] = {
    "html": lambda page: shown_of_page(html.render(page)),
    "markdown": lambda page: escaping.unescape(markdown.render(page)).replace("<br>", ""),
    "text": text.render,
    "mail": lambda page: shown_of_mail(mail.render(page)),
    "pictures": words_of_pictures,
}
PAGES = {"agenda": the_agenda, "retro": the_retro, "rollup": the_rollup}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("page", PAGES)
def test_every_word_that_is_ours_is_a_message(page: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "catalogue", lambda _: Catalogue(Wrapped()))

    said = FORMATS[kind](PAGES[page](Words("xx", "iso")))

    assert "⟦" in said or (kind == "pictures" and page != "retro")
    # "interview" is a word of the sheet here.
    assert set(left_in_english(said)) <= {"interview"}


def test_every_word_of_a_letter_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_module, "catalogue", lambda _: Catalogue(Wrapped()))
    made = the_letter(Words("xx", "iso"))

    assert left_in_english(f"{made.subject} {letter_text.render(made)}".replace("\n", " ")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_gap_of_a_message_stays_open(page: str, language: str) -> None:
    assert not any("{" in render(PAGES[page](Words(language))) for render in FORMATS.values())
    assert "{" not in letter_text.render(the_letter(Words(language)))


@pytest.mark.parametrize("language", ["en", "de", "pt"])
def test_a_page_says_in_which_language_it_is(language: str) -> None:
    page = the_retro(Words(language))

    with zipfile.ZipFile(io.BytesIO(word.render(page))) as package:
        assert f'w:lang w:val="{language}' in package.read("word/styles.xml").decode()
    assert f'<html lang="{language}">' in html.render(page)
    assert f'<html lang=3D"{language}">' in mail.render(page).decode()
    assert PdfReader(io.BytesIO(pdf.render(page))).root_object["/Lang"] == language


def test_an_agenda_and_a_retrospective_begin_with_what_to_talk_about() -> None:
    of_agenda, of_retro = the_agenda(Words()), the_retro(Words())

    assert [part.title for part in of_agenda.parts[:2]] == ["Their owners were told three times", "To decide"]
    assert of_retro.parts[0].title == "To talk about"
    assert [block.kind for block in of_retro.parts[0].blocks] == ["items", "prompt"] * 3
    assert [item.text for block in of_retro.parts[0].blocks if block.kind == "items" for item in block.items] == [
        "From 12 Oct to 16 Nov no line was seen to change: 35 days.",
        "2 lines are gone.",
        "1 date moved to a later day: θθ (Αα) (10 Nov → 18 Nov).",
        "1 of 3 first warnings was seen less than a week before its line was due.",
        "1 line went back from what it was.",
        "2 lines were first seen more than a week after the start.",
    ]
