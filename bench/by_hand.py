"""A check that somebody starts from the menu of a Google Sheet: our own part, from the start of the step to the remark.

What GitHub takes to find a machine, and what the workflow installs there, is not ours to measure here; `bench.overhead`
times the install. Measured is what the step of the run does then, `sheetsync sync` as `sheetsync.job` calls it, up to
the moment in which the remark stands in the sheet. The local Google of the tests answers at once, so the seconds are
ours alone, and each request adds what Google takes.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.commands import NOW
from localsheets import Call, Google, Spreadsheet
from sheetsync.job.task import command_line

RUNS = 5
HEADERS = ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"]
REMARK = "Did you mean"


@dataclass(frozen=True, slots=True)
class Start:
    """What one start took until the remark stood there: seconds on the clock, and requests of each kind."""

    seconds: float
    reads: int
    writes: int


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    yield "| started by hand, up to the remark | seconds | reads + writes |"
    yield "| --- | ---: | ---: |"
    for rows in (40, 1_000):
        for name, is_first in (("the first run ever", True), ("a row that somebody just changed", False)):
            starts = [start(rows, is_first=is_first) for _ in range(RUNS)]
            requests = {(each.reads, each.writes) for each in starts}
            said = ", ".join(f"{reads} + {writes}" for reads, writes in sorted(requests))
            yield f"| {rows:,} rows, {name} | {median(each.seconds for each in starts):.2f} s | {said} |"


def start(rows: int, *, is_first: bool) -> Start:
    """Start a check of a sheet in which one status is misspelt, and see when its remark stands there."""
    with Google() as google, tempfile.TemporaryDirectory() as folder:
        sheet = google.spreadsheet([HEADERS, *(_row(number) for number in range(rows))], tab="Roadmap")
        location = f'[sheet]\nlocation = "https://docs.google.com/spreadsheets/d/{sheet.id}"\n'
        (Path(folder) / "sheetsync.toml").write_text(location, encoding="utf-8")
        if not is_first:
            sheet.type("Roadmap!E3", "Done and dusted by all")
            _sync(google, folder)
        google.log.clear()
        sheet.type("Roadmap!E2", "In progres")
        return _timed(google, sheet, folder)


def _timed(google: Google, sheet: Spreadsheet, folder: str) -> Start:
    found: list[Start] = []

    def look(_: Call) -> None:
        if not found and any(REMARK in str(cell) for row in sheet.rows("Roadmap!A2:H2") for cell in row):
            found.append(Start(perf_counter() - began, google.count("read"), google.count("write")))

    google.control.after(look, lambda call: call.effect == "write", times=None)
    began = perf_counter()
    _sync(google, folder)
    return found[0]


def _sync(google: Google, folder: str) -> None:
    root = Path(__file__).parents[1]
    environment = os.environ | {"SHEETSYNC_API_ROOT": google.url, "SHEETSYNC_NOW": NOW, "PYTHONPATH": str(root)}
    command = [sys.executable, "-P", "-m", "sheetsync", *command_line("", ""), "--output", "summary"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)


def _row(number: int) -> list[str]:
    return [f"Project {number}", "families", f"feed family {number} on a weeknight", f"cook dish {number}", "Done"]
