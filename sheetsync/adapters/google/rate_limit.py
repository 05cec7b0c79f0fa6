"""The rate limit of one process: several sheets, one account, one quota in memory."""

import time
from collections.abc import Callable
from typing import Final, cast

from pyrate_limiter import InMemoryBucket, Rate, RateItem

PER_MINUTE: Final = 60
"""Requests a minute that Google allows one account, reads and writes counted apart
(https://developers.google.com/workspace/sheets/api/limits)."""

SLACK_S: Final = 2.0
"""How long a request may be under way: Google counts what arrives, we count what leaves."""


class OwnRateLimit:
    """Lets requests through as the quota of one account has room."""

    def __init__(
        self,
        *,
        limit: int = PER_MINUTE,
        window_s: float = 60.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Begin with an empty window; `now` is in seconds of a clock that only goes on."""
        rate = Rate(limit, round(1000 * (window_s + SLACK_S)))
        self._buckets = {effect: InMemoryBucket([rate]) for effect in ("read", "write")}
        self._now, self._sleep = now, sleep

    def take(self, effect: str) -> None:
        """Wait until a request may be sent."""
        bucket = self._buckets[effect]
        while True:
            now = round(1000 * self._now())
            bucket.leak(now)
            item = RateItem(effect, now)
            if bucket.put(item):
                return
            self._sleep(max(1, cast("int", bucket.waiting(item))) / 1000)  # a bucket in memory knows at once

    def refused(self, effect: str, wait_s: float) -> None:
        """Go on: the client waits before it sends the request again, and there is nobody else here."""
