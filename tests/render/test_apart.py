"""Signs of near days lie beside each other, in the order of their days, on the strip, and near their days."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.model.timeline import Mark
from sheetsync.render.apart import apart

SIGN, LENGTH = 16, 320
ROUNDED = 0.2


def places(days: list[float]) -> list[float]:
    marks = [Mark(at, None, "") for at in days]
    return [each.at * LENGTH + aside for each, aside in zip(marks, apart(marks, SIGN, LENGTH), strict=True)]


def test_signs_of_one_day_have_a_place_each_and_one_alone_stays() -> None:
    assert places([0.5, 0.5, 0.5, 0.1]) == [144.0, 160.0, 176.0, 32.0]
    assert places([1.0, 1.0, 0.0]) == [304.0, 320.0, 0.0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1).map(lambda at: round(at, 4)), max_size=12))
def test_signs_are_seen_each_in_the_order_of_their_days_and_none_strays_far(days: list[float]) -> None:
    found = places(days)

    by_day = [found[at] for at in sorted(range(len(days)), key=lambda at: days[at])]
    assert all(right - left >= SIGN - ROUNDED for left, right in pairwise(by_day))
    assert all(-ROUNDED <= each <= LENGTH + ROUNDED for each in found)
    assert all(abs(place - day * LENGTH) <= SIGN * len(days) for place, day in zip(found, days, strict=True))
