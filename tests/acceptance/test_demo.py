"""The demo: what a newcomer sees first, and that nothing of a team's workbook is harmed by it."""

import re
import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine, DemoRun

ROADMAP_TAB = DEMO["tab"]
TALK_TAB = "From the talk"
OUR_HEADER = "Roadmap checks"
OUR_TEXT = re.compile(r"⚠ \[[^]]+\] .+ · [0-9a-hjkmnp-tv-z]{4,6}")
REPORTED = {"H39"}
"""Below the line a day beyond the interval is nobody's question: it stands in the report alone."""

GOAL_RULES = ("goal-missing", "goal-restates-work", "goal-names-no-one", "goal-copied")


def parts(workbook: Path) -> dict[str, bytes]:
    """Every part of a workbook, in its order."""
    with zipfile.ZipFile(workbook) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(workbook: Path, *, data_only: bool = False) -> Book:
    """A workbook as an independent reader sees it."""
    with warnings.catch_warnings():
        # It says what it would lose if it wrote the file, which is why it only reads here.
        warnings.filterwarnings("ignore", ".*will be removed")
        return openpyxl.load_workbook(workbook, data_only=data_only)


def cells(book: Book, look: Callable[[Any], Any]) -> dict[tuple[str, int, int], Any]:
    """What is looked at in every cell of every tab, by tab, row and column."""
    return {
        (sheet.title, cell.row, cell.column): look(cell) for sheet in book for row in sheet.iter_rows() for cell in row
    }


def content_and_format(cell: Any) -> tuple[Any, ...]:
    """All that a person can see of a cell."""
    comment = cell.comment and (cell.comment.author, cell.comment.text, cell.comment.width, cell.comment.height)
    style = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection, cell.number_format)
    link = cell.hyperlink and cell.hyperlink.target
    return cell.data_type, cell.value, comment, link, *map(repr, style)


def without_row_hints(part: bytes) -> bytes:
    """A part without how far each row reaches, which is a hint to readers that says nothing of a cell."""
    return re.sub(rb'(<row [^>]*?) spans="[0-9:]+"', rb"\1", part)


def our_column(sheet: Worksheet) -> int:
    """Where our column is."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == OUR_HEADER)


@pytest.fixture
def synced(demo: DemoRun, tmp_path: Path) -> Path:
    """The demo's workbook after its sync, in the folder of the test."""
    return Path(shutil.copy(demo.workbook, tmp_path / "roadmap.xlsx"))


def test_the_demo_copies_syncs_and_says_what_to_open(demo: DemoRun) -> None:
    assert (demo.outcome.status, demo.outcome.stderr) == (0, "")
    made = sorted(str(each.relative_to(demo.folder)) for each in demo.folder.rglob("*") if each.is_file())
    remembered = [each for each in made if each.startswith("sheetsync-demo/history/")]
    assert [Path(each).suffix for each in remembered if each.endswith(".jsonl")] == [".jsonl"]
    assert made == [
        *remembered,
        "sheetsync-demo/roadmap-with-notes.xlsx",
        "sheetsync-demo/roadmap.xlsx",
        "sheetsync-demo/summary/summary.html",
        "sheetsync-demo/summary/summary.md",
    ]
    to_open = demo.outcome.stdout.strip().splitlines()[-1]
    assert to_open.startswith("Open ")
    assert "sheetsync-demo/roadmap.xlsx" in to_open
    assert "sheetsync-demo/summary/summary.html" in to_open


def test_the_first_summary_that_anybody_sees_says_what_changed_and_since_when(demo: DemoRun) -> None:
    summary = (demo.folder / "sheetsync-demo" / "summary" / "summary.md").read_text(encoding="utf-8")
    _, _, news = summary.partition("## Changed since 26 Oct\n\n")

    assert news.partition("\n\n")[0].splitlines() == [
        '- "Load test checkout at twice the expected peak" (Capacity plan for the holidays): In progress → At risk.',
        '- "Index the logs of the last thirty days" (New log search): In progress → Possible delay.',
        '- "Index the logs of the last thirty days" (New log search): due 6 Nov → 13 Nov.',
        '- "Write down what may page and what can wait" (Quiet nights on call): In progress → Done.',
        '- "Design doc for one-step rollback" (Deploys without fear): In progress → Done.',
        '- "Move paging alerts to symptoms that users feel" (Quiet nights on call): Not started → In progress.',
        '- "Build one-step rollback for the web tier" (Deploys without fear): In progress → Almost done.',
    ]
    assert "since 2 Nov" in summary


def test_the_demo_shows_a_workbook_with_a_note_on_each_cell_at_fault_beside_those_of_people(demo: DemoRun) -> None:
    noted = demo.workbook.with_name("roadmap-with-notes.xlsx")
    sheet, before = opened(noted)[ROADMAP_TAB], opened(DEMO_WORKBOOK)[ROADMAP_TAB]
    planted = {each["cell"] for each in DEMO["planted"] if each["tab"] == ROADMAP_TAB and each["cell"]} - REPORTED
    theirs = {cell.coordinate: cell.comment.text for row in before.iter_rows() for cell in row if cell.comment}
    ours = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert ours.keys() - theirs.keys() == planted - theirs.keys()
    assert {cell: ours[cell] for cell in theirs} == theirs
    assert all(text.startswith("⚠ ") for cell, text in ours.items() if cell not in theirs)
    assert str(noted.relative_to(demo.folder)) in demo.outcome.stdout


def test_the_demo_writes_each_remark_into_the_row_at_fault(demo: DemoRun) -> None:
    sheet = opened(demo.workbook)[ROADMAP_TAB]
    column = our_column(sheet)
    written = {cell.row: cell.value for (cell,) in sheet.iter_rows(min_row=4, min_col=column, max_col=column)}
    planted = {each["cell"] for each in DEMO["planted"] if each["tab"] == ROADMAP_TAB} - REPORTED
    planted = {int(re.sub(r"\D", "", each)) for each in planted}
    assert {row for row, text in written.items() if text} == planted
    assert all(OUR_TEXT.fullmatch(written[row]) for row in planted)


def test_the_demo_may_be_run_again_and_leaves_the_workbook_as_it_is(demo: DemoRun, tmp_path: Path) -> None:
    shutil.copytree(demo.folder, tmp_path, dirs_exist_ok=True)
    again = CommandLine(tmp_path)("demo")
    assert (again.status, again.stderr) == (0, "")
    assert (tmp_path / "sheetsync-demo" / "roadmap.xlsx").read_bytes() == demo.workbook.read_bytes()


def test_the_demo_says_the_day_that_it_goes_by(demo: DemoRun, sheetsync: CommandLine) -> None:
    assert "let today be 2 November 2026." in demo.outcome.stdout
    another = sheetsync("demo", SHEETSYNC_NOW="2026-11-23T09:00:00Z")
    assert "let today be 23 November 2026." in another.stdout, another.stderr


def test_check_finds_exactly_what_was_planted(sheetsync: CommandLine, workbook: Path) -> None:
    checked = sheetsync("check", workbook.name, "--tab", ROADMAP_TAB, "--format", "json")
    assert (checked.status, checked.stderr) == (1, "")
    found = sorted((each["tab"], each["cell"], each["rule"]) for each in checked.report["findings"])
    assert found == sorted((each["tab"], each["cell"], each["rule"]) for each in DEMO["planted"])
    assert workbook.read_bytes() == DEMO_WORKBOOK.read_bytes()


def test_without_a_tab_the_one_that_looks_like_a_roadmap_is_read_and_named(
    sheetsync: CommandLine, workbook: Path
) -> None:
    report = sheetsync("check", workbook.name, "--format", "json").report
    assert report["spreadsheet"]["tab"] == ROADMAP_TAB
    assert [each for each in report["notices"] if ROADMAP_TAB in each]


def test_the_findings_stay_the_same_once_the_remarks_are_written(sheetsync: CommandLine, synced: Path) -> None:
    before = sheetsync("check", DEMO_WORKBOOK, "--tab", ROADMAP_TAB, "--format", "json").report
    after = sheetsync("check", synced.name, "--tab", ROADMAP_TAB, "--format", "json").report
    assert after["findings"] == before["findings"]


def test_a_second_sync_leaves_the_workbook_byte_for_byte(sheetsync: CommandLine, synced: Path) -> None:
    before = synced.read_bytes(), synced.stat().st_mtime_ns
    again = sheetsync("sync", synced.name, "--tab", ROADMAP_TAB, "--format", "json")
    assert (again.status, again.stderr) == (0, "")
    assert (synced.read_bytes(), synced.stat().st_mtime_ns) == before
    assert again.report["requests"] == {"read": 1, "write": 0}
    assert {again.report["written"][each] for each in ("placed", "changed", "cleared", "gone")} == {0}


def test_a_sync_changes_the_synced_tab_and_the_list_of_looks_and_no_other_part(demo: DemoRun) -> None:
    before, after = parts(DEMO_WORKBOOK), parts(demo.workbook)
    assert list(after) == list(before)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    # What the demo shows to be unharmed is there in the first place.
    assert {"xl/charts/chart1.xml", "xl/comments1.xml", "xl/drawings/drawing1.xml"} <= set(before)
    assert b"sparkline" in before["xl/worksheets/sheet2.xml"]


def test_a_sync_leaves_every_cell_of_people_as_it_was(demo: DemoRun) -> None:
    before, after = opened(DEMO_WORKBOOK), opened(demo.workbook)
    ours = our_column(after[ROADMAP_TAB])
    was, now = cells(before, content_and_format), cells(after, content_and_format)
    of_people = {place: seen for place, seen in now.items() if place[0] != ROADMAP_TAB or place[2] != ours}
    assert of_people == was
    assert any(seen[2] for seen in was.values()), "the demo holds notes of people"


def test_a_sync_keeps_the_cached_results_of_formulas(demo: DemoRun) -> None:
    formulas = cells(opened(DEMO_WORKBOOK), lambda cell: cell.data_type == "f")
    was = cells(opened(DEMO_WORKBOOK, data_only=True), lambda cell: cell.value)
    now = cells(opened(demo.workbook, data_only=True), lambda cell: cell.value)
    computed = [place for place, is_formula in formulas.items() if is_formula]
    assert len(computed) >= 8
    assert all(now[place] == was[place] is not None for place in computed)


def test_a_sync_adds_one_conditional_format_behind_those_of_people(demo: DemoRun) -> None:
    def rules(workbook: Path) -> list[tuple[str, str, int, tuple[str, ...]]]:
        sheet = opened(workbook)[ROADMAP_TAB]
        return [
            (str(area.sqref), rule.type, rule.priority, tuple(rule.formula))
            for area in sheet.conditional_formatting
            for rule in area.rules
        ]

    before, after = rules(DEMO_WORKBOOK), rules(demo.workbook)
    assert len(before) == 2
    assert after[:2] == before
    assert len(after) == 3
    assert after[2][1] == "expression"
    assert after[2][2] > max(each[2] for each in before)


def test_a_sync_keeps_the_dropdown_the_filter_the_frozen_rows_and_the_merges(demo: DemoRun) -> None:
    def arrangement(workbook: Path) -> tuple[Any, ...]:
        sheet = opened(workbook)[ROADMAP_TAB]
        lists = [(str(each.sqref), each.formula1, each.type) for each in sheet.data_validations.dataValidation]
        hidden = [row for row, each in sheet.row_dimensions.items() if each.hidden]
        return lists, sheet.auto_filter.ref, sheet.freeze_panes, str(sheet.merged_cells), hidden

    assert arrangement(demo.workbook) == arrangement(DEMO_WORKBOOK)
    lists, *_ = arrangement(DEMO_WORKBOOK)
    assert lists


def test_clear_gives_the_original_back_cell_for_cell_and_format_for_format(
    sheetsync: CommandLine, synced: Path
) -> None:
    cleared = sheetsync("clear", synced.name)
    assert (cleared.status, cleared.stderr) == (0, "")
    after = {name: without_row_hints(part) for name, part in parts(synced).items()}
    assert after == {name: without_row_hints(part) for name, part in parts(DEMO_WORKBOOK).items()}
    was = cells(opened(DEMO_WORKBOOK), content_and_format)
    assert cells(opened(synced), content_and_format) == was


def test_clear_on_a_workbook_that_holds_nothing_of_ours_leaves_it_alone(sheetsync: CommandLine, workbook: Path) -> None:
    before = workbook.stat().st_mtime_ns
    cleared = sheetsync("clear", workbook.name)
    assert (cleared.status, cleared.stderr) == (0, "")
    assert (workbook.read_bytes(), workbook.stat().st_mtime_ns) == (DEMO_WORKBOOK.read_bytes(), before)


def test_a_dry_clear_takes_nothing(sheetsync: CommandLine, synced: Path) -> None:
    before = synced.read_bytes()
    assert sheetsync("clear", "--dry-run", synced.name).status == 0
    assert synced.read_bytes() == before


def test_the_tables_of_the_talk_raise_no_goal_finding_and_miss_a_follow_up(
    sheetsync: CommandLine, workbook: Path
) -> None:
    report = sheetsync("check", workbook.name, "--tab", TALK_TAB, "--format", "json").report
    rules = {each["rule"] for each in report["findings"]}
    assert not rules.intersection(GOAL_RULES)
    missing = [each["project"] for each in report["findings"] if each["rule"] == "follow-up-missing"]
    assert "New CI general availability" in missing


def test_the_summary_of_the_demo_tells_stakeholders_the_same_facts(demo: DemoRun) -> None:
    text = (demo.workbook.parent / "summary" / "summary.md").read_text(encoding="utf-8")
    page = (demo.workbook.parent / "summary" / "summary.html").read_text(encoding="utf-8")
    for said in ("Quiet nights on call", "Store operations", "Move paging alerts to symptoms that users feel"):
        assert said in text
        assert said in page
    assert 'class="track"' in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page), "the page loads nothing from elsewhere"
