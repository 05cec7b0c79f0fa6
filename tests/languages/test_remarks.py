"""What we say beside a row, in the language of the sheet: whole, and in words that we read again."""

import re
from datetime import date
from pathlib import Path

import pytest

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.kinds.pack import active, in_language
from sheetsync.languages.catalogue import LANGUAGES, Catalogue, catalogue
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.own_text import is_ours, row_text
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Priority, Status
from sheetsync.steps.check import check
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.layout import side_below
from sheetsync.steps.parse.status import read_status
from tests.builders import a_grid, typed
from tests.render.test_language import Wrapped, left_in_english

RULES = load(["roadmap"], lambda name: read_pack(name, Path()))
TODAY = date(2026, 11, 2)
GREEK = """
Project | Stakeholders | Goal | Deliverable | Status | Owner | Start | End | Notes | Updated
Αα | | | δδ | Dome | | 2026-10-05 | 2026-10-09 | |
 | | | ζζ | At risk | Εε | 2026-10-20 | 2026-10-09 | |
 | | | ζζ | ωωω | Εε | | 05/10/2026 | |
 | | | TBD: ιι | In progress | | | 2027-10-10 | ηη |
Κκ | ΛΛ | κκ |  | | | | | |
 | | | <…> | Not started | Εε | | 2026-11-04 | |
"""
QUOTED = re.compile("[„«‘'\"“] ?([^„«»‘’'\"“”]+?) ?[“»’'\"”]")


def messages_of(table: str, rules: tuple[active.ActiveRule, ...]) -> dict[str, list[str]]:
    spreadsheet = Spreadsheet("Κ", "", (a_grid("Ρ", typed(table)),), "1")
    found: dict[str, list[str]] = {}
    for each in check(parse(spreadsheet, spreadsheet.tabs[0], Reading()), rules, today=TODAY):
        found.setdefault(each.rule, []).append(each.message)
    return found


def test_every_word_of_a_remark_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(active, "catalogue", lambda _: Catalogue(Wrapped()))

    found = messages_of(GREEK, in_language(RULES, "xx"))

    assert len(found) > 9
    assert {rule: said for rule, said in found.items() if left_in_english(" ".join(said))} == {}


def test_a_remark_is_in_the_language_of_the_sheet_and_a_teams_own_words_are_its_own() -> None:
    own = [each for each in RULES if each.name != "owner-missing"]
    own += [active.ActiveRule("own", each.rule, each.severity, type(each.message)(("Ours?",))) for each in RULES[-1:]]

    found = messages_of(GREEK, in_language(own, "de"))

    assert "Was würde helfen? Ein paar Worte kommen in die Übersicht." in found["risk-without-note"]
    assert found["status-unknown"][0] == "„Dome“ ist kein bekannter Status. War „Erledigt“ gemeint?"
    assert set(found["own"]) == {"Ours?"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_to_pick_are_read_as_what_they_mean(language: str) -> None:
    words = catalogue(language)
    picked = words.say("Please pick a status: Done, In progress, Possible delay, At risk or Won't do.")

    for status in Status:
        word = words.say(status)
        assert read_status(word, {}) is status
        assert status is Status.NOT_STARTED or word in picked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_divider_that_is_proposed_is_read_as_one(language: str) -> None:
    rule = next(each for each in in_language(RULES, language) if each.name == "divider-missing")
    (proposed,) = QUOTED.findall(rule.message.texts[0].replace("can't", ""))

    assert side_below(proposed) is Priority.LOWER


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_ours_is_known_as_ours_whatever_its_language(language: str) -> None:
    for rule in in_language(RULES, language):
        assert all(is_ours(row_text([("Κκ", text)], "k7f3")) for text in rule.message.texts)
