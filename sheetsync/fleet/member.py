"""A member of the fleet: one roadmap, how often it is synced, and how it went the last time."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final

from sheetsync.fleet.facts import Facts
from sheetsync.model.key import Form, Key

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_EVERY: Final = re.compile(r"([1-9]\d{0,3}) ?(m|h|d|w)")
_UNITS: Final = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
EPOCH: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""A Monday: the rounds of every schedule are counted from here."""


@dataclass(frozen=True, slots=True)
class Member:
    """`[[roadmap]]`: one roadmap of the fleet, and when it is synced."""

    name: Annotated[str, Key("Small letters, digits and hyphens.", form=Form.MEMBER)]
    sheet: Annotated[str, Key("Address or key of a Google Sheet.", shortest=1)]
    team: Annotated[str, Key("Whose roadmap it is.")] = ""
    owner: Annotated[str, Key("Whom to ask about it.")] = ""
    every: Annotated[timedelta, Key("How often: 15m, 6h, 1d or 1w.", form=Form.EVERY)] = timedelta(days=1)
    config: Annotated[str | None, Key("Its own sheetsync.toml, beside fleet.toml.")] = None
    accounts: Annotated[tuple[str, ...], Key("Service accounts that it is shared with; else all.")] = ()
    audiences: Annotated[tuple[str, ...], Key("Audiences whose roll-up may show it; else all.")] = ()

    def due_after(self, instant: datetime) -> datetime:
        """Return its first start after an instant.

        Starts are spread over the whole period by a hash of the name, so that a thousand daily
        roadmaps don't all start at midnight, and a member keeps its time of day.
        """
        digest = hashlib.blake2b(self.name.encode(), digest_size=8).digest()
        offset = self.every * (int.from_bytes(digest) / 2**64)
        rounds = (instant - EPOCH - offset) // self.every + 1
        return EPOCH + offset + rounds * self.every


class Outcome(StrEnum):
    """How a sync of a member ended."""

    SYNCED = "synced"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was so when a sheet was read: the same again needs no reading.

    `version` is Drive's own count of changes, from before the read. `terms` is a hash of all else
    that a sync goes by: the day where the sheet lives, the configuration, and our own release.
    """

    version: str
    terms: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a member stands: when it is due, how its last sync ended, and the figures of the roadmap.

    `failures` counts the syncs that failed in a row. `facts` are those of its last sync that read the
    sheet. `history` is the name under which its history is kept.
    """

    member: Member
    due: datetime
    is_paused: bool = False
    finished: datetime | None = None
    outcome: Outcome | None = None
    problem: str | None = None
    failures: int = 0
    history: str | None = None
    seen: Seen | None = None
    facts: Facts = field(default_factory=Facts)


def name_of(text: str) -> str:
    """Return the name of a member: it becomes a part of paths and addresses.

    Raises:
        ValueError: It can't be one.
    """
    if not _NAME.fullmatch(text):
        raise ValueError("must be small letters, digits and hyphens, at most 80")
    return text


def duration_of(text: str) -> timedelta:
    """Read how often: a number and m, h, d or w, such as `15m` or `1d`.

    Raises:
        ValueError: It is none.
    """
    found = _EVERY.fullmatch(text.strip().lower())
    if not found:
        raise ValueError("give a number and m, h, d or w, such as 15m, 6h or 1d")
    return int(found[1]) * _UNITS[found[2]]


def duration_text(every: timedelta) -> str:
    """Write how often, as `duration_of` reads it."""
    for unit in "wdhm":
        if every % _UNITS[unit] == timedelta():
            return f"{every // _UNITS[unit]}{unit}"
    return f"{every.total_seconds():g}s"
