"""The interval: when the roadmap starts and stops, from the first place that says it."""

from dataclasses import replace
from datetime import date

import pytest

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Interval
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.interval import in_text, without
from tests.builders import a_grid, a_spreadsheet, read

SIX_WEEKS = Interval(date(2026, 10, 5), date(2026, 11, 13))
FOURTH_QUARTER = Interval(date(2026, 10, 1), date(2026, 12, 31))
TABLE = [["Project", "Deliverable"], ["A", "one"]]


def titled(tab: str = "Roadmap", file: str = "Team roadmap", above: tuple[str, ...] = (), **reading: object) -> Roadmap:
    grid = a_grid(tab, [*([each] for each in above), *TABLE])
    return parse(Spreadsheet(file, "r.xlsx", (grid,), "1"), grid, Reading(**reading))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("5 Oct - 13 Nov 2026", SIX_WEEKS),
        ("5 Oct – 13 Nov 2026", SIX_WEEKS),
        ("5 Oct 2026 to 13 Nov 2026", SIX_WEEKS),
        ("Oct 5 - Nov 13, 2026", SIX_WEEKS),
        ("Oct 5, 2026 until Nov 13, 2026", SIX_WEEKS),
        ("October 5th through November 13th, 2026", SIX_WEEKS),
        ("2026-10-05 to 2026-11-13", SIX_WEEKS),
        ("Roadmap (2026-10-05 – 2026-11-13)", SIX_WEEKS),
        ("SRE roadmap,\n5 Oct\u00a0-\u00a013 Nov 2026", SIX_WEEKS),
        ("Q4 2026", FOURTH_QUARTER),
        ("SRE roadmap Q4-2026", FOURTH_QUARTER),
        ("2026 Q4 plan", FOURTH_QUARTER),
        ("H2 2026", Interval(date(2026, 7, 1), date(2026, 12, 31))),
        ("28 Dec - 8 Jan 2027", Interval(date(2026, 12, 28), date(2027, 1, 8))),
        ("Dec 28 - Jan 8, 2027", Interval(date(2026, 12, 28), date(2027, 1, 8))),
        ("28 Dec 2026 - 8 Jan", Interval(date(2026, 12, 28), date(2027, 1, 8))),
        ("5 Oct 2026 - 5 Oct 2026", Interval(date(2026, 10, 5), date(2026, 10, 5))),
    ],
)
def test_an_interval_is_found_in_a_title(text, interval):
    assert in_text(text).interval == interval


@pytest.mark.parametrize(
    "text",
    ["", "Roadmap", "Roadmap 2026", "Q4", "FY26 Q1", "FY2026 Q1", "5 Oct - 13 Nov", "v1.2 to v1.3", "Mon-Fri"],
)
def test_a_title_without_one_says_nothing(text):
    assert in_text(text) is None


def test_an_end_before_its_start_is_trouble_and_no_interval():
    roadmap = titled(above=("13 Nov 2026 - 5 Oct 2026",))

    assert roadmap.interval is None
    assert [(each.rule, dict(each.values)) for each in roadmap.troubles if each.rule == "dates-reversed"] == [
        ("dates-reversed", {"start": "2026-11-13", "end": "2026-10-05"})
    ]


def test_the_configuration_is_asked_first_then_the_cells_above_then_the_titles():
    above = ("SRE", "5 Oct - 13 Nov 2026")
    configured = Interval(date(2026, 1, 1), date(2026, 2, 1))

    asked = [
        titled("Q3 2026", "Q4 2026", above, interval=configured),
        titled("Q3 2026", "Q4 2026", above),
        titled("Q4 2026", "Q3 2026"),
        titled("Roadmap", "SRE Q4 2026"),
        titled(),
    ]

    assert [(each.interval, each.interval_source) for each in asked] == [
        (configured, "sheetsync.toml"),
        (SIX_WEEKS, "cell A2"),
        (FOURTH_QUARTER, "the tab's title"),
        (FOURTH_QUARTER, "the spreadsheet's title"),
        (None, None),
    ]


def test_the_first_start_and_the_last_end_only_suggest_an_interval():
    header = ["Project", "Deliverable", "Start", "End"]
    rows = [["A", "one", "2026-10-12", "2026-10-30"], ["", "two", "2026-10-05", ""], ["", "three", "", "Nov 2026"]]
    roadmap = read(a_spreadsheet(roadmap=[header, *rows]))

    assert roadmap.interval is None
    assert roadmap.suggested == Interval(date(2026, 10, 5), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("start", "end"), [("2026-10-05", ""), ("", "2026-10-05"), ("2026-10-06", "2026-10-05"), ("soon", "later")]
)
def test_half_an_interval_in_the_columns_is_none(start, end):
    rows = [["Project", "Deliverable", "Start", "End"], ["A", "one", start, end]]

    assert read(a_spreadsheet(roadmap=rows)).interval is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SRE roadmap, 5 Oct - 13 Nov 2026", "SRE roadmap"),
        ("SRE roadmap (Q4 2026)", "SRE roadmap"),
        ("Q4 2026: SRE", "SRE"),
        ("Q4 2026", "Q4 2026"),
        ("SRE", "SRE"),
        ("(draft) SRE Q4 2026", "(draft) SRE"),
        ("Fahrplan, 12.10.2026 bis 20.11.2026", "Fahrplan"),
        ("Fahrplan vom 5. Oktober 2026 bis zum 13. November 2026", "Fahrplan"),
        ("خارطة الطريق، 2026-10-12 to 2026-11-20", "خارطة الطريق"),
    ],
)
def test_a_name_is_told_without_its_interval(title, name):
    assert without(title) == name


@pytest.mark.parametrize(
    ("tab", "file", "above", "title"),
    [
        ("Roadmap", "Team roadmap", (), "Team roadmap"),
        ("Sheet1", "Team roadmap", (), "Team roadmap"),
        ("Kitchen", "Team roadmap", (), "Kitchen"),
        ("Kitchen", "Team roadmap", ("Tacos and more",), "Tacos and more"),
        ("Sheet1", "", (), "Sheet1"),
    ],
)
def test_the_title_is_what_stands_above_the_header_else_the_tab_else_the_file(tab, file, above, title):
    assert titled(tab, file, above).title == title


def test_the_interval_of_another_tab_is_not_ours():
    spreadsheet = a_spreadsheet(roadmap=TABLE)
    other = a_grid("Q3 2026", [["notes"]])

    assert read(replace(spreadsheet, tabs=(*spreadsheet.tabs, other))).interval is None
