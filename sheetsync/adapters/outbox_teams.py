"""A message for a room in Microsoft Teams, by the webhook of a workflow, which takes cards alone and answers 202.

https://learn.microsoft.com/en-us/connectors/teams/ says that about 28 KB are the most.
"""

from typing import Final

from sheetsync.adapters.webhook import WebhookOutbox

WEBHOOK: Final = "SHEETSYNC_TEAMS_WEBHOOK"


class TeamsOutbox(WebhookOutbox):
    """The webhook of one room."""

    who = "Microsoft Teams"
    variable = WEBHOOK
    largest = 28_000
