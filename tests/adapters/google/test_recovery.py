"""What the schedules are for: each way in which a run recovers is gone, or the promises would be untried."""

from functools import partial

import pytest

from localsheets import Kind
from sheetsync.adapters.google import client, exchange, reply, sent, store
from tests.adapters.google import test_answer, test_clear, test_hostile
from tests.adapters.google.branches import branches, traced
from tests.adapters.google.conftest import ROWS
from tests.adapters.google.runs import Run

RECOVERY = {
    store: ("apply",),
    exchange: ("send_counting", "_believe_after"),
    sent: ("settle",),
    client: ("_exchange", "_may_repeat", "_told"),
}
ELSEWHERE = {
    "if state is None or state.spreadsheet.revision != plan.revision:": "a caller that keeps a plan",
    "if plan.install and plan.install.instead_of:": "a column that is to move",
    "if says and (wrong := looked.restored(before, tab, says, self._wording)):": "see test_looked",
    "if not batch.is_whole:": "a plan past 2 MB",
    "if response.is_redirect:": "no Google",
}
"""Branches that are no recovery, each with a test of its own."""


@pytest.fixture
def stage(google):
    google.control.drip_s = 0.0
    return test_hostile.Stage.on(google)


def test_every_branch_of_recovery_is_reached(stage, monkeypatch):
    google = stage.google
    monkeypatch.setattr(reply, "MOST_BYTES", test_hostile.BOMB - 1)

    with traced(*RECOVERY) as reached:
        for kind in Kind:
            for seed in range(5):
                test_hostile.schedule(stage, kind, seed)
        google.assume.answer_is_after = False
        test_hostile.schedule(stage, None, 0)
        google.assume.answer_is_after = True
        for rare in (
            test_answer.test_a_write_whose_answer_is_too_long_to_read_is_looked_up_and_not_repeated,
            test_answer.test_a_write_that_is_refused_as_it_is_is_tried_twice,
            test_answer.test_an_answer_without_our_tab_is_no_answer,
            test_clear.test_a_rule_that_a_person_adds_meanwhile_is_put_back,
        ):
            google.control.calm()
            sheet = google.spreadsheet(ROWS)
            again = partial(Run, google.url, sheet.id)
            again().sync()
            google.log.clear()
            rare(google, sheet, None, again)

    missed = [
        what
        for module, functions in RECOVERY.items()
        for line, what in branches(module, *functions).items()
        if line not in reached(module) and what.partition(" ")[2] not in ELSEWHERE
    ]
    assert not missed
