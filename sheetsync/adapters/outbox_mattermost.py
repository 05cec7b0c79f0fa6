"""A message for a channel in Mattermost, by an incoming webhook.

https://developers.mattermost.com/integrate/webhooks/incoming/
"""

from typing import Final

from sheetsync.adapters.webhook import WebhookOutbox

WEBHOOK: Final = "SHEETSYNC_MATTERMOST_WEBHOOK"


class MattermostOutbox(WebhookOutbox):
    """The webhook of one room."""

    who = "Mattermost"
    variable = WEBHOOK
    largest = 60_000
