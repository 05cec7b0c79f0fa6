"""A fleet for tests: a real PostgreSQL, a local Google with real quota windows, and workers that are processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest
from click.testing import CliRunner, Result

from localsheets import Google, Quota, Spreadsheet, Token
from localsheets.fixture import google
from sheetsync.cli.main import main
from tests import postgres
from tests.acceptance.command_line import ROOT

__all__ = ["google"]

SCOPES = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
DRIVE = frozenset({"https://www.googleapis.com/auth/drive.metadata.readonly"})
HANGS_S = 900.0
"""Nothing takes so long, on whatever machine: what does, hangs."""

HEADERS = ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the fleet out where there is no PostgreSQL; the summary says so."""
    if postgres.why_not():
        items[:] = [each for each in items if Path(__file__).parent not in each.path.parents]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where the fleet could not be tried."""
    if postgres.why_not():
        terminalreporter.write_line(f"The fleet was not tried: {postgres.why_not()}")
    for report in terminalreporter.getreports("passed"):
        for name, told in getattr(report, "user_properties", ()):
            if name == "fleet" and report.when == "call":
                terminalreporter.write_line(told)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A server of our own."""
    with postgres.running() as server:
        yield server


@dataclass(slots=True)
class Fleet:
    """A folder with a `fleet.toml`, and the commands as people run them."""

    folder: Path
    google: Google
    server: postgres.Server
    database: str
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    logs: list[IO[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The database, as its own library names it."""
        return self.database.replace("+psycopg", "")

    def setup(
        self,
        *,
        accounts: int = 1,
        quota: Quota | None = None,
        slack_s: float = 0.5,
        more: str = "",
        scopes: Any = SCOPES,
    ) -> None:
        """Write `fleet.toml`, make the accounts known to Google, and prepare the database."""
        given = quota or Quota(1000, 5000, 10.0)
        self.google.control.quota = given
        lines = [f"database = {json.dumps(self.url)}", more, "[quota]", f"per_account = {given.per_user}"]
        lines += [f"per_project = {given.per_project}", f"window_s = {given.window_s}", f"slack_s = {slack_s}"]
        for number in range(accounts):
            name = f"bot-{number}"
            lines += ["[[account]]", f'name = "{name}"']
            self.google.world.tokens[name] = Token(f"{name}@example.com", scopes)
        (self.folder / "fleet.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = self("migrate")
        assert done.exit_code == 0, done.output

    def share(self, sheet: Spreadsheet) -> Spreadsheet:
        """Share a sheet with every account."""
        for name in self.google.world.tokens:
            sheet.share("writer", f"{name}@example.com")
        return sheet

    def sheets(self, count: int, *, projects: int = 2) -> list[Spreadsheet]:
        """Make roadmaps, each with one project that has no goal."""
        made = []
        for number in range(count):
            rows = [HEADERS]
            for project in range(projects):
                goal = "" if project == 0 else "feed the family cheaply and quickly on a weeknight"
                rows.append([f"Make tacos {number}-{project}", "family members", goal, "cook food", "In progress"])
            made.append(
                self.share(self.google.spreadsheet(rows, tab="Roadmap", title=f"Roadmap {number}", size=(50, 8)))
            )
        return made

    def take_up(self, sheets: list[Spreadsheet], **more: str) -> None:
        """Put sheets into the fleet, as roadmap-0 and so on."""
        extra = "".join(f"{key} = {json.dumps(value)}\n" for key, value in more.items())
        with (self.folder / "fleet.toml").open("a", encoding="utf-8") as file:
            for number, sheet in enumerate(sheets):
                file.write(f'[[roadmap]]\nname = "roadmap-{number}"\nsheet = "{sheet.id}"\n{extra}')
        done = self("import")
        assert done.exit_code == 0, done.output

    @property
    def environment(self) -> dict[str, str]:
        """Nothing that a person configured."""
        found = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return found | {"SHEETSYNC_API_ROOT": self.google.url}

    def __call__(self, *arguments: object) -> Result:
        """Run `sheetsync fleet ARGUMENTS` to its end, in this process."""
        command, *more = map(str, arguments)
        file = str(self.folder / "fleet.toml")
        return CliRunner(env={"SHEETSYNC_API_ROOT": self.google.url}).invoke(
            main, ["fleet", command, "--file", file, *more]
        )

    def work(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run `sheetsync fleet worker --until-idle` to its end, as a process."""
        return subprocess.run(
            [sys.executable, "-m", "sheetsync", "fleet", "worker", "--until-idle", *map(str, arguments)],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=HANGS_S,
            check=False,
        )

    def worker(self, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker; its log is in `worker-N.log`."""
        log = (self.folder / f"worker-{len(self.processes)}.log").open("wb")
        self.logs.append(log)
        command = [sys.executable, "-m", "tests.fleet.quick_worker", *map(str, arguments)]
        known = self.environment | {"WORKER": str(len(self.processes))} | environment
        process = subprocess.Popen(command, cwd=self.folder, env=known, stderr=log, stdout=log)
        self.processes.append(process)
        return process

    def said(self, message: str = "") -> list[dict[str, Any]]:
        """The lines of all workers' logs that say this."""
        found = []
        for number in range(len(self.processes)):
            text = (self.folder / f"worker-{number}.log").read_text(encoding="utf-8")
            for line in text.splitlines():
                assert line.startswith("{"), text
                found.append(json.loads(line))
        return [each for each in found if not message or each["message"] == message]

    def query(self, statement: str, *parameters: object) -> list[Any]:
        """Ask the database."""
        with psycopg.connect(self.url) as connection:
            return connection.execute(statement, parameters).fetchall()

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a worker that has shown itself, and let it have been silent for hours."""
        until(self._shown(process).exists)
        process.kill()
        self.bury(process)

    def bury(self, process: subprocess.Popen[bytes]) -> None:
        """Let a worker that died have been silent for hours."""
        process.wait(HANGS_S)
        silent = "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '12 hours'"
        self.query(f"{silent} WHERE id = ANY(%s) RETURNING 1", json.loads(self._shown(process).read_text()))

    def beats(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait until a worker shows itself; False when nobody knows it any more."""
        until(self._shown(process).exists)
        known = "SELECT last_heartbeat > %s FROM procrastinate_workers WHERE id = ANY(%s)"
        moment, ids = self.query("SELECT clock_timestamp()")[0][0], json.loads(self._shown(process).read_text())
        until(lambda: (True,) in (found := self.query(known, moment, ids)) or not found)
        return bool(self.query(known, moment, ids))

    def _shown(self, process: subprocess.Popen[bytes]) -> Path:
        return self.folder / f"worker-{self.processes.index(process)}.ids"

    def close(self) -> None:
        """End the workers that are left."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()
        for log in self.logs:
            log.close()


@pytest.fixture
def fleet(tmp_path: Path, google: Google, postgres_server: postgres.Server) -> Iterator[Fleet]:
    """A fleet with an empty database."""
    with postgres_server.database("fleet") as url:
        made = Fleet(tmp_path, google, postgres_server, url)
        yield made
        made.close()


def until(condition: Callable[[], bool], seconds: float = HANGS_S) -> None:
    """Wait for a condition, however busy the machine is."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


def make_due(fleet: Fleet) -> None:
    """Let the start of every member have come."""
    fleet.query("UPDATE sheetsync_member SET due = now() RETURNING 1")
