"""`sheetsync history`."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetsync.cli.alarm import refuse_public_log
from sheetsync.cli.options import Terminal, config_option, configuration, history_option

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.run.recall import Recalled


@click.group()
def history() -> None:
    """Look at what earlier runs saw: list, show, export, prune."""


def _which(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take which history, and of which roadmap."""
    roadmap = click.option(
        "--roadmap", default="", help="Its name, or path or key of its sheet, where several are remembered."
    )
    return roadmap(history_option(config_option(command)))


def _recalled(configured: "Config", roadmap: str) -> "Recalled":
    from sheetsync.run.recall import recalled
    from sheetsync.wiring import histories, identity

    store = histories.needed_history(configured)
    return recalled(store, roadmap, sheet=identity.known_as(configured))


@history.command("list")
@_which
def list_(*, roadmap: str, history: Path | None, config: Path | None) -> None:
    """List the snapshots, and how much changed with each."""
    from sheetsync.render import history_text

    found = _recalled(configuration(config, history=history), roadmap)
    for notice in found.history.notices:
        click.echo(notice.sentence, err=True)
    click.echo(history_text.listing(found.steps, columns=Terminal().width), nl=False)


@history.command()
@click.argument("day", required=False, type=click.DateTime(["%Y-%m-%d"]), metavar="[DAY]")
@_which
def show(*, day: Any, roadmap: str, history: Path | None, config: Path | None) -> None:
    """Show how the roadmap stood on DAY, such as 2026-11-02; without it, when it was seen last."""
    from sheetsync.render import history_text

    refuse_public_log()
    found = _recalled(configuration(config, history=history), roadmap)
    snapshot, changes = found.on(day.date() if day else None)
    click.echo(history_text.page(snapshot, changes, columns=Terminal().width), nl=False)


@history.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_which
def export(*, file: Path, roadmap: str, history: Path | None, config: Path | None) -> None:
    """Write every state of every line into FILE: .csv, .parquet or .xlsx."""
    from sheetsync.wiring import histories

    found = _recalled(configuration(config, history=history), roadmap)
    rows = histories.export(found.history, file)
    click.echo(f"{rows} rows in {file}")


@history.command()
@click.option(
    "--days", type=click.IntRange(1, 500_000), help="How many days to keep.  [default: `keep_days` under [history]]"
)
@_which
def prune(*, days: int | None, roadmap: str, history: Path | None, config: Path | None) -> None:
    """Forget the snapshots that are older than so many days; how it stood then is kept."""
    from sheetsync.wiring import histories

    configured = configuration(config, history=history)
    keep = days or configured.choices.history.keep_days
    if keep is None:
        raise click.UsageError("how many days to keep? Give --days N, or `keep_days` under [history]")
    found = _recalled(configured, roadmap)
    forgotten = histories.needed_history(configured).prune(found.roadmap, configured.now - timedelta(days=keep))
    click.echo(f"{forgotten} of {len(found.history.snapshots)} snapshots forgotten.")
