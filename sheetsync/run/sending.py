"""Sending to audiences: the order of deeds, by which nobody is told twice, and who counts as told after it.

What can't be made is known while nobody was told; what can't be sent stops nothing that can; who was told is
remembered for the next summary only where all that comes to them arrived.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sheetsync import wiring
from sheetsync.config.load import Config
from sheetsync.errors import SheetsyncError, UnavailableError, UsageError
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery, Post
from sheetsync.model.run import Run
from sheetsync.ports import Messenger
from sheetsync.run import delivery, memory, pipeline
from sheetsync.wiring import channels, renderers

Seen = tuple[Run, pipeline.Review]


class Listener(Protocol):
    """Hears what happens while it happens."""

    def tell(self, stage: str) -> None:
        """Hear what is done now; "" when that is over."""

    def filed(self, audience: str, path: str) -> None:
        """Hear of a document that was put into a folder."""

    def tried(self, delivery: Delivery) -> None:
        """Hear how one delivery went."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it.

    Each delivery of this run; what each channel lacks that is not set up; what may have arrived earlier, of which
    nobody knows; and which audience was told without that being remembered, and why.
    """

    deliveries: tuple[Delivery, ...]
    lacking: Mapping[Channel, SheetsyncError]
    uncertain: tuple[Delivery, ...]
    forgotten: Mapping[str, SheetsyncError]

    @property
    def failed(self) -> tuple[Delivery, ...]:
        """The deliveries that did not arrive."""
        return tuple(each for each in self.deliveries if not each.succeeded)

    @property
    def gravest(self) -> SheetsyncError | None:
        """The reason to tell: what a person has to mend before what passes by itself; None where all arrived."""
        if not self.failed:
            return None
        return next(iter(self.lacking.values()), UnavailableError(self.failed[0].problem))


def audiences_of(configured: Config, readers: Audience | None) -> tuple[Audience, ...]:
    """Return who is meant: one audience, or all.

    Raises:
        UsageError: There is none.
    """
    found = (readers,) if readers else configured.choices.audiences
    if not found:
        raise UsageError("there is nobody to send it to: add an [[audience]] to sheetsync.toml")
    return found


def announce(configured: Config, readers: Audience | None, run: str) -> list[Delivery]:
    """Write into the log to whom a run is about to send, before it does, and return it; send nothing, read no sheet.

    Raises:
        UsageError: There is no audience.
        UnsafeError: The log can't be read or written.
    """
    targets = [target for each in audiences_of(configured, readers) for target in channels.targets(each)]
    return delivery.intend(targets, channels.delivery_log(configured), now=configured.now, run=run)


def send(
    configured: Config,
    readers: Audience | None,
    read: Callable[[], Seen],
    listener: Listener,
    *,
    output: Path | None,
    announced: str = "",
) -> Sent:
    """Deliver to one audience, or to all.

    Args:
        configured: Has the audiences and their channels.
        readers: The one audience; None for all.
        read: Reads and checks the sheet.
        listener: Hears what happens.
        output: The folder of the documents; None for that of the configuration.
        announced: The run that announced what it will send; nothing else is sent.

    Raises:
        UsageError: There is no audience, or no channel is set up, and nothing was sent.
        AccessError: The same, of credentials that can't be used.
        UnsafeError: The log can't be read or written.
    """
    audiences = audiences_of(configured, readers)
    log = channels.delivery_log(configured)
    before = delivery.uncertain(log)
    try:
        messengers, lacking = channels.messengers(configured, audiences)
        seen = read()
        posts = _posts(configured, audiences, seen, output, listener)
    except SheetsyncError as error:
        delivery.take_back(log, now=configured.now, run=announced, why=f"nothing was sent: {error}")
        raise
    deliveries = [
        Delivery(each.target, configured.now, str(lacking[each.target.channel]))
        for each in posts
        if each.target.channel in lacking
    ]
    ready = [each for each in posts if each.target.channel in messengers]
    going = delivery.send(ready, messengers, log, now=configured.now, run=announced)
    deliveries += _watched(going, messengers.values(), listener)
    delivery.take_back(log, now=configured.now, run=announced, why="the channel is not set up")
    return Sent(
        tuple(deliveries),
        lacking,
        tuple(each for each in before if not announced or each.run != announced),
        dict(_forgotten(seen, audiences, deliveries)),
    )


def _posts(
    configured: Config, audiences: Sequence[Audience], seen: Seen, output: Path | None, listener: Listener
) -> list[Post]:
    """Make everything before anything leaves: what can't be made is known while nobody was told."""
    run, review = seen
    folder = wiring.outbox(output or wiring.output_folder(configured))
    posts: list[Post] = []
    for each in audiences:
        document = pipeline.summarise(run, review, each.view, audience=each.name)
        posts += channels.posts(configured, each, document)
        if Channel.FOLDER in each.channels:
            for saved in folder.deliver(renderers.render(configured, document, each.formats, audience=each.name)):
                listener.filed(each.name, saved.path)
    return posts


def _watched(going: Iterable[Delivery], messengers: Iterable[Messenger], listener: Listener) -> list[Delivery]:
    """Let them leave, one by one, and close what they leave by."""
    listener.tell("Sending")
    tried: list[Delivery] = []
    try:
        for delivery in going:
            listener.tried(delivery)
            tried.append(delivery)
    finally:
        for messenger in messengers:
            messenger.close()
    listener.tell("")
    return tried


def _forgotten(
    seen: Seen, audiences: Iterable[Audience], deliveries: Sequence[Delivery]
) -> Iterator[tuple[str, SheetsyncError]]:
    """Remember who was told, and yield of whom that could not be."""
    run, review = seen
    for each in audiences:
        if delivery.was_told(each, deliveries):
            try:
                memory.told(run, review, each.name)
            except SheetsyncError as error:
                yield each.name, error
