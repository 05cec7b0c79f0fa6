"""A message for one person in Slack, known by their mail address. The token is a secret of the environment.

https://docs.slack.dev/reference/methods/users.lookupByEmail and
https://docs.slack.dev/reference/methods/chat.postMessage: an app with the scopes `users:read.email` and `chat:write`.
A message to the id of a user comes to them from the app. Refusals have the status 200, and say why in `error`.
"""

import json
from typing import Any, Final
from urllib.parse import urlencode

from sheetsync.adapters.webhook import post
from sheetsync.errors import AccessError, UnavailableError, UncertainError, UsageError

TOKEN: Final = "SHEETSYNC_SLACK_TOKEN"  # noqa: S105 - the name of the variable, not a token
ROOT: Final = "https://slack.com/api"
_UNCLEAR: Final = {"fatal_error", "internal_error", "request_timeout"}
"""Slack says of these that some of the work may have been done."""
_BUSY: Final = {"ratelimited", "rate_limited", "service_unavailable", "team_added_to_org"}
_GONE: Final = {"users_not_found", "user_not_found", "user_disabled", "channel_not_found", "messages_tab_disabled"}


class SlackPersonOutbox:
    """An app of a workspace. `root` is where Slack is."""

    def __init__(self, token: str, root: str = ROOT) -> None:
        """Take a token.

        Raises:
            UsageError: It is none of an app.
        """
        if not (token.startswith("xox") and token.isascii() and token.isprintable() and " " not in token):
            raise UsageError(f"{TOKEN} must hold the Bot User OAuth Token of a Slack app, which begins with xoxb-")
        self._token, self._root = token, root

    def send(self, message: bytes, to: str, edition: str) -> None:  # noqa: ARG002 - Slack knows no ids of ours
        """Send a message to who has a mail address.

        Raises:
            AccessError: Slack doesn't know the address, or not us.
            UnavailableError: Slack is busy, or can't be reached.
            UncertainError: Slack may have taken the message.
        """
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            found = self._ask("users.lookupByEmail", urlencode({"email": to}).encode(), form)
        except UncertainError as error:
            # Nobody was told anything by that.
            raise UnavailableError("Slack doesn't say who has this address: the next run tries again") from error
        user = found.get("user")
        ident = user.get("id") if isinstance(user, dict) else None
        if not isinstance(ident, str) or not ident:
            raise UnavailableError("Slack doesn't say who has this address: the next run tries again")
        body = json.dumps({**json.loads(message), "channel": ident}).encode()
        self._ask("chat.postMessage", body, {"Content-Type": "application/json; charset=utf-8"})

    def close(self) -> None:
        """Nothing stays open."""

    def _ask(self, method: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
        said = {**headers, "Authorization": f"Bearer {self._token}"}
        reply = post("Slack", f"{self._root}/{method}", body, check=TOKEN, headers=said)
        try:
            answer = reply.json()
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise UncertainError("Slack gave an answer that is none: it may have arrived, and is not sent again")
        if answer.get("ok") is True:
            return answer
        error = str(answer.get("error", ""))
        if error in _UNCLEAR:
            raise UncertainError("Slack doesn't know what it did: it may have arrived, and is not sent again")
        if error in _BUSY:
            raise UnavailableError("Slack is busy: the next run tries again")
        if error in _GONE:
            raise AccessError("Slack knows nobody by this address whom the app can reach: check it under [[people]]")
        known = error if error.isascii() and error.replace("_", "").isalpha() and len(error) < 60 else "no reason"
        raise AccessError(
            f"Slack refuses the message ({known}): check {TOKEN}, and that the app has the scopes users:read.email and "
            "chat:write"
        )
