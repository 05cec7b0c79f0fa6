"""Languages: every whole one has every section, and no word means two things."""

from collections import defaultdict
from dataclasses import fields

import pytest

from sheetsync.languages import LANGUAGES, Language, words
from sheetsync.languages.calendar import MONTHS, WEEKDAYS
from sheetsync.model.terms import Status
from sheetsync.steps.parse.status import read_status
from sheetsync.steps.parse.vocabulary import months
from sheetsync.steps.parse.words import plain

CODES = [each.code for each in LANGUAGES]
MAY_LACK = {"questions", "loose", "months", "glue", "causes", "code", "is_whole"}
CONCEPTS = set(LANGUAGES[0].headers)
PARTS = {"early", "mid", "late"}
PERIODS = {"quarter", "half", "week", "season"}


def test_every_language_is_there_once():
    assert len(set(CODES)) == len(CODES)
    assert {each.code for each in LANGUAGES if each.is_whole} == {"en", "de", "fr", "es", "pt", "it", "nl"}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each.is_whole], ids=lambda each: each.code)
def test_a_whole_language_has_every_section(language: Language) -> None:
    empty = [each.name for each in fields(language) if each.name not in MAY_LACK and not getattr(language, each.name)]

    assert not empty
    assert set(language.headers) == CONCEPTS
    assert set(language.parts) >= PARTS
    assert set(language.periods) == PERIODS
    assert language.code in MONTHS
    assert language.code in WEEKDAYS


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_a_language_has_headers_and_statuses(language: Language) -> None:
    assert set(language.headers) <= CONCEPTS
    assert set(language.statuses) <= {each.value for each in Status}
    assert language.headers
    assert language.statuses


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_no_word_is_two_statuses_and_none_is_undecided_too(language: Language) -> None:
    meanings = defaultdict(set)
    for status, said in [*language.statuses.items(), ("undecided", language.undecided)]:
        for word in words(said):
            meanings[plain(word)].add(status)

    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_a_word_that_two_languages_share_is_one_status_in_both():
    meanings = defaultdict(set)
    for language in LANGUAGES:
        for status, said in language.statuses.items():
            for word in words(said):
                meanings[plain(word)].add(status)

    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_every_word_for_a_status_is_read_as_it(language: Language) -> None:
    read = {word: read_status(word, {}) for status in language.statuses for word in words(language.statuses[status])}

    assert all(read[word] == status for status, said in language.statuses.items() for word in words(said)), {
        word: status for word, status in read.items() if status is None
    }


def test_what_is_undecided_anywhere_is_never_read():
    assert {word for language in LANGUAGES for word in words(language.undecided) if read_status(word, {})} == set()


@pytest.mark.parametrize("code", sorted(MONTHS))
def test_a_language_has_twelve_months_and_seven_days(code: str) -> None:
    assert len(words(MONTHS[code])) == 12
    assert len(words(WEEKDAYS[code])) == 7


def test_a_month_is_the_same_one_in_every_language():
    named = defaultdict(set)
    for said in MONTHS.values():
        for number, forms in enumerate(words(said), start=1):
            for form in forms.split():
                named[form].add(number)

    assert {name: numbers for name, numbers in named.items() if len(numbers) > 1} == {}
    assert set(months().values()) == set(range(1, 13))
