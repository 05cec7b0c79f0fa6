"""`sheetsync demo`."""

import os
from dataclasses import replace
from pathlib import Path

import click

from sheetsync.cli.options import configuration
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
    from sheetsync.run.demo_past import remember_last_week

    workbook = wiring.demo_workbook(folder)
    os.environ.setdefault("SHEETSYNC_NOW", DEMO_DAY)
    noted = _with_notes(folder)
    history = folder / "history"
    configured = configuration(None, sheet=str(workbook), tab=DEMO_TAB, history=history)
    now = configured.now
    if not history.exists():
        remember_last_week(configured)
    click.echo(f"The demo roadmap is {workbook}; let today be {now.day} {now:%B %Y}.\n")
    ctx.call_on_close(
        lambda: click.echo(
            f"\nWith `notes = true` under [write], a note on each cell at fault says the same: see {noted}."
            f"\nOpen {workbook} to see the remarks beside their rows, and {folder / 'summary' / 'summary.html'} "
            "for what stakeholders read."
        )
    )
    ctx.invoke(sync, sheets=(str(workbook),), tab=DEMO_TAB, output=folder / "summary", history=history, config=None)


def _with_notes(folder: Path) -> Path:
    """Sync the demo roadmap once more, under another name, with a note on each cell at fault; return its path."""
    from sheetsync import wiring
    from sheetsync.run import pipeline
    from sheetsync.run.review import review_of

    workbook = wiring.demo_workbook(folder, wiring.DEMO_WITH_NOTES)
    configured = configuration(None, sheet=str(workbook), tab=DEMO_TAB)
    pipeline.sync(
        wiring.sheet(configured, writes=True),
        replace(review_of(configured), history=None),
        replace(configured.choices.writing, notes=True),
        new_address=wiring.new_address,
        progress=lambda _: None,
    )
    return workbook
