"""A message for Slack, by an incoming webhook. Its address is a secret: it comes from the environment alone."""

from typing import Final

from sheetsync.adapters.webhook import is_address, post
from sheetsync.errors import UsageError

WEBHOOK: Final = "SHEETSYNC_SLACK_WEBHOOK"


class SlackOutbox:
    """An incoming webhook."""

    def __init__(self, address: str) -> None:
        """Take the address of a webhook.

        Raises:
            UsageError: It is none.
        """
        if not is_address(address):
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
        post("Slack", self._address, message, check=f"the webhook in {WEBHOOK}")

    def close(self) -> None:
        """Nothing stays open."""
