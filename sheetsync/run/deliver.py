"""Deliver: what is due leaves, the log says of each message what came of it, and so who was told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sheetsync.errors import SheetsyncError, UnavailableError, UncertainError
from sheetsync.model.audience import Audience, Cadence, Channel
from sheetsync.model.delivery import Delivery, Post, Stage, Target
from sheetsync.ports import Deliveries, Messenger, Outbox
from sheetsync.steps.due import begun, edition, intended, is_due
from sheetsync.steps.due import uncertain as uncertain_of


@dataclass(frozen=True, slots=True)
class Try:
    """One try to reach a target, and what went wrong; None where nothing did."""

    delivery: Delivery
    error: SheetsyncError | None = None


class Listener(Protocol):
    """Hears what happens while readers are told."""

    def progress(self, stage: str) -> None:
        """Hear what is done now; "" when that is over."""

    def filed(self, audience: str, path: str) -> None:
        """Hear of a document that was put into a folder."""

    def tried(self, delivery: Delivery) -> None:
        """Hear how one delivery went."""


@dataclass(frozen=True, slots=True)
class Sending:
    """Whom a run tells, and with what.

    Attributes:
        audiences: Each with the channels that are served here.
        log: What was sent of the sheet before.
        outbox: Where the documents go of those who have a folder; None where nobody has.
        announced: The run that announced what it will send: nothing else is sent. None sends what is due.
    """

    audiences: Sequence[Audience]
    log: Deliveries
    outbox: Outbox | None
    announced: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of telling the readers.

    Each try of this run; what each channel lacks that is not set up; what may have arrived earlier, of which
    nobody knows; and which audience was told without that being remembered, and why.
    """

    tries: tuple[Try, ...]
    lacking: Mapping[Channel, SheetsyncError]
    uncertain: tuple[Delivery, ...]
    forgotten: Mapping[str, SheetsyncError]

    @property
    def failed(self) -> tuple[Try, ...]:
        """Those that did not arrive."""
        return tuple(each for each in self.tries if not each.delivery.succeeded)

    @property
    def gravest(self) -> SheetsyncError | None:
        """The reason to tell: what a person has to mend before what passes by itself; None where all arrived."""
        if not self.failed:
            return None
        return next(
            iter(self.lacking.values()),
            UnavailableError(self.failed[0].delivery.problem or "nobody knows whether it arrived"),
        )


def goes_now(
    target: Target, cadence: Cadence, past: Sequence[Delivery], *, now: datetime, run: str | None = None
) -> bool:
    """Whether a target is told now: by its cadence, or by what a run announced; who comes by to look is always."""
    if not target.channel.is_push:
        return True
    return target in intended(past, run) if run else is_due(target, past, now.date(), cadence)


def due(posts: Iterable[Post], log: Deliveries, *, now: datetime) -> frozenset[Target]:
    """Return the targets that would be told now; those that come by to look are always.

    Raises:
        UnsafeError: The log can't be read.
    """
    past = log.read()
    return frozenset(each.target for each in posts if goes_now(each.target, each.cadence, past, now=now))


def uncertain(log: Deliveries) -> tuple[Delivery, ...]:
    """Return the deliveries of which nobody knows whether they arrived.

    Raises:
        UnsafeError: The log can't be read.
    """
    return uncertain_of(log.read())


def intend(targets: Iterable[tuple[Target, Cadence]], log: Deliveries, *, now: datetime, run: str) -> list[Delivery]:
    """Add to the log to whom a run is about to send, before anything leaves, and return it.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    found = begun(targets, log.read(), now, run)
    for each in found:
        log.append(each)
    return found


def take_back(log: Deliveries, *, now: datetime, run: str | None, why: str) -> None:
    """Note that what a run still had to send has certainly not left, so that it is due again.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    for target in sorted(intended(log.read(), run), key=str) if run else ():
        log.append(Delivery(target, now, why))


def send(
    posts: Iterable[Post],
    messengers: Mapping[Channel, Messenger],
    log: Deliveries,
    *,
    now: datetime,
    run: str | None = None,
) -> Iterator[Try]:
    """Send what is due, and say of each try how it went.

    A target that can't be reached stops no other. Before a message leaves, the log says that it is
    about to, and before the next one does, what came of it: a run that is cut off is taken up where it
    stopped, and what may have left by then is not sent again.

    Args:
        posts: The messages.
        messengers: The ways on which they leave.
        log: What was sent before.
        now: What time it is, aware and UTC.
        run: Sends only what this run said it would, with `intend`; None sends what is due.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    past = log.read()
    for post in posts:
        target = post.target
        if not goes_now(target, post.cadence, past, now=now, run=run):
            continue
        if target.channel.is_push and not run:
            log.append(Delivery(target, now, stage=Stage.INTENDED, things=post.things))
        failure: SheetsyncError | None = None
        try:
            messengers[target.channel].send(post.message, target.to, edition(target, past, log.sheet))
        except SheetsyncError as error:
            failure = error
        stage = Stage.UNCERTAIN if isinstance(failure, UncertainError) else Stage.ENDED
        delivery = Delivery(target, now, str(failure) if failure else None, stage, things=post.things)
        if target.channel.is_push:
            log.append(delivery)
        yield Try(delivery, failure)


def was_told(readers: Audience, deliveries: Sequence[Delivery]) -> bool:
    """Whether an audience was told: all of it, by what comes to it, or by what it goes to where nothing does."""
    own = [each for each in deliveries if each.target.audience == readers.name]
    is_pushed = any(channel.is_push for channel in readers.channels)
    came = any(each.target.channel.is_push for each in own)
    return (came or not is_pushed) and all(each.succeeded for each in own)
