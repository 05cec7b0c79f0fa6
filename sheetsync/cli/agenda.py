"""`sheetsync agenda`."""

from datetime import datetime
from pathlib import Path

import click

from sheetsync.cli.options import (
    Terminal,
    config_option,
    history_option,
    page_options,
    sheet_argument,
    since_option,
    tab_option,
)


@click.command()
@sheet_argument
@tab_option
@since_option
@page_options
@history_option
@config_option
def agenda(
    *,
    sheet: str,
    tab: str,
    since: datetime | None,
    formats: tuple[str, ...],
    output: Path | None,
    history: Path | None,
    config: Path | None,
) -> None:
    """Make the agenda of the update meeting: open lines, the stalest first, and what changed."""
    from sheetsync import pipeline, wiring
    from sheetsync.cli.show import show_page

    terminal = Terminal()
    configured = wiring.configuration(config, sheet=sheet, tab=tab, history=history)
    review = wiring.review(configured)
    run = pipeline.check(wiring.sheet(configured), review, tell=terminal.tell)
    page = pipeline.agenda(run, review, since=since.date() if since else None)
    show_page(page, "agenda", formats, terminal, wiring.outbox(output) if output else None)
