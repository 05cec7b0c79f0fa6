"""When a member is due, and how often."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.fleet.member import Member, duration_of, duration_text

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


@given(name=st.text(min_size=1, max_size=10), minutes=st.integers(1, 20_000), seconds=st.integers(0, 10**8))
def test_the_next_start_is_within_one_period_and_the_one_after_it_a_period_later(
    name: str, minutes: int, seconds: int
) -> None:
    member = Member(name, "key", every=timedelta(minutes=minutes))
    now = MONDAY + timedelta(seconds=seconds)

    due = member.due_after(now)

    assert now < due <= now + member.every
    assert member.due_after(due) == due + member.every


def test_a_thousand_daily_roadmaps_start_all_around_the_clock() -> None:
    hours = Counter(Member(f"roadmap-{number}", "key").due_after(MONDAY).hour for number in range(1000))

    assert len(hours) == 24
    assert max(hours.values()) < 80


@pytest.mark.parametrize(
    ("text", "every"), [("15m", timedelta(minutes=15)), ("6 h", timedelta(hours=6)), ("1D", timedelta(days=1))]
)
def test_how_often_is_read_as_people_write_it(text: str, every: timedelta) -> None:
    assert duration_of(text) == every


@given(st.integers(1, 9999), st.sampled_from("mhdw"))
def test_how_often_comes_back_as_it_was_meant(count: int, unit: str) -> None:
    every = duration_of(f"{count}{unit}")

    assert duration_of(duration_text(every)) == every


@pytest.mark.parametrize("text", ["", "0m", "daily", "1.5h", "1y", "99999m"])
def test_what_is_no_period_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as 15m"):
        duration_of(text)
