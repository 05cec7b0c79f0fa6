"""The words of a letter to one person about their rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from sheetsync.languages.catalogue import ENGLISH
from sheetsync.model.day import shifted
from sheetsync.model.nudge import Ask, Entry, Letter, Nudge, Said
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import Words, shortened
from sheetsync.steps.nudge import MUTE


def letter(nudge: Nudge, *, today: date, own_header: str, language: str = ENGLISH) -> Letter:
    """Return the words of a nudge.

    Args:
        nudge: What a person is told.
        today: Decides what was due already.
        own_header: The header of our column, where one answers.
        language: That of the words.
    """
    words = Words(language, nudge.person.dates)
    entries = tuple(_entry(list(asks), words, today) for _, asks in groupby(nudge.asks, _line))
    name = nudge.person.name
    return Letter(
        shortened(_subject(nudge, entries, words), 150),
        words.say("Hello {name},", name=name) if name else words.say("Hello,"),
        entries,
        tuple(_closing(nudge, own_header, shifted(today, 28), words)),
        language,
        words.say("Resolve this when it is settled; what you reply is kept as your answer."),
        words.say("This still stands."),
    )


def _subject(nudge: Nudge, entries: Sequence[Entry], words: Words) -> str:
    name = nudge.roadmap or words.say("the roadmap")
    if not entries:
        return words.say("{roadmap}: owners whom nobody knows", roadmap=name)
    return words.many(
        "{roadmap}: {count} line of yours needs a word",
        "{roadmap}: {count} lines of yours need a word",
        len(entries),
        roadmap=name,
    )


def _line(ask: Ask) -> tuple[str, str, str]:
    return ask.project, ask.line, ask.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _entry(asks: list[Ask], words: Words, today: date) -> Entry:
    first = asks[0]
    due = words.due(words.day(first.due), is_past=first.due < today) if first.due else ""
    title = f"{first.project}: {first.line}" if first.project and first.line else first.project or first.line
    said = tuple(
        Said(f"[{each.column}] {each.words}" if each.column else each.words, each.cell, each.link) for each in asks
    )
    status = words.say(first.status) if first.status in set(Status) else first.status
    return Entry(title, ", ".join(filter(None, (status, due))), said)


def _closing(nudge: Nudge, own_header: str, later: date, words: Words) -> Iterator[str]:
    if nudge.asks:
        yield words.say(
            'What helps: mend the cell, or type "ok: " and why over the remark in the column "{column}"; '
            '"ok until {day}: " and why holds until that day.',
            column=own_header,
            day=later,
        )
        if any(each.proposals for each in nudge.asks):
            yield words.say('Where a remark proposes something, "yes" over it lets the next check type just that.')
        yield words.say(
            "Each of these is told three times at most, a week apart, and no more once it is mended, answered or "
            "the line is closed; after that it is on the agenda of the update meeting."
        )
    if nudge.strangers:
        yield words.say(
            "Nobody knows how to reach {names}: rows are theirs, and they hear nothing. "
            "Add them to [[people]] in sheetsync.toml, or leave it; this is told once.",
            names=", ".join(nudge.strangers),
        )
    if nudge.asks:
        yield words.say('No more such messages: type "ok: {mute}" over a remark on a row of yours.', mute=MUTE)
