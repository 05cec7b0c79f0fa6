"""What is remembered of our column is what stands in it, however often the write had to be planned anew."""

from collections.abc import Callable

import openpyxl
import pytest

from localsheets import Google, Kind, Spreadsheet
from localsheets.fixture import google
from sheetsync.adapters.history import HistoryFolder
from sheetsync.model.answer_text import address_in
from sheetsync.model.own_text import address_of
from sheetsync.model.snapshot import Snapshot
from tests.acceptance.command_line import CommandLine

__all__ = ["google"]

HEADERS = ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"]
ROWS = [
    HEADERS,
    ["Make tacos", "family members", "", "cook food", "In progress"],
    ["", "", "", "serve food", "Nearly"],
    ["", "", "", "clean the stove", "Almost"],
    ["Bake bread", "neighbours", "eat well", "buy flour", "Done"],
]
WORK, OWN = 3, 5


def is_write(call: object) -> bool:
    return getattr(call, "effect", "") == "write"


def remembered(sheetsync: CommandLine) -> Snapshot:
    store = HistoryFolder(sheetsync.folder / "h")
    (name,) = store.roadmaps()
    last = store.read(name).last
    assert last is not None
    return last


def standing(rows: list[list[str]]) -> dict[str, str]:
    """The address of our text beside each work, "" where none stands."""
    return {row[WORK]: address_in(row[OWN]) if len(row) > OWN else "" for row in rows[1:] if len(row) > WORK}


def answer(sheet: Spreadsheet) -> None:
    """Answer the first remark that stands, in the person's own words."""
    row = next((n for n, each in enumerate(sheet.rows("Roadmap"), 1) if n > 1 and len(each) > OWN and each[OWN]), 0)
    if row:
        sheet.type(f"Roadmap!F{row}", "ok: it is a pilot")


ADVERSARIES: dict[str, Callable[[Google, Spreadsheet], None]] = {
    "nobody": lambda _google, _sheet: None,
    "rows are inserted": lambda google, sheet: google.control.before(lambda _: sheet.insert_rows(2), is_write, times=2),
    "a status is changed": lambda google, sheet: google.control.before(
        lambda _: sheet.type("Roadmap!E3", "Somewhen"), is_write
    ),
    "a line is mended": lambda google, sheet: google.control.after(
        lambda _: sheet.type("Roadmap!E4", "Done"), is_write
    ),
    "a line goes": lambda google, sheet: google.control.before(lambda _: sheet.delete_rows(3), is_write),
    "a remark is answered": lambda google, sheet: google.control.before(lambda _: answer(sheet), is_write, times=3),
    "an answer is lost": lambda google, _sheet: google.control.fault(Kind.RESET_AFTER, is_write),
    "a write is lost": lambda google, _sheet: google.control.fault(Kind.RESET_BEFORE, is_write),
}


@pytest.mark.parametrize("adversary", ADVERSARIES)
@pytest.mark.parametrize("synced", [False, True], ids=["first", "later"])
def test_what_is_remembered_of_a_google_sheet_is_what_stands_in_it(
    sheetsync: CommandLine, google: Google, adversary: str, *, synced: bool
) -> None:
    sheet = google.spreadsheet(ROWS, tab="Roadmap")
    given = ("sync", sheet.id, "--history", "h")
    if synced:
        assert sheetsync(*given, SHEETSYNC_API_ROOT=google.url).status == 0
        sheet.type("Roadmap!E4", "Perhaps")
    ADVERSARIES[adversary](google, sheet)

    done = sheetsync(*given, SHEETSYNC_API_ROOT=google.url)

    assert done.status == 0, done.stderr
    stands = standing(sheet.rows("Roadmap"))
    last = remembered(sheetsync)
    assert [each.address for each in last.remarks or () if not each.address.startswith("~")] == [
        each for each in stands.values() if each
    ]
    for line in last.lines:
        assert line.token in {"", stands.get(line.text, "")}, line.text
        if adversary in {"nobody", "an answer is lost", "a write is lost"}:
            assert line.token == stands[line.text], line.text


def test_an_answer_to_the_first_remarks_of_a_google_sheet_counts_for_its_line_after_a_sort(
    sheetsync: CommandLine, google: Google
) -> None:
    sheet = google.spreadsheet(ROWS, tab="Roadmap")
    given = ("sync", sheet.id, "--history", "h", "--format", "json")
    sheetsync(*given, SHEETSYNC_API_ROOT=google.url)
    # The words of our column stay where they are, as with the filter of a table that it stands beside.
    sheet.type("Roadmap!F3", "ok: a pilot")
    sheet.type("Roadmap!D3", ["clean the stove", "Almost"], ["serve food", "Nearly"])

    done = sheetsync(*given, SHEETSYNC_API_ROOT=google.url)

    told = {each["cell"]: each["acknowledged"] for each in done.report["findings"] if each["rule"] == "status-unknown"}
    assert told == {"E3": "", "E4": "a pilot"} or not any(told.values()), told


@pytest.mark.parametrize("moves", [False, True], ids=["stays", "moves"])
def test_what_is_remembered_of_a_workbook_is_what_stands_in_it(sheetsync: CommandLine, *, moves: bool) -> None:
    path = sheetsync.folder / "roadmap.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Roadmap"
    for row in ROWS:
        book.active.append(row)
    book.active["F5"] = "salt" if moves else None
    book.save(path)
    sheetsync("sync", path, "--history", "h")
    book = openpyxl.load_workbook(path)
    assert book.active["G1" if moves else "F1"].value == "Roadmap checks"
    book.active["E4"] = "Perhaps"
    book.active["F5"] = None
    book.save(path)

    done = sheetsync("sync", path, "--history", "h", *(["--move-column"] if moves else []))

    assert done.status == 0, done.stderr
    tab = openpyxl.load_workbook(path).active
    assert tab["F1"].value == "Roadmap checks"
    stands = [address_of(str(tab.cell(row, OWN + 1).value or "")) or "" for row in range(2, 6)]
    last = remembered(sheetsync)
    assert [each.address for each in last.remarks or ()] == [each for each in stands if each]
    assert [line.token for line in last.lines] == stands
