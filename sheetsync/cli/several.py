"""Several sheets in one command: each gets a name, and one that fails stops no other."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from sheetsync.cli import alarm
from sheetsync.cli.options import Terminal
from sheetsync.errors import SheetsyncError


def each(sheets: Sequence[str], folder: Path, terminal: Terminal, one: Callable[[str, str], int]) -> int:
    """Call `one` with each sheet and a name for its folder, say what stopped it, and return the gravest status.

    `folder` is that of the configuration.
    """
    from sheetsync.wiring import identity

    statuses = []
    for sheet, name in zip(sheets, identity.folder_names(sheets, folder), strict=True):
        try:
            statuses.append(one(sheet, name))
        except SheetsyncError as error:
            terminal.tell("")
            alarm.failed(click.get_current_context().find_root(), error, name)
            statuses.append(error.exit_status)
    return max(statuses)
