"""The heartbeat: how a worker shows that it is alive, and knows when to believe that another one is not."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

import psycopg
from procrastinate.sql import queries
from procrastinate.worker import Worker as Consumer

log = logging.getLogger("sheetsync.fleet")


class Heartbeat:
    """Beats on a connection of its own, until it is cancelled.

    The queue's own heartbeat ends when it is asked to stop, and then the last syncs would be taken for
    lost; and a pool of connections comes back late when the database was away.

    Args:
        conninfo: Names the database.
        heartbeat_s: How many seconds lie between two beats.
        silent_s: After how many seconds without one a worker is taken for lost.
        on_beat: Is called at each beat that arrived.
    """

    def __init__(self, conninfo: str, *, heartbeat_s: float, silent_s: float, on_beat: Callable[[], None]) -> None:
        self._conninfo = conninfo
        self._heartbeat_s = heartbeat_s
        self._silent_s = silent_s
        self._on_beat = on_beat
        self._reached: float | None = None

    @property
    def is_steady(self) -> bool:
        """Whether the database has been there for so long that every worker that is alive has shown itself."""
        return self._reached is not None and time.monotonic() - self._reached > self._silent_s

    async def beat(self, consumers: Sequence[Consumer]) -> None:
        """Beat for each of them."""
        while True:
            try:
                await self._beat(consumers)
            except psycopg.Error:
                self._reached = None
                log.warning("the database is out of reach")
            await asyncio.sleep(self._heartbeat_s)

    async def _beat(self, consumers: Sequence[Consumer]) -> None:
        async with await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True) as connection:
            self._reached = time.monotonic()
            while True:
                for each in consumers:
                    await connection.execute(queries["update_heartbeat"], {"worker_id": each.worker_id})
                self._on_beat()
                await asyncio.sleep(self._heartbeat_s)
