"""Git, as far as the history branch takes it: objects and pushes, never a work tree, so no link is ever followed."""

import base64
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sheetsync.errors import AccessError, SheetsyncError, UnavailableError, UsageError

PLAIN: Final = "100644"
BOT: Final = "41898282+github-actions[bot]@users.noreply.github.com"
"""Who commits: GitHub's own account for jobs. Any other address there may be that of somebody."""

_TIMEOUT_S: Final = 120
_IDENTITY: Final = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "github-actions[bot]"), ("EMAIL", BOT))
}
_REFUSED: Final = ("403", "401", "permission", "denied", "authentication", "could not read username")
_GUARDED: Final = ("protected", "gh006", "gh013", "rule violations", "hook declined")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a tree: its mode as git writes it, its object, its size in bytes, its path."""

    mode: str
    object: str
    size: int
    path: str


class GitError(Exception):
    """Git refused; `said` is what it said, which may name files of the branch."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    @property
    def is_race(self) -> bool:
        """Whether somebody else was faster, so that trying again may do."""
        said = self.said.lower()
        return any(
            each in said for each in ("fetch first", "non-fast-forward", "cannot lock ref", "stale info", "old value")
        )

    @property
    def is_guarded(self) -> bool:
        """Whether a rule of the repository refused it."""
        return any(each in self.said.lower() for each in _GUARDED)

    def meaning(self, doing: str) -> SheetsyncError:
        """Turn what git said into what the reader should do."""
        said = self.said.lower()
        if self.is_guarded:
            return AccessError(
                f"{doing} was refused by a rule of the repository: let the branch be written under "
                "Settings > Rules, or name another one"
            )
        if any(each in said for each in _REFUSED):
            return AccessError(f'{doing} was refused: give the job the permission "contents: write"')
        if "no space left" in said:
            return UnavailableError(f"{doing} found no room on the disk: make room, and run again")
        return UnavailableError(f"{doing} did not work, GitHub may be out of reach: the next run tries again")


class Repository:
    """A repository of our own in a folder, without a work tree, that talks to one other.

    Args:
        folder: Where its objects are; made by `create`.
        remote: The address of the other.
        token: Proves who we are to it; "" where nothing has to be proved.
    """

    def __init__(self, folder: Path, remote: str, token: str = "") -> None:
        self._folder = folder
        self._remote = remote
        self._environment = os.environ | _IDENTITY | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        self._environment |= {"GIT_INDEX_FILE": str(folder / "sheetsync-index")}
        if token:
            # By the environment, where no list of processes shows it, and for this server alone.
            basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
            server = "/".join(remote.split("/")[:3])
            self._environment |= {
                "GIT_CONFIG_COUNT": "1",
                "GIT_CONFIG_KEY_0": f"http.{server}/.extraheader",
                "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {basic}",
            }

    def create(self) -> None:
        """Make it, empty."""
        self._git("init", "--quiet", "--bare", str(self._folder), inside=False)

    def fetch(self, branch: str) -> str:
        """Fetch the newest commit of a branch, and return it; "" where there is no such branch."""
        listed = self._git("ls-remote", "--heads", "--", self._remote, f"refs/heads/{branch}").decode()
        if not listed.strip():
            return ""
        self._git("fetch", "--quiet", "--depth=1", "--no-tags", "--", self._remote, f"refs/heads/{branch}")
        return self._git("rev-parse", "FETCH_HEAD").decode().strip()

    def entries(self, commit: str) -> Iterator[Entry]:
        """Yield every entry of a commit's tree; a link and a submodule have modes of their own."""
        for each in self._git("ls-tree", "-r", "-z", "-l", "--full-tree", commit).split(b"\0"):
            if each:
                about, _, path = each.partition(b"\t")
                mode, _, name, size = about.decode().split()
                yield Entry(mode, name, int(size) if size.isdecimal() else 0, path.decode("utf-8", "surrogateescape"))

    def content(self, entry: Entry) -> bytes:
        """Return the bytes of a file."""
        return self._git("cat-file", "blob", entry.object)

    def commit(self, parent: str, files: Mapping[str, bytes], gone: Sequence[str], message: str) -> str:
        """Make a commit with some files changed or gone and all else as in its parent, and return it.

        It returns the parent where nothing differs.
        """
        self._git("read-tree", *((parent,) if parent else ("--empty",)))
        index = [f"0 {'0' * 40}\t{path}\n" for path in gone]
        for path, content in files.items():
            blob = self._git("hash-object", "-w", "--stdin", typed=content).decode().strip()
            index.append(f"{PLAIN} {blob}\t{path}\n")
        self._git("update-index", "--index-info", typed="".join(index).encode())
        tree = self._git("write-tree").decode().strip()
        if parent and tree == self._git("rev-parse", f"{parent}^{{tree}}").decode().strip():
            return parent
        parents = ("-p", parent) if parent else ()
        return self._git("commit-tree", tree, *parents, "-m", message).decode().strip()

    def push(self, commit: str, branch: str, *, over: str = "") -> None:
        """Put a commit on a branch that has not moved since its parent; or that is still at `over`, in its place."""
        lease = (f"--force-with-lease=refs/heads/{branch}:{over}",) if over else ()
        self._git("push", "--quiet", *lease, "--", self._remote, f"{commit}:refs/heads/{branch}")

    def is_ours(self, commit: str) -> bool:
        """Whether a job made a commit, and no person."""
        return self._git("log", "-1", "--format=%ce", commit).decode().strip() == BOT

    def _git(self, *arguments: str, typed: bytes = b"", inside: bool = True) -> bytes:
        place = ("--git-dir", str(self._folder)) if inside else ()
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and branches and paths were looked at before
                ["git", "-c", "core.hooksPath=/dev/null", *place, *arguments],  # noqa: S607 - the runner's own git
                input=typed,
                env=self._environment,
                capture_output=True,
                timeout=_TIMEOUT_S,
                check=False,
            )
        except FileNotFoundError:
            raise UsageError("there is no git here, which the history branch takes: install it") from None
        except subprocess.TimeoutExpired:
            raise GitError("timed out") from None
        if done.returncode:
            raise GitError(done.stderr.decode("utf-8", "replace"))
        return done.stdout


def is_branch(name: str) -> bool:
    """Whether a text can be the name of a branch."""
    done = subprocess.run(  # noqa: S603 - no shell; a name that begins with a hyphen is refused before
        ["git", "check-ref-format", f"refs/heads/{name}"],  # noqa: S607 - the runner's own git
        capture_output=True,
        check=False,
    )
    return not name.startswith("-") and name.isprintable() and done.returncode == 0
