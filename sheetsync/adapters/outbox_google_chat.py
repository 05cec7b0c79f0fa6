"""A message for a space in Google Chat, by an incoming webhook.

https://developers.google.com/workspace/chat/quickstart/webhooks, and at most 32,000 bytes by
https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create
"""

from typing import Final

from sheetsync.adapters.webhook import WebhookOutbox

WEBHOOK: Final = "SHEETSYNC_GOOGLE_CHAT_WEBHOOK"


class GoogleChatOutbox(WebhookOutbox):
    """The webhook of one room."""

    who = "Google Chat"
    variable = WEBHOOK
    largest = 32_000
