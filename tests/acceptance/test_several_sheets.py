"""`sheetsync sync` on several sheets, one after the other in one process."""

import json
import shutil
from pathlib import Path

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, CommandLine

__all__ = ["google"]

ROWS = [["Project", "User-centric Goal", "Deliverables", "Deliverable Status"], ["Make tacos", "", "cook", "Done"]]


def test_each_sheet_is_synced_and_has_documents_of_its_own(
    sheetsync: CommandLine, google: Google, tmp_path: Path
) -> None:
    sheets = [google.spreadsheet(ROWS, tab="Roadmap") for _ in range(3)]
    shutil.copy(DEMO_WORKBOOK, tmp_path / "plan.xlsx")

    done = sheetsync("sync", *(each.id for each in sheets), "plan.xlsx", SHEETSYNC_API_ROOT=google.url)

    assert done.status == 0, done.stderr
    for sheet in sheets:
        assert sheet.cell("E2").startswith("⚠ [User-centric Goal]")
        assert (tmp_path / "summary" / sheet.id / "summary.html").is_file()
    assert (tmp_path / "summary" / "plan" / "summary.html").is_file()


def test_a_sheet_that_fails_stops_no_other_and_decides_the_status(
    sheetsync: CommandLine, google: Google, tmp_path: Path
) -> None:
    hidden, open_ = google.spreadsheet(ROWS, role=""), google.spreadsheet(ROWS)

    done = sheetsync("sync", hidden.id, open_.id, SHEETSYNC_API_ROOT=google.url)

    assert done.status == 5
    assert open_.cell("E2").startswith("⚠ [User-centric Goal]")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"sheetsync: {hidden.id}: ")


def test_files_of_one_name_keep_their_documents_apart(sheetsync: CommandLine, tmp_path: Path) -> None:
    for team in ("a", "b"):
        (tmp_path / team).mkdir()
        shutil.copy(DEMO_WORKBOOK, tmp_path / team / "plan.xlsx")

    done = sheetsync("sync", "a/plan.xlsx", "b/plan.xlsx", "--tab", DEMO["tab"], "--format", "json")

    assert done.status == 0, done.stderr
    reports = [json.loads(file.read_text()) for file in sorted((tmp_path / "summary").glob("*-plan-*/*.json"))]
    assert [len(each["findings"]) > 0 for each in reports] == [True, True]


def test_each_sheet_is_checked_and_the_gravest_decides(sheetsync: CommandLine, tmp_path: Path) -> None:
    shutil.copy(DEMO_WORKBOOK, tmp_path / "roadmap.xlsx")
    (tmp_path / "other-roadmap.csv").write_text(
        "Project,Stakeholders,Goal,Deliverable,Status\nMake tacos,the family,the family eats quickly,cook,Done\n"
    )

    both = sheetsync("check", "roadmap.xlsx", "other-roadmap.csv", "--quiet")
    alone = sheetsync("check", "other-roadmap.csv", "gone.xlsx", "--quiet")

    assert both.status == 1, both.stderr
    assert [line for line in both.stdout.splitlines() if "tab " in line and "roadmap" in line]
    assert "of other-roadmap" in both.stdout
    assert alone.status == 2
    assert alone.stderr.startswith("sheetsync: gone: ")


def test_reports_of_several_sheets_need_a_folder(sheetsync: CommandLine, tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copy(DEMO_WORKBOOK, tmp_path / f"{name}.xlsx")

    assert sheetsync("check", "a.xlsx", "b.xlsx", "--format", "json").status == 2
    assert sheetsync("check", "a.xlsx", "b.xlsx", "--format", "json", "--output", "out").status == 1
    assert (tmp_path / "out" / "a" / "findings.json").is_file()
    assert (tmp_path / "out" / "b" / "findings.json").is_file()
