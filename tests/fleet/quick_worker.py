"""A worker that looks around more often than a real one, so that a test needn't wait for it."""

import os
import sys
import time
from pathlib import Path

from sheetsync.fleet import journal
from sheetsync.fleet.settings import load
from sheetsync.fleet.sync import Syncer
from sheetsync.fleet.worker import Pace, Worker

journal.start()
poison, plain_sync = os.environ.get("POISON"), Syncer.sync


def sync(self: Syncer, name: str, job: int) -> object:
    """Die of one roadmap, as of one that is too large for the memory, or never come back from it."""
    if name == poison and os.environ["WAY"] == "dies":
        os._exit(1)
    while name == poison:
        time.sleep(1)
    return plain_sync(self, name, job)


Syncer.sync = sync
slots = int(sys.argv[1]) if len(sys.argv) > 1 else 4
pace = Pace(
    heartbeat_s=0.5,
    silent_s=4.0,
    rescue_cron="* * * * * *",
    schedule_cron="* * * * * *",
    reconnect_s=0.2,
    longest_s=3.0 if poison else 60.0,
)
Worker(load(Path("fleet.toml")), slots=slots, pace=pace).run(port=int(sys.argv[2]) if len(sys.argv) > 2 else None)
