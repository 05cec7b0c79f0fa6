"""What we say in other languages: nothing is missing in any of them, and each says what English says."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from babel.dates import format_skeleton
from babel.messages.catalog import Catalog, Message

from docs.generate import messages
from sheetsync.languages.catalogue import ENGLISH, LANGUAGES, Catalogue, catalogue
from sheetsync.languages.messages import MADE
from sheetsync.model.language import Language

OTHERS = [each for each in LANGUAGES if each != ENGLISH]
GAP = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def collected() -> Catalog:
    return messages.template()


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def gaps(text: str) -> set[str]:
    return set(GAP.findall(text))


def wrong_gaps(catalogue: Catalog) -> Iterator[str]:
    for each in catalogue:
        if each.id:
            said = [gaps(text) for text in ([each.id] if isinstance(each.id, str) else each.id)]
            # "The one step is done." needs no number, "All {count} steps are done." does.
            least, most = set.intersection(*said), set.union(*said)
            yield from (text for text in forms(each) if not least <= gaps(text) <= most)


def test_the_languages_to_choose_are_those_that_have_a_catalogue() -> None:
    assert tuple(Language) == LANGUAGES
    assert set(MADE) == set(OTHERS)


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_lacks_a_message(language: str, collected: Catalog) -> None:
    found = messages.updated(language, collected)

    assert [each.id for each in found if each.id and (each.fuzzy or not all(forms(each)))] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_has_the_gaps_of_its_english(language: str, collected: Catalog) -> None:
    assert list(wrong_gaps(messages.updated(language, collected))) == []


def test_a_gap_that_is_lost_or_made_up_is_found() -> None:
    found = Catalog(locale="de")
    found.add("from {day}", "ab {tag}")
    found.add(("{count} step", "{count} steps"), ("ein Schritt", "{count} Schritte"))
    found.add(("The one step", "All {count} steps"), ("Der eine Schritt", "Alle {count} Schritte"))

    assert list(wrong_gaps(found)) == ["ab {tag}", "ein Schritt"]


@pytest.mark.parametrize(("language", "of_none"), [("fr", "0 étape"), ("de", "0 Schritte"), ("en", "0 steps")])
def test_a_count_takes_the_form_that_its_language_has_for_it(language: str, of_none: str) -> None:
    assert catalogue(language).many("{count} step", "{count} steps", 0) == of_none


@pytest.mark.parametrize("language", OTHERS)
def test_a_day_is_written_as_unicode_has_it(language: str) -> None:
    for day in (date(2026, month, 7) for month in range(1, 13)):
        assert catalogue(language).write_day(day) == format_skeleton("MMMd", day, locale=language)
        assert catalogue(language).write_day(day, year=True) == format_skeleton("yMMMd", day, locale=language)


def test_what_a_cell_says_is_put_in_once_and_never_read_again() -> None:
    said = Catalogue({"{a} and {b}": ("{b} und {a}",)}).say("{a} and {b}", a="{b}", b="{0.__class__}")

    assert said == "{0.__class__} und {b}"


def test_what_nobody_has_translated_is_said_in_english() -> None:
    assert catalogue("de").say("Nobody ever said this of {what}.", what="it") == "Nobody ever said this of it."
    assert catalogue("xx").say("Done") == "Done"


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop() -> None:
    german = catalogue("de")

    assert german.say("The interval starts on {day}.", day="6. Nov.") == "Der Zeitraum beginnt am 6. Nov."
    assert german.say("The interval starts on {day}.", day="6. Mai") == "Der Zeitraum beginnt am 6. Mai."
