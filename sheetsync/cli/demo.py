"""`sheetsync demo`."""

from pathlib import Path

import click

from sheetsync.cli.sync import sync


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="sheetsync-demo")
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    """Copy the demo roadmap into FOLDER and sync it: needs no account."""
    from sheetsync import wiring

    workbook = wiring.demo_workbook(folder)
    click.echo(f"The demo roadmap is {workbook}.\n")
    try:
        ctx.invoke(sync, sheet=str(workbook), output=folder / "summary", tab=wiring.DEMO_TAB)
    finally:
        click.echo(
            f"\nOpen {workbook} to see the warnings beside their rows, and {folder / 'summary'} for the summary."
        )
