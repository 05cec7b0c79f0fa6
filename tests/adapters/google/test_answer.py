"""Answers that are late, lost, cut or refused; a run ends with what the sheet says."""

import logging
from itertools import count

import pytest
import requests as requests_library
from google.auth.credentials import AnonymousCredentials

from localsheets import Fault, Kind
from sheetsync.adapters.google import reply
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.refusal import RejectedError
from sheetsync.adapters.google.retry import Clock, RetryPolicy
from sheetsync.errors import SheetsyncError, UnavailableError
from sheetsync.model.plan import Written
from tests.adapters.google.runs import ours, requests


def test_a_write_that_was_applied_and_has_no_answer_is_not_repeated(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.RESET_AFTER, 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 1)


def test_a_write_whose_answer_is_too_long_to_read_is_looked_up_and_not_repeated(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Fault(Kind.BOMB, size=reply.MOST_BYTES), 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 1)


def test_a_write_that_was_lost_is_planned_again(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.RESET_BEFORE, 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 2)


def test_a_write_that_was_lost_is_not_reported(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.RESET_BEFORE, 1)
    google.control.before(lambda call: sheet.delete_rows(3), 2)

    assert again().sync() == Written()


def test_a_write_that_is_delivered_late_changes_nothing(google, sheet, synced, again):
    for text in ("bad: raw", "bad: burnt"):
        sheet.type("D3", text)
        again().sync()
    before = sheet.rows()
    late = next(call for call in google.log if call.effect == "write")

    answer = requests_library.post(
        google.url + late.target, data=late.content, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 400
    assert sheet.rows() == before


def test_a_write_that_is_refused_as_it_is_is_tried_twice(google, sheet, synced, again):
    used = sum(len(each.key) + len(each.value) for each in sheet.book.metadata if each.sheet_id is None)
    hoard = {"metadataKey": "theirs", "metadataValue": "x" * (30_000 - used - 20), "location": {"spreadsheet": True}}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": {**hoard, "visibility": "DOCUMENT"}}})
    sheet.type("D3", "bad: raw")

    with pytest.raises(RejectedError, match="refused"):
        again().sync()
    assert google.count("write") == 2


def test_busy_for_ever_is_given_up_with_nothing_lost(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.fault(Kind.UNAVAILABLE_503, times=None)
    run = again()

    with pytest.raises(UnavailableError):
        run.sync()
    assert sum(run.slept) < 600
    assert len(google.log) <= 12


def test_people_who_never_stop_are_left_alone(google, sheet, synced, again):
    numbers = iter(range(100))
    google.control.before(lambda call: sheet.type("D3", f"bad: {next(numbers)}"), times=None)

    with pytest.raises(UnavailableError, match="people kept changing"):
        again().sync()
    assert len(google.log) <= 12


def test_an_answer_that_is_cut_anywhere_is_no_answer(google, sheet, synced, again):
    again().sync()
    length = google.log[-1].answered
    for place in range(0, length, length // 40):
        google.log.clear()
        google.control.fault(Fault(Kind.TRUNCATED, size=place), 0)

        assert again().sync() == Written()
        assert requests(google) == (2, 0)


def test_an_answer_that_drips_is_given_up_in_time(google, sheet, synced, again):
    google.control.drip_s = 0.002
    google.control.fault(Kind.SLOW_DRIP, 0)
    ticks = count()
    clock = Clock(lambda: next(ticks), lambda seconds: None)
    client = GoogleClient(
        AnonymousCredentials(), root=google.url, clock=clock, retry=RetryPolicy(deadline_s=40, attempts=2)
    )

    with pytest.raises(UnavailableError, match="in time"):
        client.get(sheet.id, dict)


def test_no_output_of_any_level_shows_a_cell_a_note_or_a_key(google, sheet, again, caplog):
    caplog.set_level(logging.DEBUG)
    sheet.type("D4", "bad CANARY")
    sheet.set_note("D4", "CANARY")
    again(notes=True).sync()
    said = []
    for kind in Kind:
        if kind in {Kind.HANG, Kind.SLOW_DRIP, Kind.BOMB}:
            continue
        google.control.calm()
        google.control.fault(kind, times=None)
        sheet.type("D4", f"bad CANARY {kind}")
        try:
            again().sync()
        except SheetsyncError as error:
            said.append(str(error))

    assert len(said) > 10
    assert "CANARY" not in caplog.text + "".join(said)


def test_people_who_put_our_texts_back_for_ever_are_left_alone(google, sheet, synced, again):
    text = ours(sheet)[2]
    columns = iter("GHIJKLMNOPQRST")
    google.control.before(lambda call: sheet.type(f"{next(columns)}9", text), times=None)

    with pytest.raises(UnavailableError, match="being cleared"):
        again().store.clear()


def test_an_answer_without_our_tab_is_no_answer(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    sheet.do({"addSheet": {"properties": {"title": "Other"}}})

    def swap(call):
        sheet.rename_tab("Roadmap")
        sheet.rename_tab("Sheet1", tab="Other")

    google.control.before(swap, 1)

    assert again().sync() == Written(changed=1)
    assert requests(google) == (2, 1)
