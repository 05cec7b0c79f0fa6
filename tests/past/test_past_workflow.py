"""The workflows and the configuration that a team copied from 941ae55 still do what they did."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from localsheets import Google
from localsheets.fixture import google
from tests.acceptance.command_line import ROOT, CommandLine
from tests.action.runner import ACTION
from tests.past.kept_past import HERE, NOW, PastGoogleSheet

__all__ = ["google"]


def steps(name: str) -> list[dict[str, Any]]:
    """The steps of the one job of a workflow."""
    workflow = yaml.safe_load((HERE / "workflow" / name).read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    return list(job["steps"])


def test_the_weekly_run_that_init_wrote_writes_and_shows_the_summary(tmp_path: Path, google: Google) -> None:
    past = PastGoogleSheet(tmp_path / "work", google, "synced")
    people, summary, programs = past.people(), tmp_path / "summary.md", tmp_path / "bin"
    programs.mkdir()
    command = programs / "sheetsync"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetsync "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    for script in [each["run"] for each in steps("init.yml") if "run" in each and "pip install" not in each["run"]]:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=past.folder,
            env={
                "PATH": f"{programs}:{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "HOME": str(tmp_path),
                "GITHUB_STEP_SUMMARY": str(summary),
                "SHEET": past.location,
                "SHEETSYNC_API_ROOT": google.url,
                "SHEETSYNC_NOW": NOW,
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    assert past.people() == people
    assert summary.read_text(encoding="utf-8").startswith("# ")


def test_the_recipe_of_the_action_says_only_what_the_action_still_knows() -> None:
    (ours,) = [each for each in steps("action.yml") if "sheetsync@" in each.get("uses", "")]

    assert ours["with"].keys() <= ACTION["inputs"].keys()


def test_the_configuration_that_init_wrote_is_understood_and_there_is_nothing_to_add(tmp_path: Path) -> None:
    for name, copy in (("workflow/init.toml", "sheetsync.toml"), ("workbook/original.xlsx", "roadmap.xlsx")):
        (tmp_path / copy).write_bytes((HERE / name).read_bytes())
    sheetsync = CommandLine(tmp_path)
    said = (tmp_path / "sheetsync.toml").read_bytes()

    done = sheetsync("check", "--fail-on", "never")
    assert (done.status, done.stderr) == (0, "")
    assert sheetsync("init", "--yes").status == 0
    assert (tmp_path / "sheetsync.toml").read_bytes() == said
