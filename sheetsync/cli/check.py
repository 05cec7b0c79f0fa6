"""`sheetsync check`."""

from pathlib import Path

import click

from sheetsync.cli.options import (
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
@report_options
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder to put the reports into, all but text."
)
@fail_on_option("error")
@history_option
@config_option
def check(
    *,
    sheet: str,
    tab: str,
    formats: tuple[str, ...],
    output: Path | None,
    fail_on: str,
    config: Path | None,
    history: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Report what is wrong with the roadmap, and change nothing."""
    from sheetsync import pipeline, wiring
    from sheetsync.cli.show import exit_status, show

    terminal = Terminal(quiet=quiet, verbose=verbose)
    configured = wiring.configuration(config, sheet=sheet, tab=tab, history=history)
    run = pipeline.check(wiring.sheet(configured), wiring.review(configured), tell=terminal.tell)
    show(run, formats, terminal, wiring.outbox(output) if output else None, keeps_one=output is not None)
    raise SystemExit(exit_status(run, fail_on))
