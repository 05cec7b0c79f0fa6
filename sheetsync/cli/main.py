"""The group of commands, and the error handler, at which every error becomes one sentence and a status."""

import errno
import gc
import sys
import traceback
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from sheetsync import __version__
from sheetsync.cli import alarm
from sheetsync.errors import SheetsyncError, UnavailableError, frames

BUG = 70
# \b keeps click from filling the lines.
EXAMPLES = """\b
Try it without an account:   sheetsync demo
Look, and change nothing:    sheetsync check roadmap.xlsx
"""
WHOLE = "SHEETSYNC_TRACEBACK=1 in the environment shows the whole traceback, which may quote cells."
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
COMMANDS = (
    "agenda",
    "check",
    "clear",
    "demo",
    "doctor",
    "fix",
    "fleet",
    "history",
    "init",
    "meet",
    "notes",
    "nudge",
    "retro",
    "rules",
    "summary",
    "sync",
)
"""Each is a file of its own beside this one, which is loaded when the command is called."""


class ErrorHandler(click.Group):
    """A group that lets no traceback out: each error is a sentence on standard error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loaded with what it alone needs; None where there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"sheetsync.cli.{cmd_name}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is empty before anything is read: `--for ""` is a variable that nobody set, never everybody."""
        for before, each in pairwise(("", *args)):
            if not each.strip() or (each.startswith("--") and each.endswith("=")):
                option = before if before.startswith("-") else f"the argument after {before}"
                what = each.strip().rstrip("=") or option
                raise click.UsageError(
                    f"{what} is empty: is a variable not set? Give it a value, or leave it out", ctx=ctx
                )
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raise SystemExit with the status of the contract when it fails."""
        try:
            result = super().invoke(ctx)
        except SheetsyncError as error:
            alarm.failed(ctx, error)
            raise SystemExit(error.exit_status) from None
        except SystemExit as ending:
            alarm.ended(ctx, ending.code if isinstance(ending.code, int) else int(bool(ending.code)))
            raise
        except click.ClickException as error:
            alarm.failed(ctx, error)
            raise
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the outermost error handler: a person reads a sentence, never a traceback
            if isinstance(error, OSError) and error.errno in NO_ROOM:
                # Nor is there any for a report that says so.
                ctx.meta.pop("sheetsync.formats", None)
                alarm.failed(ctx, UnavailableError("there is no room for the report: make room, and run again"))
                raise SystemExit(UnavailableError.exit_status) from None
            if ctx.params.get("traceback"):
                traceback.print_exception(error)
            said = alarm.tell(
                ctx,
                f"this is a bug of sheetsync ({type(error).__name__}: {frames(error)}); please report it "
                f"with this line. {WHOLE} Your sheet is as it was, or as the last finished write left it.",
                BUG,
            )
            click.echo(f"sheetsync: {said}", err=True)
            raise SystemExit(BUG) from None
        alarm.ended(ctx, 0)
        return result


@click.group(cls=ErrorHandler, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.version_option(__version__, prog_name="sheetsync")
@click.option(
    "--traceback",
    is_flag=True,
    envvar="SHEETSYNC_TRACEBACK",
    help="Should it be a bug of sheetsync, show the whole traceback, which may quote cells.",
)
def main(*, traceback: bool) -> None:  # noqa: ARG001 - the error handler reads it
    """Make the roadmap in your spreadsheet trustworthy.

    sheetsync reads the roadmap, checks every row, writes what is missing beside the row at
    fault, and makes the summary that stakeholders read. SHEET is a path to a workbook, or the
    address of a Google Sheet; without one, the sheet in sheetsync.toml is meant.
    """
    from sheetsync.run.stranger import warnings

    for sentence in warnings(Path()):
        click.echo(f"warning: {sentence}", err=True)
    # A run makes many values and keeps them to its end: looking for garbage among them is in vain.
    gc.set_threshold(1_000_000, 50, 50)
    # A report may hold any character of any sheet, also where the terminal can't show it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
