"""`sheetsync notes`."""

from pathlib import Path

import click

from sheetsync.cli.options import config_option, configuration, sheet_argument


@click.group()
def notes() -> None:
    """Put back notes that an earlier version wrote over."""


@notes.command()
@sheet_argument
@click.option("--dry-run", is_flag=True, help="Say how many would be put back, and put back none.")
@config_option
def restore(*, sheet: str, dry_run: bool, config: Path | None) -> None:
    """Put notes back as they were before sheetsync wrote over them.

    Only where its own still stand: nobody's later word is lost. Earlier versions wrote notes into Google Sheets,
    and kept in history/notes what was there before.
    """
    from sheetsync import wiring

    configured = configuration(config, sheet=sheet)
    restored = wiring.google.sheet(configured, writes=True).restore_notes(dry_run=dry_run).notes
    verb = "Would put back" if dry_run else "Put back"
    click.echo(f"{verb} {restored} notes." if restored else "No note of ours stands where another stood.")
