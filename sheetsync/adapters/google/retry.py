"""Retries: how often a request is sent again, how long a run waits, and when it gives up."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from sheetsync.errors import Hitch, UnavailableError


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The limits of one run, in seconds where they are times.

    `requests` bounds a whole run, so that even a hostile hour costs no more than these.
    `attempts` bounds one request, and only one that may be sent again.
    """

    requests: int = 12
    attempts: int = 5
    deadline_s: float = 600.0
    connect_s: float = 10.0
    read_s: float = 60.0
    write_s: float = 185.0
    first_wait_s: float = 4.0
    longest_wait_s: float = 64.0


@dataclass(slots=True)
class Clock:
    """Time and chance, so that a test can have its own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    between: Callable[[float, float], float] = field(default_factory=lambda: random.SystemRandom().uniform)


class Allowance:
    """What is left of what a run may retry. It starts with the first request."""

    def __init__(self, retry: RetryPolicy, clock: Clock) -> None:
        self.retry = retry
        self._clock = clock
        self.renew()

    def renew(self) -> None:
        """Begin another run, with all of it."""
        self._end: float | None = None
        self._requests = self.retry.requests

    @property
    def left_s(self) -> float:
        """Seconds until the deadline; below 0 when it has passed."""
        if self._end is None:
            self._end = self._clock.now() + self.retry.deadline_s
        return self._end - self._clock.now()

    def spend(self) -> None:
        """Take one request from what is left.

        Raises:
            UnavailableError: Nothing is left.
        """
        if self._requests <= 0 or self.left_s <= 0:
            raise UnavailableError(
                f"gave up after {self.retry.requests - self._requests} requests to Google: it is busy, or people "
                "kept changing the sheet; run again later",
                hitch=Hitch.BUSY,
            )
        self._requests -= 1

    def grant(self) -> None:
        """Allow one request more, for a write that is too large for one."""
        self._requests += 1

    def timeout(self, *, writing: bool) -> tuple[float, float]:
        """Return how long to wait for a connection, and then for an answer."""
        longest = self.retry.write_s if writing else self.retry.read_s
        left = max(self.left_s, 0.1)
        return min(self.retry.connect_s, left), min(longest, left)

    def pause(self, attempt: int, told_s: float) -> float:
        """Return how long to wait after an attempt, from 1: as told, else by chance up to a growing bound.

        Full jitter keeps many runs that were refused together from coming back together
        (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
        """
        bound = min(self.retry.longest_wait_s, self.retry.first_wait_s * 2 ** (attempt - 1))
        return max(told_s, self._clock.between(0.0, bound))


def told_to_wait(retry_after: str, date: str) -> float:
    """Read `Retry-After`, in seconds; an instant is compared with the answer's own `Date`. 0 when it says nothing."""
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - parsedate_to_datetime(date)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
