"""Everything that can go wrong, at every request, while people edit: nothing of theirs is lost, nothing false stays.

Each kind of fault meets as many seeded schedules as `pytest --schedules N` says.
"""

import contextlib
import random
from dataclasses import dataclass

import pytest

from localsheets import Book, Fault, Google, Kind, Spreadsheet
from sheetsync.adapters.google import reply
from sheetsync.adapters.google.retry import RetryPolicy
from sheetsync.adapters.google.store import Consent
from sheetsync.errors import SheetsyncError
from tests.adapters.google.hostile import Crowd, settle, watch
from tests.adapters.google.runs import Run

ROWS = [
    ["Project", "Goal", "Deliverable", "Status"],
    ["Tacos", "feed the family", "bad shells", "Done"],
    ["Salad", "eat well", "wash", "bad: burnt"],
    ["Dessert", "a sweet end", "defrost cheesecake", "In progress"],
    ["Soup", "bad warmth", "stir", "In progress"],
    ["Bread", "no hunger", "bake", "Done"],
    ["Drinks", "no thirst", "buy water", "bad"],
]
BOMB = 300_000
MEANWHILE = Consent(removals=1000)
QUICK = RetryPolicy(read_s=0.1, write_s=0.1)


@dataclass(frozen=True)
class Stage:
    """A local Google with one spreadsheet, that can be set to how it was before the first run, or after it."""

    google: Google
    sheet: Spreadsheet
    fresh: Book
    synced: Book

    @classmethod
    def on(cls, google: Google) -> "Stage":
        """Set it up."""
        sheet = google.spreadsheet(ROWS, size=(30, 8))
        fresh = sheet.book.copy()
        Run(google.url, sheet.id).sync()
        return cls(google, sheet, fresh, sheet.book.copy())

    def reset(self, *, synced: bool) -> Spreadsheet:
        """Begin again, with nobody about."""
        self.google.control.calm()
        self.google.log.clear()
        self.sheet.file.book, self.sheet.file.before = (self.synced if synced else self.fresh).copy(), None
        return self.sheet


def schedule(stage, kind, seed, *, without=""):
    """One sheet, one hostile run over it, and what came of it; `without` is what Google does not do then."""
    google, chance = stage.google, random.Random(f"{kind}{seed}")
    is_later = chance.random() < 0.7
    sheet = stage.reset(synced=is_later)
    if is_later:
        crowd = Crowd(sheet, chance)
        for _ in range(3):
            crowd.edit()
    if without:
        setattr(google.assume, without, False)
    oracle = watch(google, sheet, Crowd(sheet, chance), chance, edits=0.3)
    if kind is not None:
        fault = Fault(kind, applied=chance.random() < 0.5, size=BOMB if kind is Kind.BOMB else None)
        reads_only = kind is Kind.STALE_READ
        google.control.fault(
            fault,
            lambda call: chance.random() < 0.4 and not (reads_only and call.effect == "write"),
            times=chance.randint(1, 3),
        )
    run = Run(google.url, sheet.id, MEANWHILE, retry=QUICK if kind is Kind.HANG else RetryPolicy())
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
def stage():
    with Google() as google:
        google.control.drip_s = 0.0
        yield Stage.on(google)


@pytest.fixture
def own_stage(google):
    return Stage.on(google)


@pytest.mark.parametrize("kind", Kind)
def test_a_fault_at_any_request_loses_nothing_and_leaves_nothing_false(stage, kind, schedules, monkeypatch):
    # Less than a bomb of the real size, which would take most of the time here.
    monkeypatch.setattr(reply, "MOST_BYTES", BOMB - 1)
    stage.google.control.hits.clear()

    for seed in range(schedules):
        schedule(stage, kind, seed)

    assert stage.google.control.hits[kind]


def test_no_word_of_an_answer_is_lost_while_people_answer(stage, schedules):
    for seed in range(schedules):
        chance = random.Random(f"answers{seed}")
        sheet = stage.reset(synced=True)
        oracle = watch(stage.google, sheet, Crowd(sheet, chance, answers=True), chance, edits=0.5)
        for _ in range(2):
            with contextlib.suppress(SheetsyncError):
                Run(stage.google.url, sheet.id, MEANWHILE).sync()
        assert not oracle.lost, seed

        # With nobody about it comes to rest, and again no word is lost.
        stage.google.control.calm()
        oracle = watch(stage.google, sheet, None, chance, edits=0)
        Run(stage.google.url, sheet.id, MEANWHILE).sync()
        quiet = Run(stage.google.url, sheet.id, MEANWHILE)
        quiet.sync()
        assert not oracle.lost, seed
        assert dict(quiet.client.sent) == {"read": 1, "write": 0}, seed


def test_people_alone_lose_nothing(stage, schedules):
    for seed in range(schedules):
        schedule(stage, None, seed)


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
def test_what_the_design_does_not_rest_on_may_be_otherwise(own_stage, switch, schedules):
    assume = own_stage.google.assume
    setattr(assume, switch, not getattr(assume, switch))

    for seed in range(schedules // 10 + 1):
        schedule(own_stage, None, seed)


@pytest.mark.parametrize("switch", ["blank_matches", "find_reaches_hidden"])
def test_where_google_does_not_do_what_we_need_nothing_is_lost_or_false(own_stage, switch, schedules):
    for seed in range(schedules // 10 + 1):
        schedule(own_stage, None, seed, without=switch)
