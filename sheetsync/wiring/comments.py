"""Wiring of comments: who may read and write those of ours on the cells of a Google Sheet."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sheetsync.config.load import Config
from sheetsync.errors import UsageError
from sheetsync.model.audience import Channel
from sheetsync.wiring import google

if TYPE_CHECKING:
    from sheetsync.adapters.google.comment import Comments
    from sheetsync.model.thread import Thread


def are_wanted(configured: Config) -> bool:
    """Whether anybody is told by comments."""
    people, nudging = configured.choices.people, configured.choices.nudge
    by_chip = bool(nudging.domains) and nudging.channel is Channel.COMMENT
    return by_chip or any(each.channel is Channel.COMMENT for each in people)


def is_google(configured: Config) -> bool:
    """Whether the sheet has comments that we can read and write."""
    return bool(google.sheet_key(configured.choices.sheet.location))


def of(configured: Config, *, writes: bool = True) -> "Comments":
    """Return the comments of the sheet.

    Raises:
        UsageError: It is no Google Sheet.
        AccessError: There are no credentials for Google.
    """
    from sheetsync.adapters.google.comment import Comments

    if not is_google(configured):
        raise UsageError("comments are put on the cells of a Google Sheet, and this is none: choose another `channel`")
    return Comments(*google.client_for(configured, writes=writes))


def threads(configured: Config) -> Callable[[], Sequence["Thread"]]:
    """Return what asks once what became of the comments; nothing where nobody is told by them."""
    if not (are_wanted(configured) and is_google(configured)):
        return tuple
    return cache(lambda: of(configured, writes=False).threads())
