"""The quota that all workers share: a sliding window for each service account, kept in PostgreSQL.

An account gets its own limit, or its part of the project's where that is less: then the project's
limit holds too, whoever works. A window of ours is longer than Google's by what a request may take to
arrive, for Google counts what arrives and we count what leaves.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from psycopg import OperationalError
from pyrate_limiter import Rate, RateItem
from pyrate_limiter.buckets.postgres import PostgresBucket
from pyrate_limiter.clocks import PostgresClock

from sheetsync.errors import UnavailableError
from sheetsync.fleet.retry import retried
from sheetsync.fleet.settings import Quota

if TYPE_CHECKING:
    from psycopg_pool import ConnectionPool

    from sheetsync.fleet.metrics import Metrics

EFFECTS: Final = ("read", "write")
_NAP_S: Final = 0.05
"""How long to wait where another worker held the window in this moment."""


class StoppingError(UnavailableError):
    """The worker was asked to stop before this sync had begun: it goes back to the queue."""


@dataclass(slots=True)
class Clock:
    """Time and chance, so that a test can have its own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    between: Callable[[float, float], float] = field(default_factory=lambda: random.SystemRandom().uniform)


class SharedQuota:
    """The windows of every account, and the brake.

    Args:
        pool: Connections whose time zone is UTC.
        quota: How long a window is.
        limits: How many requests each account may send in a window.
        stopping: Set when the worker is to stop: no sync is begun any more.
        metrics: Is told of every turn.
    """

    def __init__(
        self,
        pool: "ConnectionPool",
        quota: Quota,
        limits: Mapping[str, int],
        *,
        stopping: Event,
        metrics: "Metrics",
        clock: Clock | None = None,
    ) -> None:
        self._pool = pool
        self._now = PostgresClock(pool).now
        self._slack_s = quota.slack_s
        self._brake_s = quota.window_s / 6
        self._accounts = tuple(limits)
        self._stopping = stopping
        self._metrics = metrics
        self._clock = clock or Clock()
        self._full_until: dict[tuple[str, str], float] = {}
        window_ms = round(1000 * (quota.window_s + quota.slack_s))
        self._buckets = {
            (account, effect): PostgresBucket(pool, f"{effect}_{account}", [Rate(limit, window_ms)])
            for account, limit in limits.items()
            for effect in EFFECTS
        }
        self._locks = {key: Lock() for key in self._buckets}
        self._sweep_s = quota.window_s
        self._swept = self._clock.now()

    def rate_limit(self, accounts: Sequence[str] = ()) -> "SharedRateLimit":
        """Return the rate limit of one sync, that may go by any of these accounts; none means all."""
        return SharedRateLimit(self, tuple(accounts) or self._accounts)

    def take(self, effect: str, accounts: Sequence[str], *, may_stop: bool = False) -> str:
        """Wait until one of the accounts has room, and return which; its place in the window is taken.

        Raises:
            StoppingError: The worker is to stop; only where `may_stop`.
        """
        asked = self._clock.now()
        while True:
            if may_stop and self._stopping.is_set():
                raise StoppingError("the worker is stopping: the sync goes back to the queue")
            begun = self._clock.now()
            account = retried(lambda: self._any_with_room(effect, accounts), on=OperationalError)
            # On a busy machine this may take so long that the request would reach Google after its place has expired.
            if account and self._clock.now() - begun < max(self._slack_s / 2, _NAP_S):
                self._metrics.requests.labels(account, effect).inc()
                self._metrics.waited.labels(effect).inc(self._clock.now() - asked)
                return account
            if not account:
                self._wait(min(self._full_until.get((each, effect), 0.0) for each in accounts), may_stop=may_stop)

    def brake(self, account: str, effect: str, wait_s: float) -> None:
        """Hold an account back for everybody: Google says that its quota is used up, perhaps by somebody else."""
        self._metrics.refusals.labels(account, effect).inc()
        statement = (
            "INSERT INTO sheetsync_brake (account, effect, until) "
            "VALUES (%s, %s, clock_timestamp() + %s * interval '1 second') "
            "ON CONFLICT (account, effect) DO UPDATE SET until = greatest(sheetsync_brake.until, excluded.until)"
        )
        # If others can't be held back, this run still goes on: its own request waits anyway.
        with suppress(OperationalError), self._pool.connection() as connection:
            connection.execute(statement, (account, effect, wait_s or self._brake_s))

    def _any_with_room(self, effect: str, accounts: Sequence[str]) -> str | None:
        self._sweep()
        held = self._held(effect)
        for account in self._in_order(accounts):
            key = account, effect
            now = self._clock.now()
            if account in held:
                self._full_until[key] = now + held[account]
            if self._full_until.get(key, 0.0) > now:
                continue
            bucket, lock = self._buckets[key], self._locks[key]
            # A bucket stores the outcome of its last item in itself, so only one thread may use it at a time.
            with lock:
                item = RateItem(account, self._now())
                if bucket.put(item):
                    return account
                wait_ms = bucket.waiting(item)
            self._full_until[key] = now + (wait_ms / 1000 if isinstance(wait_ms, int) and wait_ms > 0 else 0.0)
        return None

    def _in_order(self, accounts: Sequence[str]) -> list[str]:
        """Return those first that have room for writes too: a sync that can't write holds its slot for nothing."""
        now, chance = self._clock.now(), self._clock.between
        return sorted(
            accounts, key=lambda each: (max(self._full_until.get((each, "write"), 0.0), now), chance(0.0, 1.0))
        )

    def _held(self, effect: str) -> dict[str, float]:
        """Return the accounts that the brake holds, with the seconds that are left."""
        statement = (
            "SELECT account, extract(epoch FROM until - clock_timestamp())::float8 FROM sheetsync_brake "
            "WHERE effect = %s AND until > clock_timestamp()"
        )
        with self._pool.connection() as connection:
            return dict(connection.execute(statement, (effect,)).fetchall())

    def _sweep(self) -> None:
        """Take out of the windows what has left them, once a window."""
        if self._clock.now() - self._swept < self._sweep_s:
            return
        self._swept = self._clock.now()
        for bucket in self._buckets.values():
            bucket.leak(self._now())

    def _wait(self, until: float, *, may_stop: bool) -> None:
        seconds = max(until - self._clock.now(), 0.0) + self._clock.between(0.0, _NAP_S)
        if may_stop:
            self._stopping.wait(seconds)
        else:
            self._clock.sleep(seconds)


class SharedRateLimit:
    """The rate limit of one sync: all its requests go by the account that had room when it began."""

    def __init__(self, quota: SharedQuota, accounts: tuple[str, ...]) -> None:
        self._quota = quota
        self._accounts = accounts
        self._has_first = False

    def begin(self) -> str:
        """Wait for the turn of the first read, and return the account that the sync goes by.

        Raises:
            StoppingError: The worker is to stop, and the sync has not begun.
        """
        self._accounts = (self._quota.take("read", self._accounts, may_stop=True),)
        self._has_first = True
        return self._accounts[0]

    def take(self, effect: str) -> None:
        """Wait until a request may be sent."""
        if self._has_first:
            self._has_first = False
            return
        self._quota.take(effect, self._accounts)

    def refused(self, effect: str, wait_s: float) -> None:
        """Hold everybody back who goes by this account."""
        for account in self._accounts:
            self._quota.brake(account, effect, wait_s)
