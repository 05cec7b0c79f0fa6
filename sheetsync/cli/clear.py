"""`sheetsync clear`."""

from pathlib import Path

import click

from sheetsync.cli.options import config_option, configuration, sheet_argument


@click.command()
@sheet_argument
@click.option("--dry-run", is_flag=True, help="Say what would be taken away, and take nothing.")
@config_option
def clear(*, sheet: str, config: Path | None, dry_run: bool) -> None:
    """Take away everything that sheetsync ever wrote into the sheet."""
    from sheetsync import wiring
    from sheetsync.render.escape import shortened, terminal

    configured = configuration(config, sheet=sheet)
    written = wiring.sheet(configured, writes=True).clear(dry_run=dry_run)
    verb = "Would clear" if dry_run else "Cleared"
    parts = [f"{written.cleared} cells of our column"]
    if written.notes:
        parts.append(f"{written.notes} notes")
    click.echo(f"{verb} {' and '.join(parts)}." if written.cleared or written.notes else "Nothing of ours is there.")
    if written.squatted:
        click.echo(f"{written.squatted} cells of our column hold what people wrote: they stay as they are.")
    if written.unread:
        tabs = ", ".join(f'"{shortened(terminal(each), 60)}"' for each in written.unread)
        click.echo(
            f"Not looked through, for it can't be read and has no column of ours: {tabs}. "
            "If somebody pasted a remark there, delete it by hand."
        )
