"""Bad input: each its exit status and one sentence, no traceback, and the file as it was."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook as Book
from xlsxwriter.worksheet import Worksheet

from tests.acceptance import bad_file
from tests.acceptance.bad_file import HEADERS, a_workbook
from tests.acceptance.command_line import DEMO_WORKBOOK, CommandLine, assert_refused, seen

OURS = "Roadmap checks"


def our_texts(workbook: Path) -> dict[int, str]:
    """What our column holds below its header, by row."""
    sheet = openpyxl.load_workbook(workbook).active
    column = next(cell.column for cell in sheet[1] if cell.value == OURS)
    return {row: text for row in range(2, sheet.max_row + 1) if (text := sheet.cell(row, column).value)}


Build = Callable[[Path], object]

NOT_A_WORKBOOK: list[tuple[Build, int, str]] = [
    (bad_file.empty, 2, "empty"),
    (bad_file.text, 2, "not a workbook"),
    (bad_file.another_zip, 2, "not a workbook"),
    (bad_file.cut, 2, "not a workbook"),
    (bad_file.damaged, 3, "damaged"),
    (bad_file.encrypted, 3, "password"),
    (bad_file.strict, 3, "Strict Open XML"),
    (bad_file.zip_bomb, 3, "unpacks to far more"),
    (bad_file.external_entities, 3, "document type"),
    (bad_file.chart_only, 3, "no tab with cells"),
]


@pytest.mark.parametrize("command", ["check", "sync", "summary"])
@pytest.mark.parametrize(
    ("build", "status", "words"), NOT_A_WORKBOOK, ids=[build.__name__ for build, _, _ in NOT_A_WORKBOOK]
)
def test_what_is_no_sound_workbook_is_refused_by_name(
    sheetsync: CommandLine, build: Build, status: int, words: str, command: str
) -> None:
    build(sheetsync.folder / "roadmap.xlsx")
    before = seen(sheetsync.folder)
    assert_refused(sheetsync(command, "roadmap.xlsx"), status, "roadmap", words)
    assert seen(sheetsync.folder) == before


@pytest.mark.parametrize("command", ["check", "sync", "summary", "clear"])
def test_a_file_that_is_not_there_is_named(sheetsync: CommandLine, command: str) -> None:
    assert_refused(sheetsync(command, "raodmap.xlsx"), 2, "raodmap.xlsx", "check the path")
    assert seen(sheetsync.folder) == {}


def test_a_folder_is_no_workbook(sheetsync: CommandLine) -> None:
    (sheetsync.folder / "plans").mkdir()
    assert_refused(sheetsync("sync", "plans"), 2, "plans", "folder")


def test_no_sheet_at_all_says_how_to_name_one(sheetsync: CommandLine) -> None:
    assert_refused(sheetsync("sync"), 2, "sheetsync.toml", "path of a workbook")


def test_a_tab_that_is_not_there_is_answered_with_those_that_are(sheetsync: CommandLine, workbook: Path) -> None:
    assert_refused(sheetsync("check", workbook.name, "--tab", "SRE raodmap"), 2, "SRE raodmap", "SRE roadmap")


UNCLEAR: list[tuple[Build, str, str]] = [
    (bad_file.two_headers, "rows 1 and 2", "header-not-found"),
    (bad_file.no_header, "header row", "header-not-found"),
    (bad_file.duplicate_headers, "D1", "column-ambiguous"),
]


@pytest.mark.parametrize(("build", "words", "rule"), UNCLEAR, ids=[build.__name__ for build, _, _ in UNCLEAR])
def test_a_sheet_that_could_be_read_in_two_ways_is_asked_about_and_not_written(
    sheetsync: CommandLine, build: Build, words: str, rule: str
) -> None:
    build(sheetsync.folder / "roadmap.xlsx")
    before = seen(sheetsync.folder)
    assert_refused(sheetsync("sync", "roadmap.xlsx"), 3, words, "nothing was")
    assert_refused(sheetsync("summary", "roadmap.xlsx"), 3, words)
    checked = sheetsync("check", "roadmap.xlsx", "--format", "json")
    assert (checked.status, checked.stderr) == (1, "")
    assert rule in checked.rules
    assert seen(sheetsync.folder) == before


def test_a_hundred_empty_columns_are_walked_past(sheetsync: CommandLine) -> None:
    bad_file.hundred_empty_columns(sheetsync.folder / "roadmap.xlsx")
    synced = sheetsync("sync", "roadmap.xlsx")
    assert (synced.status, synced.stderr) == (0, "")
    texts = our_texts(sheetsync.folder / "roadmap.xlsx")
    assert [row for row, text in texts.items() if "[" in text] == [4]


def test_a_protected_tab_is_checked_but_not_written(sheetsync: CommandLine) -> None:
    bad_file.protected(sheetsync.folder / "roadmap.xlsx")
    before = seen(sheetsync.folder)
    assert_refused(sheetsync("sync", "roadmap.xlsx"), 3, '"Roadmap"', "protected", "unprotect")
    assert sheetsync("check", "roadmap.xlsx").status == 1
    assert seen(sheetsync.folder) == before


@pytest.mark.parametrize("lock", ["~$roadmap.xlsx", ".~lock.roadmap.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_not_written(sheetsync: CommandLine, workbook: Path, lock: str) -> None:
    (sheetsync.folder / lock).write_bytes(b"Ana")
    before = seen(sheetsync.folder)
    assert_refused(sheetsync("sync", workbook.name), 3, workbook.name, "open in another program", "close it")
    assert seen(sheetsync.folder) == before


@pytest.mark.parametrize("command", ["sync", "clear"])
def test_a_read_only_workbook_is_not_written(sheetsync: CommandLine, command: str) -> None:
    a_workbook(sheetsync.folder / "roadmap.xlsx")
    if command == "clear":
        assert sheetsync("sync", "roadmap.xlsx").status == 0
    (sheetsync.folder / "roadmap.xlsx").chmod(0o444)
    before = seen(sheetsync.folder)
    assert_refused(sheetsync(command, "roadmap.xlsx"), 3, "roadmap.xlsx", "read-only")
    assert seen(sheetsync.folder) == before


SAVED_MEANWHILE = """
from pathlib import Path
from sheetsync import wiring
from sheetsync.cli import main

real = wiring.new_address

def after_somebody_saved():
    Path("roadmap.xlsx").write_bytes(Path("theirs.xlsx").read_bytes())
    return real()

wiring.new_address = after_somebody_saved
main()
"""
"""A colleague saves the workbook after it was read, while it is decided what to write."""


def test_a_workbook_that_somebody_changes_during_the_run_is_theirs(sheetsync: CommandLine, workbook: Path) -> None:
    a_workbook(sheetsync.folder / "theirs.xlsx")
    outcome = sheetsync.python("-c", SAVED_MEANWHILE, "sync", workbook.name)
    assert_refused(outcome, 3, workbook.name, "changed by somebody", "run again")
    assert workbook.read_bytes() == (sheetsync.folder / "theirs.xlsx").read_bytes()
    assert set(seen(sheetsync.folder)) == {"roadmap.xlsx", "theirs.xlsx"}


NO_ROOM = """
import resource, sys
from sheetsync.cli import main

# What is imported from here on must not be kept half compiled.
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
main()
"""
"""The system takes four thousand bytes of a file, and no more: a disk that fills up in the middle of a write."""


def test_a_full_disk_leaves_the_workbook_whole(sheetsync: CommandLine, workbook: Path) -> None:
    outcome = sheetsync.python("-c", NO_ROOM, "sync", workbook.name)
    assert_refused(outcome, 4, workbook.name, "could not be written", "as it was", "run again")
    assert seen(sheetsync.folder) == {workbook.name: hashlib.sha256(DEMO_WORKBOOK.read_bytes()).hexdigest()}


def test_no_room_for_the_report_is_said(sheetsync: CommandLine, workbook: Path) -> None:
    into_a_file = NO_ROOM.replace("main()", 'import sys; sys.stdout = open("report.json", "w"); main()')
    assert_refused(sheetsync.python("-c", into_a_file, "check", workbook.name, "--format", "json"), 4, "make room")


SQUATTED = ["ask Ana", "please look at this", '="⚠ [Goal] Who? · "&"k7f3"']
"""What people use a column with our header for; one of them types what we would write, as a formula."""


def squatted(_: Book, sheet: Worksheet) -> None:
    sheet.write_column(0, len(HEADERS), [OURS, *SQUATTED[:2]])
    sheet.write_formula(3, len(HEADERS), SQUATTED[2], None, "⚠ [Goal] Who? · k7f3")


def test_a_column_of_peoples_with_our_header_stays_theirs(sheetsync: CommandLine) -> None:
    roadmap = a_workbook(sheetsync.folder / "roadmap.xlsx", dress=squatted)
    before = roadmap.read_bytes()
    refused = sheetsync("sync", "roadmap.xlsx")
    assert_refused(refused, 3, 'column H of tab "Roadmap" has the header', "rename that column")
    assert roadmap.read_bytes() == before
    sheetsync("clear", "roadmap.xlsx")
    assert roadmap.read_bytes() == before


def test_what_people_wrote_in_our_column_stays_theirs(sheetsync: CommandLine) -> None:
    roadmap = a_workbook(sheetsync.folder / "roadmap.xlsx")
    assert sheetsync("sync", "roadmap.xlsx").status == 0
    book = openpyxl.load_workbook(roadmap)
    for row, theirs in enumerate(SQUATTED, start=2):
        book.active.cell(row, len(HEADERS) + 1).value = theirs
    book.save(roadmap)
    synced = sheetsync("sync", "roadmap.xlsx")
    assert (synced.status, synced.stderr) == (0, "")
    assert "a person wrote there: H2, H3, H4" in " ".join(synced.stdout.split())
    before = our_texts(roadmap)
    assert [before[row] for row in range(2, 5)] == SQUATTED
    sheetsync("clear", "roadmap.xlsx")
    assert our_texts(roadmap) == before


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(0)", "+1", "-1", "@SUM(1)", "\t=1", "＝1"])
def test_no_text_of_people_becomes_a_formula_in_our_column(sheetsync: CommandLine, text: str) -> None:
    headers = (text, "Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status")
    rows = [("", text, "family members", "", text, text)]
    roadmap = a_workbook(sheetsync.folder / "roadmap.xlsx", [headers, *rows])
    assert sheetsync("sync", "roadmap.xlsx").status == 0
    sheet = openpyxl.load_workbook(roadmap).active
    ours = sheet.cell(2, 7)
    assert ours.data_type == "s"
    assert ours.value.startswith("⚠ [")


def test_a_cell_with_all_the_characters_that_a_cell_can_hold_is_read_and_quoted_in_part(
    sheetsync: CommandLine,
) -> None:
    longest = "so much to say. " * 2048
    row = (longest[:32_767], "family members", "", longest[:32_767], longest[:32_767], "", longest[:32_767])
    roadmap = a_workbook(sheetsync.folder / "roadmap.xlsx", [HEADERS, row])
    synced = sheetsync("sync", "roadmap.xlsx")
    assert (synced.status, synced.stderr) == (0, "")
    assert all(len(text) <= 480 for text in our_texts(roadmap).values())
    assert openpyxl.load_workbook(roadmap).active["A2"].value == longest[:32_767]
    assert len(synced.stdout) < 20_000


HOSTILE = "\u202e\u2066\u200f\x1b\x07\x9b"
"""What turns text around, and what a terminal takes for a command."""


def test_control_and_bidirectional_characters_never_reach_the_terminal(sheetsync: CommandLine) -> None:
    row = (f"Tacos {HOSTILE}", "", "", f"cook {HOSTILE}", f"do{HOSTILE}ne", "", f"soon {HOSTILE}")
    roadmap = a_workbook(sheetsync.folder / "roadmap.xlsx", [HEADERS, row])
    before = openpyxl.load_workbook(roadmap).active["A2"].value
    for arguments in (["check", "-v"], ["sync", "--dry-run"], ["sync"], ["summary"]):
        outcome = sheetsync(*arguments, "roadmap.xlsx")
        assert outcome.status in (0, 1), outcome.stderr
        assert outcome.stderr == ""
        assert not set(HOSTILE) & set(outcome.stdout)
    assert openpyxl.load_workbook(roadmap).active["A2"].value == before
