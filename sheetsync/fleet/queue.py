"""The queue: Procrastinate on PostgreSQL, and the few tasks that it runs for us."""

import logging
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, LiteralString

import procrastinate
from procrastinate import exceptions, jobs, retry
from procrastinate.sql import queries

from sheetsync.errors import AccessError, UnavailableError
from sheetsync.fleet.member import Standing
from sheetsync.fleet.quota import StoppingError
from sheetsync.fleet.registry import Registry

log = logging.getLogger("sheetsync.fleet")

SYNC: Final = "sheetsync.sync"
SYNC_QUEUE: Final = "sync"
UPKEEP_QUEUE: Final = "upkeep"
ATTEMPTS: Final = 5
"""How often a sync is tried at all, before the next round of its schedule."""

DEADLY: Final = 3
"""How many workers a job may take down with it."""

RECONNECT_S: Final = 10.0
"""How long a pool tries by itself before it waits to be asked again: else its tries get rare."""

FIRST_RETRY_S: Final = 30.0
LONGEST_RETRY_S: Final = 3600.0
AT_ONCE: Final = 10
"""The priority of what a person asked for."""

_FINAL: Final = frozenset({queries["finish_job"], queries["retry_job"]})


def plain(url: str) -> str:
    """Return the URL of a PostgreSQL as its own library reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def sqlalchemy_url(url: str) -> str:
    """Return the URL of a PostgreSQL as the history reads it."""
    return plain(url).replace("postgresql://", "postgresql+psycopg://", 1)


class Connector(procrastinate.PsycopgConnector):
    """A connection to the queue that doesn't lose the end of a job when the database is restarted.

    Anything else that fails ends the worker's loop, and it begins anew: a job that was fetched and
    never heard of belongs to a worker that is gone, and is taken up again.
    """

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        """Execute a query; the end of a job is written until it stands there."""
        import tenacity

        from sheetsync.fleet.retry import LONGEST_S

        if query not in _FINAL:
            await super().execute_query_async(query, **arguments)
            return
        retrying = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(_is_lost),
            wait=tenacity.wait_random_exponential(0.2, max=3.0),
            stop=tenacity.stop_after_delay(LONGEST_S),
            reraise=True,
        )
        try:
            await retrying(super().execute_query_async, query, **arguments)
        except exceptions.UniqueViolation:
            # It was to be retried, but another job of this member is queued already, so this one ends.
            await super().execute_query_async(
                queries["finish_job"], job_id=arguments["job_id"], status=jobs.Status.FAILED.value, delete_job=True
            )


def _is_lost(error: BaseException) -> bool:
    import psycopg

    return isinstance(error, exceptions.ConnectorException) and isinstance(
        error.__cause__, psycopg.OperationalError | psycopg.InterfaceError
    )


class Backoff(retry.BaseRetryStrategy):
    """Tries again what may pass by itself, later and later; what a person has to mend waits for its next round."""

    def get_retry_decision(self, *, exception: BaseException, job: jobs.Job) -> retry.RetryDecision | None:
        """Say when to try again, if at all."""
        if isinstance(exception, StoppingError):
            return retry.RetryDecision(retry_at=datetime.now(UTC))
        if not isinstance(exception, UnavailableError) or job.attempts + 1 >= ATTEMPTS:
            return None
        bound = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2**job.attempts)
        seconds = random.SystemRandom().uniform(bound / 2, bound)
        return retry.RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=seconds))


def enqueue(app: procrastinate.App, standing: Standing, *, priority: int = 0) -> bool:
    """Queue a member, unless it waits there already; return whether it was queued.

    Its lock keeps two syncs of one sheet apart, and the other one keeps it from waiting twice.
    """
    member = standing.member
    task = app.configure_task(SYNC, lock=member.sheet, queueing_lock=member.sheet, queue=SYNC_QUEUE, priority=priority)
    try:
        task.defer(name=member.name)
    except exceptions.AlreadyEnqueued:
        return False
    return True


def forget(app: procrastinate.App, sheet: str) -> None:
    """Take what waits of a sheet out of the queue; what runs comes to its end."""
    for job in app.job_manager.list_jobs(queue=SYNC_QUEUE, lock=sheet, status=jobs.Status.TODO.value):
        if job.id is not None:
            app.job_manager.cancel_job_by_id(job.id, delete_job=True)


def enqueue_due(app: procrastinate.App, registry: Registry, now: datetime) -> int:
    """Queue every member whose start has come, and return how many were."""
    count = 0
    for standing in registry.due(now):
        count += enqueue(app, standing)
        registry.schedule(standing.member, now)
    return count


async def rescue(app: procrastinate.App, registry: Registry, *, silent_s: float) -> int:
    """Take up again the jobs of workers that have been silent so long; return how many there were.

    A job that takes one worker after the other down with it is given up.
    """
    stalled: Iterable[jobs.Job] = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_s)
    count = 0
    for job in stalled:
        count += 1
        name = str(job.task_kwargs.get("name", ""))
        if job.attempts + 1 >= DEADLY and name:
            log.error("gave up", extra={"roadmap": name, "attempts": job.attempts + 1})
            await app.job_manager.finish_job(job, jobs.Status.FAILED, delete_job=False)
            registry.give_up(name, job.id, now=datetime.now(UTC))
        else:
            log.warning("taken up again", extra={"roadmap": name})
            await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
    return count


def of_worker(url: str, *, connections: int) -> procrastinate.App:
    """Return the queue for a worker, still closed."""
    return procrastinate.App(
        connector=Connector(conninfo=plain(url), min_size=1, max_size=connections, reconnect_timeout=RECONNECT_S)
    )


async def waits(app: procrastinate.App) -> bool:
    """Whether a sync waits whose time has come."""
    statement = (
        "SELECT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE queue_name = %(queue)s AND status = 'todo' "
        "AND (scheduled_at IS NULL OR scheduled_at <= now())) AS found"
    )
    return bool((await app.connector.execute_query_one_async(statement, queue=SYNC_QUEUE))["found"])


@contextmanager
def opened(url: str) -> Iterator[procrastinate.App]:
    """Open the queue for a command: it puts jobs into it, and runs none.

    Raises:
        UnavailableError: The database can't be reached.
    """
    app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector(conninfo=plain(url), min_size=1, max_size=2))
    try:
        with app.open():
            yield app
    except exceptions.ConnectorException:
        raise UnavailableError("the queue of the fleet can't be reached, or is not prepared: run again") from None


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn what the database says into what to do: its own text may hold the URL."""
    import psycopg

    try:
        yield
    except psycopg.OperationalError as error:
        raise UnavailableError(
            f"the queue of the fleet can't be reached ({type(error).__name__}): run `sheetsync fleet migrate` again"
        ) from None
    except psycopg.Error as error:
        raise AccessError(
            f"the tables of the queue can't be made ({type(error).__name__}): give the user of the database the "
            "right to make tables"
        ) from None


def load_of(app: procrastinate.App) -> tuple[int, int]:
    """Return how many syncs wait, and how many run."""
    found = app.job_manager.list_queues(queue=SYNC_QUEUE)
    return sum(each["todo"] for each in found), sum(each["doing"] for each in found)


def migrate(url: str) -> None:
    """Make the tables of the queue, or bring them up to date: the library ships the steps, and we keep count."""
    import psycopg
    from procrastinate import schema

    steps = sorted(Path(schema.SchemaManager.get_migrations_path()).glob("*.sql"))
    with _sentences(), psycopg.connect(plain(url)) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(731046003)")
        connection.execute("CREATE TABLE IF NOT EXISTS sheetsync_queue_step (name text PRIMARY KEY)")
        done = {name for (name,) in connection.execute("SELECT name FROM sheetsync_queue_step").fetchall()}
        if not done:
            connection.execute(schema.SchemaManager.get_schema())
        else:
            for each in steps:
                if each.name not in done:
                    connection.execute(each.read_bytes())
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO sheetsync_queue_step VALUES (%s) ON CONFLICT DO NOTHING", [(each.name,) for each in steps]
            )
