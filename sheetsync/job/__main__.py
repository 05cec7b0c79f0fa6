"""The door to a job, `python -m sheetsync.job COMMAND`, at which every error becomes a sentence and a status."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from sheetsync.errors import SheetsyncError, frames
from sheetsync.job import command, outcome, page, runner, task, words, workbook
from sheetsync.job.announce import announce, announce_nudge
from sheetsync.job.end import end
from sheetsync.job.job import Job, now_of
from sheetsync.job.trouble import BUSY

COMMANDS: Final[Mapping[str, Callable[[Job], int | None]]] = {
    "start": command.start,
    "run": task.run,
    "commit": workbook.commit,
    "announce": announce,
    "announce-nudge": announce_nudge,
    "keep": command.keep,
    "end": end,
}


def main(arguments: Sequence[str]) -> int:
    """Do one command of a job, and return the exit status."""
    said = _parser().parse_args(arguments)
    environment = dict(os.environ)
    if runner.OUTCOMES not in environment and "RUNNER_TEMP" in environment:
        environment[runner.OUTCOMES] = str(Path(environment["RUNNER_TEMP"], "sheetsync-job"))
        runner.hand_on(environment, "GITHUB_ENV", {runner.OUTCOMES: environment[runner.OUTCOMES]})
    job = Job(
        environment,
        now_of(environment),
        folder=said.folder,
        branch=said.branch,
        cron=said.cron,
        zone=said.zone,
        config=said.config,
        issue=said.issue,
        key=said.key,
    )
    try:
        return COMMANDS[said.command](job) or 0
    except SheetsyncError as error:
        return _failed(job, said.command, error)
    except Exception as error:  # noqa: BLE001 - the outermost error handler: a person reads a sentence, never a traceback
        return _failed(
            job, said.command, _BugError(f"this is a bug of sheetsync ({frames(error)}); please report this line")
        )


class _BugError(SheetsyncError):
    exit_status = 70


def _failed(job: Job, name: str, error: SheetsyncError) -> int:
    sentence = words.public(str(error)) if job.is_withheld else str(error)
    title = words.title(error.exit_status)
    runner.annotate("warning" if error.exit_status == BUSY else "error", title, sentence)
    runner.write_page(job.environment, page.trouble(title, sentence, error.exit_status))
    outcome.leave(job.environment, outcome.Outcome(name, error.exit_status, sentence))
    return error.exit_status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sheetsync.job", description=__doc__)
    parser.add_argument("command", choices=tuple(COMMANDS))
    parser.add_argument("--branch", default="", help="branch that keeps the history; none is kept without one")
    parser.add_argument("--folder", type=Path, default=Path("history"), help="folder of the history")
    parser.add_argument("--cron", default="", help="cron line of the first schedule, such as '17 6 * * 1'")
    parser.add_argument("--zone", default="", help="time zone of the team; else that of the configuration, or UTC")
    parser.add_argument("--config", type=_path, default=None, help="configuration file")
    parser.add_argument("--issue", action="store_true", help="open an issue while a person has to act, close it after")
    parser.add_argument("--key", default="", help="tells the sheets of one repository apart, for their issues")
    return parser


def _path(text: str) -> Path | None:
    return Path(text) if text else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
