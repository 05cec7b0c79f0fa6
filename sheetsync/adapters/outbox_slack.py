"""A message for Slack, by an incoming webhook. Its address is a secret: it comes from the environment alone."""

from typing import Final
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NewConnectionError

from sheetsync.errors import AccessError, UnavailableError, UncertainError, UsageError

WEBHOOK: Final = "SHEETSYNC_SLACK_WEBHOOK"
_TIMEOUT_S: Final = (10, 30)
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}


def _never_left(error: requests.RequestException) -> bool:
    """Whether there was not even a connection, so that nothing can have arrived."""
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError) or isinstance(
        reason, NewConnectionError
    )


class SlackOutbox:
    """An incoming webhook."""

    def __init__(self, address: str) -> None:
        """Take the address of a webhook.

        Raises:
            UsageError: It is none.
        """
        if not _is_address(address):
            raise UsageError(
                f"{WEBHOOK} must hold the https:// address of an incoming webhook: copy it from Slack as it is"
            )
        self._address = address

    def send(self, message: bytes, to: str, edition: str) -> None:  # noqa: ARG002 - a webhook has one room and no ids
        """Post a message.

        Raises:
            AccessError: The webhook is gone, or refuses the message.
            UnavailableError: Slack is busy, or can't be reached.
            UncertainError: Slack may have taken the message.
        """
        headers = {"Content-Type": "application/json"}
        try:
            reply = requests.post(
                self._address, data=message, headers=headers, timeout=_TIMEOUT_S, allow_redirects=False
            )
        except (requests.ReadTimeout, requests.ConnectionError) as error:
            if _never_left(error):
                raise UnavailableError(
                    f"Slack can't be reached ({type(error).__name__}): the next run tries again"
                ) from None
            raise UncertainError(
                "Slack took the message and gave no answer: it may have arrived, and is not sent again"
            ) from None
        except (requests.RequestException, ValueError) as error:
            # The error would name the address, which is a secret.
            raise UnavailableError(
                f"Slack can't be reached ({type(error).__name__}): the next run tries again"
            ) from None
        if reply.status_code == 429 or reply.status_code >= 500:
            raise UnavailableError(f"Slack is busy ({reply.status_code}): the next run tries again")
        if reply.status_code != 200:
            raise AccessError(f"Slack refuses the message ({reply.status_code}): check the webhook in {WEBHOOK}")

    def close(self) -> None:
        """Nothing stays open."""


def _is_address(text: str) -> bool:
    """Whether a text is the address of a webhook: on the web by https, or of a server on this machine."""
    try:
        parts = urlsplit(text)
        host = requests.Request("POST", text).prepare().url and parts.hostname and parts.port != 0
    except (requests.RequestException, ValueError):
        return False
    is_plain = text.isprintable() and " " not in text
    return bool(host) and is_plain and (parts.scheme == "https" or parts.hostname in _LOOPBACK)
