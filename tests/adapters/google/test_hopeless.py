"""What can't be mended by trying again: said at once, with the status a script goes by, for two requests at most."""

import pytest

from localsheets import Kind
from sheetsync.errors import SheetsyncError
from sheetsync.model.cell import column_letters
from tests.adapters.google.runs import Run, requests


def no_room(google, sheet):
    sheet.tab().resize(100_000, 100)
    for column in range(5, 101):
        sheet.type(f"{column_letters(column)}1", f"Column {column}")


def namesake(google, sheet):
    Run(google.url, sheet.id).sync()
    old = sheet.tab().id
    sheet.do({"addSheet": {"properties": {"title": "New", "sheetId": 77}}}, {"deleteSheet": {"sheetId": old}})
    sheet.rename_tab("Sheet1")
    sheet.type("A1", ["Project", "Deliverable", "Status"], ["Tacos", "cook", "bad: burnt"])


def protected(google, sheet):
    Run(google.url, sheet.id).sync()
    sheet.type("D3", "bad: raw")
    sheet.protect("E1:E100")


HOPELESS = {
    "not shared": (lambda google, sheet: sheet.share(""), 5, "not shared with bot@example.com"),
    "a viewer": (lambda google, sheet: sheet.share("reader"), 5, "may only view"),
    "the API is off": (lambda google, sheet: google.control.disabled.add("sheets"), 5, "API is off"),
    "destroyed": (lambda google, sheet: sheet.destroy(), 5, "no such spreadsheet"),
    "the tab was swapped": (namesake, 3, "--adopt"),
    "our column is protected": (protected, 3, "protected"),
    "no room for a column": (no_room, 3, "10 million cells"),
}


@pytest.mark.parametrize("trouble", HOPELESS)
def test_a_hopeless_run_says_so_at_once(google, sheet, trouble):
    hurt, status, says = HOPELESS[trouble]
    hurt(google, sheet)
    google.log.clear()
    run = Run(google.url, sheet.id)

    with pytest.raises(SheetsyncError, match=says) as error:
        run.sync()

    assert error.value.exit_status == status
    assert "\n" not in str(error.value)
    assert sum(requests(google)) <= 2
    assert not run.slept


def test_a_wrong_id_is_told_from_one_that_is_not_shared(google):
    with pytest.raises(SheetsyncError, match="no such spreadsheet") as error:
        Run(google.url, "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms").sync()

    assert error.value.exit_status == 5
    assert requests(google) == (1, 0)


@pytest.mark.parametrize(
    "kind",
    [Kind.BUSY_429, Kind.BUSY_429_RETRY_AFTER, Kind.QUOTA_403, Kind.HTML_200, Kind.HTML_502, Kind.REFUSED],
)
@pytest.mark.parametrize("first", [0, 1], ids=["from the read on", "from the write on"])
def test_what_lasts_for_ever_is_given_up_within_the_deadline(google, sheet, kind, first):
    google.control.fault(kind, lambda call: call.index >= first, times=None)
    run = Run(google.url, sheet.id)

    with pytest.raises(SheetsyncError, match="run again") as error:
        run.sync()

    assert error.value.exit_status == 4
    assert len(google.log) <= 12
    assert sum(run.slept) < run.retry.deadline_s


def test_a_network_that_is_cut_is_given_up_within_the_deadline(google, sheet):
    run = Run("http://127.0.0.1:9", sheet.id)

    with pytest.raises(SheetsyncError, match="can't be reached") as error:
        run.sync()

    assert error.value.exit_status == 4
    assert sum(run.slept) < run.retry.deadline_s
