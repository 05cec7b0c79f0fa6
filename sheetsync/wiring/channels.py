"""Wiring of delivery: from an audience to its messages, and to the ways on which they leave."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sheetsync.adapters.delivery_log import DeliveryLog
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UsageError
from sheetsync.model.audience import Audience, Cadence, Channel
from sheetsync.model.delivery import Post, Target
from sheetsync.model.document import Document
from sheetsync.model.format import Format
from sheetsync.model.identity import Whereabouts
from sheetsync.ports import Deliveries, Messenger
from sheetsync.render import google_doc, slack
from sheetsync.wiring import identity
from sheetsync.wiring.renderers import as_bytes, dresser


def audience(configured: Config, name: str) -> Audience:
    """Return an audience by its name.

    Raises:
        UsageError: There is none of this name.
    """
    audiences = configured.choices.audiences
    found = next((each for each in audiences if each.name == name), None)
    if found is None:
        known = ", ".join(each.name for each in audiences)
        there = f"there are: {known}" if known else "add an [[audience]] to sheetsync.toml"
        raise UsageError(f'there is no audience "{name}", so nothing was written; {there}')
    return found


def posts(configured: Config, audience: Audience, document: Document) -> Iterator[Post]:
    """Yield what is sent to an audience: a message for each recipient of each of its channels."""
    messages = {
        Channel.MAIL: dresser(configured, Format.MAIL),
        Channel.SLACK: slack.render,
        Channel.GITHUB: dresser(configured, Format.MARKDOWN),
        Channel.GOOGLE_DOC: google_doc.render,
    }
    made: dict[Channel, bytes] = {}
    for target, cadence in targets(audience):
        channel = target.channel
        if channel not in made:
            made[channel] = as_bytes(messages[channel](document))
        yield Post(target, made[channel], cadence)


def targets(audience: Audience) -> Iterator[tuple[Target, Cadence]]:
    """Yield where an audience's messages go, and how often at most: each recipient of each channel but the folder."""
    places = {Channel.MAIL: audience.recipients, Channel.GOOGLE_DOC: (audience.document,)}
    for channel in audience.channels:
        if channel is not Channel.FOLDER:
            for to in places.get(channel, ("",)):
                yield Target(audience.name, channel, to), audience.cadence


def messengers(
    configured: Config, audiences: Iterable[Audience]
) -> tuple[dict[Channel, Messenger], dict[Channel, SheetsyncError]]:
    """Return a messenger for each channel of these audiences that is set up, and of each other what it lacks.

    Raises:
        SheetsyncError: Not one of them is set up.
    """
    makers = {Channel.MAIL: _smtp, Channel.SLACK: _slack, Channel.GITHUB: _job_summary, Channel.GOOGLE_DOC: _doc}
    wanted = {channel for each in audiences for channel in each.channels}
    ready: dict[Channel, Messenger] = {}
    lacking: dict[Channel, SheetsyncError] = {}
    for channel, make in makers.items():
        if channel in wanted:
            try:
                ready[channel] = make(configured)
            except SheetsyncError as error:
                lacking[channel] = error
    if lacking and lacking.keys() == wanted:
        raise next(iter(lacking.values()))
    return ready, lacking


def _smtp(configured: Config) -> Messenger:
    from sheetsync.adapters.outbox_smtp import PASSWORD, SmtpOutbox

    sending = configured.choices.sending
    if not sending.server:
        raise UsageError("the channel mail needs a `server` and a `sender` under [send]")
    if sending.user and not os.environ.get(PASSWORD):
        raise UsageError(f"{sending.user} logs in with a password: put it into {PASSWORD}")
    return SmtpOutbox(sending, os.environ.get(PASSWORD, ""))


def _slack(configured: Config) -> Messenger:  # noqa: ARG001 - all messengers are made alike
    from sheetsync.adapters.outbox_slack import WEBHOOK, SlackOutbox

    if not os.environ.get(WEBHOOK):
        raise UsageError(f"the channel slack needs the address of an incoming webhook in {WEBHOOK}")
    return SlackOutbox(os.environ[WEBHOOK])


def _job_summary(configured: Config) -> Messenger:  # noqa: ARG001 - all messengers are made alike
    from sheetsync.adapters.job_summary import VARIABLE, JobSummary

    if not os.environ.get(VARIABLE):
        raise UsageError(f"the channel github works inside a GitHub job only ({VARIABLE} is empty)")
    return JobSummary(Path(os.environ[VARIABLE]))


def _doc(configured: Config) -> Messenger:  # noqa: ARG001 - all messengers are made alike
    # Imported here: the libraries under it take longer to load than most summaries take to be made.
    from sheetsync.adapters.google import credentials
    from sheetsync.adapters.google.client import GoogleClient
    from sheetsync.adapters.google.document import GoogleDocOutbox
    from sheetsync.adapters.google.refusal import DOCUMENT

    identity = credentials.find(os.environ, scope=credentials.DOCUMENTS)
    root = os.environ.get(credentials.ROOT, "")
    return GoogleDocOutbox(GoogleClient(identity.credentials, root=root, who=identity.address, thing=DOCUMENT))


def delivery_log(configured: Config) -> Deliveries:
    """Return the log of what was sent of the sheet that is meant."""
    stands = identity.stands(configured)
    return DeliveryLog(
        configured.path(configured.choices.sending.log, "[send] log"),
        identity.known_as(configured),
        configured.choices.reading.tab,
        addresses={target.to for each in configured.choices.audiences for target, _ in targets(each)},
        is_gone=lambda sheet: stands(sheet) is Whereabouts.GONE,
    )
