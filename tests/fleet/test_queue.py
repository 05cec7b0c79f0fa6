"""When a job is tried again, and what the log says."""

import json
import logging
from datetime import UTC, datetime

import pytest
from procrastinate.jobs import Job

from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError
from sheetsync.fleet.json_log import JsonLines
from sheetsync.fleet.queue import ATTEMPTS, LONGEST_RETRY_S, Backoff
from sheetsync.fleet.quota import StoppingError


def waits(error: Exception, attempts: int) -> float | None:
    """After how many seconds a job is tried again; None for never."""
    job = Job(id=1, queue="sync", lock=None, queueing_lock=None, task_name="sync", attempts=attempts)
    decision = Backoff().get_retry_decision(exception=error, job=job)
    if decision is None:
        return None
    assert decision.retry_at is not None
    return (decision.retry_at - datetime.now(UTC)).total_seconds()


def test_what_passes_by_itself_is_tried_again_later_and_later_and_then_no_more() -> None:
    found = [waits(UnavailableError("busy"), attempts) for attempts in range(ATTEMPTS)]

    assert found[-1] is None
    for attempts, seconds in enumerate(found[:-1]):
        assert seconds is not None
        assert 14 * 2**attempts < seconds <= 30 * 2**attempts
        assert seconds <= LONGEST_RETRY_S


@pytest.mark.parametrize("error", [AccessError("no"), UsageError("no"), UnsafeError("no"), ValueError("a bug")])
def test_what_a_person_has_to_mend_is_not_tried_again(error: Exception) -> None:
    assert waits(error, 0) is None


@pytest.mark.parametrize("attempts", [0, 50])
def test_a_sync_that_was_given_back_is_tried_again_at_once_however_often(attempts: int) -> None:
    seconds = waits(StoppingError("stopping"), attempts)

    assert seconds is not None
    assert seconds <= 0


def test_the_journal_tells_an_error_by_its_kind_and_place_and_never_by_its_words() -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        int("the secret of a cell")
    info = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("sheetsync.fleet", logging.ERROR, "file", 1, "failed", None, info)
    record.roadmap = "tacos"

    line = JsonLines().format(record)

    assert "secret" not in line
    said = json.loads(line)
    assert (said["message"], said["roadmap"], said["error"]) == ("failed", "tacos", "ValueError")
    assert "in test_the_journal" in said["place"]
