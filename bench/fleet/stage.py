"""The stage: a PostgreSQL, a local Google, and a fleet of equal roadmaps."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

import psycopg
from click.testing import CliRunner

from sheetsync.cli.main import main
from tests import postgres

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Usage:
    """What some workers took: wall time in seconds, processor time of all, and the most memory of one in MiB."""

    wall_s: float
    cpu_s: float
    most_mib: float


@dataclass(frozen=True, slots=True)
class Stage:
    """A fleet that is set up. Call it to run a command of `sheetsync fleet`."""

    folder: Path
    database: str
    root: str
    keys: tuple[str, ...]
    accounts: int

    @property
    def count(self) -> int:
        """How many roadmaps there are."""
        return len(self.keys)

    def limit(self, *, per_account: int = 100_000, window_s: int = 60, output: str = "") -> None:
        """Write `fleet.toml` anew, with another quota, or with a folder for summaries."""
        lines = [f'database = "{self.database}"', f'output = "{output}"', "[quota]", f"per_account = {per_account}"]
        lines += [f"per_project = {5 * per_account}", f"window_s = {window_s}", f"slack_s = {window_s / 30}"]
        lines += [f'[[account]]\nname = "bot-{number}"' for number in range(self.accounts)]
        lines += [f'[[roadmap]]\nname = "roadmap-{number}"\nsheet = "{key}"' for number, key in enumerate(self.keys)]
        (self.folder / "fleet.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def __call__(self, *arguments: str) -> str:
        """Run a command in this process, and return what it said."""
        command, *more = arguments
        done = CliRunner().invoke(main, ["fleet", command, "--file", str(self.folder / "fleet.toml"), *more])
        if done.exit_code:
            raise SystemExit(done.output)
        return done.output

    def queue(self, count: int | None = None) -> None:
        """Queue the first so many roadmaps, all without a number."""
        self("run", *(f"roadmap-{number}" for number in range(count or self.count)))

    def start(self, slots: int, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker."""
        command = [sys.executable, "-m", "sheetsync", "fleet", "worker", "--slots", str(slots), *options]
        environment = {**os.environ, "SHEETSYNC_API_ROOT": self.root, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, cwd=self.folder, env=environment, stderr=subprocess.DEVNULL)

    def work(self, workers: int = 1, slots: int = 4) -> Usage:
        """Let workers do all that waits."""
        began = time.monotonic()
        started = [self.start(slots, "--until-idle") for _ in range(workers)]
        ends = [os.wait4(each.pid, 0)[2] for each in started]
        for each in started:
            each.returncode = 0
        cpu = sum(each.ru_utime + each.ru_stime for each in ends)
        return Usage(time.monotonic() - began, cpu, max(each.ru_maxrss for each in ends) / 1024)

    def pace(self) -> float:
        """How many roadmaps a minute ended in the last round: the slope of a line through all ends.

        An empty window lets many through at once, so the ends are stairs; their slope is the pace all the same.
        """
        with psycopg.connect(self.database) as connection:
            found = connection.execute("SELECT finished FROM sheetsync_member ORDER BY finished").fetchall()
        return 60 * linear_regression([each[0].timestamp() for each in found], range(len(found))).slope


@contextmanager
def stage(count: int, *, rows: int, accounts: int = 1) -> Iterator[Stage]:
    """Set a fleet up, and take it away again; its quota is large."""
    google = subprocess.Popen(
        [sys.executable, "-m", "bench.fleet.google", *map(str, (count, rows, accounts))],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with postgres.running() as server, tempfile.TemporaryDirectory() as name, google:
        assert google.stdout is not None
        assert google.stdin is not None
        root, *keys = (google.stdout.readline().strip() for _ in range(count + 1))
        made = Stage(Path(name), server.url.replace("+psycopg", ""), root, tuple(keys), accounts)
        made.limit()
        made("migrate")
        made("import")
        yield made
        google.stdin.close()
