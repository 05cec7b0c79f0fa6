"""The practice tabs: read by what their columns are about, whatever else stands there."""

from datetime import date, datetime

import pytest

from sheetsync.model.cell import Cell
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.steps.parse.practice import interviews, questions, sprints
from tests.builders import a_spreadsheet


def test_an_interview_is_read_whatever_its_columns_are_called() -> None:
    header = ["When", "Interviewed by", "Duration", "With", "What we heard", "Seniority", "About"]
    row = ["2026-10-13", "Cleo and Dan", "1 h", "Ana, Ben", "They search by customer", "IC", "Log search"]
    (found,) = interviews(a_spreadsheet(**{"user interviews": [["Our talks"], header, row]}))

    assert (found.what, found.day, found.minutes) == ("Log search", date(2026, 10, 13), 60)
    assert (found.participants, found.interviewers, found.levels) == (("Ana", "Ben"), ("Cleo", "Dan"), ("IC",))
    assert found.findings == "They search by customer"


def test_a_column_that_is_not_there_says_nothing() -> None:
    (found,) = interviews(a_spreadsheet(interviews=[["Interview", "Participants"], ["Search", "Ana"]]))

    assert (found.day, found.minutes, found.findings) == (None, None, "")
    assert "findings" not in found.cells


def test_a_sprint_is_read_with_its_days_and_focuses() -> None:
    rows = [
        ["Sprint", "Focus", "From", "To", "Who"],
        ["Search", "by customer\n- by host", "13.10.2026", "19.10.2026", "Gus"],
    ]
    (found,) = sprints(a_spreadsheet(sprints=rows))

    assert found.focuses == ("by customer", "by host")
    assert (found.start, found.end, found.people) == (date(2026, 10, 13), date(2026, 10, 19), ("Gus",))


@pytest.mark.parametrize("value", [date(2026, 10, 19), datetime(2026, 10, 19, 9)])
def test_a_real_date_is_read_however_it_is_shown(value: date) -> None:
    rows = ((Cell("Sprint", "Sprint"), Cell("Start", "Start")), (Cell("Search", "Search"), Cell(value, "19 Oct")))
    (found,) = sprints(Spreadsheet("Team", "team.xlsx", (Grid("Sprints", rows),), "1"))

    assert found.start == date(2026, 10, 19)


def test_a_day_that_could_be_two_is_none() -> None:
    (found,) = sprints(a_spreadsheet(sprints=[["Sprint", "Start"], ["Search", "05/10/2026"]]))

    assert found.start is None


def test_a_vague_day_is_none() -> None:
    (found,) = sprints(a_spreadsheet(sprints=[["Sprint", "Start"], ["Search", "Q4 2026"]]))

    assert found.start is None


def test_blank_rows_and_other_tabs_are_no_practice() -> None:
    spreadsheet = a_spreadsheet(
        roadmap=[["Project"], ["x"]], sprints=[["Sprint"], [""], ["Search"]], notes=[["Sprint"]]
    )

    assert [each.row for each in sprints(spreadsheet)] == [3]
    assert not list(interviews(spreadsheet))
    assert not list(questions(spreadsheet))
