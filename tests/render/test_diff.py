"""A plan as a diff: what a sync would write, cell by cell."""

import re

import pytest

from sheetsync.model.cell import CellRef, Span
from sheetsync.model.plan import Edit, Install, Plan
from sheetsync.render.diff import render
from sheetsync.render.escape import visible_line, width
from tests.builders import a_grid, typed
from tests.render.hostile import HOSTILE

GRID = a_grid("Roadmap", typed("Project | Goal | Checks\nMake tacos | feed the family | ⚠ old\nDessert | | "))


def a_plan(*edits: Edit, **more: object) -> Plan:
    return Plan("Roadmap", "1", edits=edits, **more)


def test_an_empty_plan_says_that_nothing_is_to_be_written():
    assert render(a_plan(), GRID) == "Nothing to write: the remarks in the sheet are right already.\n"


def test_a_change_shows_the_row_the_old_text_and_the_new():
    plan = a_plan(
        Edit(CellRef(2, 3), "⚠ old", "⚠ new"), Edit(CellRef(3, 3), "", "⚠ placed"), Edit(CellRef(4, 3), "⚠ gone", "")
    )

    assert render(plan, GRID) == (
        "@@ C2 @@ Make tacos | feed the family\n- ⚠ old\n+ ⚠ new\n@@ C3 @@ Dessert\n+ ⚠ placed\n@@ C4 @@\n- ⚠ gone\n"
    )


def test_a_new_column_notes_and_what_is_left_alone_are_told():
    plan = a_plan(
        install=Install(CellRef(1, 4), "Roadmap checks", Span(CellRef(1, 1), CellRef(3, 3))),
        notes=(Edit(CellRef(2, 2), "", "⚠ note\n· abc"),),
        squatted=(CellRef(3, 4),),
        acknowledged=(CellRef(2, 4),),
    )

    assert render(plan, GRID) == (
        'A new column D1, "Roadmap checks", beside the table.\n'
        "@@ B2 (note) @@ Make tacos | ⚠ old\n+ ⚠ note · abc\n"
        "@@ D3 @@ a person wrote here: left alone\n@@ D2 @@ acknowledged\n"
    )


def test_what_is_left_alone_is_told_even_where_nothing_is_to_be_written():
    told = render(a_plan(squatted=(CellRef(3, 3),)), GRID)

    assert told.startswith("Nothing to write")
    assert "@@ C3 @@ a person wrote here: left alone" in told


def test_colours_change_no_word():
    plan = a_plan(Edit(CellRef(2, 3), "⚠ old", "⚠ new"))

    assert re.sub(r"\x1b\[\d+m", "", render(plan, GRID, colour=True)) == render(plan, GRID)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cell_is_shown_and_is_no_command(text):
    grid = a_grid("Roadmap", [["Project"], [text, text, text]])
    told = render(a_plan(Edit(CellRef(2, 4), text, "⚠ new")), grid)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", told)
    assert "##[" not in told
    assert not [line for line in told.split("\n") if line.lstrip().startswith("::")]
    removed = [line[2:] for line in told.split("\n") if line.startswith("- ")]
    assert "".join("".join(removed).replace("\u200c", "").split()) == "".join(
        visible_line(text).replace("\u200c", "").split()
    )
    assert width(told.split("\n")[0]) <= 90
