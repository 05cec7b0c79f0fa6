"""A team, as far as a job meets one: its repository, the server that it pushes to, its mails, its machine."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from aiosmtpd.controller import Controller

from tests.acceptance.command_line import DEMO, DEMO_WORKBOOK, seen
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


@pytest.fixture(scope="session")
def mail_server() -> Iterator[tuple[Mailbox, int]]:
    """A mail server of this machine, at one port for all, so that configurations are the same."""
    box, port = Mailbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.fixture
def mailbox(mail_server: tuple[Mailbox, int]) -> tuple[Mailbox, int]:
    """What the mail server takes from now on."""
    box, _ = mail_server
    box.mails.clear()
    box.dies = False
    return mail_server


@dataclass(frozen=True, slots=True)
class Kept:
    """What lasts for all teams: what `init` wrote and said for a folder with some content, and the runner's places."""

    folder: Path
    said: dict[str, str] = field(default_factory=dict)

    def written(self, key: str, here: Path, write: Callable[[], str]) -> str:
        """Write into a folder, or copy what was written into one that was the same."""
        place = self.folder / hashlib.sha256(key.encode()).hexdigest()
        if key in self.said:
            shutil.copytree(place, here, dirs_exist_ok=True)
        else:
            said = write()
            shutil.copytree(here, place, symlinks=True, ignore=shutil.ignore_patterns(".git"))
            self.said[key] = said
        return self.said[key]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """What `init` wrote is copied where all that it goes by is the same."""
    return Kept(tmp_path_factory.mktemp("kept"))


class Team:
    """A team: its repository at hand, the server that it pushes to, and the machine of its jobs."""

    def __init__(self, folder: Path, installed: Installed, index: Index, cache: Path, kept: Kept) -> None:
        self.installed = installed
        self.kept = kept
        self.index = index
        self.server = folder / "server"
        self.origin = self.server / "team" / "roadmap"
        self.origin.mkdir(parents=True)
        git(self.origin, "init", "--quiet", "--bare", "--initial-branch=main")
        self.here = repository(folder / "team")
        self.machine = Machine(kept.folder / "runner", self.server, index.url, cache)

    def set_up(self, sheet: str, settings: str = "", **environment: str) -> str:
        """Do what README says: configure, `init --workflow`, commit, push. Return what `init` said."""
        if settings:
            (self.here / "sheetsync.toml").write_text(f'[sheet]\nlocation = "{sheet}"\n{settings}', encoding="utf-8")

        def write() -> str:
            done = self.installed.run(self.here, "init", sheet, "--yes", "--workflow", **environment)
            assert done.status == 0, done.stderr
            return done.stdout

        there = {name: digest for name, digest in seen(self.here).items() if not name.startswith(".git/")}
        said = self.kept.written(json.dumps([sheet, there, environment]), self.here, write)
        self.push("The scheduled run")
        return said

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
def team(tmp_path: Path, installed: Installed, index: Index, cache: Path, kept: Kept) -> Team:
    made = Team(tmp_path, installed, index, cache, kept)
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
