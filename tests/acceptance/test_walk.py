"""The walk: the one command that writes cells of people, and only those that were just answered."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from localsheets import Google, Spreadsheet, load
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO, CommandLine, Outcome
from tests.acceptance.test_demo import cells, content_and_format, opened

__all__ = ["google"]

TAB = DEMO["tab"]
MONDAY = "2026-11-09T09:00:00Z"
ROWS = [
    ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "Notes"],
    ["Make tacos", "feed the family", "buy shells", "done", ""],
    ["", "", "cook food", "In progress", ""],
    ["", "", "serve food", "Not started", ""],
    ["", "", "wash up", "", "ask Ana"],
]


@pytest.fixture
def tacos(sheetsync: CommandLine) -> Path:
    """A little workbook with a formula that counts what is done."""
    path = sheetsync.folder / "tacos.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["H1"] = '=COUNTIF(D2:D5,"done")'
    book.save(path)
    return path


def statuses(workbook: Path) -> list[object]:
    return [row[3].value for row in openpyxl.load_workbook(workbook).active.iter_rows(min_row=2)]


def test_only_the_cells_that_were_answered_and_confirmed_are_written(sheetsync: CommandLine, tacos: Path) -> None:
    before = cells(openpyxl.load_workbook(tacos), content_and_format)

    walked = sheetsync("agenda", tacos.name, "--walk", typed="d\n\nr\nno water\n\ny\n")

    assert (walked.status, walked.stderr) == (0, "")
    after = cells(openpyxl.load_workbook(tacos), content_and_format)
    changed = {place: after[place][1] for place in after if after[place] != before.get(place)}
    # The sheet says "done" for Done; what nobody has begun comes last.
    assert changed == {("Sheet", 3, 4): "done", ("Sheet", 5, 4): "At risk", ("Sheet", 5, 5): "no water"}
    assert "  D3    In progress → done   cook food" in walked.stdout
    assert "  D5    blank → At risk   wash up" in walked.stdout
    assert "3 cells typed." in walked.stdout


def test_what_is_not_confirmed_is_not_written(sheetsync: CommandLine, tacos: Path) -> None:
    before = tacos.read_bytes()

    for typed in ("d\n\nq\nn\n", "d\n\nq\n", "d\n", "q\n", "", "\n\n\n", "x\ny\n\n"):
        walked = sheetsync("agenda", tacos.name, "--walk", typed=typed)
        assert (walked.status, walked.stderr) == (0, "")
        assert "Nothing was typed." in walked.stdout

    assert tacos.read_bytes() == before


def test_the_formulas_of_the_workbook_are_calculated_when_it_is_opened(sheetsync: CommandLine, tacos: Path) -> None:
    sheetsync("agenda", tacos.name, "--walk", typed="d\n\nq\ny\n")

    with zipfile.ZipFile(tacos) as package:
        assert b'fullCalcOnLoad="1"' in package.read("xl/workbook.xml")


def test_the_demo_keeps_every_other_cell_of_it(sheetsync: CommandLine, workbook: Path) -> None:
    before = cells(opened(workbook), content_and_format)

    walked = sheetsync("agenda", workbook.name, "--tab", TAB, "--walk", typed="d\n\nq\ny\n", SHEETSYNC_NOW=MONDAY)

    after = cells(opened(workbook), content_and_format)
    (changed,) = [place for place in after if after[place] != before[place]]
    assert after[changed][1] == "Done"
    # Also how it looks: only the value is another one.
    assert after[changed][2:] == before[changed][2:]
    assert "1 cell typed." in walked.stdout


def test_a_note_that_a_sheet_would_take_for_a_formula_is_asked_for_again(sheetsync: CommandLine, tacos: Path) -> None:
    walked = sheetsync("agenda", tacos.name, "--walk", typed="r\n=1+1\nit burns\nq\ny\n")

    assert "A note can't start with" in walked.stdout
    assert openpyxl.load_workbook(tacos).active["E3"].value == "it burns"


@pytest.fixture
def dated(sheetsync: CommandLine) -> Path:
    """A workbook whose lines are due on days, in the format that somebody chose, and once "soon"."""
    path = sheetsync.folder / "dated.xlsx"
    book = openpyxl.Workbook()
    for row in (
        ["Project", "User-centric Goal", "Deliverables", "Deliverable Status", "End"],
        ["Make tacos", "feed the family", "buy shells", "In progress", date(2026, 11, 6)],
        ["", "", "cook food", "In progress", date(2026, 11, 13)],
        ["", "", "serve food", "Not started", "soon"],
    ):
        book.active.append([each or None for each in row])
    for row in (2, 3):
        book.active.cell(row, 5).number_format = "dd/mm/yy"
    book.save(path)
    return path


def test_a_date_goes_where_a_date_is_as_a_date_in_its_own_format(sheetsync: CommandLine, dated: Path) -> None:
    walked = sheetsync("agenda", dated.name, "--walk", typed="e\n2026-11-20\nd\n\ne\nsoon\n\ne\n2026-12-01\n\ny\n")

    assert (walked.status, walked.stderr) == (0, "")
    assert "soon is no day: write it as 2026-11-20." in walked.stdout
    assert "3 cells typed." in walked.stdout
    rows = [[cell.value for cell in row[3:5]] for row in openpyxl.load_workbook(dated).active.iter_rows(min_row=2)]
    assert rows == [
        ["Done", datetime(2026, 11, 20)],
        ["In progress", datetime(2026, 11, 13)],
        ["Not started", "2026-12-01"],
    ]
    assert openpyxl.load_workbook(dated).active["E2"].number_format == "dd/mm/yy"


def test_a_walk_goes_back_and_the_last_word_counts(sheetsync: CommandLine, tacos: Path) -> None:
    walked = sheetsync("agenda", tacos.name, "--walk", typed="r\nno pan\nb\nd\n\n\n\ny\n")

    assert "     you said: status At risk\n     you said: notes no pan" in walked.stdout
    assert "1 cell typed." in walked.stdout
    assert statuses(tacos) == ["done", "done", "Not started", None]


def test_an_unknown_key_is_told_and_asked_again(sheetsync: CommandLine, tacos: Path) -> None:
    walked = sheetsync("agenda", tacos.name, "--walk", typed="z\nd\n\nq\ny\n")

    assert "There is no key z: n Not started, i In progress" in walked.stdout
    assert statuses(tacos) == ["done", "done", "Not started", None]


def test_a_sheet_without_days_has_no_place_for_one(sheetsync: CommandLine, tacos: Path) -> None:
    walked = sheetsync("agenda", tacos.name, "--walk", typed="e\n\n\n\n")

    assert "This sheet has no column that says when a line is due." in walked.stdout
    assert "Nothing was typed." in walked.stdout


def test_a_walk_through_a_file_that_is_only_read_is_refused_before_it_starts(sheetsync: CommandLine) -> None:
    (sheetsync.folder / "tacos.csv").write_text("Project,Deliverable,Status\nTacos,cook,In progress\n")

    walked = sheetsync("agenda", "tacos.csv", "--walk", typed="d\n\nq\ny\n")

    assert (walked.status, walked.stdout) == (2, "")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda sheet: sheet.__setitem__("D3", "At risk"), "somebody answered it meanwhile"),
        (lambda sheet: sheet.__setitem__("C3", "fry food"), "it is another line by now"),
        (lambda sheet: sheet.delete_rows(3), "its row is gone"),
        (lambda sheet: sheet.__setitem__("D3", "=D2"), "it is a formula by now"),
    ],
)
def test_a_cell_that_is_not_as_it_was_shown_is_left_alone(sheetsync: CommandLine, tacos: Path, edit, told: str) -> None:
    """Somebody saves the workbook between the question and the answer."""
    code = f"""
import sys, openpyxl
sys.argv = ["sheetsync", "agenda", "{tacos.name}", "--walk"]
from sheetsync.cli import walk
asked = walk.walk
def meanwhile(*arguments):
    replies = asked(*arguments)
    book = openpyxl.load_workbook("{tacos.name}")
    edited = openpyxl.load_workbook("edited.xlsx").active
    for row in book.active.iter_rows():
        for cell in row:
            cell.value = edited[cell.coordinate].value
    book.save("{tacos.name}")
    return replies
walk.walk = meanwhile
from sheetsync.cli import main
main()
"""
    book = openpyxl.load_workbook(tacos)
    edit(book.active)
    book.save(sheetsync.folder / "edited.xlsx")

    walked = sheetsync.python("-c", code, typed="d\n\nq\ny\n")

    assert walked.status == 0, walked.stderr
    assert "0 cells typed.\nLeft alone, because somebody changed it meanwhile: cook food\n" in walked.stdout
    assert statuses(tacos) == [row[3].value for row in book.active.iter_rows(min_row=2)], told


def test_a_line_that_was_sorted_elsewhere_meanwhile_is_found_by_its_words(sheetsync: CommandLine, tacos: Path) -> None:
    code = f"""
import sys, openpyxl
sys.argv = ["sheetsync", "agenda", "{tacos.name}", "--walk"]
from sheetsync.cli import walk
asked = walk.walk
def meanwhile(*arguments):
    replies = asked(*arguments)
    book = openpyxl.load_workbook("{tacos.name}")
    book.active.insert_rows(3)
    book.active["C3"], book.active["D3"] = "salt it", "In progress"
    book.save("{tacos.name}")
    return replies
walk.walk = meanwhile
from sheetsync.cli import main
main()
"""
    walked = sheetsync.python("-c", code, typed="d\n\nq\ny\n")

    assert "1 cell typed." in walked.stdout
    assert statuses(tacos) == ["done", "In progress", "done", "Not started", None]


def test_the_next_agenda_tells_what_changed_since_the_walk(sheetsync: CommandLine, tacos: Path) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{tacos.name}"\n')
    sheetsync("sync", SHEETSYNC_NOW="2026-11-02T09:00:00Z")
    sheetsync("agenda", "--walk", typed="d\n\nq\ny\n", SHEETSYNC_NOW="2026-11-05T09:00:00Z")
    sheetsync("sync", SHEETSYNC_NOW="2026-11-06T09:00:00Z")

    agenda = sheetsync("agenda", SHEETSYNC_NOW="2026-11-20T09:00:00Z").stdout

    assert "Changed since 2 Nov" in agenda
    assert '"cook food" (Make tacos): In progress → Done' in agenda
    assert (
        '"cook food"' not in sheetsync("agenda", "--since", "2026-11-07", SHEETSYNC_NOW="2026-11-20T09:00:00Z").stdout
    )


@pytest.mark.parametrize("typed", ["q\n", "d\n\nq\nn\n"])
def test_a_walk_that_was_broken_off_was_no_meeting(sheetsync: CommandLine, tacos: Path, typed: str) -> None:
    (sheetsync.folder / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{tacos.name}"\n')
    sheetsync("sync", SHEETSYNC_NOW="2026-11-02T09:00:00Z")
    before = (next((sheetsync.folder / "history").glob("*.jsonl"))).read_bytes()

    sheetsync("agenda", "--walk", typed=typed, SHEETSYNC_NOW="2026-11-05T09:00:00Z")

    assert next((sheetsync.folder / "history").glob("*.jsonl")).read_bytes() == before


@pytest.fixture
def sheet(google: Google) -> Spreadsheet:
    return google.spreadsheet(ROWS, tab="Roadmap")


def walk(sheetsync: CommandLine, google: Google, sheet: Spreadsheet, typed: str) -> Outcome:
    return sheetsync("agenda", sheet.id, "--walk", typed=typed, SHEETSYNC_API_ROOT=google.url)


def test_the_walk_works_on_google_too(sheetsync: CommandLine, google: Google, sheet: Spreadsheet) -> None:
    before = sheet.rows("Roadmap")

    walked = walk(sheetsync, google, sheet, "d\n\nr\nno water\n\ny\n")

    assert (walked.status, walked.stderr) == (0, "")
    assert "3 cells typed." in walked.stdout
    expected = [list(row) for row in before]
    expected[2][3] = "done"
    expected[4][3:5] = ["At risk", "no water"]
    assert [row[:5] for row in sheet.rows("Roadmap")] == expected
    assert (google.count("read"), google.count("write")) == (2, 1)


def test_on_google_an_answer_that_met_another_row_is_taken_back_at_once(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    def swap(_: object) -> None:
        # Another line of the same status comes to stand where the answered one stood.
        sheet.insert_rows(2, 1)
        sheet.type("Roadmap!C3", "salt it")
        sheet.type("Roadmap!D3", "In progress")

    google.control.before(swap, lambda call: call.effect == "write", times=1)

    walked = walk(sheetsync, google, sheet, "d\n\nq\ny\n")

    assert "0 cells typed." in walked.stdout
    assert "Left alone, because somebody changed it meanwhile: cook food" in walked.stdout
    said = {row[2]: row[3] for row in sheet.rows("Roadmap") if len(row) > 3}
    assert (said["salt it"], said["cook food"]) == ("In progress", "In progress")


def test_on_google_a_row_that_says_the_same_by_itself_is_not_taken_for_ours(
    sheetsync: CommandLine, google: Google, sheet: Spreadsheet
) -> None:
    def insert(_: object) -> None:
        sheet.insert_rows(2, 1)
        sheet.type("Roadmap!C3", "salt it")
        sheet.type("Roadmap!D3", "done")

    google.control.before(insert, lambda call: call.effect == "write", times=1)

    walk(sheetsync, google, sheet, "d\n\nq\ny\n")

    said = {row[2]: row[3] for row in sheet.rows("Roadmap") if len(row) > 3}
    assert (said["salt it"], said["cook food"]) == ("done", "In progress")


@pytest.mark.parametrize("pattern", ["dd/mm/yyyy", "d mmm yyyy"])
def test_on_google_a_date_stays_a_date_in_its_own_format(
    sheetsync: CommandLine, google: Google, dated: Path, pattern: str
) -> None:
    book = openpyxl.load_workbook(dated)
    book.active["E2"].number_format = pattern
    book.save(dated)
    sheet = load(google, dated)

    walked = walk(sheetsync, google, sheet, "e\n2026-11-20\n\n\ne\n2026-12-01\n\ny\n")

    assert (walked.status, walked.stderr) == (0, "")
    assert "2 cells typed." in walked.stdout
    shown = {"dd/mm/yyyy": "20/11/2026", "d mmm yyyy": "20 Nov 2026"}[pattern]
    assert [row[4] for row in sheet.rows("Sheet")][1] == shown
    assert sheet.cell("Sheet!E4") != "soon"


def test_on_google_a_date_that_is_shown_in_part_is_left_alone(
    sheetsync: CommandLine, google: Google, dated: Path
) -> None:
    book = openpyxl.load_workbook(dated)
    book.active["E2"].number_format = "mmm yyyy"
    book.save(dated)
    sheet = load(google, dated)

    walked = walk(sheetsync, google, sheet, "e\n2026-11-20\n\n\n\ny\n")

    assert "0 cells typed.\nLeft alone, because somebody changed it meanwhile: buy shells" in walked.stdout
    assert sheet.rows("Sheet")[1][4] == "Nov 2026"


@pytest.mark.parametrize("note", ["1/2", "Nov 26", "12 %", "TRUE", "2026-11-20"])
def test_on_google_a_note_stays_a_text(sheetsync: CommandLine, google: Google, sheet: Spreadsheet, note: str) -> None:
    walked = walk(sheetsync, google, sheet, f"d\n{note}\nq\ny\n")

    assert "2 cells typed." in walked.stdout
    assert sheet.rows("Roadmap")[2][4] == note
