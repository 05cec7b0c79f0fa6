"""`sheetsync demo`."""

import os
from pathlib import Path

import click

from sheetsync.cli.sync import sync

DEMO_TAB = "SRE roadmap"
DEMO_DAY = "2026-11-02T09:00:00Z"
"""A Monday in the middle of the demo's interval, so that the demo says the same on every day."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="sheetsync-demo")
@click.pass_context
def demo(ctx: click.Context, folder: Path) -> None:
    """Copy the demo roadmap into FOLDER and sync it: needs no account."""
    from sheetsync import wiring

    workbook = wiring.demo_workbook(folder)
    os.environ.setdefault("SHEETSYNC_NOW", DEMO_DAY)
    click.echo(f"The demo roadmap is {workbook}; let today be 2 November 2026.\n")
    ctx.call_on_close(
        lambda: click.echo(
            f"\nOpen {workbook} to see the remarks beside their rows, and {folder / 'summary' / 'summary.html'} "
            "for what stakeholders read."
        )
    )
    ctx.invoke(sync, sheets=(str(workbook),), tab=DEMO_TAB, output=folder / "summary", config=None)
