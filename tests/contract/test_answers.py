"""What every `SheetStore` promises of answers: they reach the cells that were shown, and no other."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from localsheets.fixture import google
from sheetsync.errors import UnsafeError
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Answer, Edit
from tests.contract.kept_sheets import TAB, KeptGoogleSheet, KeptWorkbook

__all__ = ["google"]

ROWS = [
    ["Project", "Goal", "Deliverable", "Status"],
    ["Tacos", "feed the family", "buy shells", "Done"],
    ["", "", "cook food", "In progress"],
    ["Dessert", "a sweet end", "defrost cheesecake", "In progress"],
    ["", "", "serve it", ""],
]


@pytest.fixture(params=["workbook", "google"])
def sheet(request, tmp_path):
    if request.param == "workbook":
        return KeptWorkbook(tmp_path / "roadmap.xlsx", ROWS)
    google = request.getfixturevalue("google")
    return KeptGoogleSheet(google.url, google.spreadsheet(ROWS, tab=TAB))


def answer(row: int, new: str, *, old: str | None = None, name: str | None = None) -> Answer:
    shown = ROWS[row - 1]
    edit = Edit(CellRef(row, 4), shown[3] if old is None else old, new)
    return Answer(edit, CellRef(row, 3), shown[2] if name is None else name, CellRef(1, 4), "Status")


def test_answers_are_typed_and_nothing_else_is_touched(sheet):
    store = sheet.store()
    store.read()
    answers = (answer(3, "Done"), answer(5, "Possible delay"))

    assert store.answer(TAB, answers) == answers

    expected = [list(row) for row in ROWS]
    expected[2][3], expected[4][3] = "Done", "Possible delay"
    assert sheet.rows() == expected


@pytest.mark.parametrize(
    "wrong",
    [
        answer(3, "Done", old="in progress"),
        answer(3, "Done", old=""),
        answer(3, "Done", name="cook the food"),
        answer(5, "Done", old="In progress"),
    ],
)
def test_a_cell_that_says_something_else_is_left_alone(sheet, wrong):
    store = sheet.store()
    store.read()

    assert store.answer(TAB, (wrong, answer(4, "At risk"))) == (answer(4, "At risk"),)

    assert [row[3:] for row in sheet.rows()] == [["Status"], ["Done"], ["In progress"], ["At risk"], []]


def test_who_stays_longer_than_a_run_is_answered_at_every_turn(sheet):
    store = sheet.store()

    for turn in range(14):
        store.begin()
        store.read()
        old, new = ("Done", "At risk") if turn % 2 else ("At risk", "Done")
        asked = answer(3, new, old=old if turn else None)
        assert store.answer(TAB, (asked,)) == (asked,)


def test_no_answer_writes_nothing(sheet):
    store = sheet.store()
    store.read()

    assert store.answer(TAB, ()) == ()
    assert sheet.rows() == [row[:4] if row[3] else row[:3] for row in ROWS]
    assert store.requests["write"] == 0


@pytest.mark.parametrize(("cell", "text"), [("D3", "At risk"), ("D3", ""), ("C3", "fry food"), ("D4", "Done")])
def test_what_somebody_typed_in_between_stays(sheet, cell, text):
    store = sheet.store()
    store.read()
    sheet.type(cell, text)
    before = sheet.rows()

    try:
        typed = store.answer(TAB, (answer(3, "Possible delay"),))
    except UnsafeError:
        typed = ()

    expected = [[*row, "", "", "", ""][:4] for row in before]
    if typed:
        assert cell == "D4"
        expected[2][3] = "Possible delay"
    assert [[*row, "", "", "", ""][:4] for row in sheet.rows()] == expected


def test_an_answer_that_met_another_column_is_taken_back(google):
    """In the moment of the write somebody inserts a column, and the cell that was shown is one further on."""
    sheet = google.spreadsheet(ROWS, tab=TAB)
    google.control.before(lambda _: sheet.insert_columns(4), lambda call: call.effect == "write", times=1)
    store = KeptGoogleSheet(google.url, sheet).store()
    store.read()

    typed = store.answer(TAB, [replace(answer(5, "Done"), above=CellRef(1, 4), header="Status")])

    assert typed == ()
    assert sheet.rows(TAB)[4] == ["", "", "serve it"]


WORDS = st.sampled_from(["In progress", "Done", "At risk", "", "Possible delay"])
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.integers(2, 5), WORDS),
        st.tuples(st.just("insert"), st.integers(1, 4), WORDS),
        st.tuples(st.just("delete"), st.integers(1, 4), st.just("")),
    ),
    max_size=4,
)


@example(edits=[("delete", 1, ""), ("delete", 1, ""), ("type", 4, "Possible delay")], answers={5: "Possible delay"})
@example(edits=[("delete", 1, ""), ("type", 3, "At risk")], answers={3: "At risk", 5: "In progress"})
@given(edits=EDITS, answers=st.dictionaries(st.integers(2, 5), WORDS.filter(bool), min_size=1))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_people_do_while_it_is_typed_no_value_is_lost_that_was_not_shown(google, edits, answers):
    """In the moment of the write rows come, go and say something else; what stands in them then is what counts."""
    sheet = google.spreadsheet(ROWS, tab=TAB)
    then: list[list[list[str]]] = []

    def meanwhile(_: object) -> None:
        for number, (what, row, text) in enumerate(edits):
            if what == "type":
                sheet.type(f"{TAB}!D{row}", text)
            elif what == "insert":
                sheet.insert_rows(row, 1)
                sheet.type(f"{TAB}!C{row + 1}", f"new {number}")
                sheet.type(f"{TAB}!D{row + 1}", text)
            else:
                sheet.delete_rows(row, 1)
        then.append(sheet.rows(TAB))

    wanted = tuple(answer(row, new) for row, new in answers.items() if new != ROWS[row - 1][3])
    if not wanted:
        return
    google.control.before(meanwhile, lambda call: call.effect == "write", times=1)
    store = KeptGoogleSheet(google.url, sheet).store()
    store.read()
    typed = store.answer(TAB, wanted)

    before = {tuple([*row, "", ""][:3]): [*row, "", "", "", ""][3] for row in then[0]}
    after = {tuple([*row, "", ""][:3]): [*row, "", "", "", ""][3] for row in sheet.rows(TAB)}
    shown = {row[2]: row[3] for row in ROWS}
    assert before.keys() == after.keys()
    for line, status in after.items():
        if status != before[line]:
            assert before[line] == shown.get(line[2]), "only what still said what was shown was replaced"
            assert status in [each.edit.new for each in typed if each.name == line[2]]
