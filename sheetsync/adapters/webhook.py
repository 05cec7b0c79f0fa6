"""A message to a service of the web: over https, once, and no error ever names an address, which may be a secret."""

from collections.abc import Mapping
from typing import ClassVar, Final
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NewConnectionError

from sheetsync.errors import AccessError, UnavailableError, UncertainError, UsageError

_TIMEOUT_S: Final = (10, 30)
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}


def post(
    who: str, address: str, message: bytes, *, check: str, headers: Mapping[str, str] | None = None
) -> requests.Response:
    """Post a message, which is JSON unless the headers say another type, and return the answer of success.

    Args:
        who: The service, by its name.
        address: Where it is.
        message: The body.
        check: What a person has to look at where it is refused.
        headers: What goes with it.

    Raises:
        AccessError: The message is refused.
        UnavailableError: The service is busy, or can't be reached, and has nothing.
        UncertainError: It may have taken the message.
    """
    said = {"Content-Type": "application/json"} | dict(headers or {})
    try:
        reply = requests.post(address, data=message, headers=said, timeout=_TIMEOUT_S, allow_redirects=False)
    except (requests.ReadTimeout, requests.ConnectionError) as error:
        if _never_left(error):
            raise _unreachable(who, error) from None
        raise UncertainError(
            f"{who} took the message and gave no answer: it may have arrived, and is not sent again"
        ) from None
    except (requests.RequestException, ValueError) as error:
        # The error would name the address, which is a secret.
        raise _unreachable(who, error) from None
    if reply.status_code == 429 or reply.status_code >= 500:
        raise UnavailableError(f"{who} is busy ({reply.status_code}): the next run tries again")
    if not 200 <= reply.status_code < 300:
        raise AccessError(f"{who} refuses the message ({reply.status_code}): check {check}")
    return reply


def is_address(text: str) -> bool:
    """Whether a text is the address of a webhook: on the web by https, or of a server on this machine."""
    try:
        parts = urlsplit(text)
        host = requests.Request("POST", text).prepare().url and parts.hostname and parts.port != 0
    except (requests.RequestException, ValueError):
        return False
    is_plain = text.isprintable() and " " not in text
    return bool(host) and is_plain and (parts.scheme == "https" or parts.hostname in _LOOPBACK)


def _unreachable(who: str, error: Exception) -> UnavailableError:
    return UnavailableError(f"{who} can't be reached ({type(error).__name__}): the next run tries again")


def _never_left(error: requests.RequestException) -> bool:
    """Whether there was not even a connection, so that nothing can have arrived."""
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError) or isinstance(
        reason, NewConnectionError
    )


class WebhookOutbox:
    """An incoming webhook: an address with one room behind it, which is a secret and comes from the environment alone.

    Attributes:
        who: The service, by its name.
        variable: What holds the address.
        largest: How many bytes it takes.
    """

    who: ClassVar[str]
    variable: ClassVar[str]
    largest: ClassVar[int]

    def __init__(self, address: str) -> None:
        """Take the address of a webhook.

        Raises:
            UsageError: It is none.
        """
        if not is_address(address):
            raise UsageError(
                f"{self.variable} must hold the https:// address of an incoming webhook: copy it from {self.who} as it "
                "is"
            )
        self._address = address

    def send(self, message: bytes, to: str, edition: str) -> None:  # noqa: ARG002 - a webhook has one room and no ids
        """Post a message.

        Raises:
            AccessError: The webhook is gone, or refuses the message.
            UnavailableError: The service is busy, or can't be reached.
            UncertainError: It may have taken the message.
        """
        if len(message) > self.largest:
            raise AccessError(f"the message is larger than {self.who} takes: list fewer `fields` for this audience")
        post(self.who, self._address, message, check=f"the webhook in {self.variable}")

    def close(self) -> None:
        """Nothing stays open."""
