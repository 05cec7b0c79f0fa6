"""Walk: line by line through the agenda, one key for each new status."""

import sys
from collections.abc import Sequence
from typing import Final

import click

from sheetsync.cli.options import Terminal
from sheetsync.model.document import SHAPES
from sheetsync.model.grid import Grid
from sheetsync.model.roadmap import Status
from sheetsync.model.run import Run
from sheetsync.render.escape import terminal as safe
from sheetsync.steps.answer import NO_OPENERS, Reply, answers
from sheetsync.steps.compose.decisions import Topic

KEYS: Final = {
    "n": Status.NOT_STARTED,
    "i": Status.IN_PROGRESS,
    "p": Status.POSSIBLE_DELAY,
    "r": Status.AT_RISK,
    "d": Status.DONE,
    "w": Status.WONT_DO,
}
END: Final = "q"
_HELP: Final = ", ".join(f"{key} {status.value}" for key, status in KEYS.items())


def walk(found: Sequence[Topic], run: Run, grid: Grid, terminal: Terminal) -> tuple[list[Reply], bool]:
    """Ask for each open line how it stands, in the order of the meeting.

    Returns:
        What was answered and confirmed, and whether that was the meeting: it went to the end, or something came of it.
    """
    click.echo(f"{len(found)} open lines. One key a line: {_HELP}; Enter leaves it, {END} ends the walk.")
    replies: list[Reply] = []
    ended = False
    for number, topic in enumerate(found, start=1):
        _show(run, topic, f"{number}/{len(found)}", terminal)
        key = _key()
        if key == END:
            ended = True
            break
        if key in KEYS and KEYS[key] is not topic.step.status:
            replies.append(Reply(topic.project, topic.step, KEYS[key], _note()))
    confirmed = replies if replies and _confirmed(run, grid, replies) else []
    return confirmed, bool(confirmed) or not (ended or replies)


def _show(run: Run, topic: Topic, place: str, terminal: Terminal) -> None:
    step, past = topic.step, topic.past
    due = f", due {step.end.text}" if step.end else ""
    since = f", unchanged since {past.unchanged.day}" if past else ""
    click.echo("")
    click.echo(click.style(f"{place}  {safe(step.text)}", bold=terminal.colour or None))
    click.echo(f"     {safe(topic.project.name)}{', ' + safe(step.owner) if step.owner else ''}{safe(due)}{since}")
    if step.notes:
        click.echo(f"     note: {safe(step.notes)}")
    for each in run.active:
        if each.cell and each.cell.row == step.row and each.tab == run.roadmap.tab:
            click.echo(f"     {each.severity.value}: {safe(each.message)}")
    word = safe(step.status_text) or "no status"
    click.echo(f"     {SHAPES[step.status]} {word} → ", nl=False)


def _key() -> str:
    """Read one key; where no person sits at a terminal, the first character of a line."""
    if sys.stdin.isatty():
        key = click.getchar()
        click.echo("" if key in "\r\n" else key)
    else:
        line = sys.stdin.readline()
        key = line[:1].strip() if line else END
        click.echo(key)
    return key.strip().lower()


def _note() -> str:
    """Read a note; "" for none. One that a sheet would take for a formula is asked for again."""
    while True:
        click.echo("     note (Enter for none): ", nl=False)
        line = sys.stdin.readline()
        note = " ".join(line.split())
        if not note.startswith(NO_OPENERS):
            return note
        click.echo(f"     A note can't start with {' '.join(NO_OPENERS)}.")


def _confirmed(run: Run, grid: Grid, replies: Sequence[Reply]) -> bool:
    """Show what would be typed, and ask."""
    click.echo("")
    cells = [(reply, each) for reply in replies for each in answers(run.roadmap, grid, reply)]
    for reply, each in cells:
        old = safe(each.edit.old) or "blank"
        click.echo(f"  {each.edit.cell.a1:<6}{old} → {safe(each.edit.new)}   {safe(reply.step.text)}")
    click.echo(f"Type this into {len(cells)} cells? [y/N] ", nl=False)
    return bool(cells) and _key() == "y"


def tell_typed(done: Sequence[tuple[Reply, Sequence[object]]]) -> None:
    """Say how many cells were typed, and which lines were left alone and why."""
    click.echo(f"{sum(len(typed) for _, typed in done)} cells typed.")
    for reply, typed in done:
        if not typed:
            click.echo(f"Left alone, because somebody changed it meanwhile: {safe(reply.step.text)}")
