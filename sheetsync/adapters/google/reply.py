"""A reply: read to its end within a limit, and believed only when it is whole."""

import json
from collections.abc import Callable
from typing import Any, Final, Protocol

from sheetsync.errors import UnsafeError

Json = dict[str, Any]
"""An object of Google's API, as its JSON says it."""

MOST_BYTES: Final = 64 * 1024 * 1024
"""No reply is longer than this once it is unpacked; a bomb of compressed bytes stops here."""

_PART: Final = 1 << 16


class LostError(Exception):
    """A request that has no answer which could be believed. Whether it was applied is not known.

    `sent` is False where it can't have reached Google, so that sending it again is harmless.
    """

    def __init__(self, why: str, *, sent: bool = True) -> None:
        super().__init__(why)
        self.sent = sent


class TooLongError(UnsafeError):
    """A reply that is longer than any that is read: asking again is in vain, asking for less may help."""


class Body(Protocol):
    """The bytes of a reply, as they arrive."""

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        """Return up to `amt` unpacked bytes, as soon as there are some; none at the end."""
        ...


def read_body(body: Body, in_time: Callable[[], bool]) -> bytes:
    """Read a reply to its end.

    Args:
        body: What arrives.
        in_time: Whether there is time left. A body that drips in is given up, though every part comes in time.

    Raises:
        LostError: It takes too long.
        TooLongError: It is too long.
    """
    parts: list[bytes] = []
    size = 0
    while part := body.read1(_PART, decode_content=True):
        size += len(part)
        if size > MOST_BYTES:
            raise TooLongError(f"Google's answer is longer than {MOST_BYTES >> 20} MB: ask for less of it")
        if not in_time():
            raise LostError("the answer did not end in time")
        parts.append(part)
    return b"".join(parts)


def as_object(body: bytes) -> Json:
    """Read the body of a reply as the JSON object that every answer of Google's is.

    Raises:
        LostError: It is cut, or something else: a proxy's page, say.
    """
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise LostError("the answer is not JSON, or was cut") from None
    if not isinstance(value, dict):
        raise LostError("the answer is not a JSON object")
    return value
