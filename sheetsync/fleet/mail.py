"""The mails of a member: its audiences are told after a sync, each reader at most once by the cadence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UnavailableError
from sheetsync.fleet.settings import Fleet
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery, Post
from sheetsync.model.run import Run
from sheetsync.ports import Deliveries, Messenger
from sheetsync.run import deliver
from sheetsync.run.remember import told
from sheetsync.run.review import Review
from sheetsync.run.summarise import summarise
from sheetsync.steps.due import is_due
from sheetsync.wiring import channels


@dataclass(slots=True)
class Mailed:
    """How the mails of a sync went: a sentence about what did not arrive, and whether a new try may help."""

    problem: str = ""
    may_pass: bool = False


def send_due(fleet: Fleet, configured: Config, run: Run, review: Review, log: Deliveries) -> Mailed:
    """Send what is due of a run, by the fleet's own mail server, and remember who was told.

    Args:
        fleet: Has the mail server. What a team's file says of one is not gone by: the password is the fleet's.
        configured: Has the audiences; of their channels only mail is served here.
        run: What was read.
        review: Has the history, which remembers who was told.
        log: What was sent of the sheet before.
    """
    audiences = [
        replace(each, channels=(Channel.MAIL,))
        for each in configured.choices.audiences
        if Channel.MAIL in each.channels
    ]
    if not fleet.sending.server or not audiences:
        return Mailed()
    past, day = log.read(), configured.now.date()
    due = [each for each in audiences if any(is_due(to, past, day, often) for to, often in channels.targets(each))]
    if not due:
        return Mailed()
    by_fleet = replace(configured, choices=replace(configured.choices, sending=fleet.sending))
    posts = [post for each in due for post in _posts(by_fleet, each, run, review)]
    ways, _ = channels.messengers(by_fleet, due)
    watched = {channel: _Watched(way) for channel, way in ways.items()}
    try:
        deliveries = tuple(each.delivery for each in deliver.send(posts, watched, log, now=configured.now))
    finally:
        for each in watched.values():
            each.close()
    for audience in due:
        if deliver.was_told(audience, deliveries):
            told(run, review.history, audience.name)
    return _mailed(deliveries, watched)


def _posts(configured: Config, readers: Audience, run: Run, review: Review) -> Sequence[Post]:
    document = summarise(run, review, readers.view, audience=readers.name)
    return tuple(channels.posts(configured, readers, document))


@dataclass(slots=True)
class _Watched:
    """A messenger of which is known what went wrong."""

    way: Messenger
    errors: list[SheetsyncError] = field(default_factory=list)

    def send(self, message: bytes, to: str, edition: str) -> None:
        try:
            self.way.send(message, to, edition)
        except SheetsyncError as error:
            self.errors.append(error)
            raise

    def close(self) -> None:
        self.way.close()


def _mailed(deliveries: Sequence[Delivery], ways: Mapping[Channel, _Watched]) -> Mailed:
    failed = [each for each in deliveries if not each.succeeded]
    if not failed:
        return Mailed()
    errors = [error for way in ways.values() for error in way.errors]
    names = ", ".join(sorted({each.target.audience for each in failed}))
    problem = f"synced, and {len(failed)} mails to {names} did not arrive: {failed[0].problem}"
    return Mailed(problem, may_pass=all(isinstance(each, UnavailableError) for each in errors))
