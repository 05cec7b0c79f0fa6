"""What goes into one batch, how much of it, and what its answer says of it."""

import json
from collections import Counter

import pytest

from sheetsync.adapters.google import write
from sheetsync.adapters.google.answer import replaced, strayed
from sheetsync.adapters.google.batch import Batch, fitting, size
from sheetsync.adapters.google.state import Generation, State, Tab
from sheetsync.adapters.google.tally import Tally
from sheetsync.adapters.google.write import batch_of
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.own_text import row_text
from sheetsync.model.plan import Answer, Edit, Plan, Written

GENERATION = Generation(1_000_000_001, "key", "nonce", 0, 3)


def text(address: str, message: str = "Who is this for?") -> str:
    return row_text([("Goal", message)], address)


def edit(row: int, old: str, new: str) -> Edit:
    return Edit(CellRef(row, 3), old, new)


def a_tab(*rows: tuple[str, ...]) -> Tab:
    cells = tuple(tuple(Cell(each, each) if each else BLANK for each in row) for row in rows)
    return Tab(Grid("Roadmap", cells, own=OwnColumn(3, CellRef(1, 3))), 0, 10, 5)


TAB = a_tab(("Project", "Status", "Roadmap checks"), ("Tacos", "", text("aaaa")), ("Pie", "", text("bbbb")))
STATE = State(Spreadsheet("Roadmap", "key", (TAB.grid,), "1"), (TAB,))


def test_as_many_requests_as_fit_are_taken_from_the_first_on_and_none_behind_a_gap() -> None:
    requests = [{"a": 1}, {"b": "x" * 50}, {"c": 2}]
    sizes = [size(each) for each in requests]

    assert fitting(requests, sum(sizes) + 2) == requests
    assert fitting(requests, sizes[0] + sizes[1]) == requests[:2]
    assert fitting(requests, sizes[0] + sizes[1] - 1) == requests[:1]
    assert fitting(requests, sizes[0] - 1) == []


def test_requests_of_the_size_that_was_counted_are_no_longer_than_that() -> None:
    requests = [{"a": "ü" * 9}, {"b": 2}]

    assert len(json.dumps(requests)) <= sum(map(size, requests)) + 2


def plan() -> Plan:
    edits = (edit(2, text("aaaa"), text("aaaa", "Other?")), edit(3, text("bbbb"), ""))
    return Plan("Roadmap", "1", None, edits)


def test_a_batch_says_which_edits_it_has_and_whether_these_are_all(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = batch_of(STATE, TAB, plan(), "nonce")
    assert whole.is_whole
    assert whole.edits == plan().edits
    assert [kind for each in whole.body["requests"][whole.before :] for kind in each] == ["findReplace"] * 2
    assert "findReplace" not in str(whole.body["requests"][: whole.before])

    # The fence and what stands before the edits counts, too.
    sizes = [size(each) for each in whole.body["requests"]]
    monkeypatch.setattr(write, "MOST_BYTES", sum(sizes) - 1)
    part = batch_of(STATE, TAB, plan(), "nonce")
    assert (part.edits, part.is_whole) == (plan().edits[:1], False)
    assert len(part.body["requests"]) == part.before + 1
    monkeypatch.setattr(write, "MOST_BYTES", sum(sizes[:-1]))
    assert batch_of(STATE, TAB, plan(), "nonce").edits == plan().edits[:1]
    monkeypatch.setattr(write, "MOST_BYTES", sum(sizes[:-1]) - 1)
    assert batch_of(STATE, TAB, plan(), "nonce").edits == ()


def test_edits_that_met_nothing_are_those_whose_answer_says_so() -> None:
    one, other, third = plan().edits[0], plan().edits[1], edit(4, "", text("cccc"))
    batch = Batch(GENERATION, {}, (one, other, third), before=2)
    met, nothing = {"findReplace": {"occurrencesChanged": 1}}, {"findReplace": {}}

    # Replies of what stands before the edits are not theirs.
    assert batch.missed({"replies": [{}, nothing, met, nothing, met]}) == {other}
    assert batch.missed({"replies": [met, met, nothing, met, {}]}) == {one, third}
    assert batch.missed({"replies": [{}, {}, met, met, met]}) == set()


def test_what_met_nothing_is_counted_as_gone_or_as_it_was_and_what_was_written_as_such() -> None:
    change, clear = plan().edits
    nothing = Plan("Roadmap", "1", None)

    tally = Tally()
    tally.add([change, clear], set())
    assert tally.written(nothing, Counter({change.new: 1})) == Written(changed=1, cleared=1)

    tally = Tally()
    tally.add([change, clear], {clear})
    assert tally.written(nothing, Counter({change.new: 1})) == Written(changed=1, gone=1)


def an_answer(row: int = 2) -> Answer:
    return Answer(Edit(CellRef(row, 2), "In progress", "Done"), CellRef(row, 1), "Tacos")


BEFORE = a_tab(("Project", "Status"), ("Tacos", "In progress"), ("Pie", "In progress"), ("Tea", "Done"))
MET_PIE = a_tab(("Project", "Status"), ("Pie", "Done"), ("Tacos", "In progress"), ("Tea", "Done"))
MET_TACOS = a_tab(("Project", "Status"), ("Tacos", "Done"), ("Pie", "In progress"), ("Tea", "Done"))
TEA_ROSE = a_tab(("Project", "Status"), ("Tea", "Done"), ("Tacos", "In progress"), ("Pie", "In progress"))
BACK = [Edit(CellRef(2, 2), "Done", "In progress")]


def back(*given) -> list[Edit]:
    """What is typed to take back the answers that met another row."""
    return [each.edit for each in strayed(*given)]


def test_an_answer_that_met_another_row_is_taken_back_and_one_that_met_its_own_is_not() -> None:
    assert back(BEFORE, MET_PIE, [an_answer()], [1]) == BACK
    assert back(BEFORE, MET_TACOS, [an_answer()], [1]) == []


def test_an_answer_that_met_nothing_takes_nothing_back() -> None:
    assert back(BEFORE, TEA_ROSE, [an_answer()], [0]) == []
    # Somebody has changed it since: it is theirs.
    assert back(BEFORE, BEFORE, [an_answer()], [1]) == []


def test_where_google_does_not_say_what_was_met_the_rows_do() -> None:
    assert back(BEFORE, MET_PIE, [an_answer()], []) == BACK
    # That row said so before: nobody of ours wrote it.
    assert back(BEFORE, TEA_ROSE, [an_answer()], []) == []


def test_each_answer_goes_by_its_own_count() -> None:
    other = Answer(Edit(CellRef(3, 2), "In progress", "Done"), CellRef(3, 1), "Pie")
    after = a_tab(("Project", "Status"), ("Pie", "Done"), ("Tea", "Done"), ("Tacos", "In progress"))

    assert back(BEFORE, after, [an_answer(), other], [1, 0]) == BACK
    assert back(BEFORE, after, [an_answer(), other], [0, 1]) == [Edit(CellRef(3, 2), "Done", "In progress")]


def test_counts_are_read_from_replacements_alone() -> None:
    reply = {"replies": [{}, {"findReplace": {"occurrencesChanged": 2}}, {"findReplace": {}}, {"addSheet": {}}]}

    assert replaced(reply) == [2, 0]
    assert replaced({}) == []
