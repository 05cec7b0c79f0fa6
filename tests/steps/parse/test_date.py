"""Dates: a closed list of forms, the order of day and month, and nothing lenient."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.settings import DateOrder, Reading
from sheetsync.model.terms import Field
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.date import column_order, is_ambiguous, read_date, read_dates
from tests.builders import a_grid, a_spreadsheet, read

FIFTH = date(2026, 10, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-05",
        "2026-10-5",
        "2026/10/05",
        "2026.10.05",
        "2026-10-05T00:00:00",
        "2026-10-05 00:00:00",
        "5 Oct 2026",
        "5 October 2026",
        "05-Oct-2026",
        "5th of October, 2026",
        "Oct 5, 2026",
        "October 5th 2026",
        "Oct. 5, 2026",
        "Mon, 5 Oct 2026",
        "Monday Oct 5, 2026",
        "  5  Oct\u00a02026 ",
        "5-Oct-26",
        "Oct 5, '26",
        "20261005",
        "2026年10月5日",
        "Mo 5.10.2026",
        "Montag, 5. Oktober 2026",
        "lundi 5 octobre 2026",
        "5 de octubre de 2026",
        "5 de out. de 2026",
        "5 ottobre 2026",
        "05/oct./26",
        "5 października 2026",
        "5 Ekim 2026",
        "5 октября 2026",
        "2026-10-05T14:30:00.000+02:00",
        "5 Oct 2026 9:00 AM",
        "October 5, 2026 (GMT+1)",
        "5 Oct 2026 (fair)",
        "by 5 Oct 2026",
        "bis 5. Oktober 2026",
        "05Oct2026",
        "2026 Oct 5",
    ],
)
def test_a_day_is_read_in_these_forms(text):
    when = read_date(text)

    assert (when.first, when.last, when.text) == (FIFTH, FIFTH, text)
    assert when.is_exact


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Oct 2026", date(2026, 10, 1), date(2026, 10, 31)),
        ("October 2026", date(2026, 10, 1), date(2026, 10, 31)),
        ("Feb 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("early Oct 2026", date(2026, 10, 1), date(2026, 10, 10)),
        ("Mid-October 2026", date(2026, 10, 11), date(2026, 10, 20)),
        ("late Oct 2026", date(2026, 10, 21), date(2026, 10, 31)),
        ("end of Oct 2026", date(2026, 10, 21), date(2026, 10, 31)),
        ("Q4 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("q4-2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026 Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("H2 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-W41", date(2026, 10, 5), date(2026, 10, 11)),
        ("2026W41", date(2026, 10, 5), date(2026, 10, 11)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("KW 41/2026", date(2026, 10, 5), date(2026, 10, 11)),
        ("Week 41, 2026", date(2026, 10, 5), date(2026, 10, 11)),
        ("week of 7 Oct 2026", date(2026, 10, 5), date(2026, 10, 11)),
        ("KW 41-42 2026", date(2026, 10, 5), date(2026, 10, 18)),
        ("T4 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("Q4'26", date(2026, 10, 1), date(2026, 12, 31)),
        ("4. Quartal 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2. Halbjahr 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("Ende Oktober 2026", date(2026, 10, 21), date(2026, 10, 31)),
        ("mi-octobre 2026", date(2026, 10, 11), date(2026, 10, 20)),
        ("EOM Oct 2026", date(2026, 10, 31), date(2026, 10, 31)),
        ("2026-10-05 to 2026-10-09", FIFTH, date(2026, 10, 9)),
        ("2026-10-05 - 2026-10-09", FIFTH, date(2026, 10, 9)),
        ("5-9 Oct 2026", FIFTH, date(2026, 10, 9)),
        ("Oct 5-9, 2026", FIFTH, date(2026, 10, 9)),
        ("Oct 5 - Nov 9, 2026", FIFTH, date(2026, 11, 9)),
        ("5 t/m 9 oktober 2026", FIFTH, date(2026, 10, 9)),
        ("du 5 au 9 octobre 2026", FIFTH, date(2026, 10, 9)),
        ("October 5, 2026 → October 9, 2026", FIFTH, date(2026, 10, 9)),
        ("21 Dec - 8 Jan 2027", date(2026, 12, 21), date(2027, 1, 8)),
        ("Nov-Dec 2026", date(2026, 11, 1), date(2026, 12, 31)),
        ("Q4 2026 - Q1 2027", date(2026, 10, 1), date(2027, 3, 31)),
    ],
)
def test_a_vague_date_stays_a_range_with_its_text(text, first, last):
    when = read_date(text)

    assert (when.first, when.last, when.text) == (first, last, text)
    assert when.is_exact == (first == last)


@pytest.mark.parametrize(
    "text",
    [
        "Week 3",
        "Mid APR",
        "Oct",
        "Friday",
        "tomorrow",
        "next week",
        "soon",
        "TBD",
        "FY26 Q1",
        "Q1",
        "Q5 2026",
        "H3 2026",
        "H0 2026",
        "MAY (was 25MAR)",
        "0-3 Months",
        "2-3days",
        "5 Oct",
        "5/10/17",
        "26-10-28",
        "Oct 26",
        "5.10.",
        "Octo 2026",
        "5 Octo 2026",
        "31 April 2026",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "0000-01-01",
        "32/12/2026",
        "2026",
        "46300",
        "12",
        "2026-10-09 to 2026-10-05",
        "Tue 2026-10-05",
        "5 Oct 2026 or 9 Oct 2026",
        "Spring 2027",
        "week 41",
        "FY2027",
        "2026-10-05 half past two",
        "#VALUE!",
        "Mar-ch 2026",
        "1/2",
        "20261305",
        "19261005",
        "２０２６",
    ],
)
@pytest.mark.parametrize("order", [None, *DateOrder])
def test_anything_else_is_unreadable_and_never_guessed(text, order):
    assert read_date(text, order) is None


@pytest.mark.parametrize("text", ["05/10/2026", "5.10.2026", "05-10-2026"])
def test_day_and_month_are_read_in_the_order_of_their_column(text):
    assert read_date(text, DateOrder.DAY_FIRST).first == FIFTH
    assert read_date(text, DateOrder.MONTH_FIRST).first == date(2026, 5, 10)
    assert read_date(text, None) is None


def test_a_day_that_reads_the_same_both_ways_needs_no_order():
    assert read_date("10/10/2026").first == date(2026, 10, 10)


@pytest.mark.parametrize(
    ("texts", "decided", "locale", "order"),
    [
        (["05/10/2026"], None, None, None),
        (["12/11/2026"], None, None, None),
        (["11/12/2026"], None, None, None),
        (["05/10/2026", "13/10/2026"], None, None, DateOrder.DAY_FIRST),
        (["05/10/2026", "10/13/2026"], None, None, DateOrder.MONTH_FIRST),
        (["13/10/2026", "10/13/2026"], None, "en_GB", None),
        (["13/10/2026", "05/10/2026"], DateOrder.MONTH_FIRST, "en_US", DateOrder.DAY_FIRST),
        (["05/10/2026"], DateOrder.MONTH_FIRST, "en_GB", DateOrder.MONTH_FIRST),
        (["05/10/2026"], None, "en_US", DateOrder.MONTH_FIRST),
        (["05/10/2026"], None, "en-US", DateOrder.MONTH_FIRST),
        (["05/10/2026"], None, "en_GB", DateOrder.DAY_FIRST),
        (["05/10/2026"], None, "de_AT", DateOrder.DAY_FIRST),
        (["05/10/2026"], None, "pt_BR", DateOrder.DAY_FIRST),
        (["2026-10-13", "Oct 13, 2026"], None, None, None),
        ([], None, None, None),
    ],
)
def test_the_order_is_decided_for_the_column(texts, decided, locale, order):
    assert column_order(texts, decided, locale) is order


def test_one_day_over_twelve_reads_the_whole_column():
    read_as = read_dates(["05/10/2026", "", "13/10/2026", "soon"], None, None)

    assert {text: when and when.first for text, when in read_as.items()} == {
        "05/10/2026": FIFTH,
        "13/10/2026": date(2026, 10, 13),
        "soon": None,
    }


@pytest.mark.parametrize(
    "text",
    [
        "5 Oct",
        "Oct 5",
        "05.10.",
        "Oct",
        "Q4",
        "H2",
        "FY27",
        "Spring 2027",
        "mid-October",
        "Nov 26",
        "Friday 9th",
        "05/10/2026",
        "5/10/26",
        "Tue 2026-10-05",
        "9/10/2026 or 10/10/2026",
        "fin octobre",
        "KW 41",
        "5-9 Oct",
    ],
)
def test_what_could_be_several_days_is_ambiguous(text):
    assert is_ambiguous(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "TBD",
        "v2.4",
        "0-3 months",
        "1-2",
        "12",
        "31/11/2026",
        "2026-02-30",
        "00/00/0000",
        "14:30",
        "sprint 41",
        "next week",
        "5 Oct 2026",
        "2026-10-05",
        "3 d",
        "50 %",
        "?",
        "maybe",
        "x" * 500,
    ],
)
def test_what_is_no_date_or_only_one_is_not_ambiguous(text):
    assert not is_ambiguous(text)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=30) | st.from_regex(r"[0-9QHWKT/.\- a-z]{3,14}", fullmatch=True))
def test_whatever_is_ambiguous_is_not_read_without_an_order(text):
    assert not (is_ambiguous(text) and read_date(text))


def test_one_column_decides_for_the_sheet():
    header = ["Project", "Deliverable", "Start", "End"]
    roadmap = read(
        a_spreadsheet(
            roadmap=[header, ["A", "one", "05/10/2026", "05/10/2026"], ["", "two", "13/10/2026", "06/11/2026"]]
        )
    )

    one, _ = roadmap.projects[0].deliverables
    assert one.start.first == one.end.first == FIFTH


def test_columns_that_contradict_each_other_decide_nothing_for_a_third():
    header = ["Project", "Deliverable", "Start", "End", "Updated"]
    roadmap = read(a_spreadsheet(roadmap=[header, ["A", "one", "13/10/2026", "10/13/2026", "05/10/2026"]]))

    assert roadmap.table.dates[Field.UPDATED] == {"05/10/2026": None}
    assert roadmap.table.ambiguous == {"05/10/2026"}


def test_the_locale_of_the_sheet_decides_where_the_column_does_not():
    grid = a_grid("Roadmap", [["Project", "Deliverable", "End"], ["A", "one", "05/10/2026"]])
    for locale, day in [("en_US", date(2026, 5, 10)), ("en_GB", FIFTH)]:
        roadmap = parse(Spreadsheet("R", "r.xlsx", (grid,), "1", locale=locale), grid, Reading())
        assert roadmap.projects[0].deliverables[0].end.first == day


def test_a_typed_date_is_exact_whatever_the_locale():
    header, _ = a_grid("Roadmap", [["Project", "Deliverable", "End"], ["", "", ""]]).rows
    grid = Grid("Roadmap", (header, (Cell("A", "A"), Cell("b", "b"), Cell(FIFTH, "2026-10-05"))))
    roadmap = parse(Spreadsheet("R", "r.xlsx", (grid,), "1", locale="en_US"), grid, Reading())

    assert roadmap.projects[0].deliverables[0].end.first == FIFTH


@settings(deadline=None, max_examples=100)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_the_exact_forms(day):
    for text in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}"):
        assert read_date(text).first == day


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30), st.sampled_from([None, *DateOrder]))
def test_reading_a_date_never_raises_and_keeps_the_text(text, order):
    when = read_date(text, order)

    assert when is None or (when.text == text and when.first <= when.last)


@settings(deadline=None, max_examples=100)
@given(st.from_regex(r"[0-9QHW/.\- ]{4,12}", fullmatch=True), st.sampled_from([None, *DateOrder]))
def test_reading_what_looks_like_a_date_never_raises(text, order):
    when = read_date(text, order)

    assert when is None or when.first <= when.last


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["Dec-26", "Mar-27"], []),
        (["Dec-26"], []),
        (["Nov 26", "Nov 20"], [date(2026, 11, 20), date(2026, 11, 26)]),
        (["26 Nov", "27 Mar"], [date(2026, 3, 27), date(2026, 11, 26)]),
        (["Dec-26", "5 Nov"], [date(2026, 11, 5)]),
        (["déc. 26", "Dez 28"], []),
    ],
)
def test_a_number_behind_a_month_is_a_day_only_where_one_of_the_column_can_be_no_year(texts, days):
    read = read_dates(texts, None, None, year=2026)

    assert sorted(each.first for each in read.values() if each) == days
    assert all(is_ambiguous(text) for text, each in read.items() if each is None)
