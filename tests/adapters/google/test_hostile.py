"""Everything that can go wrong, at every request, while people edit: nothing of theirs is lost, nothing false stays.

Each kind of fault meets as many seeded schedules as `SHEETSYNC_SCHEDULES` says; a few without it.
"""

import os
import random

import pytest

from sheetsync.adapters.google.patience import Patience
from sheetsync.adapters.google.store import Consent
from sheetsync.errors import SheetsyncError
from tests.adapters.google.hostile import Crowd, settle, watch
from tests.adapters.google.runs import Run
from tests.googlesheets.fault import Fault, Kind
from tests.googlesheets.fixture import Google

SCHEDULES = int(os.environ.get("SHEETSYNC_SCHEDULES", "5"))
ROWS = [
    ["Project", "Goal", "Deliverable", "Status"],
    ["Tacos", "feed the family", "bad shells", "Done"],
    ["Salad", "eat well", "wash", "bad: burnt"],
    ["Dessert", "a sweet end", "defrost cheesecake", "In progress"],
    ["Soup", "bad warmth", "stir", "In progress"],
    ["Bread", "no hunger", "bake", "Done"],
    ["Drinks", "no thirst", "buy water", "bad"],
]
BOMB = 70_000_000
MEANWHILE = Consent(removals=1000)
QUICK = Patience(read_s=0.4, write_s=0.4)


def schedule(google, kind, seed, *, without=""):
    """One sheet, one hostile run over it, and what came of it; `without` is what Google does not do then."""
    chance = random.Random(f"{kind}{seed}")
    sheet = google.spreadsheet(ROWS, size=(30, 8))
    google.control.calm()
    if chance.random() < 0.7:
        Run(google.url, sheet.id).sync()
        crowd = Crowd(sheet, chance)
        for _ in range(3):
            crowd.edit()
    if without:
        setattr(google.assume, without, False)
    google.log.clear()
    oracle = watch(google, sheet, Crowd(sheet, chance), chance, edits=0.3)
    if kind is not None:
        fault = Fault(kind, applied=chance.random() < 0.5, size=BOMB if kind is Kind.BOMB else None)
        reads_only = kind is Kind.STALE_READ
        google.control.fault(
            fault,
            lambda call: chance.random() < 0.4 and not (reads_only and call.effect == "write"),
            times=chance.randint(1, 3),
        )
    run = Run(google.url, sheet.id, MEANWHILE, patience=QUICK if kind is Kind.HANG else Patience())
    try:
        written = run.sync()
    except SheetsyncError:
        written = None
    assert len(google.log) <= 12
    assert not oracle.lost, (kind, seed)
    # A last answer from before the last change can't be told from a true one; the next run can.
    if written is not None and oracle.fault != Kind.STALE_READ:
        assert not oracle.last, (kind, seed, sheet.rows())
        assert oracle.is_true(written), (kind, seed, written, oracle.first, oracle.texts)
    if without:
        setattr(google.assume, without, True)
    settle(google, sheet)


@pytest.fixture(scope="module")
def server():
    with Google() as google:
        google.control.drip_s = 0.0
        yield google


@pytest.mark.parametrize("kind", Kind)
def test_a_fault_at_any_request_loses_nothing_and_leaves_nothing_false(server, kind):
    server.control.hits.clear()

    for seed in range(SCHEDULES):
        schedule(server, kind, seed)

    assert server.control.hits[kind]


def test_people_alone_lose_nothing(server):
    for seed in range(SCHEDULES * 4):
        schedule(server, None, seed)


@pytest.mark.parametrize(
    "switch",
    [
        "duplicate_id_refused",
        "find_is_literal",
        "find_keeps_case",
        "replacement_is_typed",
        "answer_is_after",
        "effects_in_order",
        "sort_carries_tags",
    ],
)
def test_what_the_design_does_not_rest_on_may_be_otherwise(google, switch):
    setattr(google.assume, switch, not getattr(google.assume, switch))

    for seed in range(SCHEDULES):
        schedule(google, None, seed)


@pytest.mark.parametrize("switch", ["blank_matches", "find_reaches_hidden"])
def test_where_google_does_not_do_what_we_need_nothing_is_lost_or_false(google, switch):
    for seed in range(SCHEDULES):
        schedule(google, None, seed, without=switch)
