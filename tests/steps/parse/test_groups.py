"""Groups: what the row says that heads one is said of all its lines, and what a line says is its own."""

import random
from datetime import date

import pytest

from sheetsync.kinds.lines import Each
from sheetsync.kinds.required import Required
from sheetsync.kinds.shared_focus import SharedFocus
from sheetsync.model.audience import View
from sheetsync.model.roadmap import Project, Roadmap
from sheetsync.model.terms import Field, Shape
from sheetsync.steps.compose.view import seen
from tests.builders import a_spreadsheet, read, typed

TODAY = date(2026, 11, 2)
WAYS = {
    "a row with one cell": """Task | Owner | Status | End | Goal | Stakeholders
        Launch the site | {owner} | | | {goal} | {people}
        Write texts | Ana | In progress | 2026-12-01 | | Marketing
        Make pictures | | At risk | 2026-12-05 | | Sales
        Move the data | | | | |
        Export rows | Cleo | In progress | 2026-11-01 | | Legal
        Import rows | | Not started | 2026-12-20 | |""",
    "a column of types": """Type | Task | Owner | Status | End | Goal | Stakeholders
        Phase | Launch the site | {owner} | | | {goal} | {people}
        Task | Write texts | Ana | In progress | 2026-12-01 | | Marketing
        Task | Make pictures | | At risk | 2026-12-05 | | Sales
        Phase | Move the data | | | | |
        Task | Export rows | Cleo | In progress | 2026-11-01 | | Legal
        Task | Import rows | | Not started | 2026-12-20 | |""",
    "numbers": """WBS | Task | Owner | Status | End | Goal | Stakeholders
        1 | Launch the site | {owner} | | | {goal} | {people}
        1.1 | Write texts | Ana | In progress | 2026-12-01 | | Marketing
        1.2 | Make pictures | | At risk | 2026-12-05 | | Sales
        2 | Move the data | | | | |
        2.1 | Export rows | Cleo | In progress | 2026-11-01 | | Legal
        2.2 | Import rows | | Not started | 2026-12-20 | |""",
}


def grouped(way: str, *, owner: str = "", goal: str = "", people: str = "") -> Roadmap:
    roadmap = read(a_spreadsheet(roadmap=typed(WAYS[way].format(owner=owner, goal=goal, people=people))))
    assert (roadmap.shape, [each.name for each in roadmap.projects]) == (
        Shape.GROUPS,
        ["Launch the site", "Move the data"],
    )
    return roadmap


def rows(roadmap: Roadmap, rule: Required) -> list[int]:
    return [roadmap.table.rows[each.line] for each in rule.check(roadmap, today=TODAY)]


@pytest.mark.parametrize("way", WAYS)
def test_a_group_has_no_owner_where_only_its_lines_name_theirs(way: str) -> None:
    assert [each.owner for each in grouped(way).projects] == ["", ""]


@pytest.mark.parametrize("way", WAYS)
def test_the_owner_of_a_line_is_missing_whoever_has_the_first_line_of_its_group(way: str) -> None:
    assert rows(grouped(way), Required(column=Field.OWNER, inherit=True)) == [4, 7]


@pytest.mark.parametrize("way", [*WAYS][1:])
def test_what_a_heading_says_is_said_of_all_of_its_lines(way: str) -> None:
    roadmap = grouped(way, owner="Zoe", goal="so that visitors find us", people="Visitors")
    first: Project = roadmap.projects[0]

    assert (first.owner, first.goal, first.stakeholders) == ("Zoe", "so that visitors find us", "Visitors")
    assert rows(roadmap, Required(column=Field.OWNER, inherit=True)) == [7]
    assert rows(roadmap, Required(column=Field.GOAL, each=Each.PROJECT)) == [6]


@pytest.mark.parametrize("way", WAYS)
def test_a_reader_sees_the_lines_of_a_group_that_name_them_and_no_others(way: str) -> None:
    roadmap, spreadsheet = grouped(way), a_spreadsheet(roadmap=[])

    def told(name: str) -> list[str]:
        view = View(columns=frozenset(Field), stakeholders=(name,))
        return [step.text for _, step in seen(roadmap, (), spreadsheet, view)[0].deliverables]

    assert told("Sales") == ["Make pictures"]
    assert told("Marketing") == ["Write texts"]
    # The one name in a group is that of the group, as it is that of a project.
    assert told("Legal") == ["Export rows", "Import rows"]


def test_a_sprint_of_nobody_is_not_that_of_who_has_the_first_line_of_its_group() -> None:
    text = """WBS | Task | Owner | Status | Start | End
        1 | Site | {owner} | | |
        1.1 | Write texts | Ana | In progress | 2026-11-02 | 2026-11-06
        1.2 | Prototyping sprint | | In progress | 2026-11-02 | 2026-11-06
        2 | Data | | | |
        2.1 | Export rows | Ana | In progress | 2026-11-02 | 2026-11-06
        2.2 | Import rows | Ben | In progress | 2026-11-02 | 2026-11-06"""
    rule = SharedFocus(sprints=("prototyp* sprint",))

    def found(owner: str) -> list[int]:
        roadmap = read(a_spreadsheet(roadmap=typed(text.format(owner=owner))))
        return [roadmap.table.rows[each.line] for each in rule.check(roadmap, today=TODAY)]

    assert (found(""), found("Ben")) == ([], [4])


def test_a_project_has_the_owner_of_the_row_that_names_it_and_of_no_later_one() -> None:
    roadmap = read(
        a_spreadsheet(
            roadmap=typed(
                "Project | Deliverable | Status | Owner\n"
                "A | one | Done | Ana\n | two | At risk |\nB | three | Done |\n | four | At risk | Ben"
            )
        )
    )

    assert [each.owner for each in roadmap.projects] == ["Ana", ""]


@pytest.mark.parametrize("seed", range(40))
def test_a_list_of_two_columns_keeps_the_lines_whose_status_is_blank(seed: int) -> None:
    chance = random.Random(seed)
    said = ["Done", *(chance.choice(["Done", "In progress", "Not started", ""]) for _ in range(24))]
    lines = "\n".join(f"Bake the bread of day {day} | {status}" for day, status in enumerate(said))

    roadmap = read(a_spreadsheet(list=typed(f"Task | Status\n{lines}")))

    assert len(roadmap.table) == len(said)


def test_headings_in_a_list_of_two_columns_lead_from_the_first_row_on_or_stand_after_a_gap() -> None:
    led = "Task | Status\nOvens |\nClean one | Done\nClean two | Done\nShop |\nPaint it | Not started"
    apart = "Task | Status\nBuy salt | Done\n |\nOvens |\nClean one | Done\n |\nShop |\nPaint it | Not started"

    assert [len(read(a_spreadsheet(list=typed(each))).table) for each in (led, apart)] == [3, 3]
