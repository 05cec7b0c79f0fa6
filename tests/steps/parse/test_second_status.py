"""Two columns that say how each line stands, and say different things: asked once, and no remark goes by one."""

from datetime import date

import pytest

from sheetsync.model.finding import Silence
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.roadmap import Roadmap
from sheetsync.model.settings import Reading
from sheetsync.model.terms import Field, Status
from sheetsync.steps.parse import parse
from sheetsync.steps.parse.told import english
from tests.builders import a_grid, typed
from tests.steps.test_speak import found, told

TODAY = date(2026, 11, 2)
ROWS = """
Task | Status (office) | Start | End | Status (site)
Dig the bed | Not started | 2026-10-05 | 2026-12-01 | In progress
Plant garlic | Not started | 2026-10-05 | 2026-12-01 | In progress
Mend the roof | In progress | 2026-10-05 | 2026-10-30 | Done
Paint the door | Not started | 2026-10-05 | 2026-12-01 | with the painter
Oil the gate | Done | 2026-10-05 | 2026-10-30 | Done
Sweep the yard | Not started | 2026-10-05 | 2026-12-01 | at the neighbour's
"""
ASKED = (
    'the status column may be "Status (office)" in B1 or "Status (site)" in E1, for they say different things on 3 of '
    "the 4 lines where both can be read; rename a header, or say which it is under [columns]"
)


def read(rows: str = ROWS, reading: Reading | None = None) -> Roadmap:
    grid = a_grid("Roadmap", typed(rows))
    return parse(Spreadsheet("Garden", "garden.xlsx", (grid,), "1"), grid, reading or Reading())


def asked(roadmap: Roadmap) -> list[str]:
    return [english(each.values["reason"]) for each in roadmap.troubles if each.rule == "column-ambiguous"]


def test_it_is_asked_once_and_the_likelier_one_is_read() -> None:
    roadmap = read()

    assert asked(roadmap) == [ASKED]
    assert roadmap.contested == {2, 3, 4}
    assert [each.status for _, each in roadmap.deliverables][:3] == [
        Status.NOT_STARTED,
        Status.NOT_STARTED,
        Status.IN_PROGRESS,
    ]
    assert roadmap.ambiguous == ()  # what is written stands beside the right row all the same


def test_no_remark_goes_by_a_status_that_another_column_denies() -> None:
    roadmap = read()

    seen = {(each.cell.row, each.rule): each.silence for each in told(roadmap, found(roadmap)) if each.cell}

    waiting = {(2, "not-begun"), (3, "not-begun"), (4, "overdue")}
    assert {each for each, silence in seen.items() if silence is Silence.WAITS} == waiting
    assert {each for each, silence in seen.items() if silence is None} == {(5, "not-begun"), (7, "not-begun")}


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("it says how the work is doing", ROWS.replace("In progress\n", "on track\n").replace("Done\n", "on track\n")),
        ("its header says it less plainly", ROWS.replace("Status (site)", "QA status")),
        ("they agree on most lines", ROWS.replace("Not started | 2026-10-05", "In progress | 2026-10-05")),
        ("two lines may be a slip", ROWS.replace("Mend the roof | In progress", "Mend the roof | Done")),
    ],
)
def test_nothing_is_asked_where(why: str, rows: str) -> None:
    roadmap = read(rows)

    assert Field.STATUS in roadmap.columns
    assert (asked(roadmap), roadmap.contested) == ([], frozenset()), why


def test_nothing_is_asked_where_the_team_said_which_it_is() -> None:
    roadmap = read(reading=Reading(columns={Field.STATUS: "Status (site)"}))

    assert asked(roadmap) == []
    assert roadmap.columns[Field.STATUS].number == 5
