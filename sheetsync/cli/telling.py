"""What `sheetsync summary` does once it knows for whom: make documents, explain them, or deliver them."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from sheetsync import pipeline, pipeline_delivery, pipeline_memory, wiring
from sheetsync.cli.alarm import is_withheld, refuse_public_log
from sheetsync.cli.options import Terminal
from sheetsync.config import Config
from sheetsync.errors import SheetsyncError, UnavailableError, UsageError
from sheetsync.job import page, runner
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery, Post, Target
from sheetsync.model.format import Format
from sheetsync.model.run import Run
from sheetsync.render import explain as explanation
from sheetsync.render import plain
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
        refuse_public_log()
        click.echo(documents[0].content, nl=False)
        return
    for saved in wiring.outbox(output).deliver(documents):
        if not terminal.quiet:
            click.echo(saved.path)


def explain(configured: Config, readers: Audience, terminal: Terminal) -> None:
    """Say what the audience is shown, and write nothing."""
    refuse_public_log()
    run, _ = _read(configured, terminal)
    terminal.tell("")
    click.echo(explanation.render(readers, pipeline_delivery.explain(run, readers.view)), nl=False)


def _audiences(configured: Config, readers: Audience | None) -> tuple[Audience, ...]:
    audiences = (readers,) if readers else configured.choices.audiences
    if not audiences:
        raise UsageError("there is nobody to send it to: add an [[audience]] to sheetsync.toml")
    return audiences


def preview(configured: Config, readers: Audience | None, terminal: Terminal) -> None:
    """Say who would be told now, by which way, and what they would read; send and remember nothing.

    Raises:
        UsageError: There is no audience.
        UnsafeError: Nobody can tell who was told before.
    """
    refuse_public_log()
    audiences = _audiences(configured, readers)
    run, review = _read(configured, terminal)
    log = channels.delivery_log(configured)
    for each in audiences:
        document = pipeline.summarise(run, review, each.view, audience=each.name)
        posts = tuple(channels.posts(configured, each, document))
        now = pipeline_delivery.due(posts, log, now=configured.now)
        for post in posts:
            _say(f"{_place(post.target)}: {'now' if post.target in now else 'later, by its cadence'}", terminal)
        if Channel.FOLDER in each.channels:
            _say(f"{each.name} by folder: {', '.join(each.formats)}", terminal)
        click.echo(f"\n{plain.render(document)}")
    click.echo("Nothing was sent. `send = true` under [schedule] lets the scheduled run send it.")


def announce(configured: Config, readers: Audience | None, terminal: Terminal, run: str) -> None:
    """Write into the log to whom a run is about to send, before it does; send nothing, and read no sheet.

    Raises:
        UsageError: There is no audience.
        UnsafeError: The log can't be read or written.
    """
    audiences = _audiences(configured, readers)
    found = pipeline_delivery.intend(
        [target for each in audiences for target in channels.targets(each)],
        channels.delivery_log(configured),
        now=configured.now,
        run=run,
    )
    for each in found:
        _say(f"{_place(each.target)}: due", terminal)
    if not found:
        _say("Nobody is due.", terminal)


def send(
    configured: Config, readers: Audience | None, terminal: Terminal, output: Path | None, *, announced: str = ""
) -> None:
    """Deliver to one audience, or to all.

    Args:
        configured: Has the audiences and their channels.
        readers: The one audience; None for all.
        terminal: Hears how each delivery went.
        output: The folder of the documents; None for that of the configuration.
        announced: The run that announced what it will send; nothing else is sent.

    Raises:
        UsageError: There is no audience, or no channel is set up, and nothing was sent; or one is not, and what
            leaves by the others was sent.
        AccessError: The same, of credentials that can't be used.
        UnavailableError: Some were not reached; the next run tries them again.
    """
    audiences = _audiences(configured, readers)
    log = channels.delivery_log(configured)
    before = pipeline_delivery.uncertain(log)
    try:
        messengers, lacking = channels.messengers(configured, audiences)
        run, review = _read(configured, terminal)
        posts = _posts(configured, audiences, (run, review), terminal, output)
    except SheetsyncError as error:
        pipeline_delivery.take_back(log, now=configured.now, run=announced, why=f"nothing was sent: {error}")
        raise
    terminal.tell("Sending")
    deliveries = [
        Delivery(each.target, configured.now, str(lacking[each.target.channel]))
        for each in posts
        if each.target.channel in lacking
    ]
    posts = [each for each in posts if each.target.channel in messengers]
    try:
        for delivery in pipeline_delivery.send(posts, messengers, log, now=configured.now, run=announced):
            terminal.tell("")
            _say(_sentence(delivery), terminal)
            deliveries.append(delivery)
    finally:
        for messenger in messengers.values():
            messenger.close()
    terminal.tell("")
    pipeline_delivery.take_back(log, now=configured.now, run=announced, why="the channel is not set up")
    for each in audiences:
        _remember(run, review, each, deliveries)
    for told in before:
        if not announced or told.run != announced:
            _warn(
                f"{_place(told.target)} may have been told on {told.at.date()}, and nobody knows: ask them; "
                "it is not sent again"
            )
    failed = [each for each in deliveries if not each.succeeded]
    if failed:
        names = ", ".join(_place(each.target) for each in failed)
        # What a person has to mend is told before what passes by itself.
        graver = next(iter(lacking.values()), UnavailableError(failed[0].problem))
        raise type(graver)(f"not delivered: {names}; {graver}")


def _posts(
    configured: Config,
    audiences: Sequence[Audience],
    read: tuple[Run, pipeline.Review],
    terminal: Terminal,
    output: Path | None,
) -> list[Post]:
    """Make everything before anything leaves: what can't be made is known while nobody was told."""
    run, review = read
    folder = wiring.outbox(output or wiring.output_folder(configured))
    posts: list[Post] = []
    for each in audiences:
        document = pipeline.summarise(run, review, each.view, audience=each.name)
        posts += channels.posts(configured, each, document)
        if Channel.FOLDER in each.channels:
            for saved in folder.deliver(renderers.render(configured, document, each.formats, audience=each.name)):
                _say(f"{each.name}: {saved.path}", terminal)
    return posts


def _remember(run: Run, review: pipeline.Review, readers: Audience, deliveries: Sequence[Delivery]) -> None:
    """Remember that an audience was told, where it was."""
    if not pipeline_delivery.was_told(readers, deliveries):
        return
    try:
        pipeline_memory.told(run, review, readers.name)
    except SheetsyncError as error:
        click.echo(f"note: not remembered that {readers.name} was told: {safe(str(error))}", err=True)


def _read(configured: Config, terminal: Terminal) -> tuple[Run, pipeline.Review]:
    review = wiring.review(configured)
    run = pipeline.check(wiring.sheet(configured), review, tell=terminal.tell)
    terminal.tell("")
    if not terminal.quiet and not is_withheld():
        for sentence in pipeline_delivery.unaddressed(run, configured.choices.audiences):
            click.echo(f"note: {safe(sentence)}", err=True)
    return run, review


def _sentence(delivery: Delivery) -> str:
    return f"{_place(delivery.target)}: {delivery.problem or 'sent'}"


def _place(target: Target) -> str:
    to = "" if is_withheld() else target.to
    return f"{target.audience} by {target.channel}{f' to {to}' if to else ''}"


def _warn(sentence: str) -> None:
    click.echo(f"note: {safe(sentence)}", err=True)
    if runner.is_runner(os.environ):
        runner.annotate("warning", "It may have arrived", sentence)
        runner.write_page(os.environ, page.note(sentence))


def _say(sentence: str, terminal: Terminal) -> None:
    if not terminal.quiet:
        click.echo(sentence)
