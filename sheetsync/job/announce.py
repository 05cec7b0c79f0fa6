"""The announcement: before anything is sent, the history branch says to whom, so that no run ever sends it again."""

import json
from collections.abc import Sequence
from pathlib import Path

from sheetsync.errors import SheetsyncError, UnsafeError, UsageError
from sheetsync.job import line_file, runner, task
from sheetsync.job.command import keep
from sheetsync.job.job import Job

LOG = "history/sent/deliveries.jsonl"


def announce(job: Job) -> int:
    """Note which audiences are due as this run's to send; see `_announced`."""
    return _announced(job, _run(job), ("summary", "--send"))


def announce_nudge(job: Job) -> int:
    """Note which owners are told of their rows by this run; see `_announced`."""
    return _announced(job, f"{_run(job)}-nudge", ("nudge",))


def _run(job: Job) -> str:
    said = job.environment.get
    return f"{said('GITHUB_RUN_ID', '')}-{said('GITHUB_RUN_ATTEMPT', '')}"


def _announced(job: Job, run: str, command: Sequence[str]) -> int:
    """Note who is due as this run's to send, and put that on the branch; where it can't be put there, nothing is sent.

    Raises:
        SheetsyncError: It is not on the branch, so nothing may be sent.
    """
    path = _log(job)
    if status := task.sheetsync(job, (*command, "--announce", run)):
        return status
    if not _said_by(path, run):
        return 0
    try:
        keep(job)
        # Another run may have been faster: what it announced stands before ours, and is its to send.
        job.on_branch().fetch(job.folder)
    except SheetsyncError:
        _take_back(job, path, run)
        raise
    if not _said_by(path, run):
        raise UnsafeError(
            "who is due may not be noted on the history branch, which others can read, so nothing was sent: let "
            'addresses be kept there with `show = "everything"` under [job], or make the repository private'
        )
    return 0


def _log(job: Job) -> Path:
    """Return the log of deliveries.

    Raises:
        UsageError: It does not lie in the folder of the history, which alone is kept.
    """
    path = (job.config.parent if job.config else Path()) / (runner.setting("send", "log", job.config) or LOG)
    if not path.resolve().is_relative_to(job.folder.resolve()):
        raise UsageError(
            f"the log of what was sent must lie in the folder of the history, {job.folder}, to be known to the next "
            "run: mend `log` under [send]"
        )
    return path


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except FileNotFoundError:
        return []


def _said_by(path: Path, run: str) -> bool:
    return any(_is_of(each, run) for each in _lines(path))


def _is_of(line: bytes, run: str) -> bool:
    try:
        said = json.loads(line)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("run") == run


def _take_back(job: Job, path: Path, run: str) -> None:
    kept = b"".join(each + b"\n" for each in _lines(path) if not _is_of(each, run))
    line_file.write(job.folder, path.resolve().relative_to(job.folder.resolve()).as_posix(), kept)
