"""What a long memory costs: 260 runs of 1,000 rows, of which 5 % change each time.

python -m bench.history
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.memory import most_mib

RUNS, ROWS, SHARE = 260, 1_000, 0.05
START = date(2025, 11, 24)
WORDS = (
    "search", "rollback", "runbook", "capacity", "alert", "review", "region", "pilot", "survey", "interview", "guide",
)  # fmt: skip
EVERY = timedelta(days=7) / 5
"""Five runs a week, so that the runs are those of a year."""


def play(folder: Path, *, runs: int = RUNS, share: float = SHARE) -> None:
    """Write the history of a roadmap of many rows; the same one at each call."""
    from sheetsync.adapters.history import HistoryFolder
    from sheetsync.model.snapshot import Line, Snapshot
    from sheetsync.model.terms import Interval, Priority, Status

    chance = random.Random(7)
    statuses = list(Status)
    lines = [
        Line(
            f"line{number:04}",
            f"Project {number // 8}",
            f"{' '.join(chance.choices(WORDS, k=6))} {number}",
            Status.NOT_STARTED,
            "Not started",
            chance.choice(("Ana", "Ben", "Chen", "Dana")),
            end=START + timedelta(days=chance.randint(20, 360)),
            priority=Priority.HIGHER,
        )
        for number in range(ROWS)
    ]
    store = HistoryFolder(folder)
    interval = Interval(START, START + timedelta(days=365))
    for run in range(runs):
        for index in chance.sample(range(ROWS), int(ROWS * share) if run else 0):
            line = lines[index]
            if chance.random() < 0.7:
                status = chance.choice(statuses)
                lines[index] = replace(line, status=status, status_text=status.value)
            elif line.end:
                lines[index] = replace(
                    line, end=line.end + timedelta(days=7), notes=" ".join(chance.choices(WORDS, k=5))
                )
        taken = datetime.combine(START, datetime.min.time(), UTC) + EVERY * run
        store.append("roadmap", Snapshot(taken, taken.date(), tuple(lines), interval))


def packed(folder: Path) -> int:
    """Return how many bytes git packs the file into, with a commit for each run, as a branch has them."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    name = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, env=clean | name, check=True, capture_output=True)

    git("init")
    file = folder / "roadmap.jsonl"
    entries = file.read_bytes().splitlines(keepends=True)
    for end in range(1, len(entries) + 1):
        file.write_bytes(b"".join(entries[:end]))
        git("add", ".")
        git("commit", "--quiet", "--message", f"run {end}")
    git("gc", "--quiet")
    return sum(each.stat().st_size for each in (folder / ".git" / "objects").rglob("*") if each.is_file())


def read_and_compose(folder: Path) -> tuple[float, float, float]:
    """Return what one core takes to read the history and to compose the retrospective, in seconds, and the most MiB."""
    from sheetsync.adapters.history import HistoryFolder
    from sheetsync.model.roadmap import Roadmap, Table
    from sheetsync.steps.retro import facts, retro

    started = time.process_time()
    history = HistoryFolder(folder).read("roadmap")
    read = time.process_time()
    last = history.snapshots[-1]
    assert last.interval is not None
    found = facts(history.snapshots, last.interval, planned=last.interval, today=last.interval.end, cadence_days=14)
    assert found is not None
    retro(found, Roadmap("Roadmap", "roadmap", Table((), {}), ()))
    composed = time.process_time()
    return read - started, composed - read, most_mib()


def apart(folder: Path) -> tuple[float, float, float]:
    """Measure in a process of its own, imports included."""
    code = "import sys; from pathlib import Path; from bench.history import read_and_compose; "
    code += "print(*read_and_compose(Path(sys.argv[1])))"
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True)
    read, composed, memory = map(float, done.stdout.split())
    return read, composed, memory


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    yield "| history | size | packed in git | read | retrospective | most memory |"
    yield "|---|---:|---:|---:|---:|---:|"
    for runs, share in ((RUNS, SHARE), (RUNS // 4, SHARE), (RUNS, SHARE / 4)):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "history"
            play(folder, runs=runs, share=share)
            size = (folder / "roadmap.jsonl").stat().st_size
            figures = sorted(apart(folder) for _ in range(3))[1]
            read, composed, memory = figures
            yield (
                f"| {runs} runs, {share:.2%} change | {size / 2**20:.2f} MiB | {packed(folder) / 2**20:.2f} MiB "
                f"| {read:.2f} s | {composed:.2f} s | {memory:.0f} MiB |"
            )


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
