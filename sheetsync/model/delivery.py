"""A delivery: what was sent to whom, by which way, and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sheetsync.model.audience import Cadence, Channel


@dataclass(frozen=True, slots=True)
class Target:
    """Where a summary goes: to one reader, or to one room. `to` is "" where the channel has one place only."""

    audience: str
    channel: Channel
    to: str = ""


class Stage(StrEnum):
    """How far a try to reach a target came."""

    INTENDED = "intended"
    """It is about to leave. Where this is the last word, the run was cut off, and it may have left."""

    ENDED = "ended"
    """It arrived, as far as the channel says, or it certainly did not."""

    UNCERTAIN = "uncertain"
    """It left, and the answer was lost."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try to reach a target. `at` is aware and UTC; `problem` is None when it was reached.

    `run` names the run that intends it, where an intention is kept before the sending begins. `things` are the
    keys of what a person is told of their rows.
    """

    target: Target
    at: datetime
    problem: str | None = None
    stage: Stage = Stage.ENDED
    run: str | None = None
    things: tuple[str, ...] = ()

    @property
    def succeeded(self) -> bool:
        """Whether it arrived, as far as the channel says."""
        return self.stage is Stage.ENDED and not self.problem

    @property
    def may_have_arrived(self) -> bool:
        """Whether it must not be sent again: it arrived, or nobody knows."""
        return self.succeeded or (self.stage is not Stage.ENDED and not self.target.channel.repeats_safely)


@dataclass(frozen=True, slots=True)
class Post:
    """A message that is ready to leave, how often at most its target is told, and the keys of what it is of."""

    target: Target
    message: bytes
    cadence: Cadence
    things: tuple[str, ...] = ()
