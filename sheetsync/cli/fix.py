"""`sheetsync fix`."""

from collections.abc import Sequence
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
    from sheetsync.model.said import Said
    from sheetsync.run.fix import Fix
    from sheetsync.steps.compose.words import Words

YES = "y"
END = "q"


@click.command()
@sheet_argument
@tab_option
@click.option("--dry-run", is_flag=True, help="Show what the remarks propose, and type nothing.")
@click.option("--undo", is_flag=True, help="Take back what was typed last, by this or by `yes` in the sheet.")
@history_option
@config_option
def fix(*, sheet: str, tab: str, dry_run: bool, undo: bool, history: Path | None, config: Path | None) -> None:
    """Type what the remarks propose, cell by cell, each on your word."""
    from sheetsync import wiring
    from sheetsync.cli.walk import tell_typed
    from sheetsync.errors import UsageError
    from sheetsync.run import fix as fixing
    from sheetsync.run import meet
    from sheetsync.run.review import review_of
    from sheetsync.steps.compose.words import Words

    terminal = Terminal()
    configured = configuration(config, sheet=sheet, tab=tab, history=history)
    review = review_of(configured)
    words = Words(review.language)
    if undo and review.history is None:
        raise UsageError(
            "what was typed is known by a history alone: give --history DIR, or run where sheetsync.toml is"
        )
    store = wiring.sheet(configured, writes=not dry_run)
    terminal.tell("Reading the sheet")
    grid, run = review.of(store.read(review.wants))
    terminal.tell("")
    found = fixing.last_fixes(run) if undo else fixing.fixes(grid, run)
    said = _asked(found, words, dry_run=dry_run)
    if not said:
        nothing = words.say("Nothing is known that was typed.") if undo else words.say("Nothing is proposed.")
        click.echo(words.say("Nothing was typed.") if found else nothing)
        return
    done = meet.answer(store, review, said)
    tell_typed(done, words)
    if fixing.keep(store, review, [each for each, typed in done if typed]) and not undo:
        click.echo(words.say("{command} takes it back.", command="`sheetsync fix --undo`"))


def _asked(found: Sequence["Fix"], words: "Words", *, dry_run: bool) -> list["Said"]:
    """Show each, ask which is to be typed, and return these."""
    from sheetsync.cli.walk import read_key
    from sheetsync.render.escape import terminal as safe

    said = []
    blank, other = words.say("blank"), words.say("or")
    either = f" {other} "
    for each in found:
        several = len(each.ways) > 1
        new = either.join(
            f"{safe(way.new) or blank}{f' ({at})' if several else ''}" for at, way in enumerate(each.ways, start=1)
        )
        click.echo(f"  {each.cell.a1:<6}{safe(each.ways[0].old) or blank} → {new}   {safe(each.ways[0].text)}")
        if dry_run:
            continue
        keys = {str(at): way for at, way in enumerate(each.ways, start=1)} if several else {YES: each.ways[0]}
        ask = words.say("{keys} types it, Enter leaves it, {end} ends", keys=either.join(keys), end=END)
        click.echo(f"     {ask}: ", nl=False)
        while (key := read_key()) not in ("", END, *keys):
            none = words.say("There is no key {key}", key=safe(key))
            click.echo(f"     {none}: ", nl=False)
        if key == END:
            break
        said += [keys[key]] if key else []
    return said
