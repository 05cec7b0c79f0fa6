"""`sheetsync sync`."""

from dataclasses import replace
from pathlib import Path

import click

from sheetsync.cli.options import (
    NEVER,
    Terminal,
    config_option,
    fail_on_option,
    history_option,
    report_options,
    sheet_argument,
    tab_option,
)


@click.command()
@sheet_argument
@tab_option
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@report_options
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the summary and the reports.  [default: summary]",
)
@click.option("--adopt", is_flag=True, help="Write into this copy of a spreadsheet that was synced before.")
@click.option(
    "--accept-removals",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Go on although up to N rows are gone since the last run.",
)
@fail_on_option(NEVER)
@history_option
@config_option
def sync(
    *,
    sheet: str,
    tab: str,
    formats: tuple[str, ...],
    output: Path | None,
    fail_on: str,
    config: Path | None,
    history: Path | None,
    accept_removals: int,
    adopt: bool,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Do the whole run: check, write back, summarise."""
    from sheetsync import pipeline, wiring
    from sheetsync.cli.show import exit_status, show, show_plan

    terminal = Terminal(quiet=quiet, verbose=verbose)
    configured = wiring.configuration(config, sheet=sheet, tab=tab, history=history)
    review = wiring.review(configured)
    grid, run = pipeline.sync(
        wiring.sheet(configured, writes=True, adopt=adopt, removals=accept_removals),
        review,
        configured.choices.writing,
        new_address=wiring.new_address,
        tell=terminal.tell,
        dry_run=dry_run,
        keep_days=configured.choices.history.keep_days,
    )
    if dry_run:
        show_plan(run, grid, formats, terminal)
        raise SystemExit(exit_status(run, fail_on))
    terminal.tell("Writing the summary")
    outbox = wiring.outbox(output or wiring.output_folder(configured))
    document = pipeline.summarise(run, review)
    run = replace(run, saved=outbox.deliver(wiring.render(configured, document, configured.choices.formats)))
    show(run, formats, terminal, outbox)
    raise SystemExit(exit_status(run, fail_on))
