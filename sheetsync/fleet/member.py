"""A member of the fleet: one roadmap, how often it is synced, and how it went the last time."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from sheetsync.fleet.facts import Facts

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""What a member may be called: its name becomes a part of paths and addresses."""

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
    """One roadmap of the fleet, as people entered it.

    Attributes:
        name: Small letters, digits and hyphens.
        sheet: The address or the key of a Google Sheet.
        team: Whose roadmap it is.
        owner: Whom to ask about it.
        every: How long it is from one start to the next.
        config: Path of its own `sheetsync.toml`, beside `fleet.toml`; None for that of the fleet.
        accounts: Names of the service accounts that it is shared with; none means every one.
        audiences: Names of the audiences whose roll-up it may be seen in; none means every one.
    """

    name: str
    sheet: str
    team: str = ""
    owner: str = ""
    every: timedelta = timedelta(days=1)
    config: str | None = None
    accounts: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()

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
