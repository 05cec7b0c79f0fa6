"""What `sheetsync summary` does once it knows for whom: make documents, explain them, or deliver them."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sheetsync import wiring
from sheetsync.cli.alarm import is_withheld, refuse_public_log
from sheetsync.cli.options import Terminal
from sheetsync.config.load import Config
from sheetsync.job import page, runner
from sheetsync.model.audience import Audience, Channel
from sheetsync.model.delivery import Delivery, Target
from sheetsync.model.format import Format
from sheetsync.model.run import Run
from sheetsync.render import explain as explanation
from sheetsync.render import forecast
from sheetsync.render.escape import terminal as safe
from sheetsync.render.page import text
from sheetsync.render.pages import whole
from sheetsync.run import announce as announcing
from sheetsync.run import pipeline, summarise
from sheetsync.run.deliver import Sending
from sheetsync.run.review import Review, review_of
from sheetsync.wiring import channels


def make(
    configured: Config,
    readers: Audience | None,
    formats: Sequence[Format],
    terminal: Terminal,
    *,
    output: Path | None,
    since: date | None,
    note: str = "",
) -> None:
    """Make the documents: one for standard output, or some for a folder."""
    run, review = _read(configured, terminal, note)
    documents = pipeline.documents(configured, run, review, readers, formats=formats, since=since)
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
    click.echo(explanation.render(readers, summarise.explain(run, readers.view)), nl=False)


def preview(configured: Config, readers: Audience | None, terminal: Terminal, note: str = "") -> None:
    """Say who would be told now, by which way, and what they would read; send and remember nothing.

    Raises:
        UsageError: There is no audience.
        UnsafeError: Nobody can tell who was told before.
    """
    refuse_public_log()
    audiences = announcing.audiences_of(configured, readers)
    run, review = _read(configured, terminal, note)
    for each in announcing.preview(configured, audiences, channels.delivery_log(configured), run, review):
        for target, is_now in each.targets:
            _say(f"{place(target)}: {'now' if is_now else 'later, by its cadence'}", terminal)
        if Channel.FOLDER in each.audience.channels:
            _say(f"{each.audience.name} by folder: {', '.join(each.audience.formats)}", terminal)
        for line in forecast.lines(each.document, each.to_mend):
            _say(line, terminal)
        click.echo(f"\n{text.render(whole(each.document))}")
    click.echo(
        "Nothing was sent. To send it to yourself first: `sheetsync summary --for "
        f"{audiences[0].name} --format mail --output FOLDER` makes the mail as a draft that your mail program opens. "
        "`send = true` under [schedule] lets the scheduled run send it."
    )


def foretell(configured: Config, run: Run, review: Review, terminal: Terminal) -> None:
    """Say at the end of a check what each audience would be sent; nothing where a log may not hold the sheet."""
    is_readable = run.roadmap.header_row is not None and not run.roadmap.ambiguous
    if is_withheld() or terminal.quiet or not is_readable:
        return
    click.echo("\nWhat would be sent now, whenever it is due (`sheetsync summary --send --dry-run` shows all of it):")
    for each in announcing.foreseen(configured.choices.audiences, run, review):
        click.echo(f"{each.audience.name} by {', '.join(each.audience.channels)}")
        for line in forecast.lines(each.document, each.to_mend):
            click.echo(line)


def announce(configured: Config, readers: Audience | None, terminal: Terminal, run: str) -> None:
    """Write into the log to whom a run is about to send, before it does; send nothing, and read no sheet.

    Raises:
        UsageError: There is no audience.
        UnsafeError: The log can't be read or written.
    """
    found = announcing.announce(
        configured, announcing.audiences_of(configured, readers), channels.delivery_log(configured), run
    )
    for each in found:
        _say(f"{place(each.target)}: due", terminal)
    if not found:
        _say("Nobody is due.", terminal)


def send(
    configured: Config,
    readers: Audience | None,
    terminal: Terminal,
    output: Path | None,
    *,
    announced: str | None = None,
    note: str = "",
) -> None:
    """Deliver to one audience, or to all, and say how each delivery went.

    Args:
        configured: Has the audiences and their channels.
        readers: The one audience; None for all.
        terminal: Hears how each delivery went.
        output: The folder of the documents; None for that of the configuration.
        announced: The run that announced what it will send, and nothing else is sent; None sends what is due.
        note: What the lead says this time; "" for what the sheet says.

    Raises:
        UsageError: There is no audience, or no channel is set up, and nothing was sent; or one is not, and what
            leaves by the others was sent.
        AccessError: The same, of credentials that can't be used.
        UnavailableError: Some were not reached; the next run tries them again.
    """
    sending = Sending(
        announcing.audiences_of(configured, readers),
        channels.delivery_log(configured),
        wiring.outbox(output or wiring.output_folder(configured)),
        announced,
    )
    sent = pipeline.tell(configured, sending, lambda: _read(configured, terminal, note), Ear(terminal))
    for name, error in sent.forgotten.items():
        click.echo(f"note: not remembered that {name} was told: {safe(str(error))}", err=True)
    warn_of(sent.uncertain)
    if sent.gravest:
        names = ", ".join(place(each.delivery.target) for each in sent.failed)
        raise type(sent.gravest)(f"not delivered: {names}; {sent.gravest}")


class Ear:
    """Says at the terminal what happens."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def progress(self, stage: str) -> None:
        """Show what is done now."""
        self._terminal.tell(stage)

    def filed(self, audience: str, path: str) -> None:
        """Say where a document is."""
        _say(f"{audience}: {path}", self._terminal)

    def tried(self, delivery: Delivery) -> None:
        """Say how a delivery went."""
        self._terminal.tell("")
        _say(f"{place(delivery.target)}: {delivery.problem or 'sent'}", self._terminal)


def _read(configured: Config, terminal: Terminal, note: str = "") -> tuple[Run, Review]:
    review = replace(review_of(configured), note=note)
    run = pipeline.check(wiring.sheet(configured), review, progress=terminal.tell)
    terminal.tell("")
    if not terminal.quiet and not is_withheld():
        for sentence in summarise.unaddressed(run, configured.choices.audiences):
            click.echo(f"note: {safe(sentence)}", err=True)
    return run, review


def warn_of(uncertain: Sequence[Delivery]) -> None:
    """Say which messages may have arrived, of which nobody knows."""
    for each in uncertain:
        _warn(
            f"{place(each.target)} may have been told on {each.at.date()}, and nobody knows: ask them; "
            "it is not sent again"
        )


def place(target: Target) -> str:
    """Return who is meant by a target, and by which way; no address where others read it."""
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
