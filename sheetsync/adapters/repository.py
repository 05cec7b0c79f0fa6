"""The git repository that a folder is in: where it begins, where it is pushed to, what it leaves out."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TIMEOUT_S: Final = 20
_PLACE: Final = re.compile(
    r"(?:https?://|ssh://|git@)(?:[^@/\s]+@)?(?P<host>(?=[\w.-]*github)[\w.-]+\.[a-z]+)[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
_GITHUB: Final = re.compile(r"(?:https?://|ssh://|git@)(?:[^@/\s]+@)?[\w.-]*github[\w.-]*[:/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, by the folder at its top."""

    root: Path

    def goes_to_github(self) -> bool:
        """Whether one of its remotes is on a host of GitHub's, by its name."""
        return any(_GITHUB.match(line.split()[1]) for line in self._lines("remote", "--verbose"))

    def page(self) -> str:
        """Return the address of its page on GitHub; "" where no remote is there, by its address."""
        places = (_PLACE.fullmatch(line.split()[1]) for line in self._lines("remote", "--verbose"))
        return next((f"https://{each['host']}/{each['name']}" for each in places if each), "")

    def ignores(self, path: Path) -> bool:
        """Whether a path would not be committed."""
        return self._git("check-ignore", "--quiet", "--no-index", "--", str(path)).returncode == 0 and not self._lines(
            "ls-files", "--", str(path)
        )

    def keeps_elsewhere(self, path: Path) -> bool:
        """Whether only a pointer to a file is committed, as Git LFS does."""
        return any(line.endswith(": filter: lfs") for line in self._lines("check-attr", "filter", "--", str(path)))

    def _lines(self, *arguments: str) -> list[str]:
        return self._git(*arguments).stdout.splitlines()

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return _run(self.root, *arguments)


def repository_of(folder: Path) -> Repository | None:
    """Return the repository that a folder is in; None where it is in none, or where there is no git."""
    try:
        done = _run(folder, "rev-parse", "--show-toplevel")
    except (OSError, subprocess.TimeoutExpired):
        return None
    return Repository(Path(done.stdout.strip())) if done.returncode == 0 and done.stdout.strip() else None


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - no shell, and paths stand behind `--`
        ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments],  # noqa: S607 - the git of this machine
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"},
        timeout=_TIMEOUT_S,
        check=False,
    )
