"""What a command shows, in the formats that were asked for."""

from collections.abc import Sequence

import click

from sheetsync.cli.options import NEVER, Terminal
from sheetsync.errors import UsageError
from sheetsync.model.finding import Severity
from sheetsync.model.grid import Grid
from sheetsync.model.run import Rendered, Run
from sheetsync.ports import Outbox
from sheetsync.render import diff
from sheetsync.render.report import FILES, REPORTS, text


def exit_status(run: Run, fail_on: str) -> int:
    """Return 1 when an active finding is as severe as `fail_on`, else 0."""
    return int(fail_on != NEVER and run.fails(Severity(fail_on)))


def show(
    run: Run, formats: Sequence[str], terminal: Terminal, outbox: Outbox | None, *, keeps_one: bool = False
) -> None:
    """Report a run: one format on standard output; of several, text there and each other one in the outbox.

    `keeps_one` puts a single one into the outbox too, unless it is text.

    Raises:
        UsageError: Several formats need a folder.
    """
    formats = formats or ("text",)
    if len(formats) > 1 and outbox is None:
        raise UsageError("several formats need a folder: give --output DIR")
    terminal.tell("")
    if len(formats) == 1 and not (keeps_one and formats[0] != "text"):
        click.echo(_report(run, formats[0], terminal), nl=False)
        return
    if "text" in formats:
        click.echo(_report(run, "text", terminal), nl=False)
    plain = Terminal(quiet=terminal.quiet, verbose=terminal.verbose)
    reports = [Rendered(each, FILES[each], _report(run, each, plain).encode()) for each in formats if each != "text"]
    for saved in outbox.deliver(reports) if outbox else ():
        click.echo(f"{saved.format:<10}{saved.path}", err="text" not in formats)


def _report(run: Run, name: str, terminal: Terminal) -> str:
    if name != "text":
        return REPORTS[name](run)
    return text.render(
        run, columns=terminal.width, colour=terminal.colour, quiet=terminal.quiet, verbose=terminal.verbose
    )


def show_plan(run: Run, grid: Grid, formats: Sequence[str], terminal: Terminal) -> None:
    """Show what a sync would write; as data where a format other than text was asked for."""
    terminal.tell("")
    if formats and formats[0] != "text":
        click.echo(_report(run, formats[0], terminal), nl=False)
    elif run.plan is not None:
        click.echo(diff.render(run.plan, grid, colour=terminal.colour), nl=False)
