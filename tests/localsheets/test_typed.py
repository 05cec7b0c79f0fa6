"""What is made of typed texts, and how values show, by locale."""

import pytest

from localsheets.format import formatted
from localsheets.locales import locale
from localsheets.typed import parse


@pytest.mark.parametrize(
    ("tongue", "text", "value"),
    [
        ("en_US", "2020-01-01", 43831),
        ("en_US", "1/2/2020", 43832),
        ("en_GB", "1/2/2020", 43862),
        ("de_DE", "24.12.2025", 46015),
        ("en_US", "Jan 5, 2025", 45662),
        ("fr_FR", "5 janvier 2025", 45662),
        ("en_US", "10:30 pm", 0.9375),
        ("en_US", "1,000.5", 1000.5),
        ("de_DE", "1.000,5", 1000.5),
        ("en_US", "12%", 0.12),
        ("en_US", "007", 7),
        ("en_US", "1e5", 100000),
        ("en_US", "$5", 5),
    ],
)
def test_numbers_and_dates_are_read_by_the_locale(tongue, text, value):
    typed, _ = parse(text, locale(tongue))

    assert typed == {"numberValue": value}


@pytest.mark.parametrize(
    "text", ["⚠ [Goal] Who? · k7f3", "-", ".", "- a", "32/13/2025", "2025-02-30", "1.2.3", "nan", "Q1"]
)
def test_a_text_stays_a_text(text):
    assert parse(text, locale("en_US")) == ({"stringValue": text}, None)


def test_an_apostrophe_keeps_a_text_from_being_read():
    assert parse("'=1+1", locale("en_US")) == ({"stringValue": "=1+1"}, None)


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        ("en_US", "2020-01-01"),
        ("en_US", "1/2/2020"),
        ("en_US", "Jan 5, 2025"),
        ("de_DE", "24.12.2025"),
        ("de_DE", "1.000,50"),
        ("en_US", "10:30 PM"),
        ("en_US", "12%"),
        ("en_US", "$1,234.50"),
        ("en_US", "TRUE"),
        ("en_US", "0.12"),
        ("sv_SE", "2025-01-31"),
    ],
)
def test_what_was_typed_shows_as_it_was_typed(tongue, text):
    value, number_format = parse(text, locale(tongue))

    assert formatted(value, number_format, locale(tongue)) == text


@pytest.mark.parametrize(
    ("number", "pattern", "shown"),
    [
        (-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"),
        (0.256, "0.0%", "25.6%"),
        (5, '0 "days"', "5 days"),
        (1234567, "0.00E+00", "1.23E+06"),
        (0.5, "#.##", ".5"),
    ],
)
def test_number_patterns(number, pattern, shown):
    assert formatted({"numberValue": number}, {"type": "NUMBER", "pattern": pattern}, locale("en_US")) == shown


def test_month_and_minute_are_told_apart():
    instant = {"numberValue": 45000 + 9.5 / 24}
    pattern = {"type": "DATE_TIME", "pattern": "dddd, mmm d yyyy h:mm am/pm"}

    assert formatted(instant, pattern, locale("en_US")) == "Wednesday, Mar 15 2023 9:30 AM"
