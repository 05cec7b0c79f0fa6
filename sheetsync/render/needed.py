"""Libraries of an extra are imported where they are used; where one is missing, it is said how to add it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sheetsync.errors import UsageError
from sheetsync.extra import mend


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Surround the imports of a format, which is called like the extra that it needs.

    Raises:
        UsageError: The extra is not installed; the message says the words that add it to this installation.
    """
    try:
        yield
    except ModuleNotFoundError:
        raise UsageError(f"{extra} needs an extra that is not installed: {mend(extra)}") from None
