"""Whom to tell today."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.audience import Cadence, Channel
from sheetsync.model.delivery import Delivery, Target
from sheetsync.steps.due import edition, is_due

ANA = Target("us", Channel.MAIL, "ana@example.org")
BEN = Target("us", Channel.MAIL, "ben@example.org")
DAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("cadence", list(Cadence))
def test_a_target_is_due_when_its_days_are_over_and_not_before(cadence: Cadence) -> None:
    log = [Delivery(ANA, DAY)]

    assert not is_due(ANA, log, DAY.date() + timedelta(days=cadence.days - 1), cadence)
    assert is_due(ANA, log, DAY.date() + timedelta(days=cadence.days), cadence)


def test_what_failed_is_due_again_and_what_arrived_is_not() -> None:
    log = [Delivery(ANA, DAY), Delivery(BEN, DAY, "busy")]

    assert not is_due(ANA, log, DAY.date(), Cadence.WEEKLY)
    assert is_due(BEN, log, DAY.date(), Cadence.WEEKLY)


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5))
def test_a_retry_has_the_edition_of_its_first_try(failures: list[date]) -> None:
    failed = [Delivery(ANA, datetime(each.year, each.month, each.day, tzinfo=UTC), "busy") for each in failures]

    assert edition(ANA, failed) == edition(ANA, [])
    assert edition(ANA, [*failed, Delivery(ANA, DAY)]) != edition(ANA, [])
    assert edition(ANA, []) != edition(BEN, [])
