"""A worker: one process that takes jobs from the queue until it is told to stop."""

import asyncio
import logging
import os
import signal
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import Any, Final

import procrastinate
from procrastinate import JobContext
from procrastinate.worker import Worker as Consumer
from psycopg_pool import ConnectionPool

from sheetsync.adapters.google.credentials import ROOT
from sheetsync.adapters.history.database import HistoryDatabase
from sheetsync.fleet import metrics as figures
from sheetsync.fleet.heartbeat import Heartbeat
from sheetsync.fleet.queue import (
    RECONNECT_S,
    SYNC,
    SYNC_QUEUE,
    UPKEEP_QUEUE,
    Backoff,
    enqueue_due,
    of_worker,
    plain,
    rescue,
    sqlalchemy_url,
    waits,
)
from sheetsync.fleet.quota import SharedQuota
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.retry import RetryingHistory
from sheetsync.fleet.settings import Fleet
from sheetsync.fleet.sync import Syncer, identities_of
from sheetsync.fleet.watchdog import Watchdog

log = logging.getLogger("sheetsync.fleet")

GRACEFUL_S: Final = 240.0
"""How long the syncs that have begun may take when the worker is to stop."""

FORGOTTEN_S: Final = 24 * 3600.0
"""After how long a worker that was lost is no longer listed."""

KEEP_FAILED_H: Final = 24 * 7


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a worker does what it does beside syncing, in seconds.

    A worker that was silent for `silent_s` is taken for lost, and its jobs are taken up again. One that
    has a sync which doesn't end within `longest_s` ends itself, for a thread can't be ended alone.
    """

    heartbeat_s: float = 5.0
    silent_s: float = 30.0
    rescue_cron: str = "* * * * * */10"
    schedule_cron: str = "* * * * *"
    reconnect_s: float = 1.0
    longest_s: float = 1800.0


class Worker:
    """One process of the fleet.

    Args:
        fleet: What `fleet.toml` says.
        slots: How many syncs run at once. They wait for quota and for Google most of the time.
        pace: How often it looks around.
        environment: `SHEETSYNC_API_ROOT`, and the credentials of accounts that have no key file.
    """

    def __init__(
        self, fleet: Fleet, *, slots: int, pace: Pace | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        self._fleet = fleet
        self._slots = slots
        self._pace = pace or Pace()
        self._environment = environment
        self._stopping = Event()
        self.metrics = figures.Metrics(silent_s=max(30.0, 6 * self._pace.heartbeat_s))
        self._watchdog = Watchdog(self.metrics, longest_s=self._pace.longest_s)
        self._heartbeat = Heartbeat(
            plain(fleet.database),
            heartbeat_s=self._pace.heartbeat_s,
            silent_s=self._pace.silent_s,
            on_beat=self._watchdog.look,
        )

    def run(self, *, until_idle: bool = False, address: str = "127.0.0.1", port: int | None = None) -> None:
        """Work until SIGTERM or SIGINT, or, with `until_idle`, until nothing is left to do.

        Syncs that have begun are brought to their end; those that haven't go back to the queue.

        Raises:
            AccessError: The credentials of an account can't be used.
            UnavailableError: The database can't be reached.
            UsageError: The database is not prepared.
        """
        with ExitStack() as opened:
            self._open(opened)
            if port is not None:
                server = figures.serve(self.metrics, address, port)
                opened.callback(server.server_close)
                opened.callback(server.shutdown)
            asyncio.run(self._main(until_idle=until_idle))

    def _open(self, opened: ExitStack) -> None:
        url, connections = self._fleet.database, self._slots + 2
        self._registry = Registry(url, connections=connections)
        opened.callback(self._registry.close)
        # Asking once here tells of a database that is away, or not migrated, in one sentence.
        self._registry.held()
        self.metrics.watch(self._registry.failing)
        pool = ConnectionPool(
            plain(url),
            min_size=1,
            max_size=connections,
            reconnect_timeout=RECONNECT_S,
            kwargs={"options": "-c timezone=UTC"},
            check=ConnectionPool.check_connection,
            open=True,
        )
        opened.callback(pool.close)
        history = HistoryDatabase(sqlalchemy_url(url))
        opened.callback(history.close)
        self._syncer = Syncer(
            self._fleet,
            self._registry,
            RetryingHistory(history),
            SharedQuota(pool, self._fleet.quota, self._fleet.limits, stopping=self._stopping, metrics=self.metrics),
            identities_of(self._fleet, self._environment),
            root=self._environment.get(ROOT, ""),
        )

    async def _main(self, *, until_idle: bool) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(self._slots + 2, "sync"))
        stop = asyncio.Event()

        def asked() -> None:
            log.info("stopping")
            self._stopping.set()
            stop.set()

        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, asked)
        log.info("started", extra={"worker_slots": self._slots})
        is_done = False
        while not stop.is_set() and not is_done:
            try:
                is_done = await self._work(stop, until_idle=until_idle)
            except Exception as error:  # noqa: BLE001 - whatever the queue died of, it is begun anew
                log.warning("the queue was lost", extra={"problem": type(error).__name__})
                self.metrics.reconnects.inc()
            if not stop.is_set() and not is_done:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), self._pace.reconnect_s)
        log.info("stopped")

    async def _work(self, stop: asyncio.Event, *, until_idle: bool) -> bool:
        """Work until told to stop, until idle, or until the queue is lost; return whether it was idle."""
        app = self._application()
        common: dict[str, Any] = {
            "install_signal_handlers": False,
            "update_heartbeat_interval": self._pace.heartbeat_s,
            # `rescue` decides which worker is lost: after a restart of the database every heartbeat is old.
            "stalled_worker_timeout": FORGOTTEN_S,
            "shutdown_graceful_timeout": GRACEFUL_S,
            "delete_jobs": "successful",
        }
        syncing = Consumer(app, queues=[SYNC_QUEUE], concurrency=self._slots, wait=not until_idle, **common)
        upkeep = Consumer(app, queues=[UPKEEP_QUEUE], concurrency=1, **common)
        async with app.open_async():
            running = [
                asyncio.create_task(each.run())  # type: ignore[no-untyped-call]  # the library has none
                for each in (syncing, upkeep)
            ]
            heartbeat = asyncio.create_task(self._heartbeat.beat((syncing, upkeep)))
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait({*running, stopped}, return_when=asyncio.FIRST_COMPLETED)
            is_idle = until_idle and running[0].done() and running[0].exception() is None and not await waits(app)
            # Cancelling asks the consumers to stop: they finish what they began, and the heartbeat goes on until then.
            for each in (*running, stopped):
                each.cancel()
            ends = await asyncio.gather(*running, return_exceptions=True)
            heartbeat.cancel()
        for end in ends:
            if isinstance(end, Exception):
                raise end
        return is_idle

    def _application(self) -> procrastinate.App:
        app = of_worker(self._fleet.database, connections=self._slots + 4)

        @app.task(name=SYNC, queue=SYNC_QUEUE, pass_context=True, retry=Backoff())
        def sync(context: JobContext, *, name: str) -> None:
            job = context.job
            self._watchdog.over(
                lambda: self._syncer.sync(name, job.id or 0), name, job=job.id, attempts=job.attempts + 1
            )

        @app.periodic(cron=self._pace.schedule_cron)
        @app.task(name="sheetsync.schedule", queue=UPKEEP_QUEUE, lock="schedule", queueing_lock="schedule")
        def schedule(timestamp: int) -> None:  # noqa: ARG001  # the queue names it
            count = enqueue_due(app, self._registry, datetime.now(UTC))
            log.info("queued what is due", extra={"count": count})

        @app.periodic(cron=self._pace.rescue_cron)
        @app.task(name="sheetsync.rescue", queue=UPKEEP_QUEUE, queueing_lock="rescue")
        async def take_up(timestamp: int) -> None:  # noqa: ARG001  # the same
            if self._heartbeat.is_steady:
                self.metrics.rescued.inc(await rescue(app, self._registry, silent_s=self._pace.silent_s))

        @app.periodic(cron="17 3 * * *")
        @app.task(name="sheetsync.tidy", queue=UPKEEP_QUEUE, queueing_lock="tidy")
        async def tidy(timestamp: int) -> None:  # noqa: ARG001  # the same
            await app.job_manager.delete_old_jobs(nb_hours=KEEP_FAILED_H, include_failed=True, include_aborted=True)

        return app
