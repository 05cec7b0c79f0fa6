"""`yes` over a remark that proposes something: the next run types just that into just that cell, or asks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest

from localsheets import Google, Spreadsheet
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine, Outcome

__all__ = ["google"]

ROWS = [
    ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "End"],
    ["Make tacos", "feed the family", "buy shells", "Done", "2026-11-20"],
    ["", "", "cook food", "In progres", "2026-11-20"],
    ["", "", "serve food", "Not started", "05/10/2026"],
    ["", "", "wash up", "Not started", "2026-11-20"],
]
STATUS, END, OURS = 4, 5, 6
COOK, SERVE = 3, 4


class Sheet(Protocol):
    """A sheet of either store, as people edit it."""

    name: str

    def cell(self, row: int, column: int) -> str: ...

    def type(self, row: int, column: int, text: str) -> None: ...

    def run(self, *arguments: str, typed: str = "", day: int = 9) -> Outcome: ...


@dataclass
class InWorkbook:
    path: Path
    sheetsync: CommandLine

    @property
    def name(self) -> str:
        return self.path.name

    def cell(self, row: int, column: int) -> str:
        return str(openpyxl.load_workbook(self.path).active.cell(row, column).value or "")

    def type(self, row: int, column: int, text: str) -> None:
        book = openpyxl.load_workbook(self.path)
        book.active.cell(row, column).value = text or None
        book.save(self.path)

    def run(self, *arguments: str, typed: str = "", day: int = 9) -> Outcome:
        return self.sheetsync(*arguments, typed=typed, SHEETSYNC_NOW=f"2026-11-{day:02}T09:00:00Z")


@dataclass
class AtGoogle:
    sheet: Spreadsheet
    google: Google
    sheetsync: CommandLine

    @property
    def name(self) -> str:
        return self.sheet.id

    def cell(self, row: int, column: int) -> str:
        cells = self.sheet.rows("Roadmap")[row - 1]
        return cells[column - 1] if len(cells) >= column else ""

    def type(self, row: int, column: int, text: str) -> None:
        self.sheet.type(f"Roadmap!{'ABCDEFGH'[column - 1]}{row}", text)

    def run(self, *arguments: str, typed: str = "", day: int = 9) -> Outcome:
        now = f"2026-11-{day:02}T09:00:00Z"
        return self.sheetsync(*arguments, typed=typed, SHEETSYNC_NOW=now, SHEETSYNC_API_ROOT=self.google.url)


@pytest.fixture(params=["workbook", "google"])
def sheet(request: pytest.FixtureRequest, sheetsync: CommandLine) -> Sheet:
    """A roadmap with a status that is misspelt and a day that is two, synced once and remembered."""
    found: Sheet
    if request.param == "google":
        google: Google = request.getfixturevalue("google")
        found = AtGoogle(google.spreadsheet(ROWS, tab="Roadmap"), google, sheetsync)
    else:
        path = sheetsync.folder / "tacos.xlsx"
        book = openpyxl.Workbook()
        for row in ROWS:
            book.active.append([each or None for each in row])
        book.save(path)
        found = InWorkbook(path, sheetsync)
    location = found.name if request.param == "workbook" else f"https://docs.google.com/spreadsheets/d/{found.name}"
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{location}"\n')
    synced = found.run("sync", day=2)
    assert synced.status == 0, synced.stderr
    assert 'Did you mean "In progress"?' in found.cell(COOK, OURS)
    return found


def people(sheet: Sheet) -> list[list[str]]:
    """What stands in the cells of people."""
    return [[sheet.cell(row, column) for column in range(1, OURS)] for row in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("word", ["yes", "Ja!"])
def test_yes_types_what_was_proposed_into_its_cell_and_nothing_else(sheet: Sheet, word: str) -> None:
    sheet.type(COOK, OURS, word)
    expected = people(sheet)
    expected[COOK - 1][STATUS - 1] = "In progress"

    synced = sheet.run("sync")

    assert synced.status == 0, synced.stderr
    assert people(sheet) == expected
    assert "D3: “In progres” is “In progress” now, by somebody's word in F3." in synced.stdout
    assert sheet.cell(COOK, OURS).startswith(f"{word} ⟪Agreed: “In progres” is “In progress” now.")
    # Once is enough, whatever people do with the cell from now on.
    sheet.type(COOK, STATUS, "In progres")
    sheet.run("sync", day=10)
    assert sheet.cell(COOK, STATUS) == "In progres"
    assert "Did you mean" in sheet.cell(COOK, OURS)


def test_undo_takes_it_back_where_it_still_stands(sheet: Sheet) -> None:
    sheet.type(COOK, OURS, "yes")
    sheet.run("sync")
    assert "undo" in sheet.cell(COOK, OURS)

    sheet.type(COOK, OURS, "undo")
    undone = sheet.run("sync", day=10)

    assert sheet.cell(COOK, STATUS) == "In progres"
    assert "D3: “In progress” is “In progres” now" in undone.stdout
    assert sheet.cell(COOK, OURS).startswith("undo ⟪Taken back: “In progress” is “In progres” again.")
    before = sheet.cell(COOK, OURS)
    sheet.run("sync", day=11)
    assert (sheet.cell(COOK, STATUS), sheet.cell(COOK, OURS)) == ("In progres", before)


@pytest.mark.parametrize("sheet", ["workbook"], indirect=True)
def test_of_two_proposals_it_asks_which_and_takes_the_one_that_is_named(sheet: Sheet) -> None:
    # A Google Sheet has a locale, which says what such a day is.
    assert "Is it 2026-10-05 or 2026-05-10?" in sheet.cell(SERVE, OURS)
    sheet.type(SERVE, OURS, "yes")
    sheet.run("sync")
    assert sheet.cell(SERVE, END) == "05/10/2026"
    assert "yes ⟪Which of them? Write yes 2026-10-05 / yes 2026-05-10." in sheet.cell(SERVE, OURS)

    sheet.type(SERVE, OURS, "yes 2026-10-05")
    sheet.run("sync", day=10)

    assert sheet.cell(SERVE, END) == "2026-10-05"
    assert sheet.cell(SERVE, OURS).startswith("yes 2026-10-05 ⟪Agreed: “05/10/2026” is “2026-10-05” now.")


def change_the_cell(sheet: Sheet) -> None:
    sheet.type(COOK, STATUS, "In progros")


def make_it_a_formula(sheet: Sheet) -> None:
    sheet.type(COOK, STATUS, '="In pro"&"gres"')


def copy_the_yes(sheet: Sheet) -> None:
    sheet.type(COOK + 2, OURS, "yes")


def reword_the_line(sheet: Sheet) -> None:
    sheet.type(COOK, 3, "book a table at a restaurant")


@pytest.mark.parametrize("meanwhile", [change_the_cell, make_it_a_formula, copy_the_yes, reword_the_line])
def test_what_is_not_certain_is_asked_and_not_typed(sheet: Sheet, meanwhile: Callable[[Sheet], None]) -> None:
    sheet.type(COOK, OURS, "yes")
    meanwhile(sheet)
    before = people(sheet)

    synced = sheet.run("sync")

    assert synced.status == 0, synced.stderr
    assert people(sheet) == before
    assert sheet.cell(COOK, OURS).startswith("yes")
    assert "Agreed" not in sheet.cell(COOK, OURS)


def test_without_a_memory_it_never_types(sheet: Sheet) -> None:
    sheet.type(COOK, OURS, "yes")
    before = people(sheet)
    for each in Path(sheet.sheetsync.folder, "history").iterdir():  # type: ignore[attr-defined]
        each.unlink()

    for day in (9, 10, 11):
        sheet.run("sync", day=day)
        sheet.type(COOK, OURS, "yes")
        for each in Path(sheet.sheetsync.folder, "history").iterdir():  # type: ignore[attr-defined]
            each.unlink()

    assert people(sheet) == before


def test_what_was_asked_is_settled_by_another_yes(sheet: Sheet) -> None:
    sheet.type(COOK, OURS, "yes")
    sheet.type(COOK + 2, OURS, "a word of somebody")
    sheet.run("sync")
    asked = sheet.cell(COOK, OURS)
    assert asked.startswith("yes ⟪Is this about “cook food”? Then write yes before it.")

    sheet.type(COOK, OURS, f"yes {asked}")
    sheet.run("sync", day=10)

    assert sheet.cell(COOK, STATUS) == "In progress"


def test_a_yes_that_is_left_by_a_clear_agrees_to_nothing_new(sheet: Sheet) -> None:
    sheet.type(COOK, OURS, "yes")
    sheet.run("sync")
    sheet.type(COOK, STATUS, "In progres")
    sheet.run("sync", day=10)
    sheet.run("clear", sheet.name)
    assert sheet.cell(COOK, OURS) == "yes"

    sheet.run("sync", day=11)

    assert sheet.cell(COOK, STATUS) == "In progres"


def test_a_dry_run_types_nothing_and_says_what_it_would(sheet: Sheet) -> None:
    sheet.type(COOK, OURS, "yes")
    before = people(sheet)

    dry = sheet.run("sync", "--dry-run")

    assert people(sheet) == before
    assert sheet.cell(COOK, OURS) == "yes"
    assert "@@ D3 (yours, on somebody's word) @@" in dry.stdout
    assert "+ In progress" in dry.stdout


def test_a_yes_to_what_proposes_nothing_stays_a_word_of_people(sheet: Sheet) -> None:
    sheet.type(COOK + 2, OURS, "yes")
    before = people(sheet)

    sheet.run("sync")

    assert (sheet.cell(COOK + 2, OURS), people(sheet)) == ("yes", before)


def test_fix_types_what_is_confirmed_and_undo_takes_it_back(sheet: Sheet) -> None:
    before = people(sheet)
    shown = sheet.run("fix", "--dry-run")
    assert (shown.status, shown.stderr) == (0, "")
    assert "  D3    In progres → In progress   cook food" in shown.stdout
    assert sheet.run("fix", typed="\n\n").stdout.endswith("Nothing was typed.\n")
    assert people(sheet) == before

    fixed = sheet.run("fix", typed="x\ny\nq\n")

    assert "There is no key x" in fixed.stdout
    assert fixed.stdout.endswith("1 cell typed.\n`sheetsync fix --undo` takes it back.\n")
    expected = [list(each) for each in before]
    expected[COOK - 1][STATUS - 1] = "In progress"
    assert people(sheet) == expected
    undone = sheet.run("fix", "--undo", typed="y\n", day=10)
    assert "  D3    In progress → In progres   cook food" in undone.stdout
    assert people(sheet) == before


@pytest.mark.parametrize("sheet", ["workbook"], indirect=True)
def test_fix_takes_one_of_two_days(sheet: Sheet) -> None:
    fixed = sheet.run("fix", typed="\n2\n")

    assert "  E4    05/10/2026 → 2026-10-05 (1) or 2026-05-10 (2)   serve food" in fixed.stdout
    assert sheet.cell(SERVE, END) == "2026-05-10"


@pytest.mark.parametrize("sheet", ["workbook"], indirect=True)
def test_undo_needs_a_history_and_leaves_what_somebody_changed(sheet: Sheet) -> None:
    sheet.run("fix", typed="y\nq\n")
    sheet.type(COOK, STATUS, "At risk")

    undone = sheet.run("fix", "--undo", typed="y\n", day=10)

    assert "0 cells typed.\nLeft alone, because somebody changed it meanwhile: cook food" in undone.stdout
    assert sheet.cell(COOK, STATUS) == "At risk"
    (Path(sheet.sheetsync.folder) / "sheetsync.toml").unlink()  # type: ignore[attr-defined]
    assert sheet.run("fix", sheet.name, "--undo").status == 2


@pytest.mark.parametrize("sheet", ["workbook"], indirect=True)
def test_fix_speaks_the_language_of_the_sheet(sheet: Sheet) -> None:
    with Path(sheet.sheetsync.folder, "sheetsync.toml").open("a") as file:  # type: ignore[attr-defined]
        file.write('language = "de"\n')

    fixed = sheet.run("fix", typed="x\ny\nq\n")

    assert "y trägt es ein, Enter lässt es, q beendet: " in fixed.stdout
    assert "Die Taste x gibt es nicht" in fixed.stdout
    assert "2026-10-05 (1) oder 2026-05-10 (2)" in fixed.stdout
    assert fixed.stdout.endswith("1 Zelle eingetragen.\n`sheetsync fix --undo` nimmt es zurück.\n")
    assert sheet.cell(COOK, STATUS) == "In Arbeit"
