"""`sheetsync agenda`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import (
    Terminal,
    config_option,
    configuration,
    history_option,
    page_options,
    sheet_argument,
    since_option,
    tab_option,
)

if TYPE_CHECKING:
    from sheetsync.model.run import Run
    from sheetsync.ports import SheetStore
    from sheetsync.run.review import Review


@click.command()
@sheet_argument
@tab_option
@since_option
@click.option(
    "--walk",
    is_flag=True,
    help="Go line by line, and type the new statuses, dates and notes into the sheet at the end.",
)
@page_options
@history_option
@config_option
def agenda(
    *,
    sheet: str,
    tab: str,
    since: datetime | None,
    walk: bool,
    formats: tuple[str, ...],
    output: Path | None,
    history: Path | None,
    config: Path | None,
) -> None:
    """Make the agenda of the update meeting: what to decide, what changed, every open line, and what users said."""
    from sheetsync import wiring
    from sheetsync.cli.show import show_page
    from sheetsync.run import meet, nudge, pipeline
    from sheetsync.run.review import review_of

    terminal = Terminal()
    configured = configuration(config, sheet=sheet, tab=tab, history=history)
    review = review_of(configured)
    store = wiring.sheet(configured, writes=walk)
    run = pipeline.check(store, review, progress=terminal.tell)
    if walk:
        _walk(store, review, run, terminal)
        return
    unanswered = nudge.unanswered(configured, run)
    page = meet.agenda(run, review, since=since.date() if since else None, unanswered=unanswered)
    show_page(page, "agenda", formats, terminal, wiring.outbox(output) if output else None)


def _walk(store: "SheetStore", review: "Review", run: "Run", terminal: Terminal) -> None:
    from sheetsync.cli.walk import tell_typed, walk
    from sheetsync.run import meet

    terminal.tell("")
    grid = run.spreadsheet.tab(run.roadmap.tab)
    topics, language = meet.topics(run, review), review.language
    said, is_held = walk(topics, run, grid, terminal, language) if grid else ([], False)
    if said:
        tell_typed(meet.answer(store, review, said))
    else:
        click.echo("Nothing was typed.")
    if is_held:
        meet.met(run, review)
