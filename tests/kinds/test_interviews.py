"""Interviews: the remark says which fault it is, and every one of them."""

import pytest

from tests.builders import a_spreadsheet, read
from tests.kinds.own_texts import told

HEADER = ["Interview", "Date", "Minutes", "Participants", "Level", "Interviewers", "Findings"]


def remarks(*row: str) -> list[str]:
    rows = {"Roadmap": [["Project", "Deliverable"], ["Tacos", "cook"]], "Interviews": [HEADER, ["Chef", *row]]}
    return [each.message for each in told(read(a_spreadsheet(**rows))) if each.rule.startswith("interview")]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["", "30", "Ana, Ben, Eva", "IC", "Cleo", ""], "3 people are asked at a time"),
        (["", "45", "Ana", "IC", "Cleo", ""], "45 minutes are planned"),
        (["", "30", "Ana, Ben", "IC, lead", "Cleo", ""], "leads and those they lead are asked together"),
        (["", "30", "Ana", "IC", "Cleo, Dan, Eva", ""], "3 people ask"),
        (["2026-10-01", "30", "Ana", "IC", "Cleo", ""], "findings are not shared"),
    ],
)
def test_each_of_the_five_faults_has_its_words(row: list[str], said: str) -> None:
    assert [said in each for each in remarks(*row)] == [True]


def test_two_faults_are_one_remark() -> None:
    assert remarks("", "45", "Ana, Ben, Eva", "IC", "Cleo", "") == [
        "Chef: 3 people are asked at a time, and 2 at most talk freely; 45 minutes are planned, and 30 are enough."
    ]


def test_an_interview_without_a_fault_has_no_remark() -> None:
    assert remarks("2026-10-01", "30", "Ana, Ben", "IC", "Cleo, Dan", "Half of it is slow") == []
