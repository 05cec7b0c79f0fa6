"""What `sheetsync init` says and asks about the scheduled run on GitHub."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from sheetsync import wiring
from sheetsync.config import amend as settings_file
from sheetsync.config.load import FILE, Config
from sheetsync.errors import UnsafeError, UsageError
from sheetsync.model.language import Language
from sheetsync.model.settings import Schedule
from sheetsync.model.understanding import Setting
from sheetsync.model.workflow import Hand
from sheetsync.run import schedule as scheduled
from sheetsync.run import set_up
from sheetsync.run.schedule import Proposal
from sheetsync.wiring.stores import kind_of

UNANSWERED = "there was no answer, so no workflow was written: answer, or run again with --yes"


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether the workflow is to be written, whether it was asked for, and whether nothing may be asked."""

    wanted: bool
    asked: bool
    yes: bool


def is_possible(configured: Config, *, yes: bool) -> bool:
    """Say what stands in the way of a run on GitHub, before anything is written, and return whether to go on.

    Raises:
        UsageError: Something does, and nobody said to go on all the same.
    """
    found = list(scheduled.hindrances(configured))
    if not found:
        return True
    if yes:
        raise UsageError(f"nothing was written, for no runner of GitHub could do the run: {'; '.join(found)}")
    click.echo("No runner of GitHub could do the run:")
    for each in found:
        click.echo(f"  {each}")
    return _agreed("Write the workflow all the same?", default=False)


def workflow(configured: Config, sheet_zone: str | None, offer: Offer) -> None:
    """Write the workflow, or bring it up to date, if that is wanted.

    Raises:
        UnsafeError: The running sheetsync can't be put beside it.
    """
    if offer.asked and not offer.wanted:
        click.echo("No workflow was written.")
        return
    if not offer.asked and (offer.yes or any(scheduled.hindrances(configured))):
        return
    try:
        configured = _decided(configured, sheet_zone, writes=False)
        proposal = scheduled.proposal(configured, configured.choices.schedule.time_zone)
    except UnsafeError as error:
        if offer.asked:
            raise
        click.echo(f"No workflow is offered: {error}.")
        return
    if offer.asked:
        # Only now: a schedule of a run that can't be written is no setting.
        configured = _decided(configured, configured.choices.schedule.time_zone, writes=True)
    _bring(proposal, configured, offer)


def menu(page: str, language: Language) -> None:
    """Write the menu of a Google Sheet that leads to a page, and say how a person gets it there."""
    path = os.path.relpath(scheduled.write_menu(page, language))
    click.echo(
        f"\nWrote {path}, a menu that leads to the scheduled run. In the sheet: Extensions > Apps Script, put it in "
        "the place of what stands there, save, and load the sheet again."
    )


def _decided(configured: Config, sheet_zone: str | None, *, writes: bool) -> Config:
    """Return the configuration with its schedule decided; written into the file, or only as it would be."""
    zone = scheduled.zone_of(configured, sheet_zone)
    path = configured.file or Path(FILE)
    if not path.is_file():
        raise UnsafeError(f"{path} was not written, and without it the run would not find its sheet")
    configured = wiring.configuration(path)
    schedule = configured.choices.schedule
    file = set_up.file_of(configured)
    text = file.saying(_settings(schedule, zone))
    if not writes or text == file.source:
        return configured if text == file.source else _with(configured, zone)
    set_up.write(file.path, text)
    click.echo(f"\nAdded to {file.path}:")
    for line in settings_file.changes(file.source, text):
        click.echo(f"  {line}")
    return wiring.configuration(path)


def _with(configured: Config, zone: str) -> Config:
    from dataclasses import replace

    schedule = replace(configured.choices.schedule, time_zone=zone)
    return replace(configured, choices=replace(configured.choices, schedule=schedule))


def _settings(schedule: Schedule, zone: str) -> Iterator[Setting]:
    yield Setting("schedule", "days", [each.value for each in schedule.days])
    yield Setting("schedule", "time", f"{schedule.at:%H:%M}")
    yield Setting("schedule", "time_zone", zone)


def _bring(proposal: Proposal, configured: Config, offer: Offer) -> None:
    """Write what is proposed where nothing of a person stands there, and say what changes."""
    path = Path(os.path.relpath(proposal.workflow))
    before = proposal.before
    if before and before.hand in (Hand.EDITED, Hand.OTHER):
        whose = "was edited by a person" if before.hand is Hand.EDITED else "was not written by `sheetsync init`"
        click.echo(f"\n{path} {whose}, so it stays as it is. What `init` would write instead:")
        _show(before.text, proposal.text)
        click.echo(f"  To have that, take {path} away and run this again.")
        return
    if proposal.is_current:
        click.echo(f"\n{path} is up to date: nothing to change.")
        return
    if before:
        click.echo(f"\nWhat would change in {path}:")
        _show(before.text, proposal.text)
    if not (offer.yes or offer.asked or _agreed(f"\nWrite {path}, the scheduled run on GitHub?", default=True)):
        return
    if not offer.asked:
        _decided(configured, configured.choices.schedule.time_zone, writes=True)
    proposal.write()
    click.echo(f"{'Brought up to date' if before else 'Wrote'}: {path}, and what it installs in {_beside(proposal)}.")
    _tell_the_rest(proposal, configured)


def _show(old: str, new: str) -> None:
    for line in settings_file.changes(old, new):
        click.echo(f"  {line}")


def _beside(proposal: Proposal) -> str:
    return os.path.relpath(proposal.root / scheduled.PLACE)


def _tell_the_rest(proposal: Proposal, configured: Config) -> None:
    schedule = configured.choices.schedule
    days = ", ".join(f"{each.title()}s" for each in schedule.days)
    click.echo(f"It runs on {days} at {schedule.at:%H:%M}, {schedule.time_zone}; GitHub may be late.")
    if ignored := proposal.left_out():
        names = ", ".join(os.path.relpath(each) for each in ignored)
        click.echo(f"Git ignores {names}: add them with `git add --force`.")
    location = configured.choices.sheet.location
    sheet = f" {location}" if kind_of(location).file_of(location) else ""
    add = f"{os.path.relpath(proposal.root / '.github')} {configured.file or FILE}{sheet}"
    click.echo(f"Commit it, and what it goes by, on the default branch: `git add {add}`, `git commit`, `git push`.")
    if configured.choices.audiences and not schedule.sends:
        click.echo("It sends nothing: look at `sheetsync summary --send --dry-run`, then say so under [schedule].")


def _agreed(question: str, *, default: bool) -> bool:
    try:
        return click.confirm(question, default=default)
    except click.Abort:
        raise UsageError(UNANSWERED) from None
