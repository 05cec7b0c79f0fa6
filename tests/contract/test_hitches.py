"""What keeps a meeting from its sheet is known from every kind of sheet, and said in every language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from google.auth.credentials import AnonymousCredentials

from localsheets import Google, Kind
from localsheets.fixture import google
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.retry import Clock
from sheetsync.adapters.google.store import GoogleSheet
from sheetsync.errors import Hitch, SheetsyncError
from sheetsync.languages.catalogue import ENGLISH, LANGUAGES
from sheetsync.ports import SheetStore
from sheetsync.run.meeting_trouble import told
from sheetsync.steps.compose.words import Words
from tests.contract.kept_sheets import HEADER, TAB, KeptWorkbook
from tests.contract.test_answers import ROWS, answer

__all__ = ["google"]


def hitch(store: SheetStore, behind: Callable[[], Any] = lambda: None) -> Hitch:
    """Answer, with what happens between the reading and the typing; return what kept us from it."""

    def answers() -> None:
        store.read()
        behind()
        store.answer(TAB, (answer(3, "Done"),))

    with pytest.raises(SheetsyncError) as stopped:
        answers()
    return stopped.value.hitch


def protect(sheet: KeptWorkbook) -> None:
    book = openpyxl.load_workbook(sheet.path)
    book[TAB].protection.sheet = True
    book.save(sheet.path)


def rename(sheet: KeptWorkbook) -> None:
    book = openpyxl.load_workbook(sheet.path)
    book[TAB].title = "Another"
    book.save(sheet.path)


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        (protect, Hitch.CLOSED),
        (lambda sheet: sheet.path.unlink(), Hitch.GONE),
        (rename, Hitch.TAB_GONE),
        (lambda sheet: sheet.path.write_text("no workbook"), Hitch.UNFIT),
    ],
)
def test_of_a_workbook(tmp_path: Path, breaks: Callable[[KeptWorkbook], Any], expected: Hitch) -> None:
    sheet = KeptWorkbook(tmp_path / "roadmap.xlsx", ROWS)
    breaks(sheet)

    assert hitch(sheet.store()) is expected


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        (lambda sheet: sheet.path.with_name(f"~${sheet.path.name}").touch(), Hitch.OPEN),
        (lambda sheet: sheet.path.chmod(0o444), Hitch.CLOSED),
        (lambda sheet: sheet.path.unlink(), Hitch.GONE),
        (lambda sheet: sheet.type("C3", "cook it"), Hitch.CROWDED),
    ],
)
def test_of_a_workbook_that_was_read(tmp_path: Path, breaks: Callable[[KeptWorkbook], Any], expected: Hitch) -> None:
    sheet = KeptWorkbook(tmp_path / "roadmap.xlsx", ROWS)

    assert hitch(sheet.store(), lambda: breaks(sheet)) is expected


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        (lambda google, _: google.control.fault(Kind.REFUSED, times=None), Hitch.OFFLINE),
        (lambda google, _: google.control.fault(Kind.BUSY_429, times=None), Hitch.BUSY),
        (lambda google, _: google.control.fault(Kind.UNAVAILABLE_503, times=None), Hitch.BUSY),
        (lambda google, _: google.control.fault(Kind.UNAUTHENTICATED_401, times=None), Hitch.REFUSED),
        (lambda _, sheet: sheet.share(""), Hitch.REFUSED),
        (lambda _, sheet: sheet.share("reader"), Hitch.REFUSED),
        (lambda _, sheet: sheet.destroy(), Hitch.GONE),
        (lambda _, sheet: sheet.rename_tab("Another"), Hitch.TAB_GONE),
        (lambda _, sheet: sheet.protect(f"{TAB}!D3"), Hitch.CLOSED),
    ],
)
def test_of_a_google_sheet(google: Google, breaks: Callable[[Google, Any], Any], expected: Hitch) -> None:
    sheet = google.spreadsheet(ROWS, tab=TAB)
    clock = Clock(sleep=lambda _: None)
    client = GoogleClient(AnonymousCredentials(), root=google.url, clock=clock)
    numbers = iter(range(99))
    store = GoogleSheet(client, sheet.id, own_header=HEADER, new_nonce=lambda: f"write{next(numbers)}")

    breaks(google, sheet)

    assert hitch(store) is expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_each_of_them(language: str) -> None:
    for each in Hitch:
        error = SheetsyncError("said at the terminal", hitch=each, about="“cook food” (Status)")
        said, english = told(error, Words(language)), told(error, Words(ENGLISH))
        assert said[-1] not in ".!"
        assert (error.about in said) is (each is Hitch.ASTRAY)
        assert language == ENGLISH or said != english
