"""A team, as far as a job meets one: its repository, the server that it pushes to, its mails, its machine."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from aiosmtpd.controller import Controller

from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK
from tests.adapters.test_outbox_smtp import Mailbox, free_port
from tests.runner.house import Installed, git, repository
from tests.runner.index import DECOY, Index, serve
from tests.runner.machine import Machine

FIRST, SECOND, THIRD = "2026-11-02T06:00:00Z", "2026-11-09T06:00:00Z", "2026-11-16T06:00:00Z"
AUDIENCE = """
[[audience]]
name = "leads"
fields = ["project", "deliverable", "status", "changes"]
channels = ["mail"]
recipients = ["leads@example.org"]
cadence = "biweekly"
"""


@pytest.fixture(scope="session")
def index() -> Iterator[Index]:
    """An index with the wheels of our locks and a decoy of our name, and nothing of ours."""
    with serve() as found:
        yield found
        assert not {DECOY, "roadmap-sheetsync"} & set(found.asked), "ours was asked for"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is kept of one job for the next."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    """A mail server of this machine."""
    box, port = Mailbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


class Team:
    """A team: its repository at hand, the server that it pushes to, and the machine of its jobs."""

    def __init__(self, folder: Path, installed: Installed, index: Index, cache: Path) -> None:
        self.installed = installed
        self.index = index
        self.server = folder / "server"
        self.origin = self.server / "team" / "roadmap"
        self.origin.mkdir(parents=True)
        git(self.origin, "init", "--quiet", "--bare", "--initial-branch=main")
        self.here = repository(folder / "team")
        self.machine = Machine(folder / "machine", self.server, index.url, cache)

    def set_up(self, sheet: str, settings: str = "", **environment: str) -> str:
        """Do what README says: configure, `init --workflow`, commit, push. Return what `init` said."""
        if settings:
            (self.here / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{sheet}"\n{settings}', encoding="utf-8")
        done = self.installed.run(self.here, "init", sheet, "--yes", "--workflow", **environment)
        assert done.status == 0, done.stderr
        self.push("The scheduled run")
        return done.stdout

    def push(self, message: str) -> None:
        git(self.here, "add", "--all")
        git(self.here, "commit", "--quiet", "--message", message)
        git(self.here, "push", "--quiet", self.origin.as_uri(), "HEAD:main")

    def pull(self) -> None:
        git(self.here, "pull", "--quiet", "--ff-only", self.origin.as_uri(), "main")

    def refuse(self, branch: str, words: str) -> None:
        """Let the server refuse pushes to a branch from now on, with words such as GitHub's."""
        hook = self.origin / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f'#!/bin/sh\nif grep -q refs/heads/{branch}; then echo "{words}" >&2; exit 1; fi\n')
        hook.chmod(0o755)

    def log(self, branch: str = "main") -> list[str]:
        return git(self.origin, "log", "--format=%an: %s", branch).splitlines()

    def shown(self, path: str, branch: str = "sheetsync-history") -> str:
        return git(self.origin, "show", f"{branch}:{path}")

    def remarks(self, branch: str = "main") -> list[str]:
        """The cells of our column, as the workbook on a branch has them."""
        file = self.here.parent / "shown.xlsx"
        with file.open("wb") as out:
            subprocess.run(
                ["git", "-C", self.origin, "cat-file", "blob", f"{branch}:roadmap.xlsx"], stdout=out, check=True
            )
        tab = openpyxl.load_workbook(file)[DEMO["tab"]]
        column = next(each.column for row in tab.iter_rows() for each in row if each.value == "Roadmap checks")
        return [each.value for row in tab.iter_rows(min_col=column, max_col=column) for each in row if each.value][1:]


@pytest.fixture
def team(tmp_path: Path, installed: Installed, index: Index, cache: Path) -> Team:
    made = Team(tmp_path, installed, index, cache)
    shutil.copy(DEMO_WORKBOOK, made.here / "roadmap.xlsx")
    return made


def edit(team: Team, cell: str, text: str) -> None:
    """Let a person type into the newest workbook, and push it."""
    team.pull()
    book = openpyxl.load_workbook(team.here / "roadmap.xlsx")
    book[DEMO["tab"]][cell] = text
    book.save(team.here / "roadmap.xlsx")
    team.push(f"{cell} is {text}")


def mailing(port: int) -> str:
    security = f'[send]\nserver = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "roadmap@example.org"\n'
    return f"{AUDIENCE}\n{security}\n[schedule]\nsend = true\n"


def told(mailbox: Mailbox) -> list[str]:
    return [recipients[0] for _, recipients, _ in mailbox.mails]
