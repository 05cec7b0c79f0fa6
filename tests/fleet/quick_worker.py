"""A worker that looks around more often than a real one, so that a test needn't wait for it.

Nobody is ever taken for lost or hung for being slow, as on a busy machine: a test says itself who is silent
(`Fleet.bury`), and the roadmap that hangs has, by its own word, begun hours ago.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg
from procrastinate.worker import Worker as Consumer

from sheetsync.fleet import json_log
from sheetsync.fleet.heartbeat import Heartbeat
from sheetsync.fleet.member import Outcome
from sheetsync.fleet.queue import plain
from sheetsync.fleet.settings import load
from sheetsync.fleet.watchdog import Watchdog
from sheetsync.fleet.worker import Pace, Worker

HOURS_S = 4 * 3600.0
json_log.start()
fleet = load(Path("fleet.toml"))
poison, watch_over, beat = os.environ.get("POISON"), Watchdog.over, Heartbeat.beat
shown = Path(f"worker-{os.environ['WORKER']}.ids")


def over(self: Watchdog, sync: Callable[[], Outcome], name: str, *, job: int | None, attempts: int) -> None:
    """Die of one roadmap, as of one that is too large for the memory, or never come back from it.

    The first worker does so at once, whoever else it was busy with; a later one when all others are done, or
    they would go down with it every time.
    """

    def poisoned() -> Outcome:
        while not shown.exists() or (os.environ["WORKER"] != "0" and unsynced(name)):
            time.sleep(0.1)
        if os.environ["WAY"] == "dies":
            os._exit(1)
        self._running[name] -= HOURS_S
        while True:
            time.sleep(1)

    watch_over(self, poisoned if name == poison else sync, name, job=job, attempts=attempts)


def unsynced(but: str) -> int:
    """How many members have never been synced, beside one."""
    with psycopg.connect(plain(fleet.database)) as connection:
        query = "SELECT count(*) FROM sheetsync_member WHERE outcome IS NULL AND name <> %s"
        return int(connection.execute(query, [but]).fetchall()[0][0])


async def shown_beat(self: Heartbeat, consumers: Sequence[Consumer]) -> None:
    """Beat, and say in a file by which ids."""
    on_beat = self._on_beat

    def beaten() -> None:
        on_beat()
        ids = [each.worker_id for each in consumers]
        if None not in ids:
            # Whole or not at all: a test reads it, and a worker may die at any moment.
            fresh = shown.with_suffix(".fresh")
            fresh.write_text(json.dumps(ids), encoding="utf-8")
            fresh.replace(shown)

    self._on_beat = beaten
    try:
        await beat(self, consumers)
    finally:
        self._on_beat = on_beat


Watchdog.over, Heartbeat.beat = over, shown_beat
# That a database was there long enough to believe that somebody is silent is a matter of minutes, and has its own test.
Heartbeat.is_steady = property(lambda self: self._reached is not None)
slots = int(sys.argv[1]) if len(sys.argv) > 1 else 4
pace = Pace(
    heartbeat_s=0.5,
    silent_s=HOURS_S / 8,
    rescue_cron="* * * * * *",
    schedule_cron="* * * * * *",
    reconnect_s=0.2,
    longest_s=HOURS_S / 8,
)
Worker(fleet, slots=slots, pace=pace).run(port=int(sys.argv[2]) if len(sys.argv) > 2 else None)
