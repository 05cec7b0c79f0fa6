"""What a worker takes: processor time for a roadmap, and memory over many jobs."""

import time
from collections.abc import Iterator
from pathlib import Path

from bench.fleet.stage import Stage, stage

ROWS = 200
ROADMAPS = 60
MOST_MS = 60
JOBS = 2_000


def processor() -> Iterator[str]:
    """Yield a table of processor time for a roadmap, the start of the worker taken off.

    The worker does a few roadmaps, and then many; what the many took more is theirs.
    """
    yield f"| a roadmap of {ROWS} rows | processor time | goal |"
    yield "| --- | ---: | ---: |"
    with stage(ROADMAPS, rows=ROWS) as fleet:
        yield f"| first sync, three writes | {_each(fleet):.0f} ms | |"
        yield f"| read, checked, nothing to write | {_each(fleet):.0f} ms | {MOST_MS} ms |"
        fleet.limit(output="summaries")
        yield f"| the same, and its summary written as HTML and Markdown | {_each(fleet):.0f} ms | |"


def _each(fleet: Stage, few: int = 10) -> float:
    """Return the milliseconds of processor time for each roadmap: what many take more than a few, by how many more."""
    names = [f"roadmap-{number}" for number in range(fleet.count)]
    fleet("run", *names[:few])
    little = fleet.work().cpu_s
    fleet("run", *names[few:])
    much = fleet.work().cpu_s
    return 1000 * (much - little) / (len(names) - 2 * few)


def memory() -> Iterator[str]:
    """Yield a table of the memory of one worker as it goes through its jobs."""
    yield "| jobs | memory |"
    yield "| ---: | ---: |"
    with stage(100, rows=ROWS) as fleet:
        fleet.queue()
        fleet.work()
        worker = fleet.start(4)
        done = 0
        while done < JOBS:
            fleet.queue()
            done += fleet.count
            while fleet("status").splitlines()[1] != "Queue: 0 wait, 0 run" and worker.poll() is None:
                time.sleep(0.5)
            if worker.poll() is not None:
                raise SystemExit("the worker ended before its time")
            if done in (100, 500, 1000, 1500, 2000):
                yield f"| {done:,} | {_resident_mib(worker.pid):.0f} MiB |"
        worker.terminate()
        worker.wait()


def _resident_mib(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024
