"""What a command shows of a run, in the formats that were asked for."""

from collections.abc import Sequence
from pathlib import Path

import click

from sheetsync.cli.options import NEVER, Terminal
from sheetsync.model.finding import Severity
from sheetsync.model.run import Run


def exit_status(run: Run, fail_on: str) -> int:
    """Return 1 when an active finding is as severe as `fail_on`, else 0."""
    return int(fail_on != NEVER and run.fails(Severity(fail_on)))
