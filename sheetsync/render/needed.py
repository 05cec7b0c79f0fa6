"""What an extra brings, taken where it is used."""

from collections.abc import Iterator
from contextlib import contextmanager

from sheetsync.errors import UsageError
from sheetsync.extra import mend


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Import what the format that is called as its extra takes.

    Raises:
        UsageError: The extra is not installed; the message says the words that add it to this installation.
    """
    try:
        yield
    except ModuleNotFoundError:
        raise UsageError(f"{extra} needs an extra that is not installed: {mend(extra)}") from None
