"""`sheetsync summary`."""

from pathlib import Path

import click

from sheetsync.cli.options import DOCUMENTS, Terminal, config_option, history_option, sheet_argument, tab_option


@click.command()
@sheet_argument
@tab_option
@click.option(
    "formats",
    "--format",
    type=click.Choice(DOCUMENTS),
    multiple=True,
    help="Which document; several need --output.  [default: markdown]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the documents; without it, one document goes to standard output.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@history_option
@config_option
def summary(
    *,
    sheet: str,
    tab: str,
    formats: tuple[str, ...],
    output: Path | None,
    config: Path | None,
    history: Path | None,
    quiet: bool,
) -> None:
    """Make the summary that stakeholders read instead of the sheet."""
    from sheetsync import pipeline, wiring

    if output is None and len(formats) > 1:
        raise click.UsageError("several documents need a folder: give --output DIR")
    terminal = Terminal(quiet=quiet)
    configured = wiring.configuration(config, sheet=sheet, tab=tab, history=history)
    review = wiring.review(configured)
    run = pipeline.check(wiring.sheet(configured), review, tell=terminal.tell)
    documents = wiring.render(pipeline.summarise(run, review), formats or ("markdown",))
    terminal.tell("")
    if output is None:
        click.echo(documents[0].content.decode(), nl=False)
        return
    for saved in wiring.outbox(output).deliver(documents):
        if not quiet:
            click.echo(saved.path)
