"""From a run to its readers: who is told, what they may see, and what reached them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sheetsync.errors import SheetsyncError
from sheetsync.model.audience import Audience, Channel, Use, View
from sheetsync.model.delivery import Delivery, Post
from sheetsync.model.run import Run
from sheetsync.ports import Deliveries, Messenger
from sheetsync.steps.compose import strangers, uses
from sheetsync.steps.due import edition, is_due


def explain(run: Run, view: View) -> tuple[Use, ...]:
    """Say of each field whether a view shows it, and how much of it."""
    return uses(run.roadmap, view)


def unaddressed(run: Run, audiences: Iterable[Audience]) -> tuple[str, ...]:
    """Say which stakeholders no audience is for, and which an audience is for that the sheet doesn't have."""
    return strangers(run.roadmap, audiences)


def send(
    posts: Iterable[Post], messengers: Mapping[Channel, Messenger], log: Deliveries, *, now: datetime
) -> Iterator[Delivery]:
    """Send what is due, and say of each try how it went.

    A target that can't be reached stops no other. What arrived is in the log before the next one
    leaves, so that a run that is cut off is taken up where it stopped.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    past = log.read()
    for post in posts:
        target = post.target
        if target.channel.is_push and not is_due(target, past, now.date(), post.cadence):
            continue
        problem = ""
        try:
            messengers[target.channel].send(post.message, target.to, edition(target, past))
        except SheetsyncError as error:
            problem = str(error)
        delivery = Delivery(target, now, problem)
        if target.channel.is_push:
            log.append(delivery)
        yield delivery
