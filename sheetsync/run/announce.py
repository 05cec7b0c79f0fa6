"""Before readers are told: whom it would be, what they would read, and the announcement by which one run sends it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sheetsync.config.load import Config
from sheetsync.errors import UsageError
from sheetsync.model.audience import Audience
from sheetsync.model.delivery import Delivery, Target
from sheetsync.model.document import Document
from sheetsync.model.run import Run
from sheetsync.ports import Deliveries
from sheetsync.run import deliver
from sheetsync.run.review import Review
from sheetsync.run.summarise import summarise
from sheetsync.steps.compose.mending import to_mend
from sheetsync.wiring import channels


def audiences_of(configured: Config, readers: Audience | None) -> tuple[Audience, ...]:
    """Return who is meant: one audience, or all.

    Raises:
        UsageError: There is none.
    """
    found = (readers,) if readers else configured.choices.audiences
    if not found:
        raise UsageError("there is nobody to send it to: add an [[audience]] to sheetsync.toml")
    return found


def announce(configured: Config, audiences: Iterable[Audience], log: Deliveries, run: str) -> list[Delivery]:
    """Write into the log to whom a run is about to send, before it does, and return it; send nothing, read no sheet.

    Raises:
        UnsafeError: The log can't be read or written.
    """
    targets = [target for each in audiences for target in channels.targets(each)]
    return deliver.intend(targets, log, now=configured.now, run=run)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an audience would be sent: the words that it would read, and what to mend in the sheet first.

    `targets` are where it goes, each with whether that is now.
    """

    audience: Audience
    document: Document
    to_mend: tuple[str, ...]
    targets: tuple[tuple[Target, bool], ...] = ()


def foreseen(audiences: Iterable[Audience], run: Run, review: Review) -> Iterator[Preview]:
    """Yield what each audience would read."""
    today = review.today(run.spreadsheet)
    for each in audiences:
        document = summarise(run, review, each.view, audience=each.name)
        yield Preview(each, document, to_mend(document, run.roadmap, today))


def preview(
    configured: Config, audiences: Iterable[Audience], log: Deliveries, run: Run, review: Review
) -> Iterator[Preview]:
    """Yield what each audience would be sent, and where; send and remember nothing.

    Raises:
        UnsafeError: Nobody can tell who was told before.
    """
    for each in foreseen(audiences, run, review):
        posts = tuple(channels.posts(configured, each.audience, each.document))
        now = deliver.due(posts, log, now=configured.now)
        yield replace(each, targets=tuple((post.target, post.target in now) for post in posts))
