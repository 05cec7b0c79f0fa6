"""The words of a letter to one person about their rows."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from sheetsync.model.day import shifted
from sheetsync.model.nudge import Ask, Entry, Letter, Nudge, Said
from sheetsync.steps.compose.words import Words, number, shortened
from sheetsync.steps.nudge import MUTE


def letter(nudge: Nudge, *, today: date, own_header: str) -> Letter:
    """Return the words of a nudge.

    Args:
        nudge: What a person is told.
        today: Decides what was due already.
        own_header: The header of our column, where one answers.
    """
    entries = tuple(_entry(list(asks), nudge.person.dates, today) for _, asks in groupby(nudge.asks, _line))
    name = nudge.roadmap or "the roadmap"
    if entries:
        many = number(len(entries), "line")
        subject = f"{name}: {many} of yours {'needs' if len(entries) == 1 else 'need'} a word"
    else:
        subject = f"{name}: owners whom nobody knows"
    return Letter(
        shortened(subject, 150),
        f"Hello {nudge.person.name}," if nudge.person.name else "Hello,",
        entries,
        tuple(_closing(nudge, own_header, shifted(today, 28))),
    )


def _line(ask: Ask) -> tuple[str, str, str]:
    return ask.project, ask.line, ask.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _entry(asks: list[Ask], dates: str, today: date) -> Entry:
    first = asks[0]
    words = Words(dates=dates)
    due = words.due(words.day(first.due), is_past=first.due < today) if first.due else ""
    title = f"{first.project}: {first.line}" if first.project and first.line else first.project or first.line
    said = tuple(
        Said(f"[{each.column}] {each.words}" if each.column else each.words, each.cell, each.link) for each in asks
    )
    return Entry(title, ", ".join(filter(None, (first.status, due))), said)


def _closing(nudge: Nudge, own_header: str, later: date) -> Iterator[str]:
    if nudge.asks:
        yield (
            f'What helps: mend the cell, or type "ok: " and why over the remark in the column "{own_header}"; '
            f'"ok until {later}: " and why holds until that day.'
        )
        yield (
            "Each of these is told three times at most, a week apart, and no more once it is mended, answered or "
            "the line is closed; after that it is on the agenda of the update meeting."
        )
    if nudge.strangers:
        yield (
            f"Nobody knows how to reach {', '.join(nudge.strangers)}: rows are theirs, and they hear nothing. "
            "Add them to [[people]] in sheetsync.toml, or leave it; this is told once."
        )
    if nudge.asks:
        yield f'No more such messages: type "ok: {MUTE}" over a remark on a row of yours.'
