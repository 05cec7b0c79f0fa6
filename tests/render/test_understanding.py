"""How a sheet was understood, as a person reads it in a terminal."""

from pathlib import Path

import pytest

from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field
from sheetsync.model.understanding import Understanding
from sheetsync.render.report.understanding import render
from tests.golden import assert_golden
from tests.render.runs import a_run, looked_at

GOLDEN = Path(__file__).parent / "golden"

SHEETS = {
    "projects": """
Project | Work item | Where it stands | Planned start | Planned end | Lead
Garden | Dig the bed | done | 2026-10-05 | 2026-10-09 | Ida
Garden | Plant garlic | in progress | 2026-10-12 | 2026-10-16 | Ida
Shed | Mend the roof | blocked | 2026-10-19 | 2026-10-23 | Olu
Lower priority projects below | | | | |
Shed | Paint the door | | | | Olu
Total | | 4 | | |
""",
    "groups": """
Task | Status | Due | Remarks
Spring | | |
Sow lettuce | Done | 2026-03-20 | under glass
Sow peas | Done | 2026-04-02 |
Autumn | | |
Lift potatoes | Open | 2026-09-15 | before the rain
Store apples | Open | 2026-10-01 |
Legend | | |
Open | not yet begun | |
""",
    "list": """
What it does | Progress | Comment
Counts the visitors at the gate | Done | since May
Tells the guard of a full car park | In progress |
Shows the way to the next free place | In progress | a sign is ordered
Opens at night for the fire brigade | Not started |
Remembers who came by bicycle | Not started | ask the council
""",
    "doubt": """
Task | State | Stage | Target | Audience of it
Book the hall | Done | Done | 2026-11-02 | the choir
Hire the piano | In progress | At risk | 2026-11-09 | the choir
Print the notes | Done | In progress | 2026-11-16 | the altos
Sell the tickets | Not started | Not started | 2026-11-23 | the public
""",
    "ticks": """
Step | To do | In progress | Done
Fell the tree | | | x
Split the wood | | x |
Stack it | x | |
""",
}


def understood(rows: str, reading: Reading) -> Understanding:
    run = looked_at(a_run(rows=rows), reading)
    assert run.understanding is not None
    return run.understanding


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_of_each_shape_is_explained_as_a_person_found_right(name: str) -> None:
    said = render(understood(SHEETS[name], Reading()), title="Garden", columns=90)

    assert_golden(GOLDEN / f"understood-{name}.txt", said)


def test_what_the_team_said_is_told_as_theirs_and_has_no_rival() -> None:
    seen = understood(SHEETS["doubt"], Reading(columns={Field.STATUS: "Stage"}))

    (status,) = [each for each in seen.columns if each.field is Field.STATUS]
    assert (status.column.header, status.source.value, status.rival) == ("Stage", "team", None)
    assert not [each for each in seen.doubts if each.field is Field.STATUS]
    assert "status" not in [each.about for each in seen.questions]


def test_the_answer_that_no_column_is_it_is_not_asked_again() -> None:
    before = understood(SHEETS["doubt"], Reading())
    after = understood(SHEETS["doubt"], Reading(columns={Field.STATUS: ""}))

    assert "status" in [each.about for each in before.questions]
    assert "status" not in [each.about for each in after.questions]
    assert not [each for each in after.advice if "status" in each]


def test_a_narrow_terminal_gets_no_long_line() -> None:
    for rows in SHEETS.values():
        said = render(understood(rows, Reading()), title="Garden", columns=60)
        columns = said.split("Columns")[1].split("\n\n")[0].splitlines()
        assert max(map(len, columns)) <= 60
