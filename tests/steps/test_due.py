"""Whom to tell today."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.audience import Cadence, Channel
from sheetsync.model.delivery import Delivery, Stage, Target
from sheetsync.steps.due import begun, edition, intended, is_due, uncertain

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


# --- At most once --------------------------------------------------------------------------------

DOC = Target("us", Channel.GOOGLE_DOC, "doc")
NEXT = DAY + timedelta(days=7)


def intends(target: Target, run: str = "1-1", at: datetime = DAY) -> Delivery:
    return Delivery(target, at, stage=Stage.INTENDED, run=run)


def test_a_run_says_what_it_will_send_and_only_that_is_its_to_send() -> None:
    log = begun([(ANA, Cadence.WEEKLY), (BEN, Cadence.WEEKLY)], [Delivery(BEN, DAY)], DAY, "1-1")

    assert log == [intends(ANA)]
    assert intended(log, "1-1") == {ANA}
    assert intended(log, "2-1") == frozenset()


def test_of_two_runs_at_once_the_first_to_say_so_sends() -> None:
    log = [intends(ANA, "1-1"), intends(ANA, "2-1"), intends(BEN, "2-1")]

    assert (intended(log, "1-1"), intended(log, "2-1")) == ({ANA}, {BEN})


def test_a_run_that_was_cut_off_holds_up_no_later_one() -> None:
    log = [intends(ANA, "1-1"), *begun([(ANA, Cadence.WEEKLY)], [intends(ANA, "1-1")], NEXT, "2-1")]

    assert intended(log, "2-1") == {ANA}
    assert intended(log, "1-1") == frozenset()


@pytest.mark.parametrize("last", [intends(ANA), Delivery(ANA, DAY, "no answer", Stage.UNCERTAIN)])
def test_what_may_have_left_is_not_sent_again_and_is_told(last: Delivery) -> None:
    assert not is_due(ANA, [last], DAY.date(), Cadence.WEEKLY)
    assert is_due(ANA, [last], NEXT.date(), Cadence.WEEKLY)
    assert uncertain([last]) == (last,)
    assert uncertain([last, Delivery(ANA, NEXT)]) == ()


def test_what_was_said_and_certainly_failed_is_due_again() -> None:
    log = [Delivery(ANA, DAY - timedelta(days=7)), intends(ANA), Delivery(ANA, DAY, "busy")]

    assert is_due(ANA, log, DAY.date(), Cadence.WEEKLY)
    assert intended(log, "1-1") == frozenset()
    assert uncertain(log) == ()


def test_a_document_that_is_replaced_may_be_replaced_again() -> None:
    log = [intends(DOC)]

    assert is_due(DOC, log, DAY.date(), Cadence.WEEKLY)
    assert uncertain(log) == ()


def test_a_retry_after_an_intention_is_the_same_edition() -> None:
    assert edition(ANA, [intends(ANA)]) == edition(ANA, [])
