"""Rules that go by the past: since which day, whether that day is known, and which lines count."""

from datetime import date
from pathlib import Path

import pytest

from sheetsync.adapters.pack_folder import read_pack
from sheetsync.config.pack import load
from sheetsync.kinds.late_companion import LateCompanion
from sheetsync.kinds.lingering import Lingering
from sheetsync.model.finding import Finding
from sheetsync.model.terms import Status
from sheetsync.steps.check import check
from tests.builders import a_deliverable, a_project, a_roadmap, with_past

EARLY, FIRST, TODAY = date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 30)


def tacos(*lines: tuple[str, str]):
    return a_roadmap(a_project("Make tacos", *(a_deliverable(text, status=status) for text, status in lines)))


def lingering(*looks, today: date = TODAY):
    now = tacos(("cook", "At risk"))
    return [
        each.values
        for each in Lingering(status=(Status.AT_RISK,)).check(with_past(now, *looks, today=today), today=today)
    ]


def test_a_status_that_was_seen_to_begin_has_its_day() -> None:
    looks = (EARLY, tacos(("cook", "In progress"))), (FIRST, tacos(("cook", "At risk")))

    assert lingering(*looks) == [{"date": "2026-11-01", "status": "At risk"}]


def test_a_status_that_was_there_at_the_first_look_has_only_that() -> None:
    assert lingering((FIRST, tacos(("cook", "At risk")))) == [{"first": "2026-11-01", "status": "At risk"}]


@pytest.mark.parametrize(("today", "found"), [(date(2026, 11, 14), 0), (date(2026, 11, 15), 1)])
def test_a_status_lasts_too_long_from_the_day_on_that_was_said(today: date, found: int) -> None:
    assert len(lingering((FIRST, tacos(("cook", "At risk"))), today=today)) == found


def test_another_status_does_not_linger() -> None:
    assert lingering((FIRST, tacos(("cook", "Done")))) == []
    done = with_past(tacos(("cook", "Done")), (FIRST, tacos(("cook", "Done"))), today=TODAY)
    assert list(Lingering(status=(Status.AT_RISK,)).check(done, today=TODAY)) == []


def companion(*lines: tuple[str, str], before: tuple[tuple[str, str], ...] = (), days: int = 28):
    looks = ((EARLY, tacos(*before)), (FIRST, tacos(*lines))) if before else ((FIRST, tacos(*lines)),)
    roadmap = with_past(tacos(*lines), *looks, today=TODAY)
    rule = LateCompanion(calls=("release*",), needs=("survey*",), days=days)
    texts = {step.line: step.text for _, step in roadmap.deliverables}
    return [(texts[each.line], dict(each.values)) for each in rule.check(roadmap, today=TODAY)]


RELEASE, SURVEY = ("release", "Done"), ("survey the users", "Not started")
LATE = [("survey the users", {"first": "2026-11-01"})]


def test_what_was_done_and_is_not_followed_is_told_on_the_line_that_should_follow() -> None:
    assert companion(RELEASE, SURVEY) == LATE
    assert companion(("release", "In progress"), SURVEY, before=(("release", "In progress"), SURVEY)) == []
    assert companion(RELEASE, SURVEY, before=(("release", "In progress"), SURVEY)) == [
        ("survey the users", {"date": "2026-11-01"})
    ]


def test_only_work_that_was_done_and_calls_for_it_counts() -> None:
    assert companion(("cook", "Done"), SURVEY) == []
    assert companion(("release", "Won't do"), SURVEY) == []
    # What is itself such a line calls for no other.
    assert companion(("survey before the release", "Done"), SURVEY) == []


def test_only_a_line_that_is_open_and_follows_is_told_the_first_of_them() -> None:
    assert companion(RELEASE, ("survey the users", "Done")) == []
    assert companion(RELEASE, ("cook", "Not started")) == []
    assert companion(RELEASE, ("survey", "Done"), SURVEY, ("survey more", "Not started")) == LATE


def test_it_counts_from_the_last_that_was_done() -> None:
    before = RELEASE, ("release again", "In progress"), SURVEY

    assert companion(RELEASE, ("release again", "Done"), SURVEY, before=before) == [
        ("survey the users", {"date": "2026-11-01"})
    ]


@pytest.mark.parametrize(("days", "found"), [(28, 1), (29, 0)])
def test_it_is_late_when_more_days_have_gone(days: int, found: int) -> None:
    assert len(companion(RELEASE, SURVEY, days=days)) == found


def said(rule: str, *looks) -> list[Finding]:
    roadmap = with_past(looks[-1][1], *looks, today=TODAY)
    return [
        each
        for each in check(roadmap, load(["roadmap"], lambda name: read_pack(name, Path())), today=TODAY)
        if each.rule == rule
    ]


def test_the_words_say_no_more_than_is_known() -> None:
    risky, fine = tacos(("cook", "At risk")), tacos(("cook", "In progress"))

    (known,) = said("risk-lingering", (EARLY, fine), (FIRST, risky))
    assert known.message.startswith("At risk since 2026-11-01. ")
    (at_least,) = said("risk-lingering", (FIRST, risky))
    assert at_least.message.startswith("At risk since 2026-11-01, when I first looked, or longer. ")
