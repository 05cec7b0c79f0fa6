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
    count: int

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

    def pace(self, burst: int) -> float:
        """How many roadmaps a minute ended in the last round, after those that an empty window let through at once."""
        with psycopg.connect(self.database) as connection:
            found = connection.execute("SELECT finished FROM sheetsync_member ORDER BY finished").fetchall()
        times = [each[0].timestamp() for each in found]
        return 60 * (len(times) - burst) / (times[-1] - times[0])


@contextmanager
def stage(
    count: int, *, rows: int, accounts: int = 1, per_account: int = 100_000, window_s: int = 60
) -> Iterator[Stage]:
    """Set a fleet up, and take it away again."""
    asked = [str(each) for each in (count, rows, accounts, per_account, window_s)]
    google = subprocess.Popen(
        [sys.executable, "-m", "bench.fleet.google", *asked],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with postgres.running() as server, tempfile.TemporaryDirectory() as name, google:
        assert google.stdout is not None
        root, *keys = (google.stdout.readline().strip() for _ in range(count + 1))
        database = server.url.replace("+psycopg", "")
        quota = f"[quota]\nper_account = {per_account}\nper_project = {5 * per_account}\nwindow_s = {window_s}\n"
        quota += f"slack_s = {window_s / 30}\n"
        bots = "".join(f'[[account]]\nname = "bot-{number}"\n' for number in range(accounts))
        members = "".join(
            f'[[roadmap]]\nname = "roadmap-{number}"\nsheet = "{key}"\n' for number, key in enumerate(keys)
        )
        Path(name, "fleet.toml").write_text(f'database = "{database}"\n{quota}{bots}{members}', encoding="utf-8")
        made = Stage(Path(name), database, root, count)
        made("migrate")
        made("import")
        yield made
        assert google.stdin is not None
        google.stdin.close()
