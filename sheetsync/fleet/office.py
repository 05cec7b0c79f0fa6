"""The office: what the commands of the fleet do in the database, beside the workers."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from sheetsync import wiring
from sheetsync.errors import UsageError
from sheetsync.fleet import queue
from sheetsync.fleet.member import Member
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.settings import Fleet, refuse_unknown


def migrate(fleet: Fleet) -> None:
    """Prepare the database: the members, the history, and the queue."""
    from sheetsync.adapters.history.database import HistoryDatabase

    with registry_of(fleet) as registry:
        registry.migrate()
    with closing(HistoryDatabase(queue.sqlalchemy_url(fleet.database))) as history:
        history.roadmaps()
    queue.migrate(fleet.database)


def take_up(fleet: Fleet, sheet: str = "") -> int:
    """Take up the members of the file, or those that a sheet lists, and return how many.

    Raises:
        UsageError: With every mistake; nobody was taken up then.
    """
    from sheetsync.fleet.listing import listed

    members = listed(sheet) if sheet else fleet.members
    if not members:
        raise UsageError("there is nothing to import: give a SHEET, or [[roadmap]] tables in fleet.toml")
    refuse_unknown(fleet, members)
    with registry_of(fleet) as registry:
        registry.put([_by_key(each) for each in members], now=datetime.now(UTC))
    return len(members)


def _by_key(member: Member) -> Member:
    key = wiring.google_key(member.sheet)
    if not key:
        raise UsageError(f"{member.name}: {member.sheet} is no Google Sheet: give its address, or its key")
    return replace(member, sheet=key)


@contextmanager
def registry_of(fleet: Fleet) -> Iterator[Registry]:
    """Open the registry for a command."""
    with closing(Registry(fleet.database)) as registry:
        yield registry


def enqueue_due(fleet: Fleet) -> int:
    """Queue every member whose start has come, as the workers do, and return how many were."""
    with registry_of(fleet) as registry, queue.opened(fleet.database) as app:
        return queue.enqueue_due(app, registry, datetime.now(UTC))
