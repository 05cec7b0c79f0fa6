"""A run that dies heals with the next; two that cross end as one."""

import random
import threading
from collections.abc import Iterator

import pytest

from localsheets import Call, Google, Kind, Spreadsheet
from sheetsync.adapters.google.retry import RetryPolicy
from sheetsync.errors import SheetsyncError
from tests.adapters.google.hostile import own_texts, settle, watch, wrong_rows
from tests.adapters.google.runs import Run
from tests.adapters.google.test_hostile import ROWS

STEPS = 6
"""So many requests of each run are interleaved in every way; what a longer one has left follows as it comes."""


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
        Run(google.url, sheet.id, retry=RetryPolicy(attempts=1)).sync()
    except SheetsyncError:
        assert kill in google.control.hits
    else:
        assert at >= len(google.log), "only past its last request a run isn't killed"
    assert not oracle.lost

    settle(google, sheet)


class Turns:
    """Lets the requests of two runs through one at a time: in a given order, and then the first run's first.

    `order` becomes that of all requests that there were.
    """

    def __init__(self, order: str) -> None:
        self.order = ""
        self._wanted = order
        self._left = {"a", "b"}
        self._changed = threading.Condition()

    def _next(self) -> str:
        wanted = self._wanted[len(self.order) : len(self.order) + 1]
        return wanted if wanted in self._left else min(self._left)

    def begin(self, call: Call) -> None:
        name = call.headers["x-run"]
        with self._changed:
            assert self._changed.wait_for(lambda: self._next() == name, timeout=10)

    def end(self, call: Call) -> None:
        with self._changed:
            self.order += call.headers["x-run"]
            self._changed.notify_all()

    def leave(self, name: str) -> None:
        with self._changed:
            self._left.discard(name)
            self._changed.notify_all()


def crossed(google: Google, sheet: Spreadsheet, order: str) -> str:
    """Let two runs cross in this order, see that they end as one, and return the order that came of it."""
    turns = Turns(order)
    oracle = watch(google, sheet, None, random.Random(0), 0)
    google.control.before(turns.begin, times=None)
    google.control.after(turns.end, times=None)
    failed: list[BaseException] = []

    def sync(name: str) -> None:
        run = Run(google.url, sheet.id)
        run.client.session.headers["X-Run"] = name
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
    return turns.order


def untried(order: str, after: int) -> Iterator[str]:
    """Every order that differs from this one first at one place past `after`: the other run went on there."""
    for place in range(after, len(order)):
        other = "b" if order[place] == "a" else "a"
        # It had something left to send there only if it sent something later.
        if other in order[place:] and max(map(order[: place + 1].count, "ab")) <= STEPS:
            yield order[:place] + other


@pytest.mark.parametrize("synced", [False, True], ids=["first runs", "later runs"])
def test_two_runs_that_cross_in_any_order_converge(google, synced):
    tried: set[str] = set()
    waiting = [""]
    while waiting:
        wanted = waiting.pop()
        order = crossed(google, prepared(google, synced=synced), wanted)
        assert order.startswith(wanted)
        tried.add(order)
        waiting += untried(order, len(wanted))

    assert len(tried) >= 20, "two runs of three requests each cross in 20 ways"
