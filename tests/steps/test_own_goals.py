"""A project whose lines say different goals and people: of each line is told what its own row says."""

import pytest

from sheetsync.model.audience import View
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.view import seen
from sheetsync.steps.parse import parse
from tests.builders import a_grid, typed
from tests.render.cases import NOW

NAMED_ANEW = """
Project | Goal | Stakeholders | Deliverable | Status
Kitchen | Cooks find every pan | Cooks | Label the shelves | Done
Kitchen | Guests wait five minutes | Guests | Second oven | At risk
Kitchen | | | Wash up | At risk
"""
GOES_ON = """
Project | Goal | Stakeholders | Deliverable | Status
Kitchen | Cooks find every pan | Cooks | Label the shelves | At risk
 | | | Sort the drawers | At risk
 | Guests wait five minutes | Guests | Second oven | At risk
 | | | Third oven | At risk
"""
ALIKE = """
Project | Goal | Stakeholders | Deliverable | Status
Kitchen | Cooks find every pan | Cooks | Label the shelves | At risk
Kitchen | Cooks find every pan | Cooks | Sort the drawers | At risk
"""
LIST = """
Deliverable | Goal | Stakeholders | Status
Label the shelves | Cooks find every pan | Cooks | At risk
Second oven | | | At risk
"""
COOKS, GUESTS = ("Cooks find every pan", ("Cooks",)), ("Guests wait five minutes", ("Guests",))
NOTHING: tuple[str, tuple[str, ...]] = ("", ())


def read(rows: str) -> tuple[Spreadsheet, Roadmap]:
    sheet = Spreadsheet("Kitchen", "kitchen.xlsx", (a_grid("Roadmap", typed(rows)),), "1")
    return sheet, parse(sheet, sheet.tabs[0], Reading())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (NAMED_ANEW, [COOKS, GUESTS, NOTHING]),
        (GOES_ON, [COOKS, COOKS, GUESTS, GUESTS]),
        (ALIKE, [NOTHING, NOTHING]),
        (LIST, [COOKS, NOTHING]),
    ],
    ids=["named anew", "goes on", "alike", "list"],
)
def test_a_line_has_its_own_goal_and_people_where_others_differ(
    rows: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    _, roadmap = read(rows)

    assert [(step.goal, step.stakeholder_names) for _, step in roadmap.deliverables] == expected


@pytest.mark.parametrize(
    ("rows", "goals"),
    [
        (NAMED_ANEW, ["Guests wait five minutes", ""]),
        (GOES_ON, ["Cooks find every pan", "Cooks find every pan", "Guests wait five minutes"]),
        (ALIKE, ["Cooks find every pan"] * 2),
    ],
)
def test_what_is_at_risk_is_told_with_its_own_goal(rows: str, goals: list[str]) -> None:
    sheet, roadmap = read(rows)
    document = compose(roadmap, (), spreadsheet=sheet, now=NOW, today=NOW.date())

    assert [each.goal for each in document.help][: len(goals)] == goals
    shared = [work.goal for group in document.groups for work in group.works]
    assert shared == ["Cooks find every pan" if rows is ALIKE else ""]


def test_the_headline_names_the_people_of_the_line() -> None:
    sheet, roadmap = read(NAMED_ANEW)
    document = compose(roadmap, (), spreadsheet=sheet, now=NOW, today=NOW.date())

    assert document.headline[0] == 'At risk for Guests: "Second oven".'


def test_no_address_of_a_line_reaches_a_reader() -> None:
    sheet, roadmap = read(
        LIST.replace("| Cooks |", "| ana@example.org |").replace("Cooks find", "ana@example.org finds")
    )
    document = compose(roadmap, (), spreadsheet=sheet, now=NOW, today=NOW.date())

    assert "ana" in document.headline[0]
    assert "@example.org" not in str(document)


@pytest.mark.parametrize("rows", [NAMED_ANEW, GOES_ON, LIST])
def test_a_reader_who_may_not_see_goals_and_people_sees_none(rows: str) -> None:
    sheet, roadmap = read(rows)
    narrowed, _, _ = seen(roadmap, (), sheet, View(frozenset({Field.DELIVERABLE, Field.STATUS})))

    assert {(project.goal, step.goal, step.stakeholder_names) for project, step in narrowed.deliverables} == {
        ("", "", ())
    }
