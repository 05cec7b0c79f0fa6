import pytest
from google.auth.credentials import AnonymousCredentials

from localsheets import Kind
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.doctor import diagnose
from sheetsync.adapters.google.probe import probe
from sheetsync.adapters.google.retry import RetryPolicy
from sheetsync.errors import UnavailableError


def looked(google, sheet):
    found = diagnose({"SHEETSYNC_API_ROOT": google.url}, sheet.id)
    return [(each.name, each.passed) for each in found], found[-1].detail


def test_all_is_well(google, sheet):
    before = sheet.resource()

    checks, _ = looked(google, sheet)

    assert checks == [("credentials", True), ("read", True), ("write", True)]
    assert sheet.resource() == before
    assert len(google.log) == 3


@pytest.mark.parametrize(
    ("hurt", "failed", "says"),
    [
        (lambda google, sheet: sheet.share(""), "read", "not shared"),
        (lambda google, sheet: sheet.share("reader"), "write", "share it as Editor"),
        (lambda google, sheet: sheet.destroy(), "read", "no such spreadsheet"),
        (lambda google, sheet: google.control.disabled.add("sheets"), "API", "API is off"),
    ],
)
def test_what_is_missing_is_named_with_the_step_that_mends_it(google, sheet, hurt, failed, says):
    hurt(google, sheet)

    checks, detail = looked(google, sheet)

    assert checks[-1] == (failed, False)
    assert says in detail
    assert len(google.log) <= 3


def test_a_file_in_the_trash_opens_and_is_said(google, sheet):
    sheet.trash()

    checks, _ = looked(google, sheet)

    assert checks == [("credentials", True), ("read", True), ("trash", False), ("write", True)]


def test_without_credentials_nothing_else_is_looked_at(tmp_path):
    (check,) = diagnose({"GOOGLE_APPLICATION_CREDENTIALS": str(tmp_path / "none")}, "key")

    assert not check.passed
    assert "none" in check.detail


def test_without_a_sheet_the_credentials_alone_are_looked_at(google):
    (check,) = diagnose({"SHEETSYNC_API_ROOT": google.url}, None)

    assert check.passed
    assert not google.log


def tried(google, sheet):
    client = GoogleClient(AnonymousCredentials(), root=google.url, retry=RetryPolicy(requests=30))
    return {each.name: each.holds for each in probe(client, sheet.id)}


def test_what_we_assume_holds_and_the_scratch_tab_is_gone(google, sheet):
    before = sheet.resource()

    assert all(tried(google, sheet).values())
    assert sheet.resource() == before


def test_a_probe_that_gets_no_answer_can_be_run_again(google, sheet):
    google.control.fault(Kind.RESET_AFTER, 2)

    with pytest.raises(UnavailableError, match="run again"):
        tried(google, sheet)
    assert len(sheet.book.sheets) == 1


@pytest.mark.parametrize(
    ("switch", "name"),
    [
        ("duplicate_id_refused", "in use"),
        ("find_is_literal", "as it is"),
        ("find_keeps_case", "as it is"),
        ("blank_matches", "blank"),
        ("replacement_is_typed", "typed"),
        ("find_reaches_hidden", "hidden"),
        ("answer_is_after", "after the batch"),
        ("effects_in_order", "each other's effects"),
        ("tags_follow_moves", "moved"),
    ],
)
def test_an_assumption_that_does_not_hold_is_found(google, sheet, switch, name):
    setattr(google.assume, switch, False)

    found = tried(google, sheet)

    assert not next(holds for assumption, holds in found.items() if name in assumption)
