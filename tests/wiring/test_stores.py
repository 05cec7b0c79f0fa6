"""The table of the kinds of stores: who takes which location, and what each kind says of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sheetsync import wiring
from sheetsync.config.load import Config
from sheetsync.errors import UsageError
from sheetsync.model.settings import Choices, Sheet
from sheetsync.wiring.stores import STORES, kind_of
from sheetsync.wiring.stores.google_sheet import GoogleSheetKind
from sheetsync.wiring.stores.table_file import TableFileKind
from sheetsync.wiring.stores.workbook_file import WorkbookKind

KEY = "1aBcD_efGhIjKlMnOpQrStUvWxYz-0123456789abcdE"
ADDRESS = f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=7"


def configured(location: str) -> Config:
    return Config(Choices(sheet=Sheet(location)), Path(), None, datetime(2026, 11, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        (KEY, GoogleSheetKind),
        (ADDRESS, GoogleSheetKind),
        ("https://docs.google.com/document/d/1/edit", GoogleSheetKind),
        ("plan.xlsx", WorkbookKind),
        ("plan.XLSM", WorkbookKind),
        ("plan.docx", WorkbookKind),
        ("C:/plans/plan.xlsx", WorkbookKind),
        ("plan", WorkbookKind),
        *((f"plan{each}", TableFileKind) for each in (".csv", ".TSV", ".ods", ".Xls")),
    ],
)
def test_each_location_is_of_one_kind(location, kind):
    assert type(kind_of(location)) is kind


def test_a_file_that_is_named_like_a_key_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / KEY).write_bytes(b"x")

    assert kind_of(KEY).file_of(KEY) == Path(KEY)


def test_an_address_names_its_tab_and_no_file_and_a_path_the_other_way_round(tmp_path):
    assert (kind_of(ADDRESS).tab_of(ADDRESS), kind_of(ADDRESS).file_of(ADDRESS)) == ("7", None)
    assert kind_of(ADDRESS).known_as(ADDRESS, tmp_path) == KEY
    for path in ("plan.xlsx", "plan.csv"):
        assert (kind_of(path).tab_of(path), kind_of(path).file_of(path)) == (None, Path(path))
        assert kind_of(path).known_as(str(tmp_path / path), tmp_path) == path


def test_what_is_only_read_says_so_and_is_opened_for_reading(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("Project,Status\nTacos,Done\n")
    store = wiring.sheet(configured(str(path)))

    assert [each.tab for each in store.read().tabs] == ["plan"]
    assert TableFileKind in [type(each) for each in STORES if not each.writes]
    for refused in (
        store.clear,
        lambda: store.answer("plan", ()),
        lambda: wiring.sheet(configured(str(path)), writes=True),
    ):
        with pytest.raises(UsageError, match="can be read, but not written"):
            refused()
    assert [(each.name, each.passed) for each in wiring.diagnose(configured(str(path)))] == [
        ("read", True),
        ("write", False),
    ]


def test_doctor_refuses_an_address_of_something_else():
    [found] = wiring.diagnose(configured("https://docs.google.com/document/d/1/edit"))

    assert (found.name, found.exit_status) == ("address", UsageError.exit_status)
    assert "Google Doc" in found.detail
