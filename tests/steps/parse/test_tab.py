"""Tabs: which one is read, and what is said about it; and the practice tabs beside it."""

from dataclasses import replace

import pytest

from sheetsync.model.cell import CellRef
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.settings import Reading
from sheetsync.steps.parse import choose_tab
from tests.builders import a_grid, a_spreadsheet, read, typed

ROADMAP = typed("Project | Goal | Deliverable | Status\nA | g | one | Done")
PEOPLE = typed("Name | Owner\nAna | Bo")


def chosen(spreadsheet: Spreadsheet, tab: str = "") -> tuple[str, str | None]:
    grid, sentence = choose_tab(spreadsheet, Reading(tab=tab))
    return (grid.tab if grid else ""), sentence


def test_the_only_tab_is_read_without_a_word():
    assert chosen(a_spreadsheet(plan=ROADMAP)) == ("Plan", None)


def test_the_tab_that_looks_most_like_a_roadmap_is_read_and_named():
    tab, sentence = chosen(a_spreadsheet(people=PEOPLE, plan=ROADMAP, empty=[]))

    assert tab == "Plan"
    assert sentence == 'Read tab "Plan" of 3: it looks most like a roadmap. Choose another with --tab.'


def test_of_equal_tabs_the_first_is_read_and_that_is_said():
    tab, sentence = chosen(a_spreadsheet(north=ROADMAP, south=ROADMAP))

    assert tab == "North"
    assert "the first of those that look most like a roadmap" in sentence


def test_a_tab_that_is_named_is_read_even_where_another_looks_better():
    assert chosen(a_spreadsheet(people=PEOPLE, plan=ROADMAP), "People") == ("People", None)


def test_a_tab_may_be_named_by_its_id():
    spreadsheet = a_spreadsheet(people=PEOPLE, plan=ROADMAP)
    tabs = (replace(spreadsheet.tabs[0], tab_id="731"), spreadsheet.tabs[1])

    assert chosen(replace(spreadsheet, tabs=tabs), "731")[0] == "People"


def test_a_tab_that_is_not_there_is_said_with_those_that_are():
    assert chosen(a_spreadsheet(people=PEOPLE, plan=ROADMAP), "Paln") == (
        "",
        'there is no tab "Paln"; there are "People", "Plan"',
    )


def test_a_hidden_tab_is_read_only_where_it_is_named():
    spreadsheet = a_spreadsheet(plan=ROADMAP, people=PEOPLE)
    hidden = replace(spreadsheet, tabs=(replace(spreadsheet.tabs[0], visible=False), spreadsheet.tabs[1]))

    assert chosen(hidden)[0] == "People"
    assert chosen(hidden, "Plan")[0] == "Plan"


def test_a_spreadsheet_without_a_tab_of_cells_has_no_roadmap():
    assert chosen(Spreadsheet("Charts", "charts.xlsx", (), "1")) == (
        "",
        "Charts has no tab with cells: name a workbook that holds a roadmap",
    )


def test_a_hostile_title_is_told_as_one_visible_line():
    spreadsheet = Spreadsheet("R", "r.xlsx", (a_grid("a\n::error::\x1b[31m", []), a_grid("b", ROADMAP)), "1")

    assert chosen(spreadsheet, "c")[1] == 'there is no tab "c"; there are "a ::error::\ufffd[31m", "b"'


INTERVIEWS = """
Interview | Minutes | Participants | Level | Interviewers
CI pilot | 30 | Ana, Bo | IC | Cy
 | 45 min | Di | lead | Ed and Flo
On call | 1 h | | |
 | soon | Gus | |
"""


def test_interviews_are_read_row_by_row_with_their_cells():
    roadmap = read(a_spreadsheet(roadmap=ROADMAP, interviews=typed(INTERVIEWS)))

    assert [(each.row, each.what, each.minutes) for each in roadmap.interviews] == [
        (2, "CI pilot", 30),
        (3, "The interview in row 3", 45),
        (4, "On call", 60),
        (5, "The interview in row 5", None),
    ]
    first, second, *_ = roadmap.interviews
    assert (first.participants, first.levels, first.interviewers) == (("Ana", "Bo"), ("IC",), ("Cy",))
    assert second.interviewers == ("Ed", "Flo")
    assert first.cells["minutes"] == CellRef(2, 2)
    assert {each.tab for each in roadmap.interviews} == {"Interviews"}


@pytest.mark.parametrize("tab", ["Interviews", "User interviews Q4", "INTERVIEW"])
def test_the_interviews_tab_is_known_by_its_name(tab):
    spreadsheet = a_spreadsheet(roadmap=ROADMAP)
    with_tab = replace(spreadsheet, tabs=(*spreadsheet.tabs, a_grid(tab, typed(INTERVIEWS))))

    assert len(read(with_tab).interviews) == 4


def test_questions_are_read_below_their_header_with_their_cells():
    rows = typed("Research\n# | Question\n1 | Do you have problems with Chef?\n2 |\n3 | Walk me through a deploy.")
    roadmap = read(a_spreadsheet(roadmap=ROADMAP, questions=rows))

    assert [(each.cell, each.column, each.text) for each in roadmap.questions] == [
        (CellRef(3, 2), "Question", "Do you have problems with Chef?"),
        (CellRef(5, 2), "Question", "Walk me through a deploy."),
    ]


@pytest.mark.parametrize("rows", [[], [["just"], ["words"]]])
def test_a_practice_tab_without_known_headers_says_nothing(rows):
    roadmap = read(a_spreadsheet(roadmap=ROADMAP, interviews=rows, questions=rows))

    assert not roadmap.interviews
    assert not roadmap.questions


def test_practice_tabs_are_read_even_where_the_roadmap_is_not():
    roadmap = read(a_spreadsheet(plan=[["x"]], interviews=typed(INTERVIEWS)), tab="Plan")

    assert roadmap.header_row is None
    assert len(roadmap.interviews) == 4
