"""`sheetsync fleet`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sheetsync.errors import UsageError

if TYPE_CHECKING:
    from sheetsync.fleet.settings import Fleet


@click.group()
def fleet() -> None:
    """Keep many roadmaps in sync: one queue, any number of workers.

    Needs a PostgreSQL and the extra `server`; `fleet.toml` says which, and which roadmaps.
    """


def _file(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take the file of the fleet."""
    return click.option(
        "--file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("fleet.toml"),
        show_default=True,
        help="What the fleet is made of.",
    )(command)


def _load(file: Path) -> "Fleet":
    try:
        import procrastinate  # noqa: F401 - only to say what is missing

        from sheetsync.fleet import settings
    except ImportError:
        raise UsageError("a fleet takes more than is installed: pip install 'sheetsync[server]'") from None
    return settings.load(file)


@fleet.command()
@_file
def migrate(*, file: Path) -> None:
    """Prepare the database, or bring it up to date after an upgrade."""
    loaded = _load(file)
    from sheetsync.fleet import office

    office.migrate(loaded)
    click.echo("The database is ready.")


@fleet.command("import")
@click.argument("sheet", required=False, default="")
@_file
def import_(*, sheet: str, file: Path) -> None:
    """Take up the roadmaps of fleet.toml, or those that SHEET lists, one a row.

    SHEET is a workbook or a Google Sheet with the headers Name and Sheet, and if wanted Team, Owner,
    Every, Config, Accounts and Audiences. Roadmaps that are there already are changed.
    """
    loaded = _load(file)
    from sheetsync.fleet import office

    count = office.take_up(loaded, sheet)
    click.echo(f"{count} roadmaps are in the fleet now, each at a time of its own.")


@fleet.command()
@_file
@click.option("--slots", type=click.IntRange(1, 64), default=8, show_default=True, help="How many syncs run at once.")
@click.option("--until-idle", is_flag=True, help="Stop when nothing waits any more.")
@click.option("--port", type=click.IntRange(0, 65535), help="Answer /healthz and /metrics here.  [default: not at all]")
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen for these.")
@click.option("-v", "--verbose", is_flag=True, help="Log what the queue says too.")
def worker(*, file: Path, slots: int, until_idle: bool, port: int | None, address: str, verbose: bool) -> None:
    """Sync what waits in the queue, and queue what is due, until told to stop.

    Run as many as you like, on as many machines. SIGTERM ends it once the syncs that have begun are
    done; the log is one JSON object a line, on standard error.
    """
    loaded = _load(file)
    from sheetsync.fleet import journal
    from sheetsync.fleet.worker import Worker

    journal.start(verbose=verbose)
    Worker(loaded, slots=slots).run(until_idle=until_idle, address=address, port=port)


@fleet.command()
@_file
def schedule(*, file: Path) -> None:
    """Queue every roadmap whose start has come.

    Workers do this by themselves each minute; this is for those who would rather call it.
    """
    loaded = _load(file)
    from sheetsync.fleet import office

    click.echo(f"{office.enqueue_due(loaded)} roadmaps queued.")
