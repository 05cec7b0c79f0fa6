"""A run that dies heals with the next; two that cross end as one."""

import os
import random
import threading
from collections.abc import Iterator
from itertools import combinations

import pytest

from sheetsync.adapters.google.patience import Patience
from sheetsync.errors import SheetsyncError
from tests.adapters.google.hostile import own_texts, settle, watch, wrong_rows
from tests.adapters.google.runs import Run
from tests.adapters.google.test_hostile import ROWS
from tests.googlesheets.call import Call
from tests.googlesheets.fault import Kind
from tests.googlesheets.fixture import Google, Spreadsheet

STEPS = 6
EVERY = max(1, 100 // int(os.environ.get("SHEETSYNC_SCHEDULES", "5")))


def changed_since(sheet: Spreadsheet) -> None:
    """What people did since the last run: a text to change, one to clear, a row to mark."""
    sheet.type("D3", "bad: raw")
    sheet.type("B5", "warmth")
    sheet.type("D6", "bad: stale")


def prepared(google: Google, *, synced: bool) -> Spreadsheet:
    google.control.calm()
    sheet = google.spreadsheet(ROWS, size=(30, 8))
    if synced:
        Run(google.url, sheet.id).sync()
        changed_since(sheet)
    google.log.clear()
    return sheet


@pytest.mark.parametrize("synced", [False, True], ids=["first run", "later run"])
@pytest.mark.parametrize("kill", [Kind.KILL_BEFORE, Kind.KILL_AFTER])
@pytest.mark.parametrize("at", range(5))
def test_a_run_that_is_killed_at_any_request_heals_with_the_next(google, synced, kill, at):
    sheet = prepared(google, synced=synced)
    oracle = watch(google, sheet, None, random.Random(0), 0)
    google.control.fault(kill, at)

    try:
        Run(google.url, sheet.id, patience=Patience(attempts=1)).sync()
    except SheetsyncError:
        assert kill in google.control.hits
    assert not oracle.lost

    settle(google, sheet)


class Turns:
    """Lets the requests of two runs through in a given order, one at a time."""

    def __init__(self, order: str) -> None:
        self._order = list(order)
        self._done: set[str] = set()
        self._changed = threading.Condition()

    def _skip(self) -> None:
        while self._order and self._order[0] in self._done:
            self._order.pop(0)

    def begin(self, call: Call) -> None:
        name = call.headers["x-run"]
        with self._changed:
            assert self._changed.wait_for(lambda: not self._order or self._order[0] == name, timeout=10)

    def end(self, call: Call) -> None:
        with self._changed:
            if self._order:
                self._order.pop(0)
            self._skip()
            self._changed.notify_all()

    def leave(self, name: str) -> None:
        with self._changed:
            self._done.add(name)
            self._skip()
            self._changed.notify_all()


def orders() -> Iterator[str]:
    """Every way in which two runs of six steps each can be interleaved."""
    for places in combinations(range(2 * STEPS), STEPS):
        yield "".join("a" if index in places else "b" for index in range(2 * STEPS))


@pytest.mark.parametrize("synced", [False, True], ids=["first runs", "later runs"])
def test_two_runs_that_cross_converge(google, synced):
    for order in list(orders())[::EVERY]:
        sheet = prepared(google, synced=synced)
        turns = Turns(order)
        oracle = watch(google, sheet, None, random.Random(0), 0)
        google.control.before(turns.begin, times=None)
        google.control.after(turns.end, times=None)
        failed: list[BaseException] = []

        def sync(name: str, sheet=sheet, turns=turns, failed=failed) -> None:
            run = Run(google.url, sheet.id)
            run.road.session.headers["X-Run"] = name
            try:
                run.sync()
            except BaseException as error:  # noqa: BLE001  # shown by the assertion below
                failed.append(error)
            finally:
                turns.leave(name)

        threads = [threading.Thread(target=sync, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)

        assert not failed, order
        assert not oracle.lost, order
        assert not wrong_rows(sheet), order
        assert len(own_texts(sheet)) == len({text[:-6] for text in own_texts(sheet).values()})
        settle(google, sheet)
