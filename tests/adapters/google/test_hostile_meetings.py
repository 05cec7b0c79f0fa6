"""Two meetings of one sheet while people edit and Google fails: no answer on a wrong row, and nobody's word lost."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from localsheets import Call, Google, Kind, Spreadsheet
from sheetsync.adapters.meeting.unsent import UnsentFile
from sheetsync.model.meeting import Outcome
from sheetsync.model.settings import Reading
from sheetsync.run import meet
from sheetsync.run.meeting import Meeting
from sheetsync.run.meeting_desk import Desk
from sheetsync.run.review import Review
from tests.adapters.google.answered import COLUMNS, KINDS_ASKED, ROWS, STATUSES, Crowd, Oracle, google
from tests.adapters.google.runs import Run

__all__ = ["google"]

FAULTS = (
    None,
    Kind.RESET_BEFORE,
    Kind.RESET_AFTER,
    Kind.UNAVAILABLE_503,
    Kind.TRUNCATED,
    Kind.EMPTY_200,
    Kind.DUPLICATE,
    Kind.BUSY_429,
)


@dataclass
class Held:
    """One of the meetings: its desk, and what it is answered."""

    desk: Desk
    unsent: UnsentFile

    @classmethod
    def open(cls, google: Google, sheet: Spreadsheet, folder: Path) -> "Held":
        """Begin it."""
        review = Review(Reading(), (), datetime(2026, 11, 9, 9, tzinfo=UTC))
        store = Run(google.url, sheet.id).store
        seen = review.of(store.read(review.wants))
        talk = meet.talk(*seen, review)
        unsent = UnsentFile(folder, sheet.id)
        meeting = Meeting(talk.agenda(), talk.roadmap, talk.today.isoformat(), unsent)
        return cls(
            Desk(meeting, store, review, seen, lambda _: ("", ""), talk=partial(meet.talk, review=review)), unsent
        )

    def answer(self, chance: random.Random, oracle: Oracle, who: str) -> None:
        """Answer something about some line, or take back what was answered last."""
        meeting = self.desk.meeting
        place = chance.randrange(len(meeting.lines))
        if meeting.lines[place].is_gone:
            return
        open_for = [each for each in KINDS_ASKED if each[1] in meeting.lines[place].cells]
        if not open_for:
            return
        kind, name = chance.choice(open_for)
        values = {"status": STATUSES, "end": ("2026-12-01", "2026-12-24"), "note": (f"said by {who}", "said")}
        value = chance.choice(values[kind])
        if chance.random() < 0.15:
            meeting.undo()
        else:
            meeting.answer(place, kind, value, meeting.now(place, name) or "")
        for each in meeting.entries:
            said = each.said
            oracle.given.add(((said.text, COLUMNS[said.field]), said.old, said.new))


def settle(held: Held, oracle: Oracle) -> None:
    """Let it come to rest with nobody about, and show that what is said to be typed was."""
    for _ in range(12):
        held.desk.step()
    assert not held.desk.meeting.waiting
    assert not held.unsent.waiting
    held.unsent.close()
    for each in held.desk.meeting.entries:
        if each.outcome is Outcome.TYPED:
            cell = (each.said.text, COLUMNS[each.said.field])
            assert oracle.done[cell, each.said.new] or (cell, each.said.new) in oracle.seen, each


def schedule(google: Google, folder: Path, fault: Kind | None, seed: int) -> Counter[str]:
    """Hold two meetings over one sheet by chance, and see what came of them."""
    chance = random.Random(f"{fault}{seed}")
    google.control.calm()
    sheet = google.spreadsheet(ROWS, size=(30, 10))
    told: list[str] = []
    both = [Held.open(google, sheet, folder / f"{seed}{who}") for who in "ab"]
    crowd, oracle, busy = Crowd(sheet, chance), Oracle(sheet), [False]
    others = {id(one.desk): other.desk for one, other in (both, reversed(both))}
    acting = both[0].desk

    def edit(likely: float) -> None:
        while chance.random() < likely:
            crowd.edit()

    def act(call: Call) -> None:
        edit(0.4)
        if not busy[0] and chance.random() < 0.3:
            # The other meeting acts within a request of this one; a meeting alone does one thing after the other.
            busy[0] = True
            other = others[id(acting)]
            other.step()
            told.append(other.meeting.trouble)
            busy[0] = False

    google.control.before(act, times=None)
    google.control.before(oracle.before, times=None)
    google.control.after(oracle.after, times=None)
    google.control.after(lambda call: edit(0.2), times=None)
    if fault:
        google.control.fault(fault, lambda call: chance.random() < 0.4, times=chance.randint(1, 3))
    for _ in range(4):
        for who, each in zip("ab", both, strict=True):
            each.answer(chance, oracle, who)
            acting = each.desk
            acting.step()
            told += [each.desk.meeting.trouble]
    google.control.calm()
    google.control.before(oracle.before, times=None)
    google.control.after(oracle.after, times=None)
    for each in both:
        settle(each, oracle)
    assert not oracle.astray(crowd, fault, told), (fault, seed)
    return oracle.met


@pytest.mark.parametrize("fault", FAULTS)
def test_two_meetings_at_once_while_people_edit(google, tmp_path, schedules, fault):
    met = sum((schedule(google, tmp_path, fault, seed) for seed in range(schedules // 8 + 1)), Counter())

    assert met["typed"] > 0


def test_a_bug_is_told_on_the_page_and_left_to_whoever_opened_the_meeting(google, tmp_path):
    held = Held.open(google, google.spreadsheet(ROWS), tmp_path)
    held.desk.meeting.is_urgent = True
    held.desk._store = None

    held.desk.work()
    held.unsent.close()

    assert held.desk.meeting.trouble.startswith("This is a bug of sheetsync")
    assert isinstance(held.desk.bug, AttributeError)
