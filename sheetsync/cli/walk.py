"""Walk: line by line through the agenda, one key for each new status."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import click

from sheetsync.cli.options import Terminal
from sheetsync.model.grid import Grid
from sheetsync.model.run import Run
from sheetsync.model.said import Said
from sheetsync.model.sign import SHAPES
from sheetsync.model.terms import Field, Status
from sheetsync.render.escape import terminal as safe
from sheetsync.steps.answer import NO_OPENERS, answer_of, is_day, said_of, word_for
from sheetsync.steps.compose.decisions import Topic
from sheetsync.steps.compose.words import IN_ENGLISH, Words

KEYS: Final = {
    "n": Status.NOT_STARTED,
    "i": Status.IN_PROGRESS,
    "p": Status.POSSIBLE_DELAY,
    "r": Status.AT_RISK,
    "d": Status.DONE,
    "w": Status.WONT_DO,
}
DATE: Final = "e"
BACK: Final = "b"
END: Final = "q"
_HELP: Final = ", ".join(f"{key} {status.value}" for key, status in KEYS.items())
_KEYS: Final = f"{_HELP}, {DATE} its date; Enter leaves it, {BACK} goes back, {END} ends the walk"


def walk(found: Sequence[Topic], run: Run, grid: Grid, terminal: Terminal, language: str) -> tuple[list[Said], bool]:
    """Ask for each open line how it stands, in the order of the meeting; `language` is that of the sheet.

    Returns:
        What was said and confirmed, and whether that was the meeting: it went to the end, or something came of it.
    """
    click.echo(f"{len(found)} open lines. One key a line: {_KEYS}.")
    walked = _Walk(run, grid, terminal, found, language)
    ended = walked.ask()
    said = [each for topic in found for each in walked.said(topic)]
    confirmed = said if said and _confirmed(run, grid, said) else []
    return confirmed, bool(confirmed) or not (ended or said)


@dataclass(frozen=True, slots=True)
class _Walk:
    """The lines, and what was said of each so far: by the row of the line, the new text of each field."""

    run: Run
    grid: Grid
    terminal: Terminal
    topics: Sequence[Topic]
    language: str
    told: dict[int, dict[Field, str]] = field(default_factory=dict)

    def ask(self) -> bool:
        """Ask for each line, back and forward; return whether the person ended it before the last."""
        place = 0
        while place < len(self.topics):
            topic = self.topics[place]
            _show(self.run, topic, f"{place + 1}/{len(self.topics)}", self.terminal, self.told.get(topic.step.row, {}))
            key = self._key(topic)
            if key == END:
                return True
            place = max(0, place - 1) if key == BACK else place + 1
        return False

    def _key(self, topic: Topic) -> str:
        """Take keys for one line until one leaves it, and return that."""
        told = self.told.setdefault(topic.step.row, {})
        while (key := read_key()) not in ("", BACK, END):
            if key == DATE:
                self._date(told)
            elif key in KEYS:
                told.pop(Field.STATUS, None)
                if KEYS[key] is not topic.step.status:
                    told[Field.STATUS] = word_for(self.run.roadmap, KEYS[key], self.language)
                    told[Field.NOTES] = _note()
                break
            else:
                click.echo(f"     There is no key {safe(key)}: {_KEYS}.")
            click.echo("     → ", nl=False)
        return key

    def _date(self, told: dict[Field, str]) -> None:
        if Field.END not in self.run.roadmap.columns:
            click.echo("     This sheet has no column that says when a line is due.")
            return
        click.echo("     due, such as 2026-11-20 (Enter leaves it): ", nl=False)
        text = sys.stdin.readline().strip()
        if is_day(text):
            told[Field.END] = text
        elif text:
            click.echo(f"     {safe(text)} is no day: write it as 2026-11-20.")

    def said(self, topic: Topic) -> Iterator[Said]:
        """Yield what was said of a line, cell by cell, where it is another text than stands there."""
        for name, new in self.told.get(topic.step.row, {}).items():
            one = said_of(self.run.roadmap, self.grid, (topic.project, topic.step), name, new)
            if new and new != one.old:
                yield one


def _show(run: Run, topic: Topic, place: str, terminal: Terminal, told: Mapping[Field, str]) -> None:
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
    for name, new in told.items():
        if new:
            click.echo(f"     you said: {name.value} {safe(new)}")
    word = safe(step.status_text) or "no status"
    click.echo(f"     {SHAPES[step.status]} {word} → ", nl=False)


def read_key() -> str:
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


def _confirmed(run: Run, grid: Grid, said: Sequence[Said]) -> bool:
    """Show what would be typed, and ask."""
    click.echo("")
    cells = [(one, found) for one in said if (found := answer_of(run.roadmap, grid, one))]
    for one, each in cells:
        old = safe(each.edit.old) or "blank"
        click.echo(f"  {each.edit.cell.a1:<6}{old} → {safe(each.edit.new)}   {safe(one.text)}")
    click.echo(f"Type this into {len(cells)} cells? [y/N] ", nl=False)
    return bool(cells) and read_key() == "y"


def tell_typed(done: Sequence[tuple[Said, object | None]], words: Words = IN_ENGLISH) -> None:
    """Say how many cells were typed, and which lines were left alone and why."""
    count = sum(typed is not None for _, typed in done)
    click.echo(words.many("{count} cell typed.", "{count} cells typed.", count))
    for text in dict.fromkeys(said.text for said, typed in done if typed is None):
        click.echo(words.say("Left alone, because somebody changed it meanwhile: {line}", line=safe(text)))
