"""A header of ours that people's columns have, too, never makes their column ours."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from localsheets import Google
from localsheets.fixture import google
from sheetsync.model.settings import OWN_HEADER
from tests.acceptance.command_line import CommandLine

__all__ = ["google"]

ROWS = [
    ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Review", OWN_HEADER],
    ["Make tacos", "family members", "", "cook food", "In progress", "by Ana", "seen in May"],
    ["", "", "", "serve food", "Nearly", "", ""],
]


def configured(sheetsync: CommandLine, location: object, header: str) -> None:
    """Say which sheet, and the header of our column."""
    said = f'[sheet]\nlocation = "{location}"\n[write]\nheader = "{header}"\n'
    (sheetsync.folder / "sheetsync.toml").write_text(said)


def workbook(folder: Path, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Roadmap"
    for row in rows:
        book.active.append([each or None for each in row])
    book.save(folder / "roadmap.xlsx")
    return folder / "roadmap.xlsx"


@pytest.mark.parametrize(
    ("header", "letter"), [("Project", "A"), ("deliverable  status", "E"), ("Review", "F"), (OWN_HEADER, "G")]
)
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


@pytest.mark.parametrize("header", ["Project", "Review", OWN_HEADER])
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


@pytest.mark.parametrize("header", ["Project", "Deliverables"])
def test_a_column_of_people_is_read_whatever_the_header_of_ours(sheetsync: CommandLine, header: str) -> None:
    path = workbook(sheetsync.folder, [row[:6] for row in ROWS])
    plain = sheetsync("check", path.name).stdout
    configured(sheetsync, path.name, header)

    assert sheetsync("check").stdout == plain
    assert "Make tacos" in sheetsync("summary", "--format", "text").stdout


@pytest.mark.parametrize("at", [0, 3])
def test_a_title_that_says_our_header_is_not_above_a_column_of_ours(sheetsync: CommandLine, at: int) -> None:
    title = [*[""] * at, OWN_HEADER]
    rows = [row[:5] for row in ROWS]
    path = workbook(sheetsync.folder, [title, [], *rows])
    before = cells(path)

    assert sheetsync("sync", path.name).status == 0

    assert [row[:5] for row in cells(path)] == before
    assert cells(path)[2][5] == OWN_HEADER
    assert "Nearly" in cells(path)[4][5]
    assert sheetsync("clear", path.name).stdout == "Cleared 2 cells of our column.\n"
    assert cells(path) == before


def cells(path: Path) -> list[tuple[str, ...]]:
    return [tuple(str(each or "") for each in row) for row in openpyxl.load_workbook(path).active.values]


def test_a_clear_says_what_it_took_where_no_remark_stood(sheetsync: CommandLine) -> None:
    path = synced(sheetsync, None)

    assert sheetsync("clear", "--dry-run", path.name).stdout == "Would clear our column, in which no remark stood.\n"
    assert sheetsync("clear", path.name).stdout == "Cleared our column, in which no remark stood.\n"
    assert sheetsync("clear", path.name).stdout == "Nothing of ours is there.\n"


def test_a_clear_names_a_header_like_ours_that_it_leaves(sheetsync: CommandLine) -> None:
    path = synced(sheetsync, "ask Ana")

    first = sheetsync("clear", path.name).stdout
    type_in(path, None)
    again = sheetsync("clear", path.name).stdout

    assert first == (
        "Cleared our column, in which no remark stood.\n"
        "1 cell of our column holds what people wrote: it stays as it is, below the header.\n"
    )
    assert again == (
        "Nothing that is surely ours is there.\n"
        "What says our header in 'Roadmap'!F1 stays, for nothing tells that it is ours: if it is, delete it.\n"
    )
    assert cells(path)[0][5] == OWN_HEADER


def test_a_clear_of_a_google_sheet_says_the_same(sheetsync: CommandLine, google: Google) -> None:
    sheet = google.spreadsheet([row[:5] for row in ROWS], tab="Roadmap")

    def run(command: str) -> str:
        done = sheetsync(command, sheet.id, SHEETSYNC_API_ROOT=google.url)
        assert done.status == 0, done.stderr
        return done.stdout

    def mend(text: str) -> None:
        sheet.type("Roadmap!E3", "Done")
        sheet.type("Roadmap!C2", "feed the family cheaply and quickly on a weeknight")
        sheet.type("Roadmap!F3", text)

    run("sync")
    mend("")
    run("sync")
    assert run("clear") == "Cleared our column, in which no remark stood.\n"
    assert run("clear") == "Nothing of ours is there.\n"
    sheet.type("Roadmap!E3", "Nearly")
    run("sync")
    mend("ask Ana")
    assert run("clear").startswith("Cleared our column, in which no remark stood.\n1 cell of our column holds")
    assert run("clear") == "Nothing of ours is there.\n"
    mend("")
    assert "What says our header in 'Roadmap'!F1 stays" in run("clear")


def synced(sheetsync: CommandLine, left: str | None) -> Path:
    """Return a workbook with our column, in which no remark is left, and what a person wrote there."""
    path = workbook(sheetsync.folder, [row[:5] for row in ROWS])
    assert sheetsync("sync", path.name).status == 0
    book = openpyxl.load_workbook(path)
    book.active["E3"] = "Done"
    book.active["C2"] = "feed the family cheaply and quickly on a weeknight"
    book.save(path)
    assert sheetsync("sync", path.name).status == 0
    type_in(path, left)
    return path


def type_in(path: Path, text: str | None) -> None:
    book = openpyxl.load_workbook(path)
    book.active["F3"] = text
    book.save(path)
