"""SARIF as a job uploads it: each finding on a file of the repository, from wherever it was run."""

import json
from pathlib import Path
from typing import Any

import pytest

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine
from tests.render.test_machine_report import assert_code_scanning_takes

__all__ = ["google"]


def log_of(text: str) -> Any:
    log = json.loads(text)
    assert_code_scanning_takes(log)
    assert log["runs"][0]["results"]
    return log


def places(log: Any) -> set[tuple[str, int]]:
    """The files and lines that the results stand on."""
    found = (each["locations"][0]["physicalLocation"] for each in log["runs"][0]["results"])
    return {(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in found}


@pytest.mark.parametrize("where", [".", "plans/2026"])
def test_a_workbook_is_named_from_the_root_of_the_repository(
    sheetsync: CommandLine, workbook: Path, where: str
) -> None:
    folder = sheetsync.folder / where
    folder.mkdir(parents=True, exist_ok=True)
    (sheetsync.folder / ".git").mkdir()
    workbook.rename(folder / "Q4 plän.xlsx")

    done = CommandLine(folder)("check", "Q4 plän.xlsx", "--format", "sarif")

    assert done.status == 1, done.stderr
    path = "Q4%20pl%C3%A4n.xlsx" if where == "." else f"{where}/Q4%20pl%C3%A4n.xlsx"
    assert places(log_of(done.stdout)) == {(path, 1)}


def test_a_google_sheet_is_shown_where_the_configuration_names_it(sheetsync: CommandLine, google: Google) -> None:
    rows = [
        ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"],
        ["Make tacos", "family members", "", "cook food", "In progress"],
    ]
    sheet = google.spreadsheet(rows, tab="Roadmap")
    text = f'# Ours\n[sheet]\ntab = "Roadmap"\nlocation = "{sheet.id}"\n'
    (sheetsync.folder / "sheetsync.toml").write_text(text, encoding="utf-8")

    done = sheetsync("check", "--format", "sarif", SHEETSYNC_API_ROOT=google.url)

    assert done.status == 1, done.stderr
    log = log_of(done.stdout)
    assert places(log) == {("sheetsync.toml", 4)}
    assert "C2: [User-centric Goal]" in done.stdout
    assert log["runs"][0]["automationDetails"]["id"] == f"sheetsync/{sheet.id}/"
