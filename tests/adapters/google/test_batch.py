"""What goes into one batch, how much of it, and what its answer says of it."""

import json
from collections import Counter

import pytest

from sheetsync.adapters.google import write
from sheetsync.adapters.google.batch import Batch, fitting, replaced, size
from sheetsync.adapters.google.state import Generation, State, Tab
from sheetsync.adapters.google.tally import Tally
from sheetsync.adapters.google.write import batch_of
from sheetsync.model.cell import BLANK, Cell, CellRef
from sheetsync.model.grid import Grid, OwnColumn, Spreadsheet
from sheetsync.model.own_text import row_text
from sheetsync.model.plan import Edit, Plan, Written

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


def test_counts_are_read_from_replacements_alone() -> None:
    reply = {"replies": [{}, {"findReplace": {"occurrencesChanged": 2}}, {"findReplace": {}}, {"addSheet": {}}]}

    assert replaced(reply) == [2, 0]
    assert replaced({}) == []
