"""The figures of a retrospective: each line counts once, however often somebody looked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.roadmap import Roadmap, Table
from sheetsync.model.snapshot import Line, Snapshot
from sheetsync.model.terms import Interval, Status
from sheetsync.steps.retro import facts, retro
from sheetsync.steps.tabulate import states

START = date(2026, 11, 2)
INTERVAL = Interval(START, START + timedelta(days=27))
LINES = tuple(Line(each, "Make tacos", each, Status.NOT_STARTED) for each in ("cook", "serve", "wash"))


def at(day: int, hour: int, *lines: Line) -> Snapshot:
    """The lines as they were so many days after the start."""
    taken = datetime(2026, 11, 2, hour, tzinfo=UTC) + timedelta(days=day)
    return Snapshot(taken, taken.date(), lines, INTERVAL)


def weeks_of(*seen: Snapshot, today: int = 27) -> list[tuple[int, int, int]]:
    found = facts(seen, INTERVAL, planned=INTERVAL, today=START + timedelta(days=today), cadence_days=14)
    assert found is not None
    return [(each.done, each.open_lines, each.total) for each in found.weeks]


def with_status(*statuses: Status) -> tuple[Line, ...]:
    return tuple(replace(line, status=status) for line, status in zip(LINES, statuses, strict=True))


def test_two_looks_on_the_last_day_of_a_week_count_a_line_once() -> None:
    morning = at(6, 9, *with_status(Status.IN_PROGRESS, Status.AT_RISK, Status.NOT_STARTED))
    evening = at(6, 17, *with_status(Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED))

    assert weeks_of(at(0, 9, *LINES), morning, evening, today=6) == [(1, 2, 3)]


def test_a_line_that_was_gone_for_an_hour_was_there_all_the_time() -> None:
    (state,) = states([at(0, 9, LINES[0]), at(6, 9), at(6, 17, LINES[0])])

    assert (state.since, state.until) == (START, None)


looks = st.lists(
    st.tuples(
        st.integers(0, 27),
        st.integers(0, 23),
        st.lists(st.sampled_from(list(Status)), min_size=3, max_size=3),
        st.sets(st.integers(0, 2)),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda each: each[:2],
)


@given(looks)
def test_each_week_counts_the_lines_that_were_there_on_its_last_day(looks: list[tuple]) -> None:
    seen = [
        at(day, hour, *(line for index, line in enumerate(with_status(*statuses)) if index not in gone))
        for day, hour, statuses, gone in sorted(looks, key=lambda each: each[:2])
    ]
    found = facts(seen, INTERVAL, planned=INTERVAL, today=INTERVAL.end, cadence_days=14)

    assert found is not None
    for week in found.weeks:
        then = [each for each in seen if each.day <= week.last_day][-1]
        assert week.total == len(then.lines)
        assert week.done == sum(line.status is Status.DONE for line in then.lines)
        assert week.open_lines == sum(line.is_open for line in then.lines)


@given(looks)
def test_no_two_states_of_a_line_share_a_day(looks: list[tuple]) -> None:
    seen = [
        at(day, hour, *with_status(*statuses)) for day, hour, statuses, _ in sorted(looks, key=lambda each: each[:2])
    ]
    found: dict[str, list] = {}
    for state in states(seen):
        found.setdefault(state.line.id, []).append(state)

    for each in found.values():
        for one, other in pairwise(each):
            assert one.since <= one.until < other.since


@pytest.mark.parametrize(("day", "silence"), [(0, False), (1, True)])
def test_a_history_of_one_day_says_nothing_of_silence(day: int, *, silence: bool) -> None:
    found = facts([at(0, 9, *LINES)], INTERVAL, planned=INTERVAL, today=START + timedelta(days=day), cadence_days=14)
    assert found is not None

    text = str(retro(found, Roadmap("Roadmap", "Tacos", Table((), {}))))

    assert ("The longest silence was" in text) == silence
    assert "0 days" not in text
