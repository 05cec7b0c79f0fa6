"""Revise: what was answered before, and can be taken back."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from sheetsync.errors import UsageError

if TYPE_CHECKING:
    from sheetsync.model.understanding import Setting
    from sheetsync.run.review import Review


def taken_back_from(review: "Review") -> "tuple[Review, list[Setting]]":
    """Show what was answered before, and let a person take answers back: these are asked again."""
    from sheetsync.model.understanding import NONE
    from sheetsync.steps.decide import answers, without

    said = [*answers(review.reading)]
    if not said:
        return review, []
    click.echo("\nAnswered before:")
    by_number = {str(number): each for number, each in enumerate(said, start=1)}
    for number, each in by_number.items():
        click.echo(f"  {number:>2}  {printable(f'{each.table}: {each.key} = {each.value or NONE}')}")
    what = "Numbers of those to take back, or Enter to keep them all"
    try:
        while not (numbers := {*typed(what).replace(",", " ").split()}) <= {*by_number}:
            click.echo(f"  give numbers from 1 to {len(said)}")
    except UsageError:
        # Nobody is there to take anything back; at a terminal somebody stopped.
        if sys.stdin.isatty():
            raise
        return review, []
    taken = [each for number, each in by_number.items() if number in numbers]
    for each in taken:
        review = replace(review, reading=without(review.reading, each))
    return review, taken


def typed(what: str) -> str:
    """Return what a person types.

    Raises:
        UsageError: There was no answer.
    """
    try:
        return str(click.prompt(what, default="", show_default=False)).strip()
    except click.Abort:
        raise UsageError(
            "there was no answer, so no configuration was written: answer, or run again with --yes"
        ) from None


def printable(text: str) -> str:
    """Return a text of the sheet as a terminal may show it."""
    from sheetsync.render.escape import shortened, terminal

    return shortened(terminal(text), 160)
