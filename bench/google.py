"""A sync of 10,000 rows on a Google Sheet: our own CPU time and memory, and how the requests are cut.

The local Google of the tests runs in a process of its own, so what is measured is ours alone.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.commands import NOW
from localsheets import Google, Spreadsheet

ROWS = 10_000
FAULTY = 5_000
MOST_CPU_S = 1.5
MOST_MIB = 250
MOST_REQUEST_MB = 2.0

HEADERS = ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took.

    `sync_s` is the processor's time to read, check, plan and write; `process_s` that of the whole
    process, with the start of Python, all imports, and the summary of ten thousand lines as a page and
    as Markdown. `body_mb` is the largest request.
    """

    sync_s: float
    process_s: float
    mib: float
    reads: int
    writes: int
    body_mb: float


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    yield (
        f"| sync of {ROWS:,} rows on Google | CPU, goal {MOST_CPU_S} s | with imports and summary "
        f"| most memory, goal {MOST_MIB} MiB | reads + writes | largest request, goal {MOST_REQUEST_MB} MB |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    with Google() as google:
        sheet = google.spreadsheet([HEADERS, *(_row(number, "Done") for number in range(ROWS))], tab="Roadmap")
        yield _line("nothing to say", _sync(google, sheet))
        _say(sheet, "Nearly")
        yield _line(f"{FAULTY:,} new findings", _sync(google, sheet))
        _say(sheet, "Almost")
        yield _line(f"{FAULTY:,} changed texts", _sync(google, sheet))
        yield _line("quiet", _sync(google, sheet))


def _row(number: int, status: str) -> list[str]:
    return [f"Project {number}", "families", f"feed family {number} on a weeknight", f"cook dish {number}", status]


def _say(sheet: Spreadsheet, status: str) -> None:
    sheet.type("Roadmap!E2", *([f"{status} {number}"] for number in range(FAULTY)))


def _line(name: str, cost: Cost) -> str:
    return (
        f"| {name} | {cost.sync_s:.2f} s | {cost.process_s:.2f} s | {cost.mib:.0f} MiB "
        f"| {cost.reads} + {cost.writes} | {cost.body_mb:.2f} MB |"
    )


_CHILD = """
import atexit, sys, time
from bench.memory import most_mib
from sheetsync.run import pipeline
from sheetsync.cli import main

sync, parts = pipeline.sync, [0.0]

def timed(*arguments, **options):
    began = time.process_time()
    done = sync(*arguments, **options)
    parts.append(time.process_time() - began)
    return done

pipeline.sync = timed

@atexit.register
def tell():
    print(parts[-1], time.process_time(), most_mib(), file=sys.stderr)

main()
"""
"""The command, which says at its end what it took."""


def _sync(google: Google, sheet: Spreadsheet) -> Cost:
    google.log.clear()
    root = Path(__file__).parents[1]
    environment = os.environ | {"SHEETSYNC_API_ROOT": google.url, "SHEETSYNC_NOW": NOW, "PYTHONPATH": str(root)}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, "sync", sheet.id, "--quiet"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    sync_s, process_s, mib = map(float, done.stderr.splitlines()[-1].split())
    sizes = [len(call.content) for call in google.log]
    return Cost(sync_s, process_s, mib, google.count("read"), google.count("write"), max(sizes) / 1e6)
