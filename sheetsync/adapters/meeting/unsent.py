"""Unsent answers: one file of this user's that nobody else can read, gone when nothing in it waits."""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sheetsync.adapters import file_lock
from sheetsync.adapters.plain_file import NOT_PLAIN
from sheetsync.errors import Hitch, UnsafeError


class UnsentFile:
    """A log of what was answered, and of what came to stand in the sheet; held while a meeting is open.

    A line more is all that ever happens to it, so that a machine which stops loses no answer but one that was never
    acknowledged; where nothing waits, it goes.

    Args:
        folder: A folder of this user's; made for nobody else where it isn't there.
        sheet: What the sheet is known by.

    Raises:
        UnsafeError: It can't be kept, or another meeting of this user's has the same sheet.
    """

    def __init__(self, folder: Path, sheet: str) -> None:
        self.path = folder / f"unsent-{sha256(sheet.encode()).hexdigest()[:16]}.jsonl"
        self._kept: dict[int, Mapping[str, Any]] = {}
        self._next = 1
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
            self._file = os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=0)
            if hasattr(os, "fchmod"):
                os.fchmod(self._file.fileno(), 0o600)
        except OSError as error:
            why = "it is a link" if error.errno in NOT_PLAIN else error.strerror
            raise UnsafeError(f"answers can't be kept in {self.path} ({why}), so no meeting was opened") from None
        if not file_lock.hold(self._file.fileno()):
            self._file.close()
            raise UnsafeError("a meeting of this sheet is open on this machine already: go on in its page, or end it")
        self._read()

    @property
    def waiting(self) -> Mapping[int, Mapping[str, Any]]:
        """What an earlier meeting has left, by its number."""
        return dict(self._kept)

    def add(self, answer: Mapping[str, Any]) -> int:
        """Keep an answer for good, and return its number."""
        number, self._next = self._next, self._next + 1
        self._write({"number": number, "answer": answer})
        self._kept[number] = answer
        return number

    def done(self, number: int) -> None:
        """Forget an answer; where it was the last one, all that is in the file goes."""
        self._kept.pop(number, None)
        if self._kept:
            self._write({"number": number})
        else:
            self._file.truncate(0)

    def close(self) -> None:
        """Let go of the file; where nothing waits, it goes."""
        if not self._kept:
            self.path.unlink(missing_ok=True)
        self._file.close()

    def _write(self, entry: Mapping[str, Any]) -> None:
        try:
            self._file.write(json.dumps(entry).encode() + b"\n")
            os.fsync(self._file.fileno())
        except OSError as error:
            said = f"the answer can't be kept in {self.path} ({error.strerror}): it is not taken"
            raise UnsafeError(said, hitch=Hitch.UNKEPT) from None

    def _read(self) -> None:
        content = self._file.read()
        if content and not content.endswith(b"\n"):
            self._file.write(b"\n")
        for line in content.splitlines():
            try:
                entry = json.loads(line)
                number, answer = int(entry["number"]), entry.get("answer")
            except (ValueError, KeyError, TypeError, AttributeError):
                # The line that a machine which stopped was writing: nobody was told that it is kept.
                continue
            self._next = max(self._next, number + 1)
            if isinstance(answer, dict):
                self._kept[number] = answer
            else:
                self._kept.pop(number, None)
