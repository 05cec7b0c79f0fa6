"""Wiring of delivery: from an audience to its messages, and to the ways on which they leave."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheetsync.adapters.delivery_log import DeliveryLog
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UsageError
from sheetsync.model.audience import Audience, Cadence, Channel
from sheetsync.model.delivery import Post, Target
from sheetsync.model.document import Document
from sheetsync.model.format import Format
from sheetsync.model.identity import Whereabouts
from sheetsync.ports import Deliveries, Messenger
from sheetsync.render import google_chat, google_doc, mattermost, slack, teams
from sheetsync.render.pages import whole
from sheetsync.wiring import identity
from sheetsync.wiring.renderers import as_bytes, dresser, published

if TYPE_CHECKING:
    from sheetsync.adapters.webhook import WebhookOutbox


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
    made: dict[Channel, bytes] = {}
    for target, cadence in targets(audience):
        channel = target.channel
        if channel not in made:
            made[channel] = as_bytes(CHANNELS[channel].dresser(configured)(published(configured, document)))
        yield Post(target, made[channel], cadence)


def targets(audience: Audience) -> Iterator[tuple[Target, Cadence]]:
    """Yield where an audience's messages go, and how often at most: each recipient of each channel that sends."""
    for channel in audience.channels:
        if way := CHANNELS.get(channel):
            for to in way.places(audience):
                yield Target(audience.name, channel, to), audience.cadence


def messengers(
    configured: Config, audiences: Iterable[Audience]
) -> tuple[dict[Channel, Messenger], dict[Channel, SheetsyncError]]:
    """Return a messenger for each channel of these audiences that is set up, and of each other what it lacks.

    Raises:
        SheetsyncError: Not one of them is set up.
    """
    wanted = {channel for each in audiences for channel in each.channels}
    ready: dict[Channel, Messenger] = {}
    lacking: dict[Channel, SheetsyncError] = {}
    for channel, way in CHANNELS.items():
        if channel in wanted:
            try:
                ready[channel] = way.open(configured)
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
    return SmtpOutbox(sending, os.environ.get(PASSWORD, ""), thread=identity.known_as(configured))


def _webhook(module: str, kind: str, configured: Config) -> Messenger:  # noqa: ARG001 - all messengers are made alike
    """Return what sends by a webhook: a class of a module of the adapters."""
    found: type[WebhookOutbox] = getattr(import_module(f"sheetsync.adapters.{module}"), kind)
    if not os.environ.get(found.variable):
        raise UsageError(f"{found.who} needs the address of an incoming webhook in {found.variable}")
    return found(os.environ[found.variable])


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


def _paragraphs(document: Document) -> str:
    return google_doc.render(whole(document))


@dataclass(frozen=True, slots=True)
class Way:
    """All that there is to know about a channel that sends.

    `open` returns what sends on it, and raises UsageError or AccessError with what it lacks. `dresser` returns how a
    summary is dressed for it. `places` are the addresses of an audience on it; "" where it has just one place.
    """

    open: Callable[[Config], Messenger]
    dresser: Callable[[Config], Callable[[Document], str | bytes]]
    places: Callable[[Audience], Sequence[str]] = lambda _: ("",)


CHANNELS: Final[Mapping[Channel, Way]] = {
    Channel.MAIL: Way(_smtp, partial(dresser, kind=Format.MAIL), lambda audience: audience.recipients),
    Channel.SLACK: Way(partial(_webhook, "outbox_slack", "SlackOutbox"), lambda _: slack.render),
    Channel.TEAMS: Way(partial(_webhook, "outbox_teams", "TeamsOutbox"), lambda _: teams.render),
    Channel.GOOGLE_CHAT: Way(partial(_webhook, "outbox_google_chat", "GoogleChatOutbox"), lambda _: google_chat.render),
    Channel.MATTERMOST: Way(partial(_webhook, "outbox_mattermost", "MattermostOutbox"), lambda _: mattermost.render),
    Channel.GITHUB: Way(_job_summary, partial(dresser, kind=Format.MARKDOWN)),
    Channel.GOOGLE_DOC: Way(_doc, lambda _: _paragraphs, lambda audience: (audience.document,)),
}
"""The one table of channels; a folder sends nothing, and gets the files of the formats."""


def delivery_log(configured: Config) -> Deliveries:
    """Return the log of what was sent of the sheet that is meant."""
    stands = identity.stands(configured)
    return DeliveryLog(
        configured.path(configured.choices.sending.log, "[send] log"),
        identity.known_as(configured),
        configured.choices.reading.tab,
        addresses={target.to for each in configured.choices.audiences for target, _ in targets(each)}
        | {each.address for each in configured.choices.people},
        is_gone=lambda sheet: stands(sheet) is Whereabouts.GONE,
    )
