"""What differs between two snapshots."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sheetsync.model.snapshot import ChangeKind, History, Joined, Line, Snapshot
from sheetsync.model.terms import Interval, Priority, Status
from sheetsync.steps.compare import changes, compare

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
INTERVAL = Interval(date(2026, 10, 5), date(2026, 11, 13))
COOK = Line("cook", "Make tacos", "cook food", Status.IN_PROGRESS, "wip", "Ana", end=date(2026, 10, 30))
SERVE = Line("serve", "Make tacos", "serve food", Status.NOT_STARTED, "todo")


def on_day(day: int, *lines: Line, interval: Interval | None = INTERVAL) -> Snapshot:
    taken = MONDAY + timedelta(days=day)
    return Snapshot(taken, taken.date(), lines, interval)


def said(old: Snapshot, new: Snapshot) -> list[tuple[str, ...]]:
    return [(each.kind, each.line.id if each.line else "", each.old, each.new) for each in compare(old, new)]


def test_nothing_changed_gives_nothing() -> None:
    assert compare(on_day(0, COOK, SERVE), on_day(7, COOK, SERVE)) == ()
    assert compare(on_day(0, COOK), on_day(7, replace(COOK, token="k7f3"))) == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ({"status": Status.DONE, "status_text": "done"}, (ChangeKind.STATUS, "In progress", "Done")),
        ({"status": None, "status_text": "nearly"}, (ChangeKind.STATUS, "In progress", "nearly")),
        ({"end": date(2026, 11, 6)}, (ChangeKind.DATES, "2026-10-30", "2026-11-06")),
        ({"end": None}, (ChangeKind.DATES, "2026-10-30", "")),
        ({"start": date(2026, 10, 6)}, (ChangeKind.DATES, "from ", "from 2026-10-06")),
        ({"priority": Priority.LOWER}, (ChangeKind.CROSSED, "unknown", "lower")),
        ({"text": "cook the food"}, (ChangeKind.RENAMED, "cook food", "cook the food")),
        ({"is_stretch": True}, (ChangeKind.RENAMED, "cook food", "stretch goal: cook food")),
        ({"project": "Taco night"}, (ChangeKind.MOVED, "Make tacos", "Taco night")),
        ({"owner": "Ben"}, (ChangeKind.DETAILS, "Ana", "Ben")),
        ({"notes": "needs salt"}, (ChangeKind.DETAILS, "", "needs salt")),
        ({"updated": "2026-10-12"}, (ChangeKind.CONFIRMED, "", "2026-10-12")),
    ],
)
def test_each_edit_of_a_line_is_one_change(edit: dict[str, Any], expected: tuple[str, ...]) -> None:
    (change,) = said(on_day(0, COOK, SERVE), on_day(7, replace(COOK, **edit), SERVE))

    assert change == (expected[0], "cook", *expected[1:])


def test_other_words_for_the_same_status_are_no_change() -> None:
    assert compare(on_day(0, COOK), on_day(7, replace(COOK, status_text="In progress"))) == ()


def test_a_date_that_is_confirmed_beside_another_change_is_not_told_twice() -> None:
    edited = replace(COOK, status=Status.DONE, status_text="done", updated="2026-10-12")

    assert [kind for kind, *_ in said(on_day(0, COOK), on_day(7, edited))] == [ChangeKind.STATUS]


@pytest.mark.parametrize("closed", [Status.DONE, Status.WONT_DO])
def test_what_was_closed_and_is_open_again_went_back(closed: Status) -> None:
    (change,) = compare(on_day(0, replace(COOK, status=closed)), on_day(7, COOK))

    assert (change.kind, change.old, change.new) == (ChangeKind.WENT_BACK, closed.value, "In progress")


@pytest.mark.parametrize(
    ("day", "kind"), [(7, ChangeKind.ADDED), (8, ChangeKind.SCOPE), (39, ChangeKind.SCOPE), (40, ChangeKind.ADDED)]
)
def test_a_line_is_new_scope_from_the_eighth_day_after_the_start_to_the_end(day: int, kind: ChangeKind) -> None:
    assert said(on_day(0, COOK), on_day(day, COOK, SERVE)) == [(kind, "serve", "", "Not started")]


def test_a_line_that_went_is_told_as_it_was() -> None:
    assert said(on_day(0, COOK, SERVE), on_day(7, COOK)) == [(ChangeKind.REMOVED, "serve", "Not started", "")]


def test_a_sort_is_told_once_for_the_whole() -> None:
    assert said(on_day(0, COOK, SERVE), on_day(7, SERVE, COOK)) == [(ChangeKind.REORDERED, "", "", "")]


def test_lines_that_come_and_go_are_no_sort() -> None:
    between = replace(SERVE, id="salt", text="buy salt")

    kinds = [kind for kind, *_ in said(on_day(0, COOK, SERVE), on_day(1, between, COOK))]

    assert kinds == [ChangeKind.ADDED, ChangeKind.REMOVED]


def test_an_interval_that_moved_is_told_with_both() -> None:
    later = Interval(INTERVAL.start, date(2026, 11, 27))

    assert said(on_day(0, COOK), on_day(7, COOK, interval=later)) == [
        (ChangeKind.INTERVAL, "", "2026-10-05 to 2026-11-13", "2026-10-05 to 2026-11-27")
    ]


def test_a_guess_is_told_with_its_score() -> None:
    reworded = replace(COOK, text="make the meal")
    new = replace(on_day(7, reworded), joined=(Joined("cook", "cook food", "make the meal", 0.6),))

    assert [each.score for each in compare(on_day(0, COOK), new)] == [0.6]


def test_a_history_tells_its_changes_in_order() -> None:
    done = replace(COOK, status=Status.DONE)
    history = History((on_day(0, COOK), on_day(7, done), on_day(14, COOK)))

    assert [(each.kind, each.day.day) for each in changes(history)] == [
        (ChangeKind.STATUS, 12),
        (ChangeKind.WENT_BACK, 19),
    ]
