"""The header: which row it is, and what its columns mean."""

import pytest

from sheetsync.model.cell import BLANK, Cell, CellRef, Span
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Status
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.told import english
from tests.builders import a_grid, a_spreadsheet, read, typed


def roadmap_of(grid: Grid, **reading: object) -> Roadmap:
    return parse(Spreadsheet("Team roadmap", "roadmap.xlsx", (grid,), "1"), grid, Reading(**reading))


def meanings(*headers: str) -> dict[Field, int]:
    """The number of the column of each field, under these headers and one line of work."""
    roadmap = read(a_spreadsheet(roadmap=[list(headers), ["x"] * len(headers)]))
    return {field: column.number for field, column in roadmap.columns.items()}


def rules_in_trouble(roadmap: Roadmap) -> list[str]:
    return [each.rule for each in roadmap.troubles]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Project", Field.PROJECT),
        ("PROJECTS", Field.PROJECT),
        ("Project Name", Field.PROJECT),
        ("Initiative", Field.PROJECT),
        ("Epic(s)", Field.PROJECT),
        ("Titel", Field.PROJECT),
        ("Задача", Field.DELIVERABLE),
        ("\ufeffProject", Field.PROJECT),
        ("🚀 Project 🚀", Field.PROJECT),
        ("*Project*:", Field.PROJECT),
        ("Project\n(one row each)", Field.PROJECT),
        ("\n  Project\r\nwhat we do", Field.PROJECT),
        ("Ｐｒｏｊｅｃｔ", Field.PROJECT),
        ("User-centric Goal", Field.GOAL),
        ("User‑centric\u00a0goal", Field.GOAL),
        ("Why?", Field.GOAL),
        ("Doel", Field.GOAL),
        ("Expected results", Field.GOAL),
        ("Stakeholder(s)", Field.STAKEHOLDERS),
        ("For whom", Field.STAKEHOLDERS),
        ("Segment(s)", Field.STAKEHOLDERS),
        ("Key steps", Field.DELIVERABLE),
        ("Inspanning", Field.DELIVERABLE),
        ("Milestone", Field.DELIVERABLE),
        ("Deliverable Status", Field.STATUS),
        ("RAG", Field.STATUS),
        ("Health", Field.STATUS),
        ("DRI", Field.OWNER),
        ("Trekker", Field.OWNER),
        ("Task owner", Field.OWNER),
        ("Startdatum", Field.START),
        ("Est. start", Field.START),
        ("Eind datum", Field.END),
        ("Due date", Field.END),
        ("ETA", Field.END),
        ("Last updated", Field.UPDATED),
        ("Opmerking", Field.NOTES),
        ("Observações", Field.NOTES),
        ("Observac\u0327o\u0303es", Field.NOTES),
        ("Prio", Field.PRIORITY),
    ],
)
def test_a_header_is_known_by_its_words_in_many_spellings(header, field):
    others = ("Owner", "Status") if field not in (Field.OWNER, Field.STATUS) else ("Notes", "Goal")
    work = () if field is Field.DELIVERABLE else ("Deliverable",)

    assert meanings(header, *others, *work)[field] == 1


@pytest.mark.parametrize("header", ["Projection", "Goalkeeper", "Statuesque", "Weight", "Ownership model", "Endpoint"])
def test_a_header_that_only_looks_alike_is_listed_and_never_taken(header):
    roadmap = read(a_spreadsheet(roadmap=[["Project", "Deliverable", header], ["A", "b", "c"]]))

    assert set(roadmap.columns) == {Field.PROJECT, Field.DELIVERABLE}
    assert [each.place for each in roadmap.unread] == [f'column "{header}"']


def test_a_header_that_is_nearly_right_is_suggested_and_not_taken():
    roadmap = read(a_spreadsheet(roadmap=[["Project", "Delivrable", "Owner"], ["A", "b", "c"]]))

    missing = {each.column: each.values["suggestion"] for each in roadmap.troubles if each.rule == "column-missing"}
    assert missing[Field.DELIVERABLE] == "Delivrable"
    assert Field.DELIVERABLE not in roadmap.columns


@pytest.mark.parametrize("above", [0, 1, 7, 29])
def test_the_header_is_found_among_the_first_thirty_rows(above):
    rows = [["Our roadmap"], *[[""]] * above][:above]
    roadmap = read(a_spreadsheet(roadmap=[*rows, ["Project", "Deliverable"], ["A", "b"]]))

    assert roadmap.header_row == above + 1
    assert [each.name for each in roadmap.projects] == ["A"]


def test_a_header_in_row_thirty_one_is_not_found_but_may_be_named():
    rows = [*[["notes"]] * 30, ["Project", "Deliverable"], ["A", "b"]]
    spreadsheet = a_spreadsheet(roadmap=rows)

    assert rules_in_trouble(read(spreadsheet)) == ["header-not-found"]
    assert roadmap_of(spreadsheet.tabs[0], header_row=31).projects[0].name == "A"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[""]],
        [["Project"]],
        [["Project", "project", "PROJECTS"]],
        [["a", "b"], ["c", "d"]],
    ],
)
def test_no_header_is_one_trouble_and_nothing_is_read(rows):
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert rules_in_trouble(roadmap) == ["header-not-found"]
    assert roadmap.header_row is None
    assert not roadmap.projects


def test_two_rows_that_could_both_be_the_header_are_a_question():
    roadmap = read(a_spreadsheet(roadmap=[["Project", "Owner"], ["Goal", "Status"], ["A", "b"]]))

    (trouble,) = roadmap.troubles
    assert trouble.rule == "header-not-found"
    assert english(trouble.values["reason"]) == "rows 1 and 2 could both be the headers; say which with `header_row`"


def test_the_row_that_is_named_decides_a_tie():
    grid = a_grid("Roadmap", [["Project", "Owner"], ["Goal", "Status"], ["A", "b"]])

    assert set(roadmap_of(grid, header_row=2).columns) == {Field.GOAL, Field.STATUS}


def test_the_same_header_said_again_further_down_is_no_tie():
    roadmap = read(
        a_spreadsheet(roadmap=typed("Project | Deliverable\nA | one\n | two\n\nProject | Deliverable\nB | three"))
    )

    assert roadmap.header_row == 1
    assert [(each.name, len(each.deliverables)) for each in roadmap.projects] == [("A", 2), ("B", 1)]
    assert [each.place for each in roadmap.unread] == ["row 5"]


def test_headers_that_are_merged_over_several_rows_are_read_as_one():
    rows = typed("Project | Delivery | | Owner\n | Deliverable | Status |\nA | b | Done | Ana")
    grid = Grid(
        "Roadmap",
        a_grid("Roadmap", rows).rows,
        merges=(
            Span(CellRef(1, 1), CellRef(2, 1)),
            Span(CellRef(1, 2), CellRef(1, 3)),
            Span(CellRef(1, 4), CellRef(2, 4)),
        ),
    )
    roadmap = roadmap_of(grid)

    assert roadmap.header_row == 2
    assert {field: column.number for field, column in roadmap.columns.items()} == {
        Field.PROJECT: 1,
        Field.DELIVERABLE: 2,
        Field.STATUS: 3,
        Field.OWNER: 4,
    }
    assert [each.text for _, each in roadmap.deliverables] == ["b"]


def test_headers_that_are_all_merged_downwards_are_one_header():
    rows = typed("Project | Deliverable\n | \n | \nA | b")
    merges = tuple(Span(CellRef(1, column), CellRef(3, column)) for column in (1, 2))
    roadmap = roadmap_of(Grid("Roadmap", a_grid("Roadmap", rows).rows, merges=merges))

    assert [each.name for each in roadmap.projects] == ["A"]


def test_a_cell_merged_downwards_beside_the_headers_takes_no_line_into_the_header():
    rows = typed("Project | Deliverable | Status | for Ana\nA | b | Done | \nB | c | Done | ")
    merges = (Span(CellRef(1, 4), CellRef(2, 4)),)
    roadmap = roadmap_of(Grid("Roadmap", a_grid("Roadmap", rows).rows, merges=merges))

    assert roadmap.header_row == 1
    assert [each.text for _, each in roadmap.deliverables] == ["b", "c"]


def test_two_columns_that_claim_one_field_with_equal_right_are_ambiguous():
    roadmap = read(a_spreadsheet(roadmap=[["Project", "Deliverable", "Deliverable"], ["A", "b", "c"]]))

    assert roadmap.ambiguous == (
        '"Deliverable" in B1 and "Deliverable" in C1 could both be the deliverable column; rename one of them',
    )
    assert "column-ambiguous" in rules_in_trouble(roadmap)


def test_the_stronger_alias_wins_and_the_other_column_is_listed():
    roadmap = read(a_spreadsheet(roadmap=[["Title", "Project", "Task"], ["x", "A", "b"]]))

    assert roadmap.columns[Field.PROJECT].number == 2
    assert [each.place for each in roadmap.unread] == ['column "Title"']
    assert not roadmap.ambiguous


def test_of_two_status_columns_the_one_that_holds_statuses_wins():
    rows = [["Project", "Deliverable", "Status", "Status"], ["A", "b", "see the wiki", "Done"]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert roadmap.columns[Field.STATUS].number == 4
    assert not roadmap.ambiguous


def test_two_status_columns_that_both_hold_statuses_are_a_question():
    rows = [["Project", "Deliverable", "Status", "Status"], ["A", "b", "Done", "At risk"]]

    roadmap = read(a_spreadsheet(roadmap=rows))

    assert "column-ambiguous" in rules_in_trouble(roadmap)
    assert Field.STATUS not in roadmap.columns
    assert not roadmap.ambiguous, "only what a remark hangs on stops the write"


def test_a_stage_beside_a_status_is_listed_and_not_mixed_in():
    rows = [["Project", "Deliverable", "Status", "Phase of it"], ["A", "b", "At risk", "Done"]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert roadmap.projects[0].deliverables[0].status_text == "At risk"
    assert [each.place for each in roadmap.unread] == ['column "Phase of it"']


def test_a_column_to_tick_for_each_status_is_a_status():
    rows = [
        ["Project", "Deliverable", "To do", "In progress", "Done"],
        ["A", "b", "", "TRUE", "FALSE"],
        ["", "c", "x", "", ""],
        ["", "d", "", "", ""],
        ["", "e", "", "x", "✓"],
    ]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert roadmap.header(Field.STATUS) == "To do / In progress / Done"
    assert [(each.status_text, each.status) for _, each in roadmap.deliverables] == [
        ("In progress", Status.IN_PROGRESS),
        ("To do", Status.NOT_STARTED),
        ("", None),
        ("In progress + Done", None),
    ]


def test_days_under_the_words_of_a_status_are_no_status():
    rows = [["Project", "Deliverable", "Started", "Done"], ["A", "b", "2026-10-05", "2026-10-09"]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert Field.STATUS not in roadmap.columns
    assert ("column-missing", Field.STATUS) in [(each.rule, each.column) for each in roadmap.troubles]


def test_a_column_that_the_team_names_beats_every_alias():
    grid = a_grid("Roadmap", [["Project", "Deliverable", "What we ship", "Owner"], ["A", "b", "c", "Ana"]])
    roadmap = roadmap_of(grid, columns={Field.DELIVERABLE: "what we SHIP"})

    assert roadmap.columns[Field.DELIVERABLE].number == 3
    assert [each.text for _, each in roadmap.deliverables] == ["c"]


def test_a_missing_column_is_said_once_however_many_rows_there_are():
    rows = [["Project", "Deliverable"], *[[f"Project {number}", "b"] for number in range(30)]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert [(each.rule, each.column) for each in roadmap.troubles] == [
        ("column-missing", Field.GOAL),
        ("column-missing", Field.STATUS),
    ]


def test_our_own_column_is_nobodys_field_and_not_listed():
    rows = [["Project", "Deliverable", "Roadmap checks"], ["A", "b", "⚠ something"]]
    roadmap = read(a_spreadsheet(roadmap=rows))

    assert not roadmap.unread
    assert set(roadmap.columns) == {Field.PROJECT, Field.DELIVERABLE}


def test_our_own_column_is_ours_under_a_header_that_a_person_gave_it():
    rows = a_grid("Roadmap", [["Project", "Deliverable", "Notes"], ["A", "b", "⚠ something"]]).rows
    roadmap = roadmap_of(Grid("Roadmap", rows, own=OwnColumn(3, CellRef(1, 3))))

    assert Field.NOTES not in roadmap.columns


def test_unnamed_and_empty_columns_are_no_trouble():
    rows = [["Project", "", "Deliverable", "", "", ""], ["A", "", "b", "", "", ""]]

    assert meanings("Project", "", "Deliverable", "") == {Field.PROJECT: 1, Field.DELIVERABLE: 3}
    assert [each.text for _, each in read(a_spreadsheet(roadmap=rows)).deliverables] == ["b"]


def test_a_row_of_numbers_is_no_header_even_where_it_says_more():
    header = (Cell("Project", "Project"), Cell("Deliverable", "Deliverable"))
    numbers = (Cell(1, "Project"), Cell(2, "Goal"), Cell(3, "Status"), BLANK)

    assert roadmap_of(Grid("Roadmap", (numbers, header))).header_row == 2


def test_a_header_of_several_lines_is_told_as_one():
    roadmap = read(a_spreadsheet(roadmap=[["Project", "User-centric\nGoal", "Deliverable"], ["A", "g", "b"]]))

    assert roadmap.header(Field.GOAL) == "User-centric Goal"
