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
from tests.googlesheets.fixture import Google, Spreadsheet

ROWS = 10_000
FAULTY = 5_000
MOST_CPU_S = 1.5
MOST_MIB = 250
MOST_REQUEST_MB = 2.0

HEADERS = ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took; `body_mb` is its largest request."""

    cpu_s: float
    mib: float
    reads: int
    writes: int
    body_mb: float


def run() -> Iterator[str]:
    """Measure, and yield the lines of a table in Markdown."""
    yield (
        f"| sync of {ROWS:,} rows on Google | CPU, goal {MOST_CPU_S} s | most memory, goal {MOST_MIB} MiB "
        f"| reads + writes | largest request, goal {MOST_REQUEST_MB} MB |"
    )
    yield "| --- | ---: | ---: | ---: | ---: |"
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
        f"| {name} | {cost.cpu_s:.2f} s | {cost.mib:.0f} MiB | {cost.reads} + {cost.writes} | {cost.body_mb:.2f} MB |"
    )


_CHILD = """
import atexit, resource, sys
from pathlib import Path
from sheetsync.cli import main

@atexit.register
def tell():
    used = resource.getrusage(resource.RUSAGE_SELF)
    # Not ru_maxrss: that counts what the parent held before this program began.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024, file=sys.stderr)

main()
"""
"""The command, which says at its end how many seconds of CPU and MiB of memory it took; on Linux."""


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
    cpu_s, mib = map(float, done.stderr.splitlines()[-1].split())
    sizes = [len(call.content) for call in google.log]
    return Cost(cpu_s, mib, google.count("read"), google.count("write"), max(sizes) / 1e6)
