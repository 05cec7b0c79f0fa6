"""Retries against the database: one that is restarted is back in a moment, and nothing is lost meanwhile."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TypeVar

import tenacity

from sheetsync.errors import UnavailableError
from sheetsync.model.snapshot import History, Snapshot
from sheetsync.ports import HistoryStore

T = TypeVar("T")

LONGEST_S: Final = 90.0
"""How long a database may be away before a job gives up."""


def retried(call: Callable[[], T], *, on: type[Exception] = UnavailableError) -> T:
    """Call until it works, as long as it is only the database that can't be reached.

    What is called must do no harm when it is done twice: the answer may have been lost, not the deed.
    """
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(on),
        wait=tenacity.wait_random_exponential(0.2, max=3.0),
        stop=tenacity.stop_after_delay(LONGEST_S),
        reraise=True,
    )
    return retrying(call)


class RetryingHistory:
    """A history that waits for its database."""

    def __init__(self, store: HistoryStore) -> None:
        self._store = store

    def read(self, roadmap: str) -> History:
        """Return all that is known of a roadmap."""
        return retried(lambda: self._store.read(roadmap))

    def append(self, roadmap: str, snapshot: Snapshot) -> bool:
        """Remember a snapshot; the same twice is remembered once."""
        return retried(lambda: self._store.append(roadmap, snapshot))

    def begin(self, roadmap: str, history: History) -> bool:
        """Remember a whole history where there is none yet."""
        return retried(lambda: self._store.begin(roadmap, history))

    def tell(self, roadmap: str, audience: str, at: datetime) -> None:
        """Remember that an audience was told."""
        retried(lambda: self._store.tell(roadmap, audience, at))

    def prune(self, roadmap: str, before: datetime) -> int:
        """Forget what is older."""
        return retried(lambda: self._store.prune(roadmap, before))

    def roadmaps(self) -> Sequence[str]:
        """Return the names of the roadmaps."""
        return retried(self._store.roadmaps)
