"""The quota of one process."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.adapters.google.rate_limit import SLACK_S, OwnRateLimit


class Time:
    """A clock that goes on only when somebody sleeps, or a request takes its time."""

    def __init__(self) -> None:
        self.now = 1000.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@settings(max_examples=50, deadline=None)
@given(limit=st.integers(1, 5), pauses=st.lists(st.floats(0, 20), min_size=1, max_size=30))
def test_no_window_ever_has_more_than_the_limit_and_nobody_waits_for_ever(limit: int, pauses: list[float]) -> None:
    time = Time()
    rate_limit = OwnRateLimit(limit=limit, window_s=10.0, now=lambda: time.now, sleep=time.sleep)
    taken = []
    for pause in pauses:
        time.sleep(pause)
        rate_limit.take("read")
        taken.append(time.now)

    assert all(sum(each <= other < each + 10.0 for other in taken) <= limit for each in taken)
    least = (len(pauses) - 1) // limit * (10.0 + SLACK_S)
    assert taken[-1] - 1000.0 <= sum(pauses) + least + 0.1


def test_reads_and_writes_are_counted_apart() -> None:
    time = Time()
    rate_limit = OwnRateLimit(limit=1, now=lambda: time.now, sleep=time.sleep)

    rate_limit.take("read")
    rate_limit.take("write")

    assert time.now == 1000.0
