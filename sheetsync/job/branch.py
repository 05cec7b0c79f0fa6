"""The history branch: fetched into a folder, and the folder put back, with what other runs added meanwhile.

The branch is data, written by whoever may push: only plain files of ours are read (see
`line_file`), and what is not ours there is left as it is, and named.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sheetsync.errors import UnavailableError, UnsafeError, UsageError
from sheetsync.job import line_file
from sheetsync.job.git import PLAIN, GitError, Repository, is_branch
from sheetsync.job.line_file import ATTRIBUTES, ATTRIBUTES_TEXT, Lines

TRIES: Final = 8
MOST_FILES: Final = 2_000
BASE: Final = "sheetsync-base"
"""Name of a file in the repository of our own: the commit that the folder was made from."""

Shows = Callable[[str, Lines], Lines]
"""Says which lines of a file may be seen where the branch is."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What stands on the branch at one commit, "" before the first: our files by path, and what is not ours."""

    commit: str = ""
    files: Mapping[str, Lines] = field(default_factory=dict)
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of putting the folder back: whether anything was new, and what stayed behind, by path."""

    is_new: bool
    left: tuple[str, ...] = ()


class Branch:
    """The branch of one repository, and a folder of the runner's for its objects.

    Args:
        place: A folder that nobody else writes; it is made.
        remote: The address of the repository.
        name: The name of the branch.
        token: Proves who we are.
        sleep: Waits, in seconds.

    Raises:
        UsageError: The name is none for a branch.
    """

    def __init__(
        self, place: Path, remote: str, name: str, token: str = "", *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        if not is_branch(name):
            raise UsageError("the name of the history branch is no name for a branch: give one such as history")
        self._place = place
        self._name = name
        self._sleep = sleep
        self._git = Repository(place, remote, token)

    def fetch(self, folder: Path) -> Tree:
        """Put the files of ours into the folder, and return what stands on the branch.

        Raises:
            UnavailableError, AccessError: The branch can't be read.
            UnsafeError: A file can't be put there.
        """
        self._git.create()
        tree = self._read()
        for path, lines in tree.files.items():
            line_file.write(folder, path, _text(path, lines))
        (self._place / BASE).write_text(tree.commit, encoding="ascii")
        return tree

    def keep(self, folder: Path, *, shows: Shows, message: str) -> Kept:
        """Put what the folder has into the branch, beside what others put there meanwhile.

        Raises:
            UnavailableError: GitHub is out of reach, or others were faster each time.
            AccessError: The branch may not be written.
            UnsafeError: Something that is not ours stands where a file of ours belongs.
        """
        ours, left = self._folder(folder, shows)
        base = self._tree(self._base())
        for number in range(TRIES):
            tree = self._read()
            files = self._merged(base, ours, tree)
            if squatted := [each for each in files if each in tree.foreign]:
                raise UnsafeError(
                    f"on the branch {self._name}, {', '.join(squatted[:3])} is no plain file of ours, so the history "
                    "is not kept: look at it, and remove it"
                )
            try:
                commit = self._git.commit(tree.commit, files, self._gone(base, ours, tree), message)
                if commit == tree.commit:
                    return Kept(is_new=False, left=left)
                self._git.push(commit, self._name)
            except GitError as error:
                if not error.is_race:
                    raise error.meaning(f"the push to the branch {self._name}") from None
                self._sleep(min(2**number, 10) * random.uniform(0.2, 1.0))  # noqa: S311 - spreads waits, no secret
                continue
            (self._place / BASE).write_text(commit, encoding="ascii")
            return Kept(is_new=True, left=left)
        raise UnavailableError(f"other runs kept writing to the branch {self._name}: run again when it is quieter")

    def _read(self) -> Tree:
        try:
            return self._tree(self._git.fetch(self._name))
        except GitError as error:
            raise error.meaning(f"the branch {self._name} of the history") from None

    def _base(self) -> str:
        try:
            return (self._place / BASE).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise UsageError("the history was not fetched in this job: run `start` with the branch first") from None

    def _tree(self, commit: str) -> Tree:
        if not commit:
            return Tree()
        files: dict[str, Lines] = {}
        foreign: list[str] = []
        for entry in self._git.entries(commit):
            may_be = entry.mode == PLAIN and line_file.is_name(entry.path) and entry.size <= line_file.LARGEST
            lines = None
            if may_be and len(files) < MOST_FILES:
                lines = line_file.lines_of(entry.path, self._git.content(entry))
            if lines is None:
                foreign.append(entry.path)
            else:
                files[entry.path] = lines
        return Tree(commit, files, tuple(foreign))

    def _folder(self, folder: Path, shows: Shows) -> tuple[dict[str, Lines], tuple[str, ...]]:
        """Read the folder: the lines of each file of ours, and the paths of what stays behind."""
        base, ours, left = self._tree(self._base()), dict[str, Lines](), list[str]()
        for path, content in line_file.read_folder(folder):
            lines = None if content is None else line_file.lines_of(path, content)
            if path == ATTRIBUTES:
                continue
            if lines is None:
                left.append(path)
                # What can't be read was not taken away.
                ours |= {path: base.files[path]} if path in base.files else {}
                continue
            seen = shows(path, line_file.publishable(base.files, path, lines))
            # A line that isn't kept because it may not be seen is no line that was taken away.
            ours[path] = (*seen, *(each for each in base.files.get(path, ()) if each in lines and each not in seen))
            if len(ours[path]) < len(set(lines)):
                left.append(path)
        return ours, tuple(left)

    @staticmethod
    def _merged(base: Tree, ours: Mapping[str, Lines], tree: Tree) -> dict[str, bytes]:
        """Return the files that differ from the branch as it stands; the one that tells git how to merge is first."""
        files = {} if ATTRIBUTES in (*tree.files, *tree.foreign) else {ATTRIBUTES: ATTRIBUTES_TEXT}
        for path, lines in ours.items():
            theirs = tree.files.get(path)
            both = lines if theirs is None else line_file.merged(base.files.get(path, ()), lines, theirs)
            if both != theirs and (both or theirs):
                files[path] = _text(path, both)
        return files if ours else {}

    @staticmethod
    def _gone(base: Tree, ours: Mapping[str, Lines], tree: Tree) -> list[str]:
        """Return the files that our run took away, and nobody wrote to since."""
        return [
            path
            for path, lines in base.files.items()
            if path not in ours and path != ATTRIBUTES and tree.files.get(path) == lines
        ]


def _text(path: str, lines: Lines) -> bytes:
    return ATTRIBUTES_TEXT if path == ATTRIBUTES else b"".join(each + b"\n" for each in lines)
