"""The word that is typed for a status: that of the sheet, and else that of its language."""

import pytest

from sheetsync.languages.catalogue import LANGUAGES, catalogue
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.terms import Status
from sheetsync.steps.answer import word_for
from tests.builders import a_spreadsheet, read


def sheet(*statuses: str) -> Roadmap:
    """A roadmap with a line for each status."""
    lines = [["Tacos", f"step {at}", each] for at, each in enumerate(statuses)]
    return read(a_spreadsheet(Roadmap=[["Project", "Deliverable", "Status"], *lines]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", Status)
def test_where_the_sheet_has_no_word_it_is_that_of_its_language_which_is_read_as_it(
    language: str, status: Status
) -> None:
    others = [catalogue(language).say(each) for each in Status if each is not status]

    word = word_for(sheet(*others, ""), status, language)

    assert word == catalogue(language).say(status)
    assert next(step.status for _, step in sheet(word, *others).deliverables) is status


@pytest.mark.parametrize(
    ("used", "word"),
    [(["Fertig", "In Arbeit"], "Fertig"), (["In progress", "At risk"], "Done"), (["✅", "in arbeit"], "Erledigt")],
)
def test_the_words_of_the_sheet_go_before(used: list[str], word: str) -> None:
    assert word_for(sheet(*used), Status.DONE, "de") == word
