"""The workflow that a team copies: its steps' shell is run as it stands there, in an empty folder, against Google."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, ROOT
from tests.googlesheets.fixture import Google, Spreadsheet, google
from tests.googlesheets.load import load

__all__ = ["google"]

WORKFLOW: Mapping[str, Any] = yaml.safe_load((ROOT / ".github/workflows/sheetsync.yml").read_text(encoding="utf-8"))
(JOB,) = WORKFLOW["jobs"].values()


@dataclass(frozen=True, slots=True)
class Job:
    """What a runner gives to a job: a folder, a page for its summary, and programs; nothing is installed."""

    folder: Path
    google: Google

    @property
    def summary(self) -> Path:
        """The page that the runner shows for the job."""
        return self.folder.parent / "step-summary"

    def run(self, sheet: str) -> tuple[int, str]:
        """Run the job's own steps to the first that fails, then those that run always; return status and log."""
        log, status = "", 0
        self.summary.touch()
        for step in JOB["steps"]:
            if "run" not in step or step["name"] == "Install sheetsync" or (status and "if" not in step):
                continue
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=self.folder,
                env=self._environment(sheet if "env" in step else ""),
                capture_output=True,
                encoding="utf-8",
                timeout=120,
                check=False,
            )
            log += done.stdout + done.stderr
            status = status or done.returncode
        return status, log

    def _environment(self, sheet: str) -> dict[str, str]:
        # The command is the one of this checkout; the installing step is left out, as it needs a package index.
        programs = self.folder.parent / "bin"
        programs.mkdir(exist_ok=True)
        command = programs / "sheetsync"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetsync "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        return {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder.parent),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "SHEETSYNC_API_ROOT": self.google.url,
            "SHEETSYNC_NOW": DEMO["now"],
        } | ({"SHEET": sheet} if sheet else {})


@pytest.fixture
def demo(google: Google) -> Spreadsheet:
    return load(google, DEMO_WORKBOOK)


@pytest.fixture
def job(tmp_path: Path, google: Google) -> Job:
    folder = tmp_path / "work"
    folder.mkdir()
    return Job(folder, google)


def test_a_run_writes_back_annotates_and_shows_the_summary(job: Job, demo: Spreadsheet) -> None:
    status, log = job.run(f"https://docs.google.com/spreadsheets/d/{demo.id}/edit")

    assert status == 0, log
    assert "::error" in log
    assert any("⚠ [" in cell for row in demo.rows(DEMO["tab"]) for cell in row)
    shown = job.summary.read_text(encoding="utf-8")
    assert shown == (job.folder / "summary" / "summary.md").read_text(encoding="utf-8")
    assert shown.startswith("# ")


def test_a_second_run_writes_nothing(job: Job, demo: Spreadsheet, google: Google) -> None:
    job.run(demo.id)
    google.log.clear()

    assert job.run(demo.id)[0] == 0
    assert (google.count("read"), google.count("write")) == (1, 0)


def test_a_sheet_that_is_not_shared_makes_the_job_red_and_says_with_whom_to_share(job: Job, demo: Spreadsheet) -> None:
    demo.share("")

    status, log = job.run(demo.id)

    assert status == 5
    assert "share" in log


def test_a_sheet_s_name_is_never_part_of_the_script(job: Job, tmp_path: Path) -> None:
    job.run(f'"; touch {tmp_path}/owned; echo "$(touch {tmp_path}/owned)')

    assert not (tmp_path / "owned").exists()
    assert all("${{" not in step.get("run", "") for step in JOB["steps"])


def test_the_schedule_is_odd_and_never_cuts_off_a_running_sync() -> None:
    # YAML 1.1 reads the key `on` as true.
    (schedule,) = WORKFLOW[True]["schedule"]

    assert int(schedule["cron"].split()[0]) % 5
    assert schedule["timezone"]
    assert "workflow_dispatch" in WORKFLOW[True]
    assert WORKFLOW["concurrency"]["cancel-in-progress"] is False
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"contents": "read", "id-token": "write"}
    assert JOB["timeout-minutes"] <= 30
