"""Whole commands, as a person runs them: medians of wall time, and the most memory that one took."""

import os
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
        arguments = [each.format(sheet=sheet) for each in case.command]
        command = [sys.executable, "-m", "sheetsync", *arguments]
        seconds = []
        for _ in range(ROUNDS + 1):
            sheet.write_bytes(original)
            start = perf_counter()
            _call(command, folder)
            seconds.append(perf_counter() - start)
        # The first round only warms up.
        sheet.write_bytes(original)
        told = _call([sys.executable, "-c", _TELLING, *arguments], folder)
        return median(seconds[1:]), float(told.splitlines()[-1])


def _call(command: Sequence[str], folder: Path) -> str:
    """Run a command, and return what it told on standard error."""
    environment = {**os.environ, "SHEETSYNC_NOW": NOW, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stderr


_TELLING = """
import atexit, sys
from bench.memory import most_mib
from sheetsync.cli import main

atexit.register(lambda: print(most_mib(), file=sys.stderr))
main()
"""
"""The program, which says at its end how many MiB it took at most."""
