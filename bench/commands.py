"""Whole commands, as a person runs them: medians of wall time, and the most memory that one took."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.workbooks import build

ROUNDS = 5
NOW = "2026-10-20T09:00:00Z"


@dataclass(frozen=True, slots=True)
class Case:
    """A command, and at most how many seconds and MiB it may take."""

    name: str
    command: tuple[str, ...]
    rows: int
    most_s: float
    most_mib: float | None = None


CASES = (
    Case("`sheetsync --help`", ("--help",), 0, 0.1),
    Case("`check`, 1,000 rows", ("check", "{sheet}", "--quiet"), 1_000, 0.4),
    Case("`summary`, HTML of 2,000 rows", ("summary", "{sheet}", "--format", "html"), 2_000, 1.0),
    Case(
        "`summary`, all 8 formats of 40 projects",
        (
            "summary",
            "{sheet}",
            "--output",
            ".",
            *(f"--format={each}" for each in ("html", "markdown", "text", "json", "mail", "docx", "pptx", "pdf")),
        ),
        240,
        1.5,
    ),
    Case("`sync`, 10,000 rows", ("sync", "{sheet}", "--quiet"), 10_000, 2.0, 250),
    Case("`sync`, 50,000 rows", ("sync", "{sheet}", "--quiet"), 50_000, 8.0),
)


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    yield "| command | median | goal | most memory | goal |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for case in CASES:
        seconds, mib = _measure(case)
        most = f"{case.most_mib:.0f} MiB" if case.most_mib else ""
        yield f"| {case.name} | {seconds:.2f} s | {case.most_s} s | {mib:.0f} MiB | {most} |"


def _measure(case: Case) -> tuple[float, float]:
    """Return the median seconds, and the most MiB of any round; each round has a fresh copy of the sheet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        original = build(folder, case.rows).read_bytes() if case.rows else b""
        sheet = folder / "roadmap.xlsx"
        command = [sys.executable, "-m", "sheetsync", *(each.format(sheet=sheet) for each in case.command)]
        seconds = []
        for _ in range(ROUNDS + 1):
            sheet.write_bytes(original)
            start = perf_counter()
            _call(command, folder)
            seconds.append(perf_counter() - start)
        # The first round only warms up.
        return median(seconds[1:]), _peak_mib(command, folder, sheet, original)


def _call(command: Sequence[str], folder: Path) -> None:
    environment = {**os.environ, "SHEETSYNC_NOW": NOW, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")


def _peak_mib(command: Sequence[str], folder: Path, sheet: Path, original: bytes) -> float:
    """Run once more under a process of its own, whose children are this command alone."""
    sheet.write_bytes(original)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _call(command, folder)
        os.write(writing, str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        return int(pipe.read()) / 1024
