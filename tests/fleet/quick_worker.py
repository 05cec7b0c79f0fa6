"""A worker that looks around more often than a real one, so that a test needn't wait for it."""

import sys
from pathlib import Path

from sheetsync.fleet import journal
from sheetsync.fleet.settings import load
from sheetsync.fleet.worker import Pace, Worker

journal.start()
slots = int(sys.argv[1]) if len(sys.argv) > 1 else 4
pace = Pace(
    heartbeat_s=0.5,
    silent_s=4.0,
    rescue_cron="* * * * * *",
    schedule_cron="* * * * * *",
    reconnect_s=0.2,
)
Worker(load(Path("fleet.toml")), slots=slots, pace=pace).run(port=int(sys.argv[2]) if len(sys.argv) > 2 else None)
