"""`sheetsync fleet`."""

import json
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


def _load(file: Path, *, says: bool = True) -> "Fleet":
    """Read the file of the fleet; say which of its paths lead out of its folder, unless a worker logs it."""
    try:
        import procrastinate  # noqa: F401 - only to say what is missing

        from sheetsync.fleet import settings
    except ImportError:
        from sheetsync.extra import mend

        raise UsageError(f"a fleet takes more than is installed: {mend('server')}") from None
    loaded = settings.load(file)
    for note in loaded.notes if says else ():
        click.echo(f"note: {note}", err=True)
    return loaded


@fleet.command()
@_file
def migrate(*, file: Path) -> None:
    """Prepare the database, or bring it up to date after an upgrade."""
    loaded = _load(file)
    from sheetsync.fleet import admin

    admin.migrate(loaded)
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
    from sheetsync.fleet import admin
    from sheetsync.fleet.member_sheet import listed

    count = admin.take_up(loaded, listed(sheet) if sheet else loaded.members, are_listed=bool(sheet))
    click.echo(f"{count} roadmaps taken up: those that are new are synced at once, and then each at a time of its own.")


@fleet.command()
@click.argument("name")
@click.argument("sheet")
@click.option("--team", default="", help="Whose roadmap it is.")
@click.option("--owner", default="", help="Whom to ask about it.")
@click.option("--every", default="1d", show_default=True, help="How often: 15m, 6h, 1d or 1w.")
@click.option("--own-config", default="", help="Its own sheetsync.toml, beside fleet.toml.")
@click.option("accounts", "--account", multiple=True, help="An account that it is shared with; else all.")
@click.option("audiences", "--audience", multiple=True, help="Who may see it in a roll-up; else all.")
@_file
def add(*, file: Path, own_config: str, **said: Any) -> None:
    """Take up one roadmap, or change it: NAME is what the fleet calls it, SHEET its address."""
    loaded = _load(file)
    from sheetsync.fleet import admin
    from sheetsync.fleet.member_sheet import member_of

    admin.take_up(loaded, [member_of({**said, "config": own_config})])
    click.echo(f"{said['name']} taken up.")


@fleet.command("list")
@_file
def list_(*, file: Path) -> None:
    """List the roadmaps: whose they are, how often and when they are synced, and how that went."""
    loaded = _load(file)
    from sheetsync.fleet import admin
    from sheetsync.fleet import status as status_text

    click.echo(status_text.members_text(admin.standings(loaded)), nl=False)


@fleet.command()
@click.option("form", "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
@_file
def status(*, form: str, file: Path) -> None:
    """Say how the fleet does: how many are well, what waits, and what fails and why.

    Ends with 1 where a roadmap fails, or none is queued any more. Those that are paused don't count.
    """
    loaded = _load(file)
    from sheetsync.fleet import admin
    from sheetsync.fleet import status as status_text

    overview = admin.overview(loaded)
    if form == "json":
        click.echo(json.dumps(status_text.overview_object(overview), ensure_ascii=False, indent=2))
    else:
        click.echo(status_text.overview_text(overview), nl=False)
    raise SystemExit(0 if overview.is_well else 1)


@fleet.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("every_one", "--all", is_flag=True, help="All but those that are paused.")
@_file
def run(*, names: tuple[str, ...], every_one: bool, file: Path) -> None:
    """Queue roadmaps now, before all that wait."""
    if bool(names) is every_one:
        raise click.UsageError("name roadmaps, or give --all")
    loaded = _load(file)
    from sheetsync.fleet import admin

    queued, waited = admin.enqueue(loaded, names)
    click.echo(f"{queued} roadmaps queued; {waited} waited already.")


@fleet.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_file
def remove(*, names: tuple[str, ...], file: Path) -> None:
    """Take roadmaps out of the fleet. Their sheets, and what is remembered of them, stay as they are."""
    loaded = _load(file)
    from sheetsync.fleet import admin

    listed = admin.remove(loaded, names)
    click.echo(f"{', '.join(names)} removed. What is remembered of {'it' if len(names) == 1 else 'them'} stays.")
    if listed:
        click.echo(f"{file.name} lists {', '.join(listed)}: take that out too, or the next import takes it up again.")


@fleet.command()
@_file
def retry(*, file: Path) -> None:
    """Queue again every roadmap whose last sync failed."""
    loaded = _load(file)
    from sheetsync.fleet import admin

    click.echo(f"{admin.retry(loaded)} roadmaps queued.")


@fleet.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--off", is_flag=True, help="Start them again.")
@_file
def pause(*, names: tuple[str, ...], off: bool, file: Path) -> None:
    """Stop queueing roadmaps, until told otherwise with --off."""
    loaded = _load(file)
    from sheetsync.fleet import admin

    admin.pause(loaded, names, paused=not off)
    click.echo(f"{', '.join(names)}: {'back in the schedule' if off else 'paused'}.")


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
    loaded = _load(file, says=False)
    from sheetsync.fleet import json_log
    from sheetsync.fleet.worker import Worker

    json_log.start(verbose=verbose)
    for note in loaded.notes:
        json_log.log.warning(note)
    Worker(loaded, slots=slots).run(until_idle=until_idle, address=address, port=port)


@fleet.command()
@_file
def schedule(*, file: Path) -> None:
    """Queue every roadmap whose start has come.

    Workers do this by themselves each minute; this is for those who would rather call it.
    """
    loaded = _load(file)
    from sheetsync.fleet import admin

    click.echo(f"{admin.enqueue_due(loaded)} roadmaps queued.")


@fleet.command()
@click.option("--for", "audience", default="", help="The audience of fleet.toml that reads it.")
@click.option("--title", default="", help="What stands above the page.  [default: Roadmaps]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the page and the table.  [default: `output` of fleet.toml]",
)
@_file
def rollup(*, audience: str, title: str, output: Path | None, file: Path) -> None:
    """Show how all roadmaps stand, on one page (HTML) and in one table (CSV).

    Health by team, who needs help, stale roadmaps, missing goals and trends, of what the readers may
    see. In the folder that workers write the summaries to, each row leads to its summary.
    """
    loaded = _load(file)
    from sheetsync.fleet import admin

    folder = output or (loaded.folder / loaded.output if loaded.output else None)
    if folder is None:
        raise UsageError("where to? Give --output DIR, or `output` in fleet.toml")
    for path in admin.roll_up(loaded, audience, folder, title=title):
        click.echo(path)
