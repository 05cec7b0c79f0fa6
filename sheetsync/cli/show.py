"""What a command shows, in the formats that were asked for."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sheetsync.cli.alarm import is_withheld, refuse_public_log
from sheetsync.cli.options import NEVER, Terminal
from sheetsync.errors import UsageError
from sheetsync.model.finding import Severity
from sheetsync.model.format import Format
from sheetsync.model.grid import Grid
from sheetsync.model.run import Rendered, Run
from sheetsync.ports import Outbox
from sheetsync.render.report import github
from sheetsync.render.report.context import Context

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.model.page import Page
    from sheetsync.wiring import Rules


def exit_status(run: Run, fail_on: str) -> int:
    """Return 1 when an active finding is as severe as `fail_on`, else 0."""
    return int(fail_on != NEVER and run.fails(Severity(fail_on)))


def show(
    run: Run,
    formats: Sequence[str],
    terminal: Terminal,
    outbox: Outbox | None,
    *,
    configured: "Config",
    rules: "Rules",
    keeps_one: bool = False,
) -> None:
    """Report a run: one format on standard output; of several, the spoken ones there, the others in the outbox.

    `rules` are those that looked. `keeps_one` puts a single one into the outbox too, unless it is spoken.

    Raises:
        UsageError: Several formats need a folder.
    """
    chosen = [Format(each) for each in formats] or [Format.TEXT]
    if len(chosen) > 1 and outbox is None:
        raise UsageError("several formats need a folder: give --output DIR")
    terminal.tell("")
    spoken = chosen if len(chosen) == 1 and not keeps_one else [each for each in chosen if each.dress.is_spoken]
    reports = {each: _report(run, each, terminal, configured, rules) for each in chosen}
    for each in spoken:
        click.echo(github.counts(run) if is_withheld() else reports[each].content, nl=False)
    kept = [reports[each] for each in chosen if each not in spoken]
    for saved in outbox.deliver(kept) if outbox and kept else ():
        click.echo(f"{saved.format:<10}{saved.path}", err=Format.TEXT not in chosen)


def _report(run: Run, kind: Format, terminal: Terminal, configured: "Config", rules: "Rules") -> Rendered:
    from sheetsync.wiring import renderers
    from sheetsync.wiring.source import source

    if kind is Format.JSON or (kind is Format.TEXT and terminal.verbose):
        from sheetsync.steps.understand import explained

        run = explained(run, configured.choices.reading)
    context = Context(
        rules,
        source(configured),
        terminal.width,
        terminal.colour,
        terminal.links,
        quiet=terminal.quiet,
        verbose=terminal.verbose,
    )
    return renderers.render_report(run, kind, context)


def show_plan(
    run: Run,
    grid: Grid,
    formats: Sequence[str],
    terminal: Terminal,
    *,
    configured: "Config",
    rules: "Rules",
) -> None:
    """Show what a sync would write; as data where a format other than text was asked for."""
    terminal.tell("")
    refuse_public_log()
    if formats and formats[0] != "text":
        click.echo(_report(run, Format(formats[0]), terminal, configured, rules).content, nl=False)
    elif run.plan is not None:
        from sheetsync.render import diff
        from sheetsync.run.agree import agreed

        typed = [answer.edit for *_, answer in agreed(grid, run)]
        click.echo(diff.render(run.plan, grid, typed, colour=terminal.colour), nl=False)


def show_page(page: "Page", name: str, formats: Sequence[str], terminal: Terminal, outbox: Outbox | None) -> None:
    """Show a page: one format on standard output; with an outbox, each format in it.

    Raises:
        UsageError: Several formats need a folder.
    """
    from sheetsync.render.page import text
    from sheetsync.wiring import renderers

    formats = formats or ("text",)
    if len(formats) > 1 and outbox is None:
        raise UsageError("several documents need a folder: give --output DIR")
    terminal.tell("")
    if outbox is None:
        refuse_public_log()
        if not Format(formats[0]).is_text and sys.stdout.isatty():
            raise UsageError(f"a terminal can't show {formats[0]}: give --output DIR")
        said = text.render(page, columns=terminal.width) if formats == ("text",) else None
        click.echo(said or renderers.render_page(page, formats, name)[0].content, nl=False)
        return
    for saved in outbox.deliver(renderers.render_page(page, formats, name)):
        click.echo(saved.path)
