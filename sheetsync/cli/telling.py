"""What `sheetsync summary` does once it knows for whom: make documents, explain them, or deliver them."""

from collections.abc import Sequence
from pathlib import Path

import click

from sheetsync import pipeline, wiring, wiring_delivery
from sheetsync.cli.options import Terminal
from sheetsync.config import Config
from sheetsync.errors import UnavailableError, UsageError
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery, Post
from sheetsync.model.format import Format
from sheetsync.model.run import Run
from sheetsync.render import explain as explanation
from sheetsync.render.escape import terminal as safe


def make(
    configured: Config, readers: Audience | None, formats: Sequence[Format], terminal: Terminal, output: Path | None
) -> None:
    """Make the documents: one for standard output, or some for a folder."""
    run, review = _read(configured, terminal)
    document = pipeline.summarise(run, review, readers.view if readers else None)
    documents = wiring.render(configured, document, formats, audience=readers.name if readers else "")
    terminal.tell("")
    if output is None:
        click.echo(documents[0].content, nl=False)
        return
    for saved in wiring.outbox(output).deliver(documents):
        if not terminal.quiet:
            click.echo(saved.path)


def explain(configured: Config, readers: Audience, terminal: Terminal) -> None:
    """Say what the audience is shown, and write nothing."""
    run, _ = _read(configured, terminal)
    terminal.tell("")
    click.echo(explanation.render(readers, pipeline.explain(run, readers.view)), nl=False)


def send(configured: Config, readers: Audience | None, terminal: Terminal, output: Path | None) -> None:
    """Deliver to one audience, or to all.

    Raises:
        UsageError: There is no audience, or a channel is not set up; nothing was sent.
        UnavailableError: Some were not reached; the next run tries them again.
    """
    audiences = (readers,) if readers else configured.choices.audiences
    if not audiences:
        raise UsageError("there is nobody to send it to: add an [[audience]] to sheetsync.toml")
    messengers = wiring_delivery.messengers(configured, audiences)
    run, review = _read(configured, terminal)
    folder = wiring.outbox(output or wiring.output_folder(configured))
    posts: list[Post] = []
    # Everything is made before anything leaves: what can't be made is known while nobody was told.
    for each in audiences:
        document = pipeline.summarise(run, review, each.view)
        posts += wiring_delivery.posts(configured, each, document)
        if Channel.FOLDER in each.channels:
            for saved in folder.deliver(wiring.render(configured, document, each.formats, audience=each.name)):
                _say(f"{each.name}: {saved.path}", terminal)
    terminal.tell("Sending")
    failed: list[Delivery] = []
    try:
        for delivery in pipeline.send(posts, messengers, wiring_delivery.delivery_log(configured), now=configured.now):
            terminal.tell("")
            _say(_sentence(delivery), terminal)
            failed += [] if delivery.succeeded else [delivery]
    finally:
        for messenger in messengers.values():
            messenger.close()
    terminal.tell("")
    if failed:
        names = ", ".join(_place(each) for each in failed)
        raise UnavailableError(f"not delivered: {names}; {failed[0].problem}")


def _read(configured: Config, terminal: Terminal) -> tuple[Run, pipeline.Review]:
    review = wiring.review(configured)
    run = pipeline.check(wiring.sheet(configured), review, tell=terminal.tell)
    terminal.tell("")
    if not terminal.quiet:
        for sentence in pipeline.unaddressed(run, configured.choices.audiences):
            click.echo(f"note: {safe(sentence)}", err=True)
    return run, review


def _sentence(delivery: Delivery) -> str:
    return f"{_place(delivery)}: {delivery.problem or 'sent'}"


def _place(delivery: Delivery) -> str:
    target = delivery.target
    return f"{target.audience} by {target.channel}{f' to {target.to}' if target.to else ''}"


def _say(sentence: str, terminal: Terminal) -> None:
    if not terminal.quiet:
        click.echo(sentence)
