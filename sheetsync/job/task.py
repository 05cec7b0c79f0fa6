"""The task of a job: the command that a person chose when starting it by hand, or the whole run."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sheetsync.errors import UsageError
from sheetsync.job import line_file, runner
from sheetsync.job.job import Job
from sheetsync.job.runner import Environment

BASE: Final = "sheetsync-workbook-base"
"""Name of the file, in the runner's own folder, with the digest of the workbook as it was checked out."""

_REPORTS: Final = ("--format", "github", "--format", "json", "--format", "markdown")
_COMMANDS: Final = {"sync": _REPORTS, "check": (*_REPORTS, "--fail-on", "never"), "summary": ("--format", "markdown")}
_PAGE: Final = 1_000_000
"""Bytes; the front page ends at a mebibyte a step."""


def run(job: Job) -> int:
    """Do what `COMMAND` says, only on trial with `DRY_RUN`, and show on the front page what readers get."""
    environment = job.environment
    arguments = command_line(environment.get("COMMAND", ""), environment.get("DRY_RUN", ""))
    workbook = Path(runner.setting("sheet", "location", job.config))
    remember_base(environment, line_file.digest(workbook))
    status = sheetsync(job, arguments)
    if not status and not job.is_withheld:
        _show(job)
    return status


def command_line(command: str, dry_run: str) -> tuple[str, ...]:
    """Return the arguments of a command; a dry run of a sync prints its plan.

    Raises:
        UsageError: It is none that a job does.
    """
    command = command or "sync"
    if command not in _COMMANDS:
        raise UsageError(f"a job does {', '.join(_COMMANDS)}: choose one of them")
    if dry_run == "true" and command == "sync":
        return ("sync", "--dry-run")
    return (command, *_COMMANDS[command])


def sheetsync(job: Job, arguments: Sequence[str]) -> int:
    """Run a command of sheetsync, without the token of the job, and return its exit status."""
    environment = {name: value for name, value in job.environment.items() if name != "GITHUB_TOKEN"}
    where = ("--config", str(job.config)) if job.config else ()
    output = () if {"--send", "--announce", "--dry-run"} & set(arguments) else ("--output", str(_output(job)))
    # Nothing that lies in the folder of the team is imported.
    command = [sys.executable, "-P", "-m", "sheetsync", *arguments, *output, *where]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - no shell, our own words


def remember_base(environment: Environment, digest: str) -> None:
    """Remember how the workbook was before a sync."""
    Path(environment.get("RUNNER_TEMP", "."), BASE).write_text(digest, encoding="ascii")


def base(environment: Environment) -> str:
    """Return how the workbook was before the last sync."""
    try:
        return Path(environment.get("RUNNER_TEMP", "."), BASE).read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def _output(job: Job) -> Path:
    folder = job.config.parent if job.config else Path()
    return folder / (runner.setting("summary", "output", job.config) or "summary")


def _show(job: Job) -> None:
    """Put the summary and the findings on the front page; what would not fit as a whole is left out as a whole."""
    room = _PAGE
    for name in ("summary.md", "findings.md"):
        path = _output(job) / name
        if path.is_file() and path.stat().st_size <= room:
            room -= path.stat().st_size
            runner.write_page(job.environment, path.read_text(encoding="utf-8") + os.linesep)
