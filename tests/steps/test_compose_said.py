"""What the lead says of the week: read above the table, on top of the facts, and hidden from who may not see it."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from sheetsync.model.audience import Extra, View
from sheetsync.model.document import Document
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.render import google_doc, slack
from sheetsync.render.pages import whole
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.words import Words
from sheetsync.steps.parse import parse
from tests.builders import a_grid
from tests.render.renderers_of import as_html, as_mail, as_markdown, as_text
from tests.render.test_language import shown_of_mail, shown_of_page

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TABLE = [["Project", "Deliverable", "Status"], ["Tacos", "cook", "At risk"]]
SENTENCE = "We paused the pilot; 1 Dec - 4 Dec is safe."


def sheet(*above: list[str]) -> Spreadsheet:
    return Spreadsheet("File", "", (a_grid("Plan", [["Kitchen, 12 Oct - 20 Nov 2026"], *above, [], *TABLE]),), "1")


def read(*above: list[str]) -> Roadmap:
    spreadsheet = sheet(*above)
    return parse(spreadsheet, spreadsheet.tabs[0], Reading())


def told(*above: list[str], view: View | None = None, note: str = "", language: str = "en") -> Document:
    said = {"view": view, "note": note, "words": Words(language), "now": NOW, "today": NOW.date()}
    return compose(read(*above), (), spreadsheet=sheet(*above), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "above",
    [
        [[f"This week: {SENTENCE}"]],
        [["This week:", SENTENCE]],
        [["", "THIS WEEK :", "", SENTENCE]],
        [["Diese Woche:", SENTENCE]],
        [[f"Cette semaine : {SENTENCE}"]],
        [["Owner of all: Ana"], [f"Deze week: {SENTENCE}"]],
    ],
)
def test_what_stands_behind_the_label_is_what_the_lead_says(above: list[list[str]]) -> None:
    roadmap = read(*above)

    assert roadmap.said == SENTENCE
    assert roadmap.title == "Kitchen"
    assert roadmap.interval
    assert roadmap.interval.end == date(2026, 11, 20)


@pytest.mark.parametrize(
    "above", [[["This week we rest"]], [["This week:"]], [["Next week: all"]], [["This week:"], [SENTENCE]]]
)
def test_what_has_no_label_or_no_sentence_is_nothing(above: list[list[str]]) -> None:
    assert read(*above).said == ""


def test_a_line_of_work_is_no_sentence_of_the_lead() -> None:
    spreadsheet = Spreadsheet("File", "", (a_grid("Plan", [*TABLE, ["This week: rest", "sleep", "Done"]]),), "1")

    assert parse(spreadsheet, spreadsheet.tabs[0], Reading()).said == ""


@pytest.mark.parametrize(("extras", "shows"), [(frozenset(), False), (frozenset({Extra.THIS_WEEK}), True)])
def test_an_audience_sees_it_where_it_is_listed(extras: frozenset[Extra], *, shows: bool) -> None:
    view = View(frozenset({Field.PROJECT, Field.STATUS}), extras)

    document = told(["This week:", f"{SENTENCE} Ask ana@example.org"], view=view)

    assert (SENTENCE in repr(document)) == shows
    assert "ana@example.org" not in repr(document)


def test_a_note_takes_its_place_and_is_short() -> None:
    document = told(["This week:", SENTENCE], note="Nothing to decide. " * 90, language="de")

    assert document.said.startswith("Diese Woche: Nothing to decide. ")
    assert len(document.said) < 420
    assert SENTENCE not in repr(document)


FORMATS: dict[str, Callable[[Document], str]] = {
    "html": lambda document: shown_of_page(as_html(document)),
    "markdown": as_markdown,
    "text": as_text,
    "mail": lambda document: shown_of_mail(as_mail(document)),
    "slack": lambda document: json.dumps(json.loads(slack.render(document)), ensure_ascii=False),
    "google-doc": lambda document: json.dumps(json.loads(google_doc.render(whole(document))), ensure_ascii=False),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_it_stands_on_top_of_the_facts(kind: str) -> None:
    said = " ".join(FORMATS[kind](told(["This week:", "All hands helped"])).split())

    assert said.index("This week: All hands helped") < said.rindex("At risk")
    assert as_mail(told(["This week:", "All hands helped"])).index(b"Subject: At risk") >= 0
