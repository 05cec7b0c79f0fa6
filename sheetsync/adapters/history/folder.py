"""The history that is a folder of JSON Lines: readable, and made to live on a git branch.

Each roadmap has one file, and each snapshot is one line of it:

    {"check":"5f0c2a9e","taken":"2026-11-02T09:00:00+00:00","day":"2026-11-02","set":{...}}

`check` is a checksum of the rest of the line, so that a line which was cut or edited is known: it
is left out and named, and the next write sets it aside in a file beside. A line is written whole, at
the end, under a lock, and is on the disk before anybody is told. `.gitattributes` in the folder
tells git to keep the lines of both sides when it merges two branches.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from sheetsync.adapters import atomic_file, file_lock
from sheetsync.adapters.history.entry import Entry, entries_of, entry_of, is_new, jumped, told_entry
from sheetsync.adapters.history.line import OPENING, Read, entry_in, line_of, parse
from sheetsync.adapters.history.replay import history_of, without_those_before
from sheetsync.adapters.plain_file import NOT_PLAIN, open_plain
from sheetsync.errors import AccessError, UnsafeError, UsageError
from sheetsync.model.identity import Identity
from sheetsync.model.snapshot import History, Snapshot

SUFFIX: Final = ".jsonl"
SET_ASIDE: Final = ".damaged"
LARGEST: Final = 256 * 1024 * 1024
"""No history is near this many bytes; a larger file is something else."""

_ATTRIBUTES: Final = f"*{SUFFIX} merge=union\n".encode()
_UNFIT: Final = re.compile(r"[^0-9a-z]+")


class HistoryFolder:
    """Remembers roadmaps in the files of a folder, which is made at the first write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, roadmap: str) -> History:
        """Return all that is known; a folder or a file that isn't there yet knows nothing."""
        read = parse(self._bytes(self._file(roadmap)))
        return history_of(read.entries, self._damages(roadmap, read))

    def append(self, roadmap: str, snapshot: Snapshot) -> bool:
        """Write one line at the end of the file, if there is anything new to say."""
        with self._locked(roadmap) as (file, read):
            last = history_of(read.entries).last
            if last is not None and last.taken > snapshot.taken:
                raise UnsafeError(jumped(last.taken, snapshot.taken))
            if not is_new(snapshot, last):
                return False
            # What was lost with a damaged line is said again.
            self._write(roadmap, file, read, entry_of(snapshot, None if read.damaged else last))
            return last is None or not last.shows_the_same(snapshot)

    def begin(self, roadmap: str, history: History) -> bool:
        """Write the file of a whole history at once."""
        with self._locked(roadmap) as (_, read):
            if read.entries:
                return False
            self._set_aside(roadmap, read)
            atomic_file.write(self._file(roadmap), b"".join(map(line_of, entries_of(history))))
            return True

    def tell(self, roadmap: str, audience: str, at: datetime) -> None:
        """Write one line that says that an audience was told."""
        with self._locked(roadmap) as (file, read):
            self._write(roadmap, file, read, told_entry(audience, at))

    def prune(self, roadmap: str, before: datetime) -> int:
        """Write the file anew without what is forgotten."""
        if not self._file(roadmap).exists():
            return 0
        with self._locked(roadmap) as (_, read):
            kept = without_those_before(read.entries, before)
            if kept.forgotten:
                self._set_aside(roadmap, read)
                atomic_file.write(self._file(roadmap), b"".join(line_of(each) for each in kept.entries))
            return kept.forgotten

    def roadmaps(self) -> Sequence[str]:
        """Return the names that the files say they are of; of one that doesn't say, its own name."""
        return sorted(filter(None, map(self._name, self._folder.glob(f"*{SUFFIX}"))))

    def _name(self, file: Path) -> str:
        """Return the name of the roadmap that a file is of; "" where the file is no history, a log say."""
        lines = self._bytes(file).split(b"\n")
        if not any(each.startswith(OPENING) for each in lines):
            return ""
        entries = filter(None, map(entry_in, lines))
        said = next((entry["of"] for entry in entries if "of" in entry), None)
        name = Identity(*map(str, said)).name if said else file.stem
        # A file that a person copied says that it is another one.
        return name if file_name(name) == file.stem else file.stem

    def _file(self, roadmap: str) -> Path:
        return self._folder / f"{file_name(roadmap)}{SUFFIX}"

    def _aside(self, roadmap: str) -> Path:
        return self._file(roadmap).with_suffix(SUFFIX + SET_ASIDE)

    def _bytes(self, file: Path) -> bytes:
        try:
            with open_plain(file, "rb") as opened:
                if os.fstat(opened.fileno()).st_size > LARGEST:
                    raise UsageError(f"{file} is too large for a history: is it another file?")
                return bytes(opened.read())
        except (FileNotFoundError, NotADirectoryError):
            return b""
        except OSError as error:
            if error.errno in NOT_PLAIN:
                raise UnsafeError(f"the history {file} is not read: {error.strerror}") from None
            raise AccessError(f"the history {file} can't be read ({error.strerror}): mend its permissions") from error

    def _damages(self, roadmap: str, read: Read) -> Iterator[str]:
        if read.damaged:
            lines = ", ".join(str(number) for number, _ in read.damaged[:5])
            more = f" and {len(read.damaged) - 5} more" if len(read.damaged) > 5 else ""
            yield (
                f"{self._file(roadmap)}, line {lines}{more}: damaged, and left out; the next sync sets it aside in "
                f"{self._file(roadmap).name}{SET_ASIDE}"
            )

    @contextlib.contextmanager
    def _locked(self, roadmap: str) -> Iterator[tuple[IO[bytes], Read]]:
        """Open the file for one writer at a time, and read it."""
        path = self._file(roadmap)
        try:
            with _lock(self._attributes()), open_plain(path, "ab") as file:
                for each in (path, self._aside(roadmap)):
                    atomic_file.sweep(each)
                yield file, parse(self._bytes(path))
        except OSError as error:
            raise UnsafeError(
                f"the history {path} can't be written ({error.strerror or error}), so this run is not remembered: "
                "name another folder under [history], or make room"
            ) from error

    def _attributes(self) -> Path:
        """Make the folder with what git has to know of it, which is also what writers lock."""
        self._folder.mkdir(parents=True, exist_ok=True)
        attributes = self._folder / ".gitattributes"
        with contextlib.suppress(FileExistsError), attributes.open("xb") as file:
            file.write(_ATTRIBUTES)
        return attributes

    def _write(self, roadmap: str, file: IO[bytes], read: Read, entry: Entry) -> None:
        line = line_of(entry)
        if read.damaged:
            self._set_aside(roadmap, read)
            atomic_file.write(self._file(roadmap), b"".join(each + b"\n" for each in read.sound) + line)
            return
        if read.is_cut:
            line = b"\n" + line
        start = file.seek(0, os.SEEK_END)
        try:
            # One write of one whole line, so that a reader sees it or doesn't; only a full disk takes more.
            left = memoryview(line)
            while left:
                left = left[os.write(file.fileno(), left) :]
            os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(start)
            raise

    def _set_aside(self, roadmap: str, read: Read) -> None:
        """Keep damaged lines for a person to look at, in a file of their own."""
        if read.damaged:
            aside = self._aside(roadmap)
            kept = self._bytes(aside)
            atomic_file.write(aside, kept + b"".join(line + b"\n" for _, line in read.damaged))


def file_name(roadmap: str) -> str:
    """Return the name of a roadmap as a file may have it everywhere: a name that is one already stays."""
    plain = _UNFIT.sub("-", roadmap.casefold()).strip("-")[:60] or "roadmap"
    if plain == roadmap:
        return plain
    return f"{plain}-{hashlib.blake2b(roadmap.encode('utf-8', 'surrogatepass'), digest_size=3).hexdigest()}"


@contextlib.contextmanager
def _lock(file: Path) -> Iterator[None]:
    """Wait until nobody else writes. The lock goes with its process, however that ends."""
    with open_plain(file, "ab") as held:
        file_lock.wait(held.fileno())
        yield
