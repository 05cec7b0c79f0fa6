"""`sheetsync nudge`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import (
    Terminal,
    config_option,
    configuration,
    history_option,
    sheet_argument,
    tab_option,
)

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.model.nudge import Outlook
    from sheetsync.model.run import Run
    from sheetsync.ports import Deliveries
    from sheetsync.run.review import Review


@click.command()
@sheet_argument
@tab_option
@click.option("--dry-run", is_flag=True, help="Print every message, and send nothing.")
@click.option("--announce", metavar="RUN", default="", help="Only note whom this run will tell what.")
@click.option("--announced", metavar="RUN", default="", help="Tell what this run announced, and nothing else.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@history_option
@config_option
def nudge(
    *,
    sheet: str,
    tab: str,
    dry_run: bool,
    announce: str,
    announced: str,
    quiet: bool,
    history: Path | None,
    config: Path | None,
) -> None:
    """Tell owners of their own rows: one message a person, only when something of theirs is new or still asked."""
    if bool(dry_run) + bool(announce) + bool(announced) > 1:
        raise click.UsageError("--dry-run, --announce and --announced exclude each other: give one")
    configured = configuration(config, sheet=sheet, tab=tab, history=history)
    if (announce or announced) and not configured.choices.nudge.sends:
        click.echo("The scheduled run tells no owner of their rows: see `sheetsync nudge --dry-run`.")
        return
    from sheetsync.run import nudge as nudging
    from sheetsync.wiring import channels

    terminal = Terminal(quiet=quiet)
    nudging.refuse_nobody(configured)
    if configured.choices.people:
        _refuse_public_addresses(config)
    log = channels.delivery_log(configured)
    if dry_run:
        _preview(configured, log, terminal)
    elif announce:
        run, review = _read(configured, terminal)
        found = nudging.announce(configured, log, nudging.outlook(configured, log, run, review), announce)
        _say(f"To be told of their rows: {len(found)}", terminal)
    else:
        _tell(configured, log, terminal, announced or None)


def _refuse_public_addresses(config: Path | None) -> None:
    """Refuse to go on where the addresses of people stand in a repository that everybody can read.

    Raises:
        UsageError: This is a job of such a repository, or of one of which nobody knows, and nobody asked for it.
    """
    from sheetsync.errors import UsageError
    from sheetsync.job import runner

    if (
        runner.is_runner(os.environ)
        and runner.visibility(os.environ) != "private"
        and runner.shown(config) != "everything"
    ):
        raise UsageError(
            "the addresses of [[people]] stand where everybody can read them, or nobody said that this repository is "
            'private, so nobody was told: make it private, or say `show = "everything"` under [job] in sheetsync.toml'
        )


def _preview(configured: "Config", log: "Deliveries", terminal: Terminal) -> None:
    from sheetsync.cli.alarm import refuse_public_log
    from sheetsync.render.escape import terminal as safe
    from sheetsync.render.letter import text
    from sheetsync.run import nudge as nudging

    refuse_public_log()
    seen = _read(configured, terminal)
    found = nudging.outlook(configured, log, *seen)
    for each, letter in nudging.preview(configured, seen, found):
        person = each.person
        origin = ", as a chip in the sheet says" if person.is_by_chip else ""
        click.echo(f"To {safe(person.name)} by {person.channel} ({person.address}{origin}): {safe(letter.subject)}\n")
        click.echo(text.render(letter))
    _note(found)
    click.echo(
        f"{_people(len(found.nudges))} would hear of their rows now. Nothing was sent. "
        "`send = true` under [nudge] lets the scheduled run send it."
    )


def _tell(configured: "Config", log: "Deliveries", terminal: Terminal, announced: str | None) -> None:
    from sheetsync.cli.telling import Ear, place, warn_of
    from sheetsync.run import nudge as nudging

    told = nudging.tell(configured, log, lambda: _read(configured, terminal), Ear(terminal), announced=announced)
    warn_of(told.uncertain)
    if not told.tries:
        _say("Nobody hears of their rows today.", terminal)
    if told.gravest:
        names = ", ".join(place(each.delivery.target) for each in told.failed)
        raise type(told.gravest)(f"not delivered: {names}; {told.gravest}")


def _note(found: "Outlook") -> None:
    """Say who hears nothing, and why."""
    from sheetsync.render.escape import terminal as safe

    if found.rests:
        click.echo(
            f"note: nobody is told on a {found.rests.title()}: it is none of the `days` under [nudge].", err=True
        )
    for each in found.muted:
        click.echo(f"note: {safe(each.name)} asked for silence in the sheet.", err=True)
    if found.strangers:
        names = ", ".join(map(safe, found.strangers))
        click.echo(f"note: nobody knows how to reach {names}: add them to [[people]], or leave it.", err=True)


def _read(configured: "Config", terminal: Terminal) -> "tuple[Run, Review]":
    from sheetsync import wiring
    from sheetsync.run import pipeline
    from sheetsync.run.review import review_of

    review = review_of(configured)
    run = pipeline.check(wiring.sheet(configured), review, progress=terminal.tell)
    terminal.tell("")
    return run, review


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _say(sentence: str, terminal: Terminal) -> None:
    if not terminal.quiet:
        click.echo(sentence)
