"""`sheetsync retro`."""

from datetime import datetime
from pathlib import Path

import click

from sheetsync.cli.options import (
    Terminal,
    config_option,
    configuration,
    history_option,
    page_options,
    sheet_argument,
    tab_option,
)


@click.command()
@sheet_argument
@tab_option
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="A day of the interval that is meant, such as 2026-11-02.  [default: today]",
)
@page_options
@history_option
@config_option
def retro(
    *,
    sheet: str,
    tab: str,
    on: datetime | None,
    formats: tuple[str, ...],
    output: Path | None,
    history: Path | None,
    config: Path | None,
) -> None:
    """Make the retrospective of an interval: what was planned, what became of it, and room for what you make of it."""
    from sheetsync import wiring
    from sheetsync.cli.show import show_page
    from sheetsync.run import pipeline
    from sheetsync.run.retrospect import retrospect
    from sheetsync.run.review import review_of

    terminal = Terminal()
    configured = configuration(config, sheet=sheet, tab=tab, history=history)
    review = review_of(configured)
    run = pipeline.check(wiring.sheet(configured), review, progress=terminal.tell)
    page = retrospect(run, review, on=on.date() if on else None)
    show_page(page, "retro", formats, terminal, wiring.outbox(output) if output else None)
