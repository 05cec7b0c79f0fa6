"""What `sheetsync summary` does once it knows for whom: make documents, explain them, or deliver them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from sheetsync import pipeline, pipeline_delivery, pipeline_memory, wiring
from sheetsync.cli.options import Terminal
from sheetsync.config import Config
from sheetsync.errors import SheetsyncError, UnavailableError, UsageError
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery, Post
from sheetsync.model.format import Format
from sheetsync.model.run import Run
from sheetsync.render import explain as explanation
from sheetsync.render.escape import terminal as safe
from sheetsync.wiring import channels, renderers


def make(
    configured: Config,
    readers: Audience | None,
    formats: Sequence[Format],
    terminal: Terminal,
    *,
    output: Path | None,
    since: date | None,
) -> None:
    """Make the documents: one for standard output, or some for a folder."""
    run, review = _read(configured, terminal)
    name, view = (readers.name, readers.view) if readers else ("", None)
    document = pipeline.summarise(run, review, view, audience=name, since=since)
    documents = renderers.render(configured, document, formats, audience=name)
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
    click.echo(explanation.render(readers, pipeline_delivery.explain(run, readers.view)), nl=False)


def send(configured: Config, readers: Audience | None, terminal: Terminal, output: Path | None) -> None:
    """Deliver to one audience, or to all.

    Raises:
        UsageError: There is no audience, or no channel is set up, and nothing was sent; or one is not, and what
            leaves by the others was sent.
        AccessError: The same, of credentials that can't be used.
        UnavailableError: Some were not reached; the next run tries them again.
    """
    audiences = (readers,) if readers else configured.choices.audiences
    if not audiences:
        raise UsageError("there is nobody to send it to: add an [[audience]] to sheetsync.toml")
    messengers, lacking = channels.messengers(configured, audiences)
    run, review = _read(configured, terminal)
    folder = wiring.outbox(output or wiring.output_folder(configured))
    posts: list[Post] = []
    # Everything is made before anything leaves: what can't be made is known while nobody was told.
    for each in audiences:
        document = pipeline.summarise(run, review, each.view, audience=each.name)
        posts += channels.posts(configured, each, document)
        if Channel.FOLDER in each.channels:
            for saved in folder.deliver(renderers.render(configured, document, each.formats, audience=each.name)):
                _say(f"{each.name}: {saved.path}", terminal)
    terminal.tell("Sending")
    deliveries = [
        Delivery(each.target, configured.now, str(lacking[each.target.channel]))
        for each in posts
        if each.target.channel in lacking
    ]
    posts = [each for each in posts if each.target.channel in messengers]
    try:
        for delivery in pipeline_delivery.send(
            posts, messengers, channels.delivery_log(configured), now=configured.now
        ):
            terminal.tell("")
            _say(_sentence(delivery), terminal)
            deliveries.append(delivery)
    finally:
        for messenger in messengers.values():
            messenger.close()
    terminal.tell("")
    for each in audiences:
        _remember(run, review, each, deliveries)
    failed = [each for each in deliveries if not each.succeeded]
    if failed:
        names = ", ".join(_place(each) for each in failed)
        # What a person has to mend is told before what passes by itself.
        error = next(iter(lacking.values()), UnavailableError(failed[0].problem))
        raise type(error)(f"not delivered: {names}; {error}")


def _remember(run: Run, review: pipeline.Review, readers: Audience, deliveries: Sequence[Delivery]) -> None:
    """Remember that an audience was told: all of it, by what comes to it, or by what it goes to where nothing does."""
    own = [each for each in deliveries if each.target.audience == readers.name]
    pushed = [each for each in own if each.target.channel.is_push]
    if any(channel.is_push for channel in readers.channels) and not pushed:
        return
    if any(not each.succeeded for each in own):
        return
    try:
        pipeline_memory.told(run, review, readers.name)
    except SheetsyncError as error:
        click.echo(f"note: not remembered that {readers.name} was told: {safe(str(error))}", err=True)


def _read(configured: Config, terminal: Terminal) -> tuple[Run, pipeline.Review]:
    review = wiring.review(configured)
    run = pipeline.check(wiring.sheet(configured), review, tell=terminal.tell)
    terminal.tell("")
    if not terminal.quiet:
        for sentence in pipeline_delivery.unaddressed(run, configured.choices.audiences):
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
