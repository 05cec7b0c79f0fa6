"""What stops a run before anything is written, whether there is something to write or not."""

from dataclasses import replace

import pytest

from localsheets import Kind
from sheetsync.adapters.google.store import Consent
from sheetsync.errors import UnsafeError
from sheetsync.model.plan import Written
from tests.adapters.google.runs import Run, requests


def mark_another_column(sheet):
    place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 7, "endIndex": 8}
    second = {"metadataKey": "sheetsync.status", "metadataValue": sheet.id, "visibility": "DOCUMENT"}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": {**second, "location": {"dimensionRange": place}}}})


def test_a_protected_column_is_refused_before_anything_is_sent(google, sheet, synced, again):
    sheet.protect("E1:E100")
    sheet.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="protected"):
        again().sync()
    assert requests(google) == (1, 0)


def test_a_column_that_is_protected_meanwhile_is_refused_whole(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.before(lambda call: sheet.protect("E1:E100"), 1)

    with pytest.raises(UnsafeError, match="protected range"):
        again().sync()
    assert requests(google) == (1, 1)


def test_a_tab_that_is_deleted_meanwhile_stops_the_run(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")

    def replace(call):
        sheet.do({"addSheet": {"properties": {"title": "Other"}}}, {"deleteSheet": {"sheetId": sheet.tab().id}})

    google.control.before(replace, 1)

    with pytest.raises(UnsafeError, match="deleted"):
        again().sync()


def test_a_namesake_of_our_tab_is_not_written_into(google, sheet, synced, again):
    old = sheet.tab().id
    sheet.do({"addSheet": {"properties": {"title": "New", "sheetId": 77}}}, {"deleteSheet": {"sheetId": old}})
    sheet.rename_tab("Sheet1")
    sheet.type("A1", ["Project", "Deliverable", "Status"], ["Tacos", "cook", "bad: burnt"])

    with pytest.raises(UnsafeError, match="--adopt"):
        again().sync()
    assert again(consent=Consent(adopt=True)).sync() == Written(placed=1)


def test_a_tab_that_is_renamed_meanwhile_is_followed(google, sheet, synced, again):
    sheet.type("D3", "bad: raw")
    google.control.before(lambda call: sheet.rename_tab("Roadmap Q4"), 1)

    assert again().sync() == Written(changed=1)


def test_a_copy_of_a_spreadsheet_needs_a_word(google, sheet, synced):
    copied = google.spreadsheet()
    copied.file.book = sheet.book.copy()
    copied.file.book.id = copied.id
    copied.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="--adopt"):
        Run(google.url, copied.id).sync()
    assert Run(google.url, copied.id, Consent(adopt=True)).sync() == Written(changed=1)
    copied.type("D3", "bad: soft")
    assert Run(google.url, copied.id).sync() == Written(changed=1)


def test_rows_that_vanish_stop_the_run_until_somebody_says_so(google, sheet, again):
    sheet.type("A7", *([f"Project {number}", "goal", "step", "Done"] for number in range(20)))
    again().sync()
    sheet.delete_rows(4, 20)
    sheet.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="--accept-removals 20"):
        again().sync()
    assert again(consent=Consent(removals=20)).sync() == Written(changed=1)
    sheet.type("D3", "bad: soft")
    assert again().sync() == Written(changed=1)


def test_an_answer_without_rows_is_asked_for_again(google, sheet, again):
    sheet.type("A7", *([f"Project {number}", "goal", "step", "Done"] for number in range(20)))
    again().sync()
    google.log.clear()
    google.control.fault(Kind.EMPTY_GRID, 0)

    assert again().sync() == Written()
    assert requests(google) == (2, 0)


def test_two_columns_that_are_marked_as_ours_stop_the_run(google, sheet, synced, again):
    mark_another_column(sheet)
    sheet.type("D3", "bad: raw")

    with pytest.raises(UnsafeError, match="two columns"):
        again().sync()
    assert requests(google) == (1, 0)


def test_a_tab_that_is_gone_before_the_write_stops_the_run(google, sheet, again):
    run = again()
    plan = run.look(run.store.read())
    sheet.rename_tab("Other")

    with pytest.raises(UnsafeError, match="gone"):
        run.store.apply(replace(plan, revision="older"), lambda newer: plan)


def many_rows(sheet, again):
    """A sheet of twenty-six rows that was synced, and lost twenty of them since; there is nothing to write."""
    sheet.type("A7", *([f"Project {number}", "goal", "step", "Done"] for number in range(20)))
    again().sync()
    sheet.delete_rows(4, 20)


def test_rows_that_vanish_stop_a_run_that_has_nothing_to_write(google, sheet, again):
    many_rows(sheet, again)

    with pytest.raises(UnsafeError, match="--accept-removals 20"):
        again().sync()


def test_an_accepted_loss_is_remembered_though_there_is_nothing_to_write(google, sheet, again):
    many_rows(sheet, again)
    again(consent=Consent(removals=20)).sync()
    google.log.clear()

    assert again().sync() == Written()
    assert requests(google) == (1, 0)


def test_two_columns_of_ours_stop_a_run_that_has_nothing_to_write(google, sheet, synced, again):
    mark_another_column(sheet)

    with pytest.raises(UnsafeError, match="two columns"):
        again().sync()
    assert requests(google) == (1, 0)


def test_a_copy_without_anything_to_write_is_adopted_once(google, sheet, synced):
    copied = google.spreadsheet()
    copied.file.book = sheet.book.copy()
    copied.file.book.id = copied.id

    with pytest.raises(UnsafeError, match="--adopt"):
        Run(google.url, copied.id).sync()
    Run(google.url, copied.id, Consent(adopt=True)).sync()
    google.log.clear()

    assert Run(google.url, copied.id).sync() == Written()
    assert requests(google) == (1, 0)


def test_a_namesake_without_anything_to_write_is_adopted_once(google, sheet, synced, again):
    old = sheet.tab().id
    sheet.do({"addSheet": {"properties": {"title": "New", "sheetId": 77}}}, {"deleteSheet": {"sheetId": old}})
    sheet.rename_tab("Sheet1")
    sheet.type("A1", ["Project", "Deliverable", "Status"], ["Tacos", "cook", "Done"])

    with pytest.raises(UnsafeError, match="--adopt"):
        again().sync()
    again(consent=Consent(adopt=True)).sync()
    google.log.clear()

    assert again().sync() == Written()
    assert requests(google) == (1, 0)
