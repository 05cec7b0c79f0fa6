"""Administration: what the commands of the fleet do in the database, beside the workers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sheetsync import wiring
from sheetsync.errors import UsageError
from sheetsync.fleet import queue
from sheetsync.fleet.member import Member, Outcome, Standing
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.settings import Fleet, refuse_unknown
from sheetsync.fleet.tenancy import refuse_trespass
from sheetsync.model.language import Language
from sheetsync.steps.compose.words import Words
from sheetsync.wiring import renderers

LATE: Final = timedelta(minutes=10)
"""Workers queue what is due each minute: whose start is so long ago is seen by none."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How the fleet does at an instant. `waiting` and `running` are jobs; `held` are accounts that wait, in seconds."""

    standings: tuple[Standing, ...]
    waiting: int
    running: int
    held: Mapping[str, float]
    now: datetime

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many members ended how the last time; `never` are those that have not been synced."""
        return Counter(each.outcome.value if each.outcome else "never" for each in self.standings)

    @property
    def failing(self) -> tuple[Standing, ...]:
        """The members whose last sync failed, the most stubborn first; those that are paused are known."""
        failed = (each for each in self.standings if each.outcome is Outcome.FAILED and not each.is_paused)
        return tuple(sorted(failed, key=lambda each: -each.failures))

    @property
    def late(self) -> tuple[Standing, ...]:
        """The members whose start has come a while ago, and that nobody has queued: no worker does."""
        return tuple(each for each in self.standings if not each.is_paused and self.now - each.due > LATE)

    @property
    def is_well(self) -> bool:
        """Whether nobody has to do anything."""
        return not (self.failing or self.late)


def migrate(fleet: Fleet) -> None:
    """Prepare the database: the members, the history, and the queue."""
    from sheetsync.adapters.history.database import HistoryDatabase

    with registry_of(fleet) as registry:
        registry.migrate()
    with closing(HistoryDatabase(queue.sqlalchemy_url(fleet.database))) as history:
        history.roadmaps()
    queue.migrate(fleet.database)


def take_up(fleet: Fleet, members: Sequence[Member], *, are_listed: bool = False) -> int:
    """Take up members, or change those that are there, and return how many; `are_listed` says that a sheet lists them.

    Raises:
        UsageError: With every mistake; nobody was taken up then.
    """
    if not members:
        raise UsageError("there is nothing to import: give a SHEET, or [[roadmap]] tables in fleet.toml")
    refuse_unknown(fleet, tuple(members))
    with registry_of(fleet) as registry:
        there = [each.member for each in registry.all()]
        refuse_trespass(fleet, members, there, are_listed=are_listed)
        registry.put([_by_key(each) for each in members], now=datetime.now(UTC))
    return len(members)


def _by_key(member: Member) -> Member:
    key = wiring.google.sheet_key(member.sheet)
    if not key:
        raise UsageError(f"{member.name}: {member.sheet} is no Google Sheet: give its address, or its key")
    return replace(member, sheet=key)


def standings(fleet: Fleet) -> tuple[Standing, ...]:
    """Return how every member stands."""
    with registry_of(fleet) as registry:
        return registry.all()


def overview(fleet: Fleet) -> Overview:
    """Look at the members, at the queue, and at the brake."""
    with registry_of(fleet) as registry:
        found = registry.all()
        held = registry.held()
    with queue.opened(fleet.database) as app:
        waiting, running = queue.load_of(app)
    return Overview(found, waiting, running, held, datetime.now(UTC))


def enqueue_due(fleet: Fleet) -> int:
    """Queue every member whose start has come, as the workers do, and return how many were."""
    with registry_of(fleet) as registry, queue.opened(fleet.database) as app:
        return queue.enqueue_due(app, registry, datetime.now(UTC))


def enqueue(fleet: Fleet, names: Sequence[str]) -> tuple[int, int]:
    """Queue members now, before all that wait; without names all but those that are paused.

    Returns:
        How many were queued, and how many waited already.

    Raises:
        UsageError: There is no member of such a name; nobody was queued then.
    """
    with registry_of(fleet) as registry, queue.opened(fleet.database) as app:
        found = [registry.get(name) for name in names] or [each for each in registry.all() if not each.is_paused]
        queued = sum(queue.enqueue(app, each, priority=queue.AT_ONCE) for each in found)
        now = datetime.now(UTC)
        for each in found:
            # This job is its scheduled start too, so the schedule must not queue a second one.
            if each.due <= now:
                registry.schedule(each.member, now)
    return queued, len(found) - queued


def remove(fleet: Fleet, names: Sequence[str]) -> tuple[str, ...]:
    """Take members out, with what waits of them; return those that fleet.toml still lists.

    Raises:
        UsageError: There is no member of such a name; nobody was taken out then.
    """
    with registry_of(fleet) as registry, queue.opened(fleet.database) as app:
        sheets = [registry.get(name).member.sheet for name in names]
        registry.remove(names)
        for each in sheets:
            queue.forget(app, each)
    listed = {each.name for each in fleet.members}
    return tuple(name for name in names if name in listed)


def retry(fleet: Fleet) -> int:
    """Queue again every member whose last sync failed, and return how many did not wait already."""
    failing = [each.member.name for each in overview(fleet).failing]
    return enqueue(fleet, failing)[0] if failing else 0


def pause(fleet: Fleet, names: Sequence[str], *, paused: bool) -> None:
    """Stop, or start again, queueing members.

    Raises:
        UsageError: There is no member of such a name.
    """
    with registry_of(fleet) as registry:
        for name in names:
            registry.pause(name, paused=paused)


def roll_up(fleet: Fleet, audience: str, output: Path, *, title: str) -> tuple[Path, ...]:
    """Write the page and the table of the organisation into a folder, and return where they are.

    Raises:
        UsageError: There is no such audience, or one has to be named.
    """
    from sheetsync.adapters.table_file import write_table
    from sheetsync.fleet import figures, rollup

    names = [each.name for each in fleet.audiences]
    if audience not in (names or [""]):
        raise UsageError(
            f"say for whom with --for: {', '.join(names)}"
            if names
            else "fleet.toml has no [[audience]]: leave out --for"
        )
    found, today = standings(fleet), datetime.now(UTC).date()
    has_summaries = fleet.summaries is not None and output.resolve() == fleet.summaries.resolve()
    words = _words(fleet, audience)
    page = rollup.page_of(found, audience, title=title, today=today, has_summaries=has_summaries, words=words)
    name = f"index-{audience}" if audience else "index"
    saved = wiring.outbox(output).deliver(renderers.render_page(page, ["html"], name))
    table = output / f"{name}.csv"
    frame = figures.frame_of(found, audience, today=today)
    write_table(table, {str(column): list(frame[column]) for column in frame})
    return (*(Path(each.path) for each in saved), table)


def _words(fleet: Fleet, audience: str) -> Words:
    """Return how an audience is spoken to: as it says, else as the configuration of all roadmaps does."""
    reader = next((each for each in fleet.audiences if each.name == audience), None)
    language = reader.language if reader else None
    if language is None and fleet.config:
        language = wiring.configuration(fleet.folder / fleet.config).choices.sheet.language
    return Words(language or Language.ENGLISH, reader.dates if reader else "")


@contextmanager
def registry_of(fleet: Fleet) -> Iterator[Registry]:
    """Open the registry for a command."""
    with closing(Registry(fleet.database)) as registry:
        yield registry
