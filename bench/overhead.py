"""What a scheduled run takes before sheetsync works: install and start, against `uv pip install pandas`.

The steps of the workflow that `sheetsync init --workflow` writes are timed as they stand there, with caches
that are empty and with caches that are full, each beside `uv pip install pandas` into an empty environment
from the same index: `python -m bench.overhead`. It takes an installed sheetsync, so it builds and installs one.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).parents[1]
UV = Path(sys.executable).parent / "uv"
RUNS = 5


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        repository = a_repository(folder)
        pandas = ["pandas==" + pinned("pandas")]
        for caches in ("empty", "full"):
            job, theirs = [], []
            for _ in range(RUNS):
                if caches == "empty":
                    for each in ("home", "uv-cache"):
                        shutil.rmtree(folder / each, ignore_errors=True)
                job.append(timed(lambda: start(folder, repository)))
                an_environment(folder)
                theirs.append(timed(lambda: install(folder, pandas)))
            ours, other = median(job), median(theirs)
            print(f"caches {caches}: install and start {ours:.2f} s, pandas {other:.2f} s: {ours / other:.1f} times")


def a_repository(folder: Path) -> Path:
    """Return a repository with what `init --workflow` writes, by a sheetsync that was installed from our wheel."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")], ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    environment, repository = folder / "installed", folder / "repository"
    run([str(UV), "venv", "--quiet", "--python", sys.executable, str(environment)], folder)
    lock = str(ROOT / "requirements" / "run.txt")
    install_all = [str(UV), "pip", "install", "--quiet", "--no-deps", "--python", str(environment)]
    run([*install_all, "--requirement", lock], folder)
    run([*install_all, str(wheel)], folder)
    repository.mkdir()
    run(["git", "init", "--quiet"], repository)
    run(["git", "remote", "add", "origin", "https://github.com/team/roadmap.git"], repository)
    shutil.copy(ROOT / "examples" / "roadmap.xlsx", repository)
    run([str(environment / "bin" / "sheetsync"), "init", "roadmap.xlsx", "--yes", "--workflow"], repository)
    return repository


def pinned(package: str) -> str:
    """Return the version of a package in the lock."""
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{package}==(\S+)", lock, re.MULTILINE)
    assert found
    return found[1]


def start(folder: Path, repository: Path) -> None:
    """Do what the job does up to its first command: check the files, install, start."""
    temporary = folder / "temporary"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    steps(folder, repository, ("files", "install"))
    run([str(temporary / "sheetsync" / "bin" / "sheetsync"), "--version"], repository)


def steps(folder: Path, repository: Path, names: tuple[str, ...]) -> None:
    """Run some steps of the workflow, as they stand there."""
    workflow = yaml.safe_load((repository / ".github" / "workflows" / "sheetsync.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    (folder / "home").mkdir(exist_ok=True)
    places = {"HOME": str(folder / "home"), "RUNNER_TEMP": str(folder / "temporary"), "PIP_NO_CACHE_DIR": "1"}
    for step in job["steps"]:
        if step.get("id", step.get("name")) in names:
            script = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
            run(script, repository / step["working-directory"], **os.environ | places | step.get("env", {}))


def an_environment(folder: Path) -> None:
    """Make an empty environment."""
    place = folder / "theirs"
    shutil.rmtree(place, ignore_errors=True)
    run([str(UV), "venv", "--quiet", "--python", sys.executable, str(place)], folder)


def install(folder: Path, packages: list[str]) -> None:
    """Install packages into the empty environment, as anybody would."""
    environment = os.environ | {"UV_CACHE_DIR": str(folder / "uv-cache")}
    run([str(UV), "pip", "install", "--quiet", "--python", str(folder / "theirs"), *packages], folder, **environment)


def timed(work: Callable[[], None]) -> float:
    """Return how many seconds some work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def run(command: list[str], folder: Path, **environment: str) -> None:
    """Run a command, and let nothing of it be seen unless it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment or None, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    main()
