"""Tell: changes as sentences for people."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from sheetsync.languages.catalogue import message, messages
from sheetsync.model.own_text import one_line
from sheetsync.model.snapshot import Change, ChangeKind, Line
from sheetsync.model.terms import Status
from sheetsync.steps.compose.words import IN_ENGLISH, Words

_QUIET = (ChangeKind.DETAILS, ChangeKind.CONFIRMED, ChangeKind.REORDERED)
"""Changes that are counted, not told one by one."""

_SPEAK_OF_STATUS = (ChangeKind.STATUS, ChangeKind.WENT_BACK, ChangeKind.REMOVED)

_START = "from "
"""Stands before a day on which work begins; what has none before it is a day on which it is due."""

_SIDES = {
    "higher": messages(
        '"{project}" went above the priority line, with {count} line ({day}).',
        '"{project}" went above the priority line, with {count} lines ({day}).',
    ),
    "lower": messages(
        '"{project}" went below the priority line, with {count} line ({day}).',
        '"{project}" went below the priority line, with {count} lines ({day}).',
    ),
    "unknown": messages(
        '"{project}" went off the priority line, with {count} line ({day}).',
        '"{project}" went off the priority line, with {count} lines ({day}).',
    ),
}

_WORDS = {
    ChangeKind.STATUS: message("{what}: {old} → {new}"),
    ChangeKind.WENT_BACK: message("{what} went back: {old} → {new}"),
    ChangeKind.DATES: message("{what}: due {old} → {new}"),
    ChangeKind.ADDED: message("{what} is new"),
    ChangeKind.SCOPE: message("{what} is new scope, added after the start"),
    ChangeKind.REMOVED: message("{what} is gone; it was {old}"),
    ChangeKind.MOVED: message('"{text}" moved from {old} to {new}'),
    ChangeKind.RENAMED: message('"{old}" is called "{new}" now'),
    ChangeKind.PROJECT: message('The project "{old}" is called "{new}" now'),
}
"""Values are put in once; what a cell says is never read again."""


def sentences(changes: Iterable[Change], *, words: Words = IN_ENGLISH) -> Iterator[str]:
    """Yield a sentence for each change of note, then one that counts the rest."""
    found = list(changes)
    crossed = [each for each in found if each.kind is ChangeKind.CROSSED and each.line]
    for project, same in groupby(crossed, lambda each: each.line.project if each.line else ""):
        yield _crossed(one_line(project), list(same), words)
    for each in found:
        if each.kind not in (*_QUIET, ChangeKind.CROSSED):
            yield f"{_sentence(each, words)}{_guess(each, words)}."
    yield from _counted(found, words)


def _crossed(project: str, lines: Sequence[Change], words: Words) -> str:
    return words.many(*_SIDES[lines[0].new], len(lines), project=project, day=words.day(lines[0].day))


def _sentence(change: Change, words: Words) -> str:
    line, old, new = change.line, _value(change, change.old, words), _value(change, change.new, words)
    if line is None:
        return words.say("The interval moved from {old} to {new}", old=one_line(change.old), new=one_line(change.new))
    if change.kind is ChangeKind.REMOVED and not old:
        return words.say("{what} is gone", what=_what(line, words))
    if change.kind is ChangeKind.DATES and change.old.startswith(_START):
        return words.say("{what}: begins {old} → {new}", what=_what(line, words), old=old, new=new)
    return words.say(_WORDS[change.kind], what=_what(line, words), text=one_line(line.text), old=old, new=new)


def _what(line: Line, words: Words) -> str:
    """Name a line, with its project where it has one: in a list there is none to have."""
    text, project = one_line(line.text), one_line(line.project)
    if project:
        return words.say('"{text}" ({project})', text=text, project=project)
    return words.say('"{text}"', text=text)


def _value(change: Change, text: str, words: Words) -> str:
    """Say what was, or is: a day, a status, or what the cell says; or that there was, or is, none."""
    text = one_line(text)
    if change.kind is ChangeKind.DATES:
        day = text.removeprefix(_START.strip()).strip()
        return words.day(date.fromisoformat(day)) if day else words.say("no date")
    if change.kind in (ChangeKind.STATUS, ChangeKind.WENT_BACK) and not text:
        return words.status(None)
    if change.kind in _SPEAK_OF_STATUS and text in set(Status):
        return words.say(text)
    return text or ("" if change.kind is ChangeKind.REMOVED else words.say("nothing"))


def _guess(change: Change, words: Words) -> str:
    if change.score < 1 and change.kind in (ChangeKind.RENAMED, ChangeKind.MOVED):
        return " " + words.say("(taken for the same line at {share})", share=f"{change.score:.0%}")
    return ""


def _counted(changes: Sequence[Change], words: Words) -> Iterator[str]:
    details = len({each.line.id for each in changes if each.kind is ChangeKind.DETAILS and each.line})
    confirmed = sum(each.kind is ChangeKind.CONFIRMED for each in changes)
    parts = [
        words.many("owner or note of {count} line changed", "owner or note of {count} lines changed", details)
        if details
        else "",
        words.many("{count} line confirmed unchanged", "{count} lines confirmed unchanged", confirmed)
        if confirmed
        else "",
        words.say("the rows were sorted") if any(each.kind is ChangeKind.REORDERED for each in changes) else "",
    ]
    said = "; ".join(filter(None, parts))
    if said:
        yield f"{said[0].upper()}{said[1:]}."
