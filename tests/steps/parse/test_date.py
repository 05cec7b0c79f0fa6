"""Dates: a closed list of forms, the order of day and month, and nothing lenient."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Field
from sheetsync.model.settings import DateOrder, Reading
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.date import column_order, read_date, read_dates
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
    ],
)
def test_a_vague_date_stays_a_range_with_its_text(text, first, last):
    when = read_date(text)

    assert (when.first, when.last, when.text) == (first, last, text)
    assert not when.is_exact


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
        "5/10/26",
        "5 Oct",
        "5 Oct 26",
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
        "2026-10-05 to 2026-10-09",
        "2026-10-05 half past two",
        "#VALUE!",
        "Mar-ch 2026",
        "1/2",
        "20261005",
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
        (["05/10/2026"], None, "", None),
        (["12/11/2026"], None, "", None),
        (["11/12/2026"], None, "", None),
        (["05/10/2026", "13/10/2026"], None, "", DateOrder.DAY_FIRST),
        (["05/10/2026", "10/13/2026"], None, "", DateOrder.MONTH_FIRST),
        (["13/10/2026", "10/13/2026"], None, "en_GB", None),
        (["13/10/2026", "05/10/2026"], DateOrder.MONTH_FIRST, "en_US", DateOrder.DAY_FIRST),
        (["05/10/2026"], DateOrder.MONTH_FIRST, "en_GB", DateOrder.MONTH_FIRST),
        (["05/10/2026"], None, "en_US", DateOrder.MONTH_FIRST),
        (["05/10/2026"], None, "en-US", DateOrder.MONTH_FIRST),
        (["05/10/2026"], None, "en_GB", DateOrder.DAY_FIRST),
        (["05/10/2026"], None, "de_AT", DateOrder.DAY_FIRST),
        (["05/10/2026"], None, "pt_BR", DateOrder.DAY_FIRST),
        (["2026-10-13", "Oct 13, 2026"], None, "", None),
        ([], None, "", None),
    ],
)
def test_the_order_is_decided_for_the_column(texts, decided, locale, order):
    assert column_order(texts, decided, locale) is order


def test_one_day_over_twelve_reads_the_whole_column():
    read_as = read_dates(["05/10/2026", "", "13/10/2026", "soon"], None, "")

    assert {text: when and when.first for text, when in read_as.items()} == {
        "05/10/2026": FIFTH,
        "13/10/2026": date(2026, 10, 13),
        "soon": None,
    }


def test_each_column_decides_for_itself():
    header = ["Project", "Deliverable", "Start", "End"]
    roadmap = read(
        a_spreadsheet(
            roadmap=[header, ["A", "one", "05/10/2026", "05/10/2026"], ["", "two", "13/10/2026", "06/11/2026"]]
        )
    )

    one, _ = roadmap.projects[0].deliverables
    assert one.start.first == FIFTH
    assert one.end is None
    assert roadmap.table.dates[Field.END]["05/10/2026"] is None


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
