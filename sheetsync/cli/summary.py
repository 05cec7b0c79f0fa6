"""`sheetsync summary`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import (
    DOCUMENTS,
    Terminal,
    config_option,
    configuration,
    history_option,
    sheet_argument,
    since_option,
    tab_option,
)
from sheetsync.model.format import Format

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.model.audience import Audience


@click.command()
@sheet_argument
@tab_option
@click.option(
    "formats",
    "--format",
    type=click.Choice(DOCUMENTS),
    multiple=True,
    help="Which document; several need --output.  [default: markdown, or as the audience has it]",
)
@click.option("audience", "--for", metavar="AUDIENCE", default="", help="Show only what this audience may see.")
@since_option
@click.option(
    "--note",
    metavar="TEXT",
    default="",
    help="What you say this time, on top of the facts, in place of the sheet's `This week:`.",
)
@click.option("--explain", is_flag=True, help="Say which fields the audience is shown; write nothing.")
@click.option("--send", is_flag=True, help="Deliver it to the audience, or to each that is due, by its channels.")
@click.option("--dry-run", is_flag=True, help="With --send: say who would be told what, and send nothing.")
@click.option("--announce", metavar="RUN", default="", help="With --send: only note who is due, as this run's to send.")
@click.option("--announced", metavar="RUN", default="", help="With --send: send what this run announced, nothing else.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the documents; without it, one document goes to standard output.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@history_option
@config_option
def summary(
    *,
    sheet: str,
    tab: str,
    formats: tuple[str, ...],
    audience: str,
    since: datetime | None,
    note: str,
    explain: bool,
    send: bool,
    dry_run: bool,
    announce: str,
    announced: str,
    output: Path | None,
    config: Path | None,
    history: Path | None,
    quiet: bool,
) -> None:
    """Make the summary that stakeholders read instead of the sheet."""
    from sheetsync.cli import telling
    from sheetsync.wiring import channels

    if explain and not audience:
        raise click.UsageError("--explain is about one audience: name it with --for")
    if (dry_run or announce or announced) and not send:
        raise click.UsageError("--dry-run, --announce and --announced go with --send: without it, nothing is sent")
    if bool(dry_run) + bool(announce) + bool(announced) > 1:
        raise click.UsageError("--dry-run, --announce and --announced exclude each other: give one")
    if send and formats:
        raise click.UsageError("--send goes by the formats of the audience: leave --format out")
    if send and since:
        raise click.UsageError("--send tells what changed since each audience was told: leave --since out")
    terminal = Terminal(quiet=quiet)
    configured = configuration(config, sheet=sheet, tab=tab, history=history)
    readers = channels.audience(configured, audience) if audience else None
    if explain and readers:
        telling.explain(configured, readers, terminal)
    elif send:
        _send(configured, readers, terminal, output, dry_run=dry_run, announce=announce, announced=announced, note=note)
    else:
        chosen = tuple(map(Format, formats)) or (readers.formats if readers else (Format.MARKDOWN,))
        _refuse(chosen, output)
        telling.make(
            configured, readers, chosen, terminal, output=output, since=since.date() if since else None, note=note
        )


def _send(
    configured: "Config",
    readers: "Audience | None",
    terminal: Terminal,
    output: Path | None,
    *,
    dry_run: bool,
    announce: str,
    announced: str,
    note: str,
) -> None:
    from sheetsync.cli import telling

    if (announce or announced) and not configured.choices.schedule.sends:
        click.echo(
            "The scheduled run sends nothing: look at `sheetsync summary --send --dry-run`, and let it with "
            "`send = true` under [schedule]."
        )
    elif dry_run:
        telling.preview(configured, readers, terminal, note)
    elif announce:
        telling.announce(configured, readers, terminal, announce)
    else:
        telling.send(configured, readers, terminal, output, announced=announced or None, note=note)


def _refuse(formats: tuple[Format, ...], output: Path | None) -> None:
    """Refuse what standard output can't carry."""
    if output is None and len(formats) > 1:
        raise click.UsageError("several documents need a folder: give --output DIR")
    if output is None and not formats[0].is_text and sys.stdout.isatty():
        raise click.UsageError(f"a terminal can't show {formats[0]}: give --output DIR")
