"""`sheetsync sync`."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli import alarm, several
from sheetsync.cli.options import (
    NEVER,
    Terminal,
    config_option,
    configuration,
    fail_on_option,
    history_option,
    noted,
    report_options,
    sheets_argument,
    tab_option,
)

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.ports import RateLimit


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for of each sheet."""

    terminal: Terminal
    formats: tuple[str, ...]
    fail_on: str
    adopt: bool
    removals: int
    dry_run: bool
    move_column: bool
    baseline: bool


@click.command()
@sheets_argument
@tab_option
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@report_options
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    callback=noted,
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
@click.option("--move-column", is_flag=True, help="Take our column, with all in it, to where it would be put today.")
@click.option(
    "--baseline",
    is_flag=True,
    help="Take what is wrong now for known: it is silent in the sheet, counted in every report, and worked off.",
)
@fail_on_option(NEVER)
@history_option
@config_option
def sync(
    *,
    sheets: tuple[str, ...],
    tab: str,
    formats: tuple[str, ...],
    output: Path | None,
    fail_on: str,
    config: Path | None,
    history: Path | None,
    accept_removals: int,
    adopt: bool,
    baseline: bool,
    dry_run: bool,
    move_column: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Do the whole run: check, write back, summarise.

    Of several sheets, each gets a folder of its own for its documents, one that fails stops no
    other, and together they stay within what Google allows in a minute.
    """
    from sheetsync import wiring

    asked = _Asked(
        Terminal(quiet=quiet, verbose=verbose), formats, fail_on, adopt, accept_removals, dry_run, move_column, baseline
    )
    if len(sheets) < 2:
        configured = configuration(config, sheet="".join(sheets), tab=tab, history=history)
        raise SystemExit(_sync(configured, asked, output or wiring.output_folder(configured)))
    rate_limit = wiring.google.rate_limit()

    def one(sheet: str, name: str) -> int:
        configured = configuration(config, sheet=sheet, tab=tab, history=history)
        return _sync(configured, asked, (output or wiring.output_folder(configured)) / name, rate_limit)

    raise SystemExit(several.each(sheets, configuration(config).folder, asked.terminal, one))


def _sync(configured: "Config", asked: _Asked, folder: Path, rate_limit: "RateLimit | None" = None) -> int:
    """Sync one sheet, and return the exit status."""
    from sheetsync import wiring
    from sheetsync.cli.show import exit_status, show, show_plan
    from sheetsync.errors import UsageError
    from sheetsync.run import pipeline
    from sheetsync.run.review import review_of

    terminal, review = asked.terminal, replace(review_of(configured), baseline=asked.baseline)
    if asked.baseline and review.history is None:
        raise UsageError("a baseline takes a history: give --history DIR, or run where sheetsync.toml is")
    grid, run = pipeline.sync(
        wiring.sheet(configured, writes=True, adopt=asked.adopt, removals=asked.removals, rate_limit=rate_limit),
        review,
        replace(configured.choices.writing, moves_column=asked.move_column),
        new_address=wiring.new_address,
        progress=terminal.tell,
        dry_run=asked.dry_run,
        keep_days=configured.choices.history.keep_days,
    )
    alarm.note(run, key=wiring.google.key_digest(), dry_run=asked.dry_run)
    if asked.dry_run:
        show_plan(run, grid, asked.formats, terminal, configured=configured, rules=review.rules)
        return exit_status(run, asked.fail_on)
    terminal.tell("Writing the summary")
    outbox = wiring.outbox(folder)
    run = replace(run, saved=outbox.deliver(pipeline.documents(configured, run, review)))
    show(
        run,
        asked.formats,
        terminal,
        outbox,
        configured=configured,
        rules=review.rules,
        keeps_one=rate_limit is not None,
    )
    return exit_status(run, asked.fail_on)
