"""`sheetsync clear`."""

from pathlib import Path
from typing import Final

import click

from sheetsync.cli.options import config_option, configuration, sheet_argument

_MOST: Final = 5


@click.command()
@sheet_argument
@click.option("--dry-run", is_flag=True, help="Say what would be taken away, and take nothing.")
@config_option
def clear(*, sheet: str, config: Path | None, dry_run: bool) -> None:
    """Take away everything that sheetsync ever wrote into the sheet."""
    from sheetsync import wiring
    from sheetsync.render.escape import shortened, terminal
    from sheetsync.steps.compose.words import number
    from sheetsync.wiring import comments

    configured = configuration(config, sheet=sheet)
    written = wiring.sheet(configured, writes=True).clear(dry_run=dry_run)
    left = comments.of(configured).clear(dry_run=dry_run) if comments.is_google(configured) else None
    verb = "Would clear" if dry_run else "Cleared"
    parts = [number(written.cleared, "cell") + " of our column"] if written.cleared else []
    if written.notes:
        parts.append(number(written.notes, "note"))
    if left and left.gone:
        parts.append(number(left.gone, "comment"))
    if written.columns and not parts:
        parts.append("our column, in which no remark stood")
    nothing = "Nothing that is surely ours is there." if written.headers else "Nothing of ours is there."
    click.echo(f"{verb} {' and '.join(parts)}." if parts else nothing)
    if written.squatted:
        verb = "hold" if written.squatted > 1 else "holds"
        they = "they stay as they are" if written.squatted > 1 else "it stays as it is"
        told = f"{number(written.squatted, 'cell')} of our column {verb} what people wrote"
        click.echo(f"{told}: {they}, below the header.")
    if left and left.answered:
        click.echo(f"{number(left.answered, 'comment')} of ours in which people wrote stay: delete them by hand.")
    if left and left.others:
        click.echo(
            f"{number(left.others, 'comment')} that another account made for sheetsync stay: only it can delete them."
        )
    if written.headers:
        places = ", ".join(shortened(terminal(each), 60) for each in written.headers[:_MOST])
        click.echo(f"What says our header in {places} stays, for nothing tells that it is ours: if it is, delete it.")
    if written.unread:
        tabs = ", ".join(f'"{shortened(terminal(each), 60)}"' for each in written.unread)
        click.echo(
            f"Not looked through, for it can't be read and has no column of ours: {tabs}. "
            "If somebody pasted a remark there, delete it by hand."
        )
