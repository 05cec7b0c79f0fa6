"""A message for a room in Slack, by an incoming webhook.

https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
"""

from typing import Final

from sheetsync.adapters.webhook import WebhookOutbox

WEBHOOK: Final = "SHEETSYNC_SLACK_WEBHOOK"


class SlackOutbox(WebhookOutbox):
    """The webhook of one room."""

    who = "Slack"
    variable = WEBHOOK
    largest = 100_000
