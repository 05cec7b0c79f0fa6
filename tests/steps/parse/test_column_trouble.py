"""Columns that are not as the team settled them, doubts, and formulas that failed: each told once for the sheet."""

import pytest

from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Status
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.told import english
from tests.builders import a_grid, typed

ROWS = """
Task | Goal | Status | Finish | End | Owner
Dig the bed | so that Ida eats well | Done | 2026-10-09 | by hand | Ida
Plant garlic | so that guests have sauce | In progress | 2026-10-16 | with a stick | Ida
Mend the roof | so that tools stay dry | Not started | 2026-10-23 | with a friend | Olu
Paint the door | so that visitors find us | Not started | 2026-10-30 | in green | Olu
Oil the gate | so that nobody is woken | Not started | 2026-11-02 | quickly | Olu
"""


def read(rows: str, reading: Reading | None = None) -> Roadmap:
    grid = a_grid("Roadmap", typed(rows))
    return parse(Spreadsheet("Garden", "garden.xlsx", (grid,), "1"), grid, reading or Reading())


def told(roadmap: Roadmap, rule: str) -> list[str]:
    return [english(each.values["reason"]) for each in roadmap.troubles if each.rule == rule]


def test_a_settled_header_that_is_gone_is_told_with_what_could_be_it_and_nothing_is_read_by_guess() -> None:
    roadmap = read(ROWS, Reading(columns={Field.GOAL: "Why we do it"}))

    assert told(roadmap, "column-changed") == [
        '"Why we do it" was the goal, and it is gone; "Goal" in B (5 different texts in 5 cells) could be it now'
    ]
    assert Field.GOAL not in roadmap.columns
    assert "column-missing" not in {each.rule for each in roadmap.troubles if each.column is Field.GOAL}


def test_a_name_is_not_followed_to_other_cells() -> None:
    roadmap = read(ROWS, Reading(columns={Field.END: "End"}))

    (said,) = told(roadmap, "column-changed")
    assert said.startswith('"End" in E does not look like the end: 0 of 5 cells are dates; "Finish" in D')
    assert Field.END not in roadmap.columns


@pytest.mark.parametrize("filled", ["", "soon"])
def test_a_name_is_not_followed_to_a_new_column_that_is_still_blank(filled: str) -> None:
    rows = ROWS.replace("by hand", filled)
    for text in ("with a stick", "with a friend", "in green", "quickly"):
        rows = rows.replace(text, "")
    roadmap = read(rows, Reading(columns={Field.END: "End"}))

    (said,) = told(roadmap, "column-changed")
    assert said.endswith('"Finish" in D (5 of 5 cells are dates) could be it now')
    assert Field.END not in roadmap.columns


def test_a_column_that_is_not_used_yet_is_followed_where_no_other_is_called_so() -> None:
    rows = ROWS.replace("| Finish |", "| Rang |").replace("| Goal |", "| Why |")
    for text in ("by hand", "with a stick", "with a friend", "in green", "quickly"):
        rows = rows.replace(text, "")
    roadmap = read(rows, Reading(columns={Field.END: "End"}))

    assert roadmap.columns[Field.END].header == "End"
    assert not told(roadmap, "column-changed")


def test_the_teams_word_holds_where_no_other_column_fits_better() -> None:
    rows = ROWS.replace(" Finish |", " Priority |").replace("2026-10-09", "1").replace("2026-10-16", "2")
    for day in ("2026-10-23", "2026-10-30", "2026-11-02"):
        rows = rows.replace(day, "2")
    roadmap = read(rows, Reading(columns={Field.END: "End"}))

    assert roadmap.columns[Field.END].header == "End"
    assert not told(roadmap, "column-changed")


def test_what_only_cells_say_is_told_once_and_not_at_all_once_the_team_said_it() -> None:
    rows = ROWS.replace("Task |", "Beds and more |")

    (said,) = told(read(rows), "column-inferred")
    assert said.startswith('I take "Beds and more" in A (5 different texts in 5 cells) for the deliverable, but')
    assert not told(read(rows, Reading(columns={Field.DELIVERABLE: "Beds and more"})), "column-inferred")


def test_that_there_is_no_such_column_is_an_answer() -> None:
    rows = ROWS.replace("| Goal ", "| So that ")
    missing = {each.column for each in read(rows).troubles if each.rule.startswith("column-")}
    answered = {each.column for each in read(rows, Reading(columns={Field.GOAL: ""})).troubles if each.column}

    assert Field.GOAL in missing
    assert Field.GOAL not in answered


def test_formulas_that_failed_are_one_trouble_with_their_cells_and_no_text_for_a_reader() -> None:
    rows = (
        ROWS.replace("Mend the roof", "#REF!").replace("In progress", "#N/A").replace("| Ida\nPlant", "| #N/A\nPlant")
    )
    roadmap = read(rows)

    assert told(roadmap, "formula-failed") == ["F2, C3 with #N/A; A4 with #REF!"]
    shown = [(step.text, step.status, step.status_text, step.owner) for _, step in roadmap.deliverables]
    assert shown[:2] == [("Dig the bed", Status.DONE, "Done", ""), ("Plant garlic", None, "", "Ida")]
    assert 4 not in {step.row for _, step in roadmap.deliverables}
