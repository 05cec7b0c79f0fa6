"""The error path is a report too: in every format, and in a job where a person looks for it."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from localsheets import Google, Kind
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine, Outcome

__all__ = ["google"]

ROWS = [["Project", "User-centric Goal", "Deliverables", "Deliverable Status"], ["Make tacos", "", "cook", "Done"]]


def in_a_job(folder: Path, *, private: bool = True) -> dict[str, str]:
    """What the runner of GitHub Actions gives to a step."""
    event = folder / "event.json"
    event.write_text(json.dumps({"repository": {"private": private}}), encoding="utf-8")
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_STEP_SUMMARY": str(folder / "page.md"),
        "SHEETSYNC_JOB": str(folder / "job"),
    }


def outcomes(folder: Path) -> list[dict[str, object]]:
    return [json.loads(each) for each in (folder / "job" / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()]


def check(sheetsync: CommandLine, *formats: str, **environment: str) -> Outcome:
    return sheetsync("check", "gone.xlsx", *(f"--format={each}" for each in formats), **environment)


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif", "junit", "markdown"])
def test_a_failure_is_a_report_of_the_format_that_was_asked_for(sheetsync: CommandLine, name: str) -> None:
    done = check(sheetsync, name)

    assert (done.status, done.stderr.startswith("sheetsync: ")) == (2, True)
    sentence = done.stderr.removeprefix("sheetsync: ").strip()
    if name == "text":
        assert done.stdout == ""
    elif name == "json":
        assert json.loads(done.stdout) == {
            "error": {"status": 2, "title": "A setting or the command has a mistake", "message": sentence}
        }
    elif name == "github":
        assert done.stdout == f"::error title=A setting or the command has a mistake::{sentence}\n"
    elif name == "sarif":
        (ending,) = json.loads(done.stdout)["runs"][0]["invocations"]
        assert (ending["executionSuccessful"], ending["exitCode"]) == (False, 2)
        assert ending["toolExecutionNotifications"][0]["message"]["text"] == sentence
    elif name == "junit":
        suite = ET.fromstring(done.stdout)
        assert suite.find(".//error").text == sentence
    else:
        assert "gone" in done.stdout
        assert "Exit status 2" in done.stdout


def test_of_several_formats_the_files_are_made_too(sheetsync: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "findings.json").write_text('{"counts": "of an earlier run"}', encoding="utf-8")
    done = sheetsync("check", "gone.xlsx", "--format=github", "--format=json", "--output=out")

    assert done.stdout.startswith("::error title=")
    assert json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))["error"]["status"] == 2


def test_in_a_job_the_front_page_says_what_happened_and_what_to_do(sheetsync: CommandLine, tmp_path: Path) -> None:
    done = sheetsync("sync", "gone.xlsx", **in_a_job(tmp_path))

    assert done.status == 2
    assert "::error title=A setting or the command has a mistake::" in done.stderr
    assert "gone" in (tmp_path / "page.md").read_text(encoding="utf-8")
    (left,) = outcomes(tmp_path)
    assert (left["command"], left["status"]) == ("sync", 2)


def test_a_mistake_in_the_command_line_is_told_as_well(sheetsync: CommandLine, tmp_path: Path) -> None:
    done = sheetsync("sync", "--fromat", "json", **in_a_job(tmp_path))

    assert done.status == 2
    assert "--fromat" in (tmp_path / "page.md").read_text(encoding="utf-8")
    assert outcomes(tmp_path)[0]["status"] == 2


def test_a_mistake_in_the_configuration_is_told_with_its_line(sheetsync: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "sheetsync.toml").write_text('[sheet]\nlocation = "a.xlsx"\ntabb = "Q4"\n', encoding="utf-8")
    sheetsync("sync", **in_a_job(tmp_path))

    # A sign that shows nothing keeps ":3:" from becoming an emoji.
    page = (tmp_path / "page.md").read_text(encoding="utf-8").replace("\u200c", "")
    assert "sheetsync.toml:3" in page
    assert "did you mean tab" in page


WITHOUT_WAITING = "import time; time.sleep = lambda _: None; from sheetsync.cli import main; main()"


@pytest.mark.parametrize("kind", [Kind.UNAVAILABLE_503, Kind.BUSY_429, Kind.QUOTA_403])
def test_busy_is_a_warning(sheetsync: CommandLine, google: Google, tmp_path: Path, kind: Kind) -> None:
    sheet = google.spreadsheet(ROWS)
    google.control.fault(kind, times=None)
    arguments = ("-c", WITHOUT_WAITING, "sync", sheet.id)
    done = sheetsync.python(*arguments, SHEETSYNC_API_ROOT=google.url, **in_a_job(tmp_path))

    assert done.status == 4
    assert "::warning title=Busy or out of reach" in done.stderr
    assert "::error" not in done.stderr


def test_a_good_run_leaves_numbers_and_no_cell(sheetsync: CommandLine, google: Google, tmp_path: Path) -> None:
    sheet = google.spreadsheet(ROWS)
    sheetsync("sync", sheet.id, SHEETSYNC_API_ROOT=google.url, **in_a_job(tmp_path))

    (left,) = outcomes(tmp_path)
    assert (left["status"], left["facts"]["lines"], left["facts"]["placed"]) == (0, 1, 1)
    assert "tacos" not in json.dumps(left)


@pytest.mark.parametrize("name", ["text", "github"])
def test_in_a_public_repository_the_log_has_counts_alone(
    sheetsync: CommandLine, google: Google, tmp_path: Path, name: str
) -> None:
    sheet = google.spreadsheet(ROWS, tab="Secret plan")
    job = in_a_job(tmp_path, private=False)
    done = sheetsync("check", sheet.id, f"--format={name}", SHEETSYNC_API_ROOT=google.url, **job)

    assert done.status == 1
    assert "goal-missing" in done.stdout
    for secret in ("tacos", "Secret", sheet.id, "User-centric"):
        assert secret not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments", [("sync", "--dry-run"), ("summary",), ("agenda",), ("history", "show", "2026-11-02")]
)
def test_in_a_public_repository_nothing_of_the_sheet_is_printed_unless_the_configuration_says_so(
    sheetsync: CommandLine, workbook: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    settings = f'[sheet]\nlocation = "{workbook.name}"\n'
    (tmp_path / "sheetsync.toml").write_text(settings, encoding="utf-8")
    sheetsync("sync")
    refused = sheetsync(*arguments, **in_a_job(tmp_path, private=False))
    (tmp_path / "sheetsync.toml").write_text(f'{settings}[job]\nshow = "everything"\n', encoding="utf-8")
    allowed = sheetsync(*arguments, **in_a_job(tmp_path, private=False))

    assert (refused.status, refused.stdout) == (2, "")
    assert "everybody can read the log" in refused.stderr
    assert allowed.status == 0, allowed.stderr
    assert allowed.stdout
