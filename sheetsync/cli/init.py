"""`sheetsync init`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Terminal, configuration, sheet_argument, tab_option
from sheetsync.cli.revise import printable, taken_back_from, typed
from sheetsync.errors import UnsafeError, UsageError

if TYPE_CHECKING:
    from sheetsync.config.load import Config
    from sheetsync.model.grid import Grid
    from sheetsync.model.run import Run
    from sheetsync.model.understanding import Question, Setting, Understanding
    from sheetsync.run.review import Review

NO_ANSWER = "there was no answer, so nothing more was written: answer, or run again with --yes"

MOST_QUESTIONS = 5
MOST_LATER = 8
"""Questions of one run, for more are a form that nobody fills in; and lines of those that wait."""

Under = Callable[["Review"], tuple["Grid", "Run", "Understanding"]]


@click.command()
@sheet_argument
@tab_option
@click.option("--yes", is_flag=True, help="Ask nothing: what can't be decided stays open, and is said.")
@click.option("--workflow", is_flag=True, help="Also write the scheduled run on GitHub, or bring it up to date.")
@click.option(
    "--dropdowns", is_flag=True, help="Also put a dropdown on a status column that has none; it is yours then."
)
@click.option("--menu", is_flag=True, help="Also write a menu for the Google Sheet that leads to the scheduled run.")
@click.option(
    "--new", type=click.Path(path_type=Path, dir_okay=False), help="Make a fresh roadmap here first, to start from."
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Configuration file to write.  [default: sheetsync.toml]",
)
def init(
    *,
    sheet: str,
    tab: str,
    yes: bool,
    workflow: bool,
    dropdowns: bool,
    menu: bool,
    new: Path | None,
    config: Path | None,
) -> None:
    """Look at the sheet, say how it is understood, and write sheetsync.toml.

    Asks only what the sheet leaves open, and with --workflow or --menu nothing that it asked before. Run it
    again after the sheet has changed: answers can be taken back, it shows what would change in the file, and
    leaves the rest of it as it is.
    """
    from sheetsync import wiring
    from sheetsync.cli import offer
    from sheetsync.render.report import understanding as page
    from sheetsync.run import schedule as scheduled
    from sheetsync.run import set_up
    from sheetsync.run.review import review_of
    from sheetsync.run.understand import understand
    from sheetsync.steps.decide import settings

    if new and sheet:
        raise click.UsageError("--new makes the sheet: name it there alone")
    terminal = Terminal()
    configured = configuration(config, sheet=str(new or sheet), tab=tab, may_be_missing=True)
    page_of_run = scheduled.page(configured) if menu else ""
    offered = offer.Offer(wanted=workflow and offer.is_possible(configured, yes=yes), asked=workflow, yes=yes)
    if new:
        set_up.new_workbook(new)
        click.echo(f"Made {new}, with an example to write over.\n")
    under = understand(wiring.sheet(configured), progress=terminal.tell)
    review = review_of(configured)
    _, run, seen = under(review)
    dress = partial(page.render, title=run.spreadsheet.title, columns=terminal.width, colour=terminal.colour)
    click.echo(dress(seen), nl=False)
    before = seen.columns
    # Who has a file and wants a workflow was asked already, and left open what is open.
    asks = not yes and not (configured.file and (workflow or menu))
    review, taken_back = taken_back_from(review) if asks else (review, [])
    answered = _asked(under, review, yes=not asks)
    grid, run, seen = under(answered)
    if seen.columns != before:
        click.echo(f"\nWith your answers:\n\n{dress(seen)}", nl=False)
    if seen.header_row is None:
        raise UnsafeError("without headers there is nothing to set up, so nothing was written: see above what is open")
    said = settings(
        seen,
        answered.reading,
        location=configured.choices.sheet.location,
        pins_tab=sum(each.visible for each in run.spreadsheet.tabs) > 1,
        offers_notes=grid.takes_notes,
    )
    _write_settings(configured, said, taken_back, yes=yes)
    if dropdowns:
        _add_dropdown(configured, grid, run, seen, answered)
    offer.workflow(configured, run.spreadsheet.time_zone, offered)
    if menu:
        offer.menu(page_of_run, configured.choices.sheet.language)
    click.echo(
        "\nNext: `sheetsync check` shows what is missing in the sheet, `sheetsync sync` writes it beside the rows."
    )


def _asked(under: Under, review: "Review", *, yes: bool) -> "Review":
    """Ask what is open, one question after the other, for an answer may raise or settle another."""
    from sheetsync.steps.decide import decide

    left: set[tuple[object, str]] = set()
    while question := next((each for each in under(review)[2].questions if each.key not in left), None):
        if len(left) == MOST_QUESTIONS:
            _tell_later([each for each in under(review)[2].questions if each.key not in left])
            break
        left.add(question.key)
        if yes:
            _leave_open(question)
            continue
        while answer := _answer(question):
            try:
                review = replace(review, reading=decide(review.reading, question, answer))
            except ValueError as error:
                click.echo(f"  {error}")
            else:
                break
    return review


def _tell_later(questions: "Sequence[Question]") -> None:
    """Say what is not asked this time: the best guess is taken, and another run goes on with it."""
    click.echo("\nNot asked this time; run `sheetsync init` again, or say it in sheetsync.toml:")
    for each in questions[:MOST_LATER]:
        click.echo(f"  {printable(each.text)}")
    if len(questions) > MOST_LATER:
        click.echo(f"  and {len(questions) - MOST_LATER} more")


def _leave_open(question: "Question") -> None:
    if len(question.choices) > 1 and question.topic == "sheet.tab":
        click.echo("\nTook the first tab of several that look alike; name another with --tab.")
        return
    from sheetsync.config import amend as settings_file

    click.echo(
        f"\nOpen: {printable(question.text)}\n  Say it in sheetsync.toml {printable(settings_file.place(question))}."
    )
    for choice, hint in zip(question.choices, question.hints, strict=False):
        said = printable(f'"{choice}": {hint}')
        click.echo(f"  {said}")


def _answer(question: "Question") -> str:
    """Ask; return the answer, "" to leave it open."""
    click.echo(f"\n{printable(question.text)}")
    choices = [*question.choices, *question.none]
    for number, (choice, hint) in enumerate(zip_longest(choices, question.hints, fillvalue=""), start=1):
        line = printable(f"{choice}  ({hint})" if hint else choice)
        click.echo(f"  {number:>2}  {line}")
    what = "Number" if question.choices else "Answer"
    said = typed(f"{what}, or Enter to leave it open")
    by_number = {str(number): choice for number, choice in enumerate(choices, start=1)}
    return by_number.get(said, said)


def _write_settings(
    configured: "Config", said: "Iterable[Setting]", taken_back: "Sequence[Setting]", *, yes: bool
) -> None:
    from sheetsync.config import amend as settings_file
    from sheetsync.run import set_up

    file = set_up.file_of(configured)
    text = file.saying(said, taken_back)
    if text == file.source:
        click.echo(f"\n{file.path} says all of this already: nothing to change.")
        return
    if file.source:
        click.echo(f"\nWhat would change in {file.path}:")
        for line in settings_file.changes(file.source, text):
            click.echo(f"  {line}")
    if yes or _agreed(f"\nWrite {file.path}?"):
        set_up.write(file.path, text)
        click.echo(f"Wrote {file.path}.")
    else:
        click.echo(f"{file.path} was not written.")


def _agreed(question: str) -> bool:
    try:
        return click.confirm(question, default=True)
    except click.Abort:
        raise UsageError(
            "there was no answer, so no configuration was written: answer, or run again with --yes"
        ) from None


def _add_dropdown(configured: "Config", grid: "Grid", run: "Run", seen: "Understanding", review: "Review") -> None:
    from sheetsync.run import set_up
    from sheetsync.run.understand import locate_dropdown
    from sheetsync.steps.decide import dropdown

    found = dropdown(seen, run.roadmap.last_row)
    if found is None:
        click.echo("There is no one status column to put a dropdown on.")
    elif where := set_up.add_dropdown(configured, grid.tab, found, locate_dropdown(review)):
        click.echo(f"Put a dropdown on the status column, {where}.")
    else:
        click.echo("The status column has a validation already; it stays as it is.")
