"""A header of ours that people's columns have, too, never makes their column ours."""

from pathlib import Path

import openpyxl
import pytest

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine

__all__ = ["google"]

ROWS = [
    ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Review"],
    ["Make tacos", "family members", "", "cook food", "In progress", "by Ana"],
    ["", "", "", "serve food", "Nearly", ""],
]


def configured(sheetsync: CommandLine, location: object, header: str) -> None:
    """Say which sheet, and the header of our column."""
    said = f'[sheet]\nlocation = "{location}"\n[write]\nheader = "{header}"\n'
    (sheetsync.folder / "sheetsync.toml").write_text(said)


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Roadmap"
    for row in ROWS:
        book.active.append(row)
    book.save(folder / "roadmap.xlsx")
    return folder / "roadmap.xlsx"


@pytest.mark.parametrize(("header", "letter"), [("Project", "A"), ("deliverable  status", "E"), ("Review", "F")])
@pytest.mark.parametrize("dry", [False, True])
def test_no_column_of_people_in_a_workbook_is_written(
    sheetsync: CommandLine, header: str, letter: str, *, dry: bool
) -> None:
    path = workbook(sheetsync.folder)
    configured(sheetsync, path.name, header)
    before = path.read_bytes()

    done = sheetsync("sync", *(["--dry-run"] if dry else []))

    assert done.status == 3
    assert f"column {letter} of tab" in done.stderr
    assert "[write]" in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("header", ["Project", "Review"])
def test_no_column_of_people_in_a_google_sheet_is_taken_for_ours(
    sheetsync: CommandLine, google: Google, header: str
) -> None:
    sheet = google.spreadsheet(ROWS, tab="Roadmap")
    configured(sheetsync, sheet.id, header)
    before = sheet.rows("Roadmap")

    done = sheetsync("sync", SHEETSYNC_API_ROOT=google.url)

    assert done.status == 3
    assert "[write]" in done.stderr
    assert (sheet.rows("Roadmap"), google.count("write")) == (before, 0)


def test_a_column_that_holds_an_answer_or_nothing_at_all_is_ours(sheetsync: CommandLine) -> None:
    path = workbook(sheetsync.folder)
    configured(sheetsync, path.name, "Review")
    for text in ("ok: it is a pilot", None):
        book = openpyxl.load_workbook(path)
        book.active["F2"] = text
        book.save(path)
        assert sheetsync("sync", "--dry-run").status == 0
