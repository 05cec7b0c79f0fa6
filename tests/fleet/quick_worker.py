"""A worker that looks around more often than a real one, so that a test needn't wait for it."""

import os
import sys
from pathlib import Path

from sheetsync.fleet import journal
from sheetsync.fleet.settings import load
from sheetsync.fleet.sync import Syncer
from sheetsync.fleet.worker import Pace, Worker

journal.start()
poison, plain_sync = os.environ.get("POISON"), Syncer.sync


def sync(self: Syncer, name: str, job: int) -> object:
    """Die of one roadmap, as of one that is too large for the memory."""
    if name == poison:
        os._exit(1)
    return plain_sync(self, name, job)


Syncer.sync = sync
slots = int(sys.argv[1]) if len(sys.argv) > 1 else 4
pace = Pace(
    heartbeat_s=0.5,
    silent_s=4.0,
    rescue_cron="* * * * * *",
    schedule_cron="* * * * * *",
    reconnect_s=0.2,
)
Worker(load(Path("fleet.toml")), slots=slots, pace=pace).run(port=int(sys.argv[2]) if len(sys.argv) > 2 else None)
