"""Which words agree, and to what."""

import pytest

from sheetsync.languages.catalogue import LANGUAGES, catalogue
from sheetsync.model.answer_text import YES, AnswerText
from sheetsync.steps.agree import Agreement, agreement
from sheetsync.steps.parse.vocabulary import section
from sheetsync.steps.verdict import AGREED, ASKED, TAKEN_BACK, is_settled, said_again


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        *((each, "") for each in ("yes", " YES! ", "Yes.", "ja", "Oui", "sí", "SI", "sì", "sim", "tak", "да", "evet")),
        ("yes, yes", ""),
        ("yes 2026-10-05", "2026-10-05"),
        ('yes: "Done"', "Done"),
    ],
)
def test_a_word_for_yes_agrees(words: str, choice: str) -> None:
    assert agreement(words) == Agreement(choice)


def test_undo_takes_back() -> None:
    assert agreement("Undo!") == Agreement(takes_back=True)


@pytest.mark.parametrize("words", ["", "no", "yesterday", "ok: yes", "Done", "undo it", "jahr", "?", "2026-10-05", "y"])
def test_no_other_word_does(words: str) -> None:
    assert agreement(words) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_settled_is_known_in_every_language(language: str) -> None:
    words = catalogue(language)

    assert is_settled(words.say(AGREED, old="Dome", new="Done", undo="undo"))
    assert is_settled(words.say(TAKEN_BACK, old="Done", new="Dome"))
    assert not is_settled(words.say("To acknowledge this, write ok: and why."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_asked_is_asked_again_in_every_language(language: str) -> None:
    asked = {"ways": "yes 2026-10-05 / yes 2026-05-10", "text": "fast fertig"}

    for each in ASKED:
        wanted = catalogue(language).say(each, **asked)
        assert {said_again(catalogue(other).say(each, **asked), catalogue(language)) for other in LANGUAGES} == {wanted}
    assert said_again("Something else.", catalogue(language)) == "Something else."


def test_a_yes_to_a_question_is_that_to_a_proposal_in_every_language() -> None:
    assert {*YES} == {*section("yes")}
    for each in YES:
        assert AnswerText(f"{each.title()}, {each}; what else").yes == 2
