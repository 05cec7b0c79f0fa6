"""`sheetsync check`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli import alarm, several
from sheetsync.cli.options import (
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
    from sheetsync.ports import RateLimit


@click.command()
@sheets_argument
@tab_option
@report_options
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    callback=noted,
    help="Folder to put the reports into, all but text.",
)
@fail_on_option("error")
@history_option
@config_option
def check(
    *,
    sheets: tuple[str, ...],
    tab: str,
    formats: tuple[str, ...],
    output: Path | None,
    fail_on: str,
    config: Path | None,
    history: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Report what is wrong with the roadmap, and change nothing.

    Of several sheets, each is checked; with --output, each has a folder of its own for its reports.
    """
    from sheetsync import wiring
    from sheetsync.cli.show import exit_status, show
    from sheetsync.run import guard, pipeline
    from sheetsync.run.review import review_of

    terminal = Terminal(quiet=quiet, verbose=verbose)

    def one(sheet: str, folder: Path | None, rate_limit: "RateLimit | None" = None) -> int:
        configured = configuration(config, sheet=sheet, tab=tab, history=history)
        review, outbox = review_of(configured), wiring.outbox(folder) if folder else None
        run = pipeline.check(wiring.sheet(configured, rate_limit=rate_limit), review, progress=terminal.tell)
        alarm.note(run, key=wiring.google.key_digest())
        show(
            run,
            formats,
            terminal,
            outbox,
            configured=configured,
            rules=review.rules,
            keeps_one=outbox is not None,
        )
        status = exit_status(run, fail_on)
        if not status:
            guard.refuse_unread(run)
        if configured.choices.audiences and "text" in (formats or ("text",)):
            from sheetsync.cli import telling

            telling.foretell(configured, run, review, terminal)
        return status

    if len(sheets) < 2:
        raise SystemExit(one("".join(sheets), output))
    if output is None and formats not in ((), ("text",), ("github",)):
        raise click.UsageError("reports of several sheets need a folder: give --output DIR")
    rate_limit = wiring.google.rate_limit()
    folder = configuration(config).folder

    def with_folder(sheet: str, name: str) -> int:
        return one(sheet, output and output / name, rate_limit)

    raise SystemExit(several.each(sheets, folder, terminal, with_folder))
