"""The readers of a member: the same as `summary --send`, with the folder, the mail server and the log of the fleet."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sheetsync import wiring
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UnavailableError
from sheetsync.fleet.member import Member
from sheetsync.fleet.settings import Fleet
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery
from sheetsync.model.run import Run
from sheetsync.ports import Deliveries
from sheetsync.run import nudge as nudging
from sheetsync.run import pipeline
from sheetsync.run.deliver import Sending, Told
from sheetsync.run.review import Review

log = logging.getLogger("sheetsync.fleet")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong after a sheet was synced.

    Attributes:
        sentence: What, and about whom.
        is_failure: Whether somebody was not told; else that is not remembered.
        may_pass: Whether a new try soon may help.
    """

    sentence: str
    is_failure: bool = True
    may_pass: bool = False


def audiences_of(fleet: Fleet, member: Member, configured: Config) -> dict[str, Audience]:
    """Return the audiences of a roadmap: those of the fleet that it allows, as the team itself defines them."""
    found = {each.name: each for each in fleet.audiences if each.name in (member.audiences or (each.name,))}
    return found | {each.name: each for each in configured.choices.audiences}


def tell(
    fleet: Fleet, member: Member, configured: Config, seen: tuple[Run, Review], deliveries: Deliveries
) -> Problem | None:
    """Make the documents, send what is due, and remember who was told; None where all of that went well.

    Without any audience the documents are those that `sync` makes for whoever comes by.

    Args:
        fleet: Has the folder of the documents, and the mail server. What a team's file says of one is not gone by: the
            password is the fleet's.
        member: Whose roadmap it is.
        configured: Has the audiences of the team.
        seen: What was read, and how.
        deliveries: What was sent of the sheet before.
    """
    by_fleet = replace(configured, choices=replace(configured.choices, sending=fleet.sending))
    outbox = wiring.outbox(fleet.summaries / member.name) if fleet.summaries else None
    audiences = audiences_of(fleet, member, configured)
    served = tuple(_served(fleet, audiences, configured))
    try:
        if outbox and not audiences:
            outbox.deliver(pipeline.documents(by_fleet, *seen))
        if not served:
            return None
        told = pipeline.tell(by_fleet, Sending(served, deliveries, outbox), lambda: seen, _Silent())
    except SheetsyncError as error:
        # The sheet itself is synced by now, so this is reported and raises nothing.
        return Problem(f"synced, and nobody was told: {error}", may_pass=isinstance(error, UnavailableError))
    if told.uncertain:
        log.warning(
            "may have been told, and nobody knows", extra={"roadmap": member.name, "count": len(told.uncertain)}
        )
    return _problem(told)


def nudge(fleet: Fleet, configured: Config, seen: tuple[Run, Review], deliveries: Deliveries) -> Problem | None:
    """Tell owners of their rows, as `nudge` does, by the mail server of the fleet and by no other way.

    Asked about is what the sync before has left in the sheet.
    """
    choices = configured.choices
    people = tuple(each for each in choices.people if each.channel is Channel.MAIL)
    by_mail = choices.nudge if choices.nudge.channel is Channel.MAIL else replace(choices.nudge, domains=())
    if not (choices.nudge.sends and (people or by_mail.domains) and fleet.sending.server):
        return None
    by_fleet = replace(configured, choices=replace(choices, sending=fleet.sending, people=people, nudge=by_mail))
    try:
        told = nudging.tell(by_fleet, deliveries, lambda: seen, _Silent())
    except SheetsyncError as error:
        return Problem(f"synced, and no owner was told: {error}", may_pass=isinstance(error, UnavailableError))
    if not told.failed:
        return None
    first = told.failed[0]
    return Problem(
        f"synced, and {len(told.failed)} mails to owners did not arrive: {first.delivery.problem}",
        may_pass=all(isinstance(each.error, UnavailableError) for each in told.failed),
    )


def both(one: Problem | None, other: Problem | None) -> Problem | None:
    """Return two problems as one; None where there is none."""
    if not (one and other):
        return one or other
    sentence = f"{one.sentence}; {other.sentence}"
    return Problem(sentence, one.is_failure or other.is_failure, may_pass=one.may_pass and other.may_pass)


def _served(fleet: Fleet, audiences: Mapping[str, Audience], configured: Config) -> Iterator[Audience]:
    """Yield who is told in a fleet: with its own folder and its own mail server, and by no other channel."""
    mailed = {each.name for each in configured.choices.audiences if Channel.MAIL in each.channels}
    for name, each in audiences.items():
        folder = (Channel.FOLDER,) if fleet.output else ()
        mail = (Channel.MAIL,) if fleet.sending.server and name in mailed else ()
        if folder or mail:
            yield replace(each, channels=(*folder, *mail))


def _problem(told: Told) -> Problem | None:
    forgotten = "; ".join(f"not remembered that {name} was told: {why}" for name, why in told.forgotten.items())
    if not told.failed:
        return Problem(forgotten, is_failure=False) if forgotten else None
    names = ", ".join(sorted({each.delivery.target.audience for each in told.failed}))
    sentence = f"synced, and {len(told.failed)} mails to {names} did not arrive: {told.failed[0].delivery.problem}"
    return Problem(
        "; ".join(each for each in (sentence, forgotten) if each),
        may_pass=all(isinstance(each.error, UnavailableError) for each in told.failed),
    )


class _Silent:
    """Hears what happens, and says nothing: how a sync went is logged as a whole."""

    def progress(self, stage: str) -> None:
        pass

    def filed(self, audience: str, path: str) -> None:
        pass

    def tried(self, delivery: Delivery) -> None:
        pass
