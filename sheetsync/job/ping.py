"""Ping: tells an address that a job ended well or badly, as services like Healthchecks expect it.

A good end asks for the address itself, a red one for `/fail` below it; a run that was only busy says
nothing, so that the service's own patience decides.
"""

import urllib.error
import urllib.request
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from sheetsync.errors import SheetsyncError, UnavailableError, UsageError

VARIABLE: Final = "SHEETSYNC_PING_URL"
_TIMEOUT_S: Final = 10


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: who was named is told, and nobody else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Refuse it."""


def ping(address: str, *, good: bool) -> None:
    """Tell the address how the job ended.

    Raises:
        UsageError: It is no https address. It is a secret, so no message has it.
        UnavailableError: Nobody answered, or not well.
    """
    parts = urlsplit(address.strip())
    if parts.scheme != "https" or not parts.hostname or not address.strip().isprintable():
        raise UsageError(f"{VARIABLE} is no https address, so nobody was told how the job ended: mend the secret")
    path = parts.path.rstrip("/") + ("" if good else "/fail")
    asked = urllib.request.Request(urlunsplit(parts._replace(path=path, fragment="")), data=b"")  # noqa: S310 - https
    failed: SheetsyncError = UnavailableError(
        f"the address in {VARIABLE} did not answer well, so nobody was told how the job ended: "
        "look whether it still exists"
    )
    try:
        with urllib.request.build_opener(_NoDetour).open(asked, timeout=_TIMEOUT_S) as answer:
            answer.read(1024)
    except urllib.error.HTTPError as error:
        error.close()
        raise failed from None
    except (OSError, ValueError):
        raise failed from None
