"""A little of the fuzzer at each run, the same files each time; `python -m tests.fuzz --seconds 3600` looks further."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def fuzzer(*options: str) -> str:
    """Run it in a process of its own, which forks one for each case; return what it found wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_files_that_went_bad_are_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    assert not fuzzer("--cases", "40", "--seed", "fixed", "--keep", str(tmp_path))


def test_files_that_ask_for_a_lot_of_work_get_little() -> None:
    assert not fuzzer("--hostile", "--quick")
