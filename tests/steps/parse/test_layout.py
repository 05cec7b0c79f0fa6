"""The layout: what each row below the header is, as real sheets have it."""

import pytest

from sheetsync.model.cell import CellRef, Span
from sheetsync.model.grid import Grid, Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Priority, Shape
from sheetsync.steps.parse import parse
from tests.builders import a_grid, a_spreadsheet, read, typed

HEADER = "Project | Stakeholders | Goal | Deliverable | Status"


def sheet(rows: str, header: str = HEADER) -> Roadmap:
    return read(a_spreadsheet(roadmap=typed(f"{header}\n{rows}")))


def merged(rows: list[list[str]], *spans: str, hidden: frozenset[int] = frozenset()) -> Roadmap:
    spans_read = tuple(Span(*map(CellRef.from_a1, span.split(":"))) for span in spans)
    grid = Grid("Roadmap", a_grid("Roadmap", rows).rows, merges=spans_read, hidden_rows=hidden)
    return parse(Spreadsheet("Team roadmap", "roadmap.xlsx", (grid,), "1"), grid, Reading())


def shape(roadmap: Roadmap) -> dict[str, list[str]]:
    """The deliverables of each project, by name."""
    return {each.name: [step.text for step in each.deliverables] for each in roadmap.projects}


def sides(roadmap: Roadmap) -> dict[str, Priority]:
    return {each.name: each.priority for each in roadmap.projects}


def left_out(roadmap: Roadmap) -> dict[str, str]:
    return {each.place: each.reason for each in roadmap.unread}


def test_blank_names_continue_the_project_above():
    roadmap = sheet("A | team | goal | one | Done\n | | | two | Done\n | | | three |")

    assert shape(roadmap) == {"A": ["one", "two", "three"]}


def test_a_project_that_is_repeated_on_each_row_is_one_project():
    assert shape(sheet("A | | | one |\nA | | | two |\na | | | three |\nB | | | four |")) == {
        "A": ["one", "two", "three"],
        "B": ["four"],
    }


def test_a_project_that_is_merged_over_its_rows_is_one_project():
    rows = typed("Project | Goal | Deliverable | Status\nA | g | one | Done\n | | two | Done\nB | h | three | Done")

    assert shape(merged(rows, "A2:A3", "B2:B3")) == {"A": ["one", "two"], "B": ["three"]}


def test_a_goal_or_stakeholder_below_the_first_row_still_belongs_to_the_project():
    (project,) = sheet("A | | | one |\n | team leads | so that they sleep | two |").projects

    assert (project.stakeholders, project.goal) == ("team leads", "so that they sleep")


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "\u00a0\u00a0", "- ", "• "])
def test_steps_that_are_indented_under_their_project_belong_to_it(indent):
    rows = [["Project", "Status"], ["A", ""], [f"{indent}one", "Done"], [f"{indent}two", "At risk"], ["B", ""]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert [each.name for each in roadmap.projects] == ["A", "B"]
    assert [(each.text, each.status_text) for each in roadmap.projects[0].deliverables] == [
        ("one", "Done"),
        ("two", "At risk"),
    ]


def test_without_a_project_each_row_is_a_line_of_one_list():
    roadmap = read(a_spreadsheet(roadmap=typed("Item | Owner | Status\nNew CI | Ana | Done\nOld CI | Bo | At risk")))

    assert shape(roadmap) == {"": ["New CI", "Old CI"]}
    assert roadmap.shape is Shape.LIST


@pytest.mark.parametrize(
    "divider",
    [
        "Lower priority projects below",
        "LOWER PRIORITY PROJECTS BELOW",
        "Lower-priority projects below",
        "Low priority below",
        "▼ Lower priority projects below ▼",
        "--- Lower priority projects below ---",
        "Lower priority items are below this line",
        "Below: lower priority",
        "Higher priority projects above",
        "Top priorities above",
        "Priority line",
        "--- cut line ---",
        "Below the line",
        "Lower priority",
        "Lower priority projects:",
        "# Lower priority projects below",
    ],
)
@pytest.mark.parametrize("column", [0, 1, 3, 4])
def test_a_divider_is_known_by_its_words_wherever_it_stands(divider, column):
    rows = [*typed(f"{HEADER}\nA | | | one |"), [""] * column + [divider], *typed("B | | | two |")]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert sides(roadmap) == {"A": Priority.HIGHER, "B": Priority.LOWER}
    assert roadmap.has_divider


def test_a_divider_of_two_rows_is_one_line():
    roadmap = sheet("A | | | one |\nHigher priority projects above\nLower priority projects below\nB | | | two |")

    assert sides(roadmap) == {"A": Priority.HIGHER, "B": Priority.LOWER}
    assert not roadmap.unread


def test_a_divider_whose_halves_stand_side_by_side_is_a_divider():
    roadmap = sheet(
        "A | | | one |\nHigher priority projects above | | | Lower priority projects below |\nB | | | two |"
    )

    assert sides(roadmap) == {"A": Priority.HIGHER, "B": Priority.LOWER}


def test_a_divider_in_a_column_without_a_meaning_is_a_divider():
    roadmap = sheet(
        "1 | A | one | Done\nLower priority projects below\n2 | B | two | Done", "# | Project | Deliverable | Status"
    )

    assert sides(roadmap) == {"A": Priority.HIGHER, "B": Priority.LOWER}


def test_a_divider_that_is_merged_over_the_table_is_a_divider():
    rows = typed("Project | Deliverable\nA | one\nLower priority projects below |\nB | two")

    assert sides(merged(rows, "A3:B3")) == {"A": Priority.HIGHER, "B": Priority.LOWER}


def test_headings_above_both_halves_divide_too():
    roadmap = sheet("Higher priority projects\nA | | | one |\nLower priority projects\nB | | | two |")

    assert sides(roadmap) == {"A": Priority.HIGHER, "B": Priority.LOWER}


def test_lower_priority_first_is_read_as_it_is_written():
    roadmap = sheet("A | | | one |\nHigher priority projects below\nB | | | two |")

    assert sides(roadmap) == {"A": Priority.LOWER, "B": Priority.HIGHER}


@pytest.mark.parametrize(
    "name",
    [
        "Lower the priority of noisy alerts",
        "Low priority alerts go to a queue that nobody reads below the fold",
        "Priority queue for the line of support",
        "Above and beyond",
    ],
)
def test_a_project_that_only_speaks_of_priority_is_a_project(name):
    roadmap = sheet(f"{name}\nB | | | two |")

    assert name in shape(roadmap)
    assert not roadmap.has_divider


def test_the_words_of_a_divider_in_a_line_of_work_divide_nothing():
    roadmap = sheet("A | team | goal | Move lower priority projects below | Done\nB | | | two |")

    assert set(sides(roadmap).values()) == {Priority.UNKNOWN}


def test_without_a_divider_the_priority_is_unknown():
    roadmap = sheet("A | | | one |")

    assert sides(roadmap) == {"A": Priority.UNKNOWN}
    assert not roadmap.has_divider


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("P0", Priority.HIGHER),
        ("high", Priority.HIGHER),
        ("Must have", Priority.HIGHER),
        ("P4", Priority.LOWER),
        ("Low", Priority.LOWER),
        ("Won't have", Priority.LOWER),
        ("medium", Priority.UNKNOWN),
        ("", Priority.UNKNOWN),
    ],
)
def test_a_priority_column_may_stand_in_for_the_divider(text, side):
    roadmap = sheet(f"A | {text} | one", "Project | Priority | Deliverable")

    assert sides(roadmap) == {"A": side}


def test_a_line_directly_below_the_divider_without_a_name_has_no_project():
    roadmap = sheet("A | | | one |\nLower priority projects below\n | | | lost |")

    assert shape(roadmap) == {"A": ["one"], "": ["lost"]}
    assert [(each.rule, each.cell) for each in roadmap.troubles if each.rule == "orphan-deliverable"] == [
        ("orphan-deliverable", CellRef(4, 4))
    ]


def test_lines_before_any_project_are_kept_without_one_and_said():
    roadmap = sheet(" | | | lost |\n | | | lost too |\nA | | | one |")

    assert shape(roadmap) == {"": ["lost", "lost too"], "A": ["one"]}
    assert [each.cell for each in roadmap.troubles if each.rule == "orphan-deliverable"] == [
        CellRef(2, 4),
        CellRef(3, 4),
    ]


def test_a_section_is_listed_and_remembered_and_ends_the_project_above():
    roadmap = sheet("# PLATFORM\nA | | | one |\n## Data\nB | | | two |")

    assert [(each.name, each.section) for each in roadmap.projects] == [("A", "PLATFORM"), ("B", "Data")]
    assert left_out(roadmap) == {"row 2": "a section heading", "row 4": "a section heading"}


def test_blank_rows_between_lines_change_nothing():
    assert shape(sheet("A | | | one |\n\n | | |  |\n | | | two |")) == {"A": ["one", "two"]}


@pytest.mark.parametrize("label", ["Total", "TOTALS:", "Grand total", "Sum", "Gesamt", "Итого"])
@pytest.mark.parametrize("column", [0, 3])
def test_totals_are_listed_and_never_a_line(label, column):
    rows = [*typed(f"{HEADER}\nA | | | one | Done"), [*[""] * column, label, *[""] * (3 - column), "12"]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert shape(roadmap) == {"A": ["one"]}
    assert left_out(roadmap) == {"row 3": "a row of totals"}


def test_a_banner_that_is_merged_over_the_table_is_listed():
    rows = typed("Project | Deliverable | Status\nA | one | Done\nWeb deployment freeze | |\n | two | Done")
    roadmap = merged(rows, "A3:C3")

    assert shape(roadmap) == {"A": ["one", "two"]}
    assert left_out(roadmap) == {"row 3": "a banner, not a line of work"}


def test_notes_far_to_the_right_are_listed_and_make_no_line():
    rows = [*typed("Project | Deliverable\nA | one"), ["", "", "", "", "", "ask Ana about this"]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert shape(roadmap) == {"A": ["one"]}
    assert left_out(roadmap) == {"row 3": "has text beside the table only"}


def test_a_row_with_neither_name_is_listed():
    assert left_out(sheet("A | | | one |\n | | | | Done")) == {"row 3": "has neither a project nor a deliverable"}


def test_two_tables_under_each_other_are_read_as_one_roadmap():
    roadmap = sheet(
        f"A | | | one |\nLower priority projects below\nB | | | two |\n\n{HEADER}\nC | | | three |\n | | | four |"
    )

    assert shape(roadmap) == {"A": ["one"], "B": ["two"], "C": ["three", "four"]}
    assert sides(roadmap) == {"A": Priority.HIGHER, "B": Priority.LOWER, "C": Priority.UNKNOWN}
    assert left_out(roadmap) == {"row 6": "a header row that is said again"}


@pytest.mark.parametrize(
    ("text", "said", "is_tbd", "is_stretch"),
    [
        ("TBD: migrate the rest", "migrate the rest", True, False),
        ("tbd - migrate", "migrate", True, False),
        ("TBD", "TBD", True, False),
        ("stretch goal: find affordable side", "find affordable side", False, True),
        ("Stretch: side", "side", False, True),
        ("Stretch-goal – side", "side", False, True),
        ("stretch goal: TBD: side", "side", True, True),
        ("TBD: stretch goal: side", "side", True, True),
        ("stretch goal:", "stretch goal:", False, True),
        ("TBDeploy", "TBDeploy", False, False),
        ("stretch the tent", "stretch the tent", False, False),
        ("agree what is TBD: scope", "agree what is TBD: scope", False, False),
    ],
)
def test_markers_are_read_off_the_front_of_a_deliverable(text, said, is_tbd, is_stretch):
    ((_, step),) = sheet(f"A | | | {text} |").deliverables

    assert (step.text, step.is_tbd, step.is_stretch) == (said, is_tbd, is_stretch)


def test_hidden_rows_are_read_and_known_as_hidden():
    rows = typed("Project | Deliverable\nA | one\n | secret")
    roadmap = merged(rows, hidden=frozenset({3}))

    assert [each.is_hidden for _, each in roadmap.deliverables] == [False, True]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ana, Bo and Cy", ("Ana", "Bo", "Cy")),
        ("Ana; Bo\nCy & Di + Ed", ("Ana", "Bo", "Cy", "Di", "Ed")),
        ("Ana, Ana, ", ("Ana",)),
        ("Andover team", ("Andover team",)),
        ("R&D", ("R&D",)),
    ],
)
def test_a_cell_of_stakeholders_is_read_name_by_name(cell, names):
    rows = [["Project", "Stakeholders", "Deliverable"], ["A", cell, "one"]]

    assert read(a_spreadsheet(roadmap=rows)).projects[0].stakeholder_names == names


def test_the_table_has_one_entry_a_line_in_every_column():
    table = sheet("A | | | one | Done\n\n# X\nB | | | two |\n | | | three | ").table

    assert table.rows == (2, 5, 6)
    assert {len(texts) for texts in table.columns.values()} == {3}
    assert table.blocks == ((0, 1), (1, 3))
    assert table.columns[Field.PROJECT] == ("A", "B", "")


def test_a_blank_row_that_a_cell_is_merged_over_is_nothing():
    rows = [["Project", "Deliverable", "Status"], ["A", "one", "Done"], ["", "", ""], ["", "two", "Done"]]

    assert [each.row for each in merged(rows, "C2:C3").other_rows] == []
