"""Wiring of letters: from what a person is told of their rows to a message, and to the way on which it leaves."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UsageError
from sheetsync.model.audience import Cadence, Channel
from sheetsync.model.delivery import Post, Target
from sheetsync.model.nudge import Letter, Nudge
from sheetsync.model.people import PEOPLE, Person
from sheetsync.ports import Messenger
from sheetsync.render.letter import comment, mail, slack
from sheetsync.steps.compose.letter import letter
from sheetsync.wiring import comments
from sheetsync.wiring.channels import CHANNELS
from sheetsync.wiring.renderers import as_bytes


@dataclass(frozen=True, slots=True)
class Way:
    """A way to one person: what sends on it, see `channels.Way`, and how a letter is dressed for it."""

    open: Callable[[Config], Messenger]
    dress: Callable[[Nudge, Letter, datetime], str | bytes]


def _slack(configured: Config) -> Messenger:  # noqa: ARG001 - all messengers are made alike
    from sheetsync.adapters.outbox_slack_person import TOKEN, SlackPersonOutbox

    if not os.environ.get(TOKEN):
        raise UsageError(f"a message to one person in Slack needs the token of an app in {TOKEN}")
    return SlackPersonOutbox(os.environ[TOKEN])


WAYS: Final[Mapping[Channel, Way]] = {
    Channel.MAIL: Way(CHANNELS[Channel.MAIL].open, lambda _, words, at: mail.render(words, at)),
    Channel.SLACK: Way(_slack, lambda _, words, _at: slack.render(words)),
    Channel.COMMENT: Way(comments.of, lambda each, words, _: comment.render(each, words)),
}
"""The one table of ways to a person."""

CADENCE: Final = Cadence.DAILY
"""A person gets one message a day at most."""


def target(person: Person) -> Target:
    """Return where messages to a person go."""
    return Target(PEOPLE, person.channel, person.address)


def letters(configured: Config, nudges: Iterable[Nudge], today: date) -> Iterator[tuple[Nudge, Letter]]:
    """Yield each nudge with its words. `today` is the day where the sheet lives."""
    header, of_sheet = configured.choices.writing.header, configured.choices.sheet.language
    for each in nudges:
        yield each, letter(each, today=today, own_header=header, language=each.person.language or of_sheet)


def posts(configured: Config, nudges: Iterable[Nudge], today: date) -> Iterator[Post]:
    """Yield the message to each person."""
    for each, words in letters(configured, nudges, today):
        message = as_bytes(WAYS[each.person.channel].dress(each, words, configured.now))
        yield Post(target(each.person), message, CADENCE, each.things)


def messengers(
    configured: Config, channels: Iterable[Channel]
) -> tuple[dict[Channel, Messenger], dict[Channel, SheetsyncError]]:
    """Return a messenger for each of these channels that is set up, and of each other what it lacks."""
    ready: dict[Channel, Messenger] = {}
    lacking: dict[Channel, SheetsyncError] = {}
    for channel in dict.fromkeys(channels):
        try:
            ready[channel] = WAYS[channel].open(configured)
        except SheetsyncError as error:
            lacking[channel] = error
    return ready, lacking
