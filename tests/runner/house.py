"""An installed sheetsync, as a person has it: from our wheel, in an environment of its own, no link to a checkout."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.command_line import DEMO, ROOT, Outcome

GITHUB = "https://github.com/team/roadmap.git"


@dataclass(frozen=True, slots=True)
class Installed:
    """An installation: its wheel, its folder, its command."""

    wheel: Path
    folder: Path

    @property
    def packages(self) -> Path:
        """Where its files are."""
        return Path(sysconfig.get_path("purelib", "venv", {"base": str(self.folder)}))

    def run(self, folder: Path, *arguments: object, typed: str = "", **environment: str) -> Outcome:
        """Run its `sheetsync` in a folder, with nothing that a person configured."""
        done = subprocess.run(
            [self.folder / "bin" / "sheetsync", *map(str, arguments)],
            cwd=folder,
            env=surroundings(folder) | environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=900,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


def surroundings(home: Path) -> Mapping[str, str]:
    """An environment that knows nothing of this machine but its programs."""
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "Europe/Vienna",
        "SHEETSYNC_NOW": DEMO["now"],
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def install(wheel: Path, folder: Path) -> Installed:
    """Install a wheel; what it depends on is that of this environment."""
    uv = Path(sys.executable).parent / "uv"
    here = os.environ | {"UV_OFFLINE": "1", "UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], env=here, check=True)
    command = [uv, "pip", "install", "--quiet", "--no-deps", "--python", folder, wheel]
    subprocess.run(command, env=here, check=True)
    made = Installed(wheel, folder)
    (made.packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The sheetsync of this checkout, installed."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    return install(wheel, folder / "environment")


def git(folder: Path, *arguments: object) -> str:
    """Run git in a folder, as a person of the team, and return what it prints."""
    identity = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    done = subprocess.run(
        ["git", "-C", folder, *identity, *map(str, arguments)],
        env=surroundings(folder),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def repository(folder: Path, remote: str = GITHUB) -> Path:
    """Make a repository of the team, empty, which goes to GitHub."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    if remote:
        git(folder, "remote", "add", "origin", remote)
    return folder
