"""A delivery: what was sent to whom, by which way, and when."""

from dataclasses import dataclass
from datetime import datetime

from sheetsync.model.audience import Cadence, Channel


@dataclass(frozen=True, slots=True)
class Target:
    """Where a summary goes: to one reader, or to one room. `to` is "" where the channel has one place only."""

    audience: str
    channel: Channel
    to: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try to reach a target. `at` is aware and UTC; `problem` is "" when it was reached."""

    target: Target
    at: datetime
    problem: str = ""

    @property
    def succeeded(self) -> bool:
        """Whether it arrived, as far as the channel says."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class Post:
    """A message that is ready to leave, and how often at most its target is told."""

    target: Target
    message: bytes
    cadence: Cadence
