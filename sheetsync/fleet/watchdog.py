"""The watchdog of a worker: logs and counts each sync, and ends the worker where a sync never ends."""

import logging
import os
import time
from collections.abc import Callable
from typing import Any, Final

from sheetsync.errors import SheetsyncError
from sheetsync.fleet.member import Outcome
from sheetsync.fleet.metrics import Metrics
from sheetsync.fleet.quota import StoppingError

log = logging.getLogger("sheetsync.fleet")

HUNG: Final = 70
"""The exit status of a worker that ended itself: a bug, as for any command."""


class Watchdog:
    """Watches the syncs that run in one worker.

    Args:
        metrics: Are told of each sync.
        longest_s: After how many seconds a sync hangs. A thread can't be ended alone, so the worker ends.
    """

    def __init__(self, metrics: Metrics, *, longest_s: float) -> None:
        self._metrics = metrics
        self._longest_s = longest_s
        self._running: dict[str, float] = {}

    def look(self) -> None:
        """Show that the worker is alive, and end it where a sync hangs."""
        self._metrics.beat()
        for name, began in list(self._running.items()):
            if time.monotonic() - began > self._longest_s:
                log.critical("a sync hangs: the worker ends itself", extra={"roadmap": name})
                os._exit(HUNG)

    def over(self, sync: Callable[[], Outcome], name: str, *, job: int | None, attempts: int) -> None:
        """Run the sync of a member, and tell how it went."""
        told: dict[str, Any] = {"roadmap": name, "job": job, "attempts": attempts}
        began = self._running[name] = time.monotonic()
        try:
            with self._metrics.busy.track_inprogress():
                outcome = sync()
        except StoppingError:
            log.info("given back", extra=told)
            raise
        except SheetsyncError as error:
            log.warning("failed", extra={**told, "problem": str(error), "seconds": self._ended(Outcome.FAILED, began)})
            raise
        except Exception:
            log.exception("failed", extra={**told, "seconds": self._ended(Outcome.FAILED, began)})
            raise
        else:
            log.info("done", extra={**told, "outcome": outcome.value, "seconds": self._ended(outcome, began)})
        finally:
            del self._running[name]

    def _ended(self, outcome: Outcome, began: float) -> float:
        seconds = time.monotonic() - began
        self._metrics.syncs.labels(outcome.value).inc()
        self._metrics.seconds.observe(seconds)
        return round(seconds, 3)
