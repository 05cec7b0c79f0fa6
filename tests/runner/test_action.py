"""`action.yml` installs what it came with: its own step, on a machine with nothing but an index that has a decoy."""

import subprocess
import sys
from pathlib import Path

from tests.acceptance.command_line import ROOT
from tests.action.runner import ACTION
from tests.runner.index import DECOY, Index
from tests.runner.machine import cut_off
from tests.runner.team import index

__all__ = ["index"]


def test_the_action_installs_itself_by_hashes_and_asks_for_no_other_project(index: Index, tmp_path: Path) -> None:
    (step,) = [each for each in ACTION["runs"]["steps"] if each.get("name") == "Install sheetsync"]
    index.asked.clear()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env=cut_off(index.url)
        | {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(tmp_path),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(tmp_path),
            "PYTHON": sys.executable,
            "VERSION": "",
            "DOCUMENTS": "false",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    command = [tmp_path / "sheetsync" / "bin" / "sheetsync", "rules", "goal-missing"]
    assert "goal-missing" in subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert "pandas" in index.asked
    assert not {DECOY, "roadmap-sheetsync"} & set(index.asked)
