"""From a run to its readers: who is told, what they may see, and what reached them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sheetsync.errors import SheetsyncError, UncertainError
from sheetsync.model.audience import Audience, Cadence, Channel, Use, View
from sheetsync.model.delivery import Delivery, Post, Stage, Target
from sheetsync.model.run import Run
from sheetsync.ports import Deliveries, Messenger
from sheetsync.steps.compose import strangers, uses
from sheetsync.steps.due import begun, edition, intended, is_due
from sheetsync.steps.due import uncertain as uncertain_of


def explain(run: Run, view: View) -> tuple[Use, ...]:
    """Say of each field whether a view shows it, and how much of it."""
    return uses(run.roadmap, view)


def unaddressed(run: Run, audiences: Iterable[Audience]) -> tuple[str, ...]:
    """Say which stakeholders no audience is for, and which an audience is for that the sheet doesn't have."""
    return strangers(run.roadmap, audiences)


def due(posts: Iterable[Post], log: Deliveries, *, now: datetime) -> frozenset[Target]:
    """Return the targets that would be told now; those that come by to look are always.

    Raises:
        UnsafeError: The log can't be read.
    """
    past = log.read()
    return frozenset(
        each.target
        for each in posts
        if not each.target.channel.is_push or is_due(each.target, past, now.date(), each.cadence)
    )


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


def take_back(log: Deliveries, *, now: datetime, run: str, why: str) -> None:
    """Note that what a run still had to send has certainly not left, so that it is due again.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    for target in sorted(intended(log.read(), run), key=str) if run else ():
        log.append(Delivery(target, now, why))


def send(
    posts: Iterable[Post], messengers: Mapping[Channel, Messenger], log: Deliveries, *, now: datetime, run: str = ""
) -> Iterator[Delivery]:
    """Send what is due, and say of each try how it went.

    A target that can't be reached stops no other. Before a message leaves, the log says that it is
    about to, and before the next one does, what came of it: a run that is cut off is taken up where it
    stopped, and what may have left by then is not sent again.

    Args:
        posts: The messages.
        messengers: The ways on which they leave.
        log: What was sent before.
        now: What time it is, aware and UTC.
        run: Sends only what this run said it would, with `intend`; "" sends what is due.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    past = log.read()
    said = intended(past, run) if run else frozenset[Target]()
    for post in posts:
        target = post.target
        if target.channel.is_push:
            if target not in said if run else not is_due(target, past, now.date(), post.cadence):
                continue
            if not run:
                log.append(Delivery(target, now, stage=Stage.INTENDED))
        problem, stage = "", Stage.ENDED
        try:
            messengers[target.channel].send(post.message, target.to, edition(target, past, log.sheet))
        except SheetsyncError as error:
            problem = str(error)
            stage = Stage.UNCERTAIN if isinstance(error, UncertainError) else stage
        delivery = Delivery(target, now, problem, stage)
        if target.channel.is_push:
            log.append(delivery)
        yield delivery


def was_told(readers: Audience, deliveries: Sequence[Delivery]) -> bool:
    """Whether an audience was told: all of it, by what comes to it, or by what it goes to where nothing does."""
    own = [each for each in deliveries if each.target.audience == readers.name]
    is_pushed = any(channel.is_push for channel in readers.channels)
    came = any(each.target.channel.is_push for each in own)
    return (came or not is_pushed) and all(each.succeeded for each in own)
