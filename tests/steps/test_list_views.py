"""A flat list, to those who read it: its lines are chosen by their own stakeholders, and miss no project."""

from dataclasses import replace

from sheetsync.model.audience import Audience, View
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.render.history_text import page
from sheetsync.steps.compose.view import seen, strangers
from sheetsync.steps.parse import parse
from tests.builders import a_grid, typed
from tests.steps.test_retro_facts import LINES, at

ROWS = """
Task | Stakeholders | Status
Dig the bed | Cooks | Done
Plant garlic | Guests | In progress
Mend the roof | Cooks, Guests | At risk
Paint the door | | Not started
"""
SHEET = Spreadsheet("Garden", "garden.xlsx", (a_grid("Roadmap", typed(ROWS)),), "1")


def read() -> Roadmap:
    return parse(SHEET, SHEET.tabs[0], Reading())


def view(*stakeholders: str) -> View:
    return View(frozenset({Field.DELIVERABLE, Field.STATUS}), stakeholders=stakeholders)


def test_a_reader_of_a_list_sees_the_lines_whose_own_stakeholders_name_them() -> None:
    narrowed, _, _ = seen(read(), (), SHEET, view("guests"))

    assert [step.text for _, step in narrowed.deliverables] == ["Plant garlic", "Mend the roof"]
    assert not any(step.stakeholder_names for _, step in narrowed.deliverables)
    assert not [*seen(read(), (), SHEET, view("neighbours"))[0].deliverables]
    assert len([*seen(read(), (), SHEET, view())[0].deliverables]) == 4


def test_the_names_in_a_list_are_known_to_the_sheet() -> None:
    audiences = [
        Audience(name, (Field.DELIVERABLE, Field.STATUS), stakeholders=(name,))
        for name in ("cooks", "guests", "neighbours")
    ]

    assert strangers(read(), audiences) == ('No line has the stakeholder "neighbours", which an [[audience]] names',)
    assert strangers(read(), audiences[:2]) == ()


def test_a_history_of_a_list_says_nothing_of_projects() -> None:
    lines = tuple(replace(each, project="") for each in LINES)

    assert "All lines" in page(at(0, 9, *lines), (), columns=80)
    assert "project" not in page(at(0, 9, *lines), (), columns=80)
    assert "Lines without a project" in page(at(0, 9, *LINES, *lines[:1]), (), columns=80)
